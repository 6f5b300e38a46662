"""The heat-map net (training/README.md): a picture at 100 dpi -> how much each 8 by 8 pixels look like signature and stamp.

The only door to OpenCV's DNN module: it reads weights in 20 ms, needs no further package and one thread.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Heat = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("weights.onnx")
DPI = 100.0
CELL = 8
STEP = 16
"""Width and height must be multiples of it: the net halves four times."""


def heat_of(picture: Picture) -> Heat:
    """Logits (2, rows, columns) of a picture that `paper.even` has made: signature, stamp."""
    import cv2
    import numpy as np

    rows, columns = (-(-n // STEP) * STEP for n in picture.shape[:2])
    whole = cv2.copyMakeBorder(
        picture,
        0,
        rows - picture.shape[0],
        0,
        columns - picture.shape[1],
        cv2.BORDER_CONSTANT,
        value=(245, 245, 245),
    )
    net = _net()
    # Squares of two by two dots come in as twelve values (training/latih.py).
    squares = whole.reshape(rows // 2, 2, columns // 2, 2, 3).transpose(1, 3, 4, 0, 2)
    net.setInput(
        np.multiply(squares.reshape(1, 12, rows // 2, columns // 2), np.float32(1 / 255), dtype=np.float32)
    )
    heat: Heat = net.forward()[0]
    return heat[:, : -(-picture.shape[0] // CELL), : -(-picture.shape[1] // CELL)]


@functools.lru_cache(maxsize=1)
def _net() -> Any:
    return loaded(WEIGHTS)


def loaded(weights: Path) -> Any:
    """A net from its ONNX file, to be kept by who asks: also the one that reads rows (parsing/rownet.py)."""
    import cv2

    # Readers run one to a core; threads of their own would only fight.
    cv2.setNumThreads(1)
    # The engine that OpenCV 5 prefers takes half as long again over nets as small as these.
    engine = getattr(cv2.dnn, "ENGINE_CLASSIC", None)
    return cv2.dnn.readNetFromONNX(str(weights), *(() if engine is None else (engine,)))
