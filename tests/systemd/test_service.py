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
from tests.systemd.supervisor import Supervisor
from tests.world import LETTERS, ROOT, World, empty

UNIT = ROOT / "systemd" / "suratd.service"
UID = 61184
"""The first one that DynamicUser= may take."""

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")


def jailed(unit: Path, state: Path, *command: str) -> list[str]:
    jail = Path(__file__).with_name("jail.py")
    return [sys.executable, str(jail), str(unit), str(state), str(UID), *command]


@dataclass
class Service(World):
    """The daemon started as the service would be."""

    def command(self, *words: str) -> list[str]:
        return jailed(UNIT, self.folder, sys.executable, str(ROOT / "daemon.py"), *words)

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
        service.settle(90)
        assert supervisor.hears("WATCHDOG=1", 20)
    said = dict(re.findall(r"^(Seccomp|Seccomp_filters|NoNewPrivs|CapEff|CapBnd|Uid):\t(\S+)", status, re.M))
    assert (said["Seccomp"], said["NoNewPrivs"], said["Uid"]) == ("2", "1", str(UID))
    assert int(said["CapEff"], 16) == 0
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
    folder = private_folder("kunci")
    try:
        os.chown(folder, UID, UID)
        done = subprocess.run(
            jailed(UNIT, folder, sys.executable, "-I", "-c", TRY.format(expression)),
            capture_output=True,
            text=True,
            timeout=60,
        )
        if what == "somebody else's home" and done.stdout.strip() != wanted:
            # Where the interpreter itself lies in a home, the jail shows it alone, in an empty folder.
            assert done.stdout.strip() == "done"
            return
        assert done.stdout.strip() == wanted, done.stderr[-500:]
    finally:
        shutil.rmtree(folder)


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
