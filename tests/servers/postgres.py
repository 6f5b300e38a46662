"""A private PostgreSQL on loopback: initdb and the server itself as the user postgres (or ourselves, when not root)."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

from tests.servers.ports import Missing, free_port, let_in, private_folder

# Processes are killed in these tests, not machines: nothing needs to be on the disk.
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class Postgres:
    """`with Postgres() as server:`; `server.url` names its database, `new_database()` a fresh one."""

    def __init__(self, folder: Path | None = None) -> None:
        self.own_folder = folder is None
        self.folder = private_folder("postgres") if folder is None else let_in(folder)
        self.port = free_port()
        self.log = self.folder / "postgres.log"
        self._cluster = self.folder / "cluster"
        self._made = 0

    @property
    def url(self) -> str:
        return self._url("postgres")

    def _url(self, database: str) -> str:
        return f"postgresql://suratd@127.0.0.1:{self.port}/{database}"

    def __enter__(self) -> Postgres:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        if not self._cluster.exists():
            self._run(
                "initdb",
                "-D",
                str(self._cluster),
                "-U",
                "suratd",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "-N",
            )
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {HASTY}"
        self._run(
            "pg_ctl", "-D", str(self._cluster), "-l", str(self.log), "-o", options, "-w", "-t", "30", "start"
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._cluster), "-m", "immediate", "-w", "stop")

    def new_database(self) -> str:
        """The URL of an empty database that nobody else uses."""
        self._made += 1
        name = f"uji{self._made}_{time.monotonic_ns()}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "suratd", name)
        return self._url(name)

    def _run(self, program: str, *arguments: str) -> None:
        """As the server's own user: PostgreSQL refuses to be run by root."""
        command = [str(_programs() / program), *arguments]
        user = "postgres" if os.getuid() == 0 else None
        with (self.folder / "commands.log").open("ab") as out:
            # pg_ctl leaves the server with our output: a pipe there would hang the reader.
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                user=user,
                group=user,
                extra_groups=[] if user else None,
                cwd="/",
            )
        if done.returncode:
            told = (self.folder / "commands.log").read_text(errors="replace")[-1500:]
            raise RuntimeError(f"{program} failed:\n{told}")


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    if there is None:
        raise Missing("PostgreSQL is not installed: apt-get install postgresql")
    return Path(there).parent
