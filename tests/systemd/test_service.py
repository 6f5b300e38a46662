"""The service under the locks of its own unit: another user, no capability, its system-call filter, nothing to write in
but its state. Done with the kernel's means (jail.py), since systemd itself need not run where tests do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.ports import private_folder
from tests.servers.postfix import Postfix
from tests.systemd import cgroup
from tests.systemd.supervisor import Supervisor
from tests.test_bad_input import bomb
from tests.world import LETTERS, ROOT, World, empty

UNIT = ROOT / "systemd" / "suratd.service"
UID = 61184
"""The first one that DynamicUser= may take."""

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")


MAKES_GROUPS = "this machine lets nobody make a cgroup: memory and tasks are left to systemd"


def jailed(unit: Path, state: Path, *command: str) -> list[str]:
    jail = Path(__file__).with_name("jail.py")
    return [sys.executable, str(jail), str(unit), str(state), str(UID), *command]


def tried(lines: str, unit: Path = UNIT, group: str = "") -> str:
    """What some lines of Python say inside."""
    folder = private_folder("kunci")
    try:
        os.chown(folder, UID, UID)
        done = subprocess.run(
            jailed(unit, folder, sys.executable, "-I", "-c", lines),
            env={**os.environ, "JAIL_GROUP": group},
            capture_output=True,
            text=True,
            timeout=90,
        )
        return done.stdout.strip() or f"{done.returncode}: {done.stderr[-500:]}"
    finally:
        shutil.rmtree(folder)


@dataclass
class Service(World):
    """The daemon started as the service would be."""

    unit: Path = UNIT

    def command(self, *words: str) -> list[str]:
        return jailed(self.unit, self.folder, sys.executable, str(ROOT / "daemon.py"), *words)

    def own(self) -> None:
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, UID, UID)


@pytest.fixture
def service(office_servers: tuple[Dovecot, Postfix]) -> Iterator[Service]:
    dovecot, postfix = office_servers
    empty(dovecot, postfix)
    folder = private_folder("negara")
    found = Service(folder / "suratd", dovecot, postfix)
    # As StateDirectoryMode= and LoadCredential= have it: for this user alone; secrets are handed over in a folder.
    handed = folder / "suratd" / "kredensial"
    handed.mkdir()
    for name in ("imap-password", "smtp-password", "token-key"):
        shutil.move(found.folder / name, handed / name)
    found.environment = {"CREDENTIALS_DIRECTORY": str(handed), "PYTHONDONTWRITEBYTECODE": "1"}
    found.own()
    found.folder.chmod(0o700)
    yield found
    found.kill()
    shutil.rmtree(folder, ignore_errors=True)


def test_a_letter_is_answered_under_the_units_own_locks(service: Service) -> None:
    with Supervisor(f"@suratd-uji-{os.getpid()}-negara") as supervisor:
        service.environment["NOTIFY_SOCKET"] = supervisor.name
        service.mails("dinkes", "Permohonan konten HKN", files=[LETTERS / "a-lengkap.pdf"])
        service.run()
        assert supervisor.hears("READY=1", 60), service.log()[-3000:]
        assert service.daemon is not None
        status = Path(f"/proc/{service.daemon.pid}/status").read_text()
        spaces = [os.readlink(f"/proc/{who}/ns/user") for who in (service.daemon.pid, "self")]
        service.settle(90)
        assert supervisor.hears("WATCHDOG=1", 20)
    said = dict(re.findall(r"^(Seccomp|Seccomp_filters|NoNewPrivs|CapEff|CapBnd|Uid):\t(\S+)", status, re.M))
    assert (said["Seccomp"], said["NoNewPrivs"], said["Uid"]) == ("2", "1", str(UID))
    assert int(said["CapEff"], 16) == 0
    assert spaces[0] != spaces[1]
    case = service.case()
    assert case.state == "menunggu disposisi", service.log()[-3000:]
    assert [str(mail["Subject"]) for mail in service.box("dinkes")]
    assert service.stop() == 0
    assert "Traceback" not in service.log()
    assert {path.stat().st_uid for path in service.folder.rglob("*") if path.name != "log"} <= {UID, 0}


# What the locks refuse, tried from inside: (expression, the error's name).
REFUSED = {
    "another scheduler": ("os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))", "EPERM"),
    "a new namespace": ("call(ctypes.CDLL(None, use_errno=True).unshare(0x10000000))", "EPERM"),
    "memory to write and run": ("mmap.mmap(-1, 4096, prot=7)", "EPERM"),
    "a packet socket": ("socket.socket(17, socket.SOCK_RAW)", "EAFNOSUPPORT"),
    "a file in /etc": ("open('/etc/suratd-uji', 'w')", "EROFS"),
    "another root": ("os.chroot('/')", "EPERM"),
    "a mount": ("call(ctypes.CDLL(None, use_errno=True).mount(b'a', b'/', b'tmpfs', 0, 0))", "EPERM"),
    "a setuid file": ("(open('f', 'w'), os.chmod('f', 0o4755))", "EPERM"),
    "root again": ("os.setuid(0)", "EPERM"),
    "the first process": ("os.stat('/proc/1')", "ENOENT"),
    "the kernel's settings": ("open('/proc/sys/kernel/hostname')", "ENOENT"),
    "the machine's memory": ("open('/dev/mem')", "ENOENT"),
    "a device": ("os.mknod('d', 0o20600, os.makedev(1, 1))", "EPERM"),
    "a file in /dev": ("open('/dev/suratd-uji', 'w')", "EROFS"),
    "somebody else's home": ("os.listdir('/root')", "EACCES"),
}
TRY = """
import ctypes, errno, mmap, os, socket, sys
def call(answer):
    if answer: raise OSError(ctypes.get_errno(), '')
try:
    {}
    print('done')
except OSError as error:
    print(errno.errorcode[error.errno])
"""


@pytest.mark.parametrize("what", REFUSED)
def test_the_locks_refuse(what: str) -> None:
    expression, wanted = REFUSED[what]
    said = tried(TRY.format(expression))
    # Where the interpreter itself lies in a home, the jail shows it alone, in an empty folder.
    assert said == wanted or (what == "somebody else's home" and said == "done")


def test_nobody_else_is_there() -> None:
    """PrivateUsers, ProtectProc, ProcSubset, PrivateDevices: who and what can be seen from inside."""
    look = """
import os
print(open('/proc/self/uid_map').read().split(), os.stat('/etc').st_uid, os.stat('/usr').st_uid)
print(sorted(name for name in os.listdir('/proc') if name.isdigit()) == [str(os.getpid())])
print([name for name in ('meminfo', 'sys', 'cpuinfo', 'kcore') if os.path.exists('/proc/' + name)])
print(sorted(os.listdir('/dev')), os.listdir('/tmp'), os.listdir('/var/tmp'))
"""
    uids, alone, kernel, devices = tried(look).splitlines()
    assert uids == f"['0', '0', '1', '{UID}', '{UID}', '1'] 0 0"
    assert (alone, kernel) == ("True", "[]")
    wanted = ["fd", "full", "null", "random", "shm", "stderr", "stdin", "stdout", "tty", "urandom", "zero"]
    assert devices.startswith(str(wanted))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The unit with less memory, and a cgroup that says so."""
    unit = tmp_path / "suratd.service"
    unit.write_text(re.sub(r"(?m)^MemoryMax=.*$", f"MemoryMax={SMALL_MB}M", UNIT.read_text(encoding="utf-8")))
    with cgroup.group(f"suratd-uji-{os.getpid()}", unit.read_text(encoding="utf-8")) as name:
        if not name:
            pytest.skip(MAKES_GROUPS)
        yield unit, name


SMALL_MB = 400
FORK = """
import threading, time
begun = 0
try:
    for begun in range(1000): threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
    print('all')
except RuntimeError:
    print(begun)
"""


def test_memory_and_tasks_have_an_end(small: tuple[Path, str]) -> None:
    unit, group = small
    tasks = int(tried(FORK, unit, group))
    assert 500 <= tasks < 512 == cgroup.limit(group, "TasksMax")
    assert tried("print(len(bytes(100 * 2**20)))", unit, group) == str(100 * 2**20)
    assert tried("print(len(b'x' * (600 * 2**20)))", unit, group).startswith("-9")


def test_a_reader_that_wants_all_memory_dies_alone(small: tuple[Path, str], service: Service) -> None:
    """OOMPolicy=continue: the kernel takes the child that offered itself, its letter goes to a person, the next is read."""
    unit, service.environment["JAIL_GROUP"] = small
    service.unit = unit
    service.mails("kecamatan", "Permohonan konten", files=[("surat.pdf", bomb(700))])
    service.mails("dinkes", "Permohonan konten HKN", files=[LETTERS / "a-lengkap.pdf"])
    # Whoever opens the records first owns them: not before the daemon has.
    with Supervisor(f"@suratd-uji-{os.getpid()}-sempit") as supervisor:
        service.environment["NOTIFY_SOCKET"] = supervisor.name
        service.run()
        assert supervisor.hears("READY=1", 60), service.log()[-3000:]
    service.settle(150)
    assert [case.state for case in service.cases()] == ["menunggu disposisi"], service.log()[-3000:]
    assert "its documents ended the reader" in service.log()
    assert service.stop() == 0


def test_a_filter_that_is_too_narrow_would_be_found(service: Service, tmp_path: Path) -> None:
    unit = tmp_path / "suratd.service"
    text = UNIT.read_text(encoding="utf-8")
    unit.write_text(text.replace("~@privileged", "~@network-io @privileged"), encoding="utf-8")
    words = [sys.executable, str(ROOT / "daemon.py"), "run", "--once", "-c", str(service.config)]
    environment = {**os.environ, **service.environment}
    done = subprocess.run(
        jailed(unit, service.folder, *words), env=environment, capture_output=True, text=True, timeout=90
    )
    assert done.returncode != 0
    assert "not permitted" in done.stderr, done.stderr[-800:]
