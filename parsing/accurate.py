"""RapidOCR as the engine of `[letters] ocr = "accurate"`: slower than Tesseract and better on poor photographs. An extra;
nothing else imports it."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any

from parsing.merging import LINE, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

# From 1.29 on, onnxruntime reports its use to its maker unless this is set before it is loaded (the extra's upper bound
# keeps such releases out as well).
QUIET = ("ORT_DISABLE_TELEMETRY", "1")


def find_rapid() -> bool:
    """Is the extra installed?"""
    import importlib.util

    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


@functools.cache
def _engine() -> Any:
    os.environ.setdefault(*QUIET)
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            # Its judge of upside-down lines turns good lines round (measured: "di" became "ip").
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def rapid(grey: Picture, shows: str) -> list[Word]:
    """Its lines, each as one word: it tells no places of words."""
    import cv2

    found = _engine()(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_det=shows != LINE, use_cls=False)
    if not found or found.txts is None or found.boxes is None:
        return []
    words: list[Word] = []
    for line, (corners, text, score) in enumerate(zip(found.boxes, found.txts, found.scores, strict=True)):
        across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        words.append(Word(text, (min(across), min(down), max(across), max(down)), 100 * float(score), line))
    return words
