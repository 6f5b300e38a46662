"""An office without servers, in which one letter waits for the Kepala."""

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
