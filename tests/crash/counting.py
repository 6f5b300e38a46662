"""The daemon, counting how often each named point is passed: `python counting.py ROOT FILE arguments…`, for calm runs."""

from __future__ import annotations

import atexit
import json
import sys
from collections import Counter
from pathlib import Path


def main() -> int:
    root, file = sys.argv[1], Path(sys.argv[2])
    sys.path.insert(0, root)
    sys.argv = [str(Path(root) / "daemon.py"), *sys.argv[3:]]
    from operate import checkpoint

    passed: Counter[str] = Counter()
    atexit.register(lambda: file.write_text(json.dumps(passed)))
    checkpoint.checkpoint = lambda name: passed.update((name,))
    from operate.command import main as daemon

    return daemon()


if __name__ == "__main__":
    sys.exit(main())
