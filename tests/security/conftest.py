"""An office without servers: with one letter that waits for the Kepala, for a whole file or for each test; or empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.security.office import Office, opened


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = opened(tmp_path_factory.mktemp("kantor"))
    office.letter()
    yield office
    office.program.close()


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = opened(tmp_path_factory.mktemp("kantor"))
    yield office
    office.program.close()


@pytest.fixture
def fresh(empty: Office) -> Office:
    empty.letter()
    return empty
