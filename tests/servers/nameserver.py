"""A name server on loopback that does what a test wants: answers, refuses, stays silent, answers too late, lies."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

Answer = Callable[[dns.message.Message], bytes | None]
"""What is sent back for a question; None for nothing at all."""


@dataclass
class NameServer:
    """records: name -> its TXT records (long ones in several strings). odd: name -> another answer. asked: in order."""

    records: Mapping[str, tuple[str, ...]]
    odd: Mapping[str, Answer] = field(default_factory=dict)
    ttl: int = 300
    asked: list[str] = field(default_factory=list)
    over_tcp: list[str] = field(default_factory=list)
    port: int = 0

    def answer(self, wire: bytes, tcp: bool = False) -> bytes | None:
        question = dns.message.from_wire(wire)
        name = question.question[0].name.to_text(omit_final_dot=True).lower()
        (self.over_tcp if tcp else self.asked).append(name)
        if name in self.odd and not tcp:
            return self.odd[name](question)
        return self.plain(question, name)

    def plain(self, question: dns.message.Message, name: str) -> bytes:
        response = dns.message.make_response(question)
        texts = self.records.get(name)
        if texts is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
            return response.to_wire()
        if texts:
            quoted = [
                " ".join(f'"{text[at : at + 200]}"' for at in range(0, len(text), 200)) for text in texts
            ]
            response.answer.append(dns.rrset.from_text(f"{name}.", self.ttl, "IN", "TXT", *quoted))
        return response.to_wire(max_size=65535)


def silent(question: dns.message.Message) -> None:
    """No answer."""


def late(seconds: float, server: NameServer) -> Answer:
    def answer(question: dns.message.Message) -> bytes:
        time.sleep(seconds)
        return server.plain(question, question.question[0].name.to_text(omit_final_dot=True))

    return answer


def refused(code: str) -> Answer:
    def answer(question: dns.message.Message) -> bytes:
        response = dns.message.make_response(question)
        response.set_rcode(dns.rcode.from_text(code))
        return response.to_wire()

    return answer


def truncated(question: dns.message.Message) -> bytes:
    """Too long for a datagram: ask once more over TCP."""
    response = dns.message.make_response(question)
    response.flags |= dns.flags.TC
    return response.to_wire()


def to_another_question(question: dns.message.Message) -> bytes:
    """As a forger answers who does not know the number of the question."""
    response = dns.message.make_response(question)
    response.id = (question.id + 1) % 65536
    name = question.question[0].name
    response.answer.append(dns.rrset.from_text(name, 300, "IN", "TXT", '"v=DKIM1; p=forged"'))
    return response.to_wire()


def _sockets() -> tuple[socket.socket, socket.socket]:
    """One port for both: what is free for datagrams may be taken for streams."""
    for _ in range(20):
        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        datagrams.bind(("127.0.0.1", 0))
        try:
            return datagrams, socket.create_server(datagrams.getsockname())
        except OSError:
            datagrams.close()
    raise OSError("no port is free")


@contextmanager
def running(server: NameServer) -> Iterator[NameServer]:
    datagrams, streams = _sockets()
    server.port = datagrams.getsockname()[1]
    threads = [
        threading.Thread(target=_datagrams, args=(server, datagrams), daemon=True),
        threading.Thread(target=_streams, args=(server, streams), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield server
    finally:
        streams.shutdown(socket.SHUT_RDWR)
        streams.close()
        # A datagram to itself wakes the thread that waits for one.
        server.port, port = 0, server.port
        datagrams.sendto(b"", ("127.0.0.1", port))
        for thread in threads:
            thread.join(5.0)
        datagrams.close()


def _datagrams(server: NameServer, sock: socket.socket) -> None:
    while server.port:
        wire, peer = sock.recvfrom(4096)
        if wire:
            # A late answer holds up no other one.
            threading.Thread(target=_answered, args=(server, sock, wire, peer), daemon=True).start()


def _answered(server: NameServer, sock: socket.socket, wire: bytes, peer: tuple[str, int]) -> None:
    if (answer := server.answer(wire)) is not None and server.port:
        sock.sendto(answer, peer)


def _streams(server: NameServer, sock: socket.socket) -> None:
    while True:
        try:
            peer, _ = sock.accept()
        except OSError:
            return
        with peer:
            length = int.from_bytes(peer.recv(2), "big")
            wire = b""
            while len(wire) < length and (part := peer.recv(length - len(wire))):
                wire += part
            answer = server.answer(wire, tcp=True) or b""
            peer.sendall(len(answer).to_bytes(2, "big") + answer)
