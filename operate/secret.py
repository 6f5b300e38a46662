"""Secrets lie in files of their own: read when they are needed, kept nowhere, written to no log."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from operate.document import Problem, SettingsError
from operate.sections import Settings


def secret(path: Path) -> str:
    """The secret in that file, read when it is needed and kept nowhere; the line end is not part of it."""
    try:
        found = path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        wrong = f"the file {path} cannot be read ({reason})"
        raise _no_secret(
            path, wrong, "Write the secret into it, mode 0600, or hand it over as a credential"
        ) from None
    if not found:
        raise _no_secret(path, f"the file {path} is empty", "Write the secret into it, one line")
    return found


def token_key(settings: Settings) -> bytes:
    """The key from which tokens are made: at least 32 bytes, written as base64."""
    path = settings.authentication.token_key_file
    try:
        key = base64.b64decode(secret(path), validate=True)
    except binascii.Error:
        key = b""
    if len(key) < 32:
        raise _no_secret(path, f"{path} holds no base64 of at least 32 bytes", "Let `suratd init` make one")
    return key


def vault_key(settings: Settings) -> bytes:
    """The key of sealed cases: a file of its own, or made from the token key."""
    path = settings.complaints.key_file
    if path is None:
        return token_key(settings)
    key = secret(path).encode()
    if len(key) < 16:
        raise _no_secret(path, f"{path} holds less than 16 characters", "Write a long random secret into it")
    return key


def _no_secret(path: Path, wrong: str, remedy: str) -> SettingsError:
    return SettingsError((Problem(path.name, 1, "secret", wrong, f"{remedy}."),))
