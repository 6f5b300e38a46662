"""Runs a command as systemd would run the service: `python jail.py UNIT STATE UID COMMAND…`, as root, without systemd.

What the unit says is done with the kernel's own means: a mount namespace in which nothing but the state folder (and an
empty /tmp) can be written, a /dev without disks, a /proc in which others are invisible, a user namespace that knows root
and this user alone, limits of memory and tasks, another user without any capability, no new privileges, and the
system-call filters. The names in the filter are those of the unit; what each group holds is asked of systemd-analyze.
Limits need a cgroup that can be written (tests/systemd/cgroup.py makes it). Left to systemd itself: SocketBindDeny=.
"""

from __future__ import annotations

import ctypes
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.systemd import cgroup

ROOT = Path(__file__).resolve().parents[2]

ALLOW, REFUSE, NO_FAMILY = 0x7FFF0000, 0x00050001, 0x00050061
EQUAL, MASKED = 4, 7
WRITE_EXEC, EXEC = 6, 4
NEW_NAMESPACES = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000, 0x80)
SETID_BITS = (0o4000, 0o2000)
CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000
MS_PRIVATE, MS_REC, MS_BIND, MS_REMOUNT, MS_RDONLY, MS_NOSUID, MS_NOEXEC = (
    1 << 18,
    1 << 14,
    1 << 12,
    32,
    1,
    2,
    8,
)
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
NO_NEW_PRIVS = 38


class Compare(ctypes.Structure):
    _fields_ = [
        ("argument", ctypes.c_uint),
        ("how", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    ]


ROOMS = ("/tmp", "/var/tmp")
"""PrivateTmp=: empty, and gone with the service."""

libc = ctypes.CDLL(None, use_errno=True)


def groups() -> dict[str, list[str]]:
    """What each @group of systemd holds."""
    said = subprocess.run(["systemd-analyze", "syscall-filter"], capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = {}
    members: list[str] = []
    for line in said.stdout.splitlines():
        if line.startswith("@"):
            members = found.setdefault(line.strip(), [])
        elif line.strip() and not line.strip().startswith("#"):
            members.append(line.strip())
    return found


def calls(words: Iterable[str], known: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for word in words:
        found |= calls(known[word], known) if word.startswith("@") else {word}
    return found


def settings(unit: str, key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", unit, re.MULTILINE)


def allowed(unit: str) -> set[str]:
    """The system calls that the unit's filter lets through, line by line as systemd reads them."""
    known, found = groups(), set[str]()
    for line in settings(unit, "SystemCallFilter"):
        if line.startswith("~"):
            found -= calls(line[1:].split(), known)
        else:
            found |= calls(line.split(), known)
    # systemd always lets through what starting the program needs.
    return found | {"execve", "exit", "exit_group", "rt_sigreturn", "brk", "mmap", "mprotect"}


class Filter:
    """One seccomp filter: `usual` for every call, but for those that rules name."""

    def __init__(self, usual: int) -> None:
        self._library = ctypes.CDLL("libseccomp.so.2")
        self._library.seccomp_init.restype = ctypes.c_void_p
        self._filter = ctypes.c_void_p(self._library.seccomp_init(usual))
        assert self._filter

    def rule(self, action: int, name: str, *compared: tuple[int, int, int, int]) -> None:
        number = self._library.seccomp_syscall_resolve_name(name.encode())
        if number == -1:
            return
        array = (Compare * len(compared))(*(Compare(*one) for one in compared))
        self._library.seccomp_rule_add_array(self._filter, action, number, len(compared), array)

    def load(self) -> None:
        assert self._library.seccomp_load(self._filter) == 0


def filter_calls(unit: str) -> None:
    """First what stands in words of its own (each loaded filter must let a call through), then the list itself."""
    locks = Filter(ALLOW)
    if settings(unit, "MemoryDenyWriteExecute") == ["yes"]:
        locks.rule(REFUSE, "mmap", (2, MASKED, WRITE_EXEC, WRITE_EXEC))
        locks.rule(REFUSE, "mprotect", (2, MASKED, EXEC, EXEC))
        locks.rule(REFUSE, "pkey_mprotect", (2, MASKED, EXEC, EXEC))
    if settings(unit, "RestrictNamespaces") == ["yes"]:
        locks.rule(REFUSE, "unshare")
        locks.rule(REFUSE, "setns")
        # errno 38: glibc then takes clone, whose flags can be looked at.
        locks.rule(0x00050026, "clone3")
        for flag in NEW_NAMESPACES:
            locks.rule(REFUSE, "clone", (0, MASKED, flag, flag))
    if settings(unit, "RestrictSUIDSGID") == ["yes"]:
        for bit in SETID_BITS:
            locks.rule(REFUSE, "chmod", (1, MASKED, bit, bit))
            locks.rule(REFUSE, "fchmod", (1, MASKED, bit, bit))
            locks.rule(REFUSE, "fchmodat", (2, MASKED, bit, bit))
    if families := settings(unit, "RestrictAddressFamilies"):
        kept = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}
        for number in set(range(46)) - {kept[name] for name in families[0].split()}:
            locks.rule(NO_FAMILY, "socket", (0, EQUAL, number, 0))
    names = Filter(REFUSE)
    for name in allowed(unit):
        names.rule(ALLOW, name)
    locks.load()
    names.load()


def mount(source: str, target: str, kind: str, flags: int, words: str = "") -> None:
    if libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), words.encode()):
        raise OSError(ctypes.get_errno(), f"mount {target}")


def closed_rooms(state: Path, shown: list[Path]) -> None:
    """All read-only but the state folder and an empty /tmp; `shown` stays visible where a private home hides it."""
    if libc.unshare(CLONE_NEWNS):
        raise OSError(ctypes.get_errno(), "unshare")
    mount("", "/", "", MS_PRIVATE | MS_REC)
    kept = [(path, os.open(path, os.O_PATH)) for path in (state, *shown)]
    for home in {path.parts[1] for path in shown if not path.is_relative_to("/var")}:
        mount("none", f"/{home}", "tmpfs", 0, "mode=755")
    for folder in ROOMS:
        mount("none", folder, "tmpfs", 0, "mode=1777")
    for path, handle in kept:
        path.mkdir(parents=True, exist_ok=True)
        mount(f"/proc/self/fd/{handle}", str(path), "", MS_BIND | MS_REC)
        os.close(handle)
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        target = line.split()[4]
        hidden_now = not Path(target).exists()  # A partition below a room that was closed.
        if hidden_now or target in (*ROOMS, str(state)) or target.startswith(("/proc", "/dev")):
            continue
        mount("", target, "", MS_REMOUNT | MS_BIND | MS_RDONLY)


def few_devices() -> None:
    """PrivateDevices=: a /dev that holds nothing of the machine but what is no device at all."""
    nodes = [(name, os.open(f"/dev/{name}", os.O_PATH)) for name in DEVICES]
    mount("none", "/dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=755")
    for name, handle in nodes:
        Path("/dev", name).touch()
        mount(f"/proc/self/fd/{handle}", f"/dev/{name}", "", MS_BIND)
        os.close(handle)
    for link, target in (("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        Path("/dev", link).symlink_to(f"/proc/self/{target}")
    Path("/dev/shm").mkdir()
    mount("none", "/dev/shm", "tmpfs", MS_NOSUID, "mode=1777")
    mount("", "/dev", "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NOEXEC)


def few_users(uid: int) -> None:
    """PrivateUsers=: of all users only root and this one exist, and that root has no power outside."""
    ready, goes = os.pipe()
    about = os.getpid()
    helper = os.fork()
    if not helper:
        # Only somebody outside the new namespace may say who is who in it.
        os.close(goes)
        os.read(ready, 1)
        for kind in ("uid_map", "gid_map"):
            Path(f"/proc/{about}/{kind}").write_text(f"0 0 1\n{uid} {uid} 1\n")
        os._exit(0)
    if libc.unshare(CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "unshare")
    os.write(goes, b"!")
    os.close(ready)
    os.close(goes)
    if os.waitpid(helper, 0)[1]:
        raise OSError("the user namespace has no map")


def on(unit: str, key: str) -> bool:
    return settings(unit, key)[-1:] == ["yes"]


def hidden(path: Path) -> bool:
    """Does a folder above it let nobody else through?"""
    return any(not folder.stat().st_mode & 0o001 for folder in path.parents)


def main() -> None:
    unit, state, uid = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2]), int(sys.argv[3])
    needed = map(Path, (sys.base_prefix, sys.prefix, ROOT))
    shown = sorted(
        {path for path in needed if hidden(path) or any(path.is_relative_to(room) for room in ROOMS)}
    )
    cgroup.enter(os.environ.pop("JAIL_GROUP", ""))
    closed_rooms(state, shown)
    if on(unit, "PrivateDevices"):
        few_devices()
    visible = ",".join((*(f"hidepid={how}" for how in settings(unit, "ProtectProc")), "subset=pid"))
    mount("proc", "/proc", "proc", MS_NOSUID | MS_NOEXEC, visible)
    if on(unit, "PrivateUsers"):
        few_users(uid)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(int(settings(unit, "UMask")[0], 8))
    os.chdir(state)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0)
    filter_calls(unit)
    os.execv(sys.argv[4], sys.argv[4:])


if __name__ == "__main__":
    main()
