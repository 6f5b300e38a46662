"""Scans and photographs become straight pages, and every place on them leads back to the picture in the file."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from parsing.page import Page
from parsing.pages import open_pages
from parsing.paper import find_paper
from parsing.straighten import lit_evenly
from tests.parsing import worn
from tests.surat.buat import A, C, pdf

GOOD = worn.good_page(pdf([A], 1))
LETTERS = worn.good_page(pdf([C], 3))


def straight(picture: worn.Picture, kind: str = "PNG") -> Page:
    with open_pages(worn.packed(picture, kind)) as document:
        (page,) = document.pages
        return page


def middle_after(page: Page, way: worn.Map, worn_width: int, x: float, y: float) -> tuple[float, float]:
    """Where the page says that a dot of the good page is shown, less where it was put, in points of the shown page."""
    put = way @ [x, y, 1.0]
    there = put[:2] / put[2] * (595 / worn_width)
    # The straight page has the good page's proportions: its dot is where it was on the good page.
    at_x, at_y = x * page.width / GOOD.shape[1], y * page.height / GOOD.shape[0]
    box = page.shown((at_x - 2, at_y - 2, at_x + 2, at_y + 2))
    return (box[0] + box[2]) / 2 - there[0], (box[1] + box[3]) / 2 - there[1]


def check_places(page: Page, way: worn.Map, shown: worn.Picture, within: float) -> None:
    for x, y in ((300, 300), (1300, 500), (900, 1200), (400, 1700), (1200, 1700)):
        off = middle_after(page, way, shown.shape[1], x, y)
        assert max(map(abs, off)) < within, (x, y, off)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_set_upright(quarters):
    shown, way = worn.quartered(GOOD, quarters)
    page = straight(shown)
    assert page.height > page.width
    check_places(page, way, shown, 1.5)


@pytest.mark.parametrize("degrees", [-7.0, -0.8, 0.0, 2.5])
def test_a_slant_is_taken_out(degrees):
    shown, way = worn.skewed(GOOD, degrees)
    check_places(straight(shown), way, shown, 2.0)


@pytest.mark.parametrize("seed", range(3))
def test_the_paper_is_found_on_a_table_in_bad_light(seed):
    shown, way = worn.photographed(GOOD, seed)
    page = straight(shown, "JPEG")
    assert abs(page.height / page.width - 842 / 595) < 0.03
    check_places(page, way, shown, 5.0)


def test_the_paper_is_found_when_half_of_it_lies_in_the_shadow():
    """Brightness parts the light from the shadow; the sheet is what has one outline and one tint."""
    shown, way = worn.photographed(GOOD, 1)
    rows, columns = shown.shape[:2]
    y, x = np.mgrid[:rows, :columns]
    dim = 1 - 0.6 / (1 + np.exp(-(x / columns + y / rows - 1.05) / 0.04))
    page = straight((shown * dim[..., None]).astype(np.uint8), "JPEG")
    assert abs(page.height / page.width - 842 / 595) < 0.03
    check_places(page, way, shown, 5.0)


def on_pale_wood(seed: int) -> tuple[worn.Picture, worn.Map]:
    """On a table as bright as the paper, with a grain that runs along it."""
    rows, columns = GOOD.shape[:2]
    frame = (round(columns * 1.2), round(rows * 1.2))
    lean = np.array([[0.015, 0.0], [-0.01, 0.012], [0.0, -0.01], [-0.012, 0.0]]) * columns
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    way = cv2.getPerspectiveTransform(
        corners, (corners + np.array([0.1 * columns, 0.1 * rows]) + lean).astype(np.float32)
    ).astype(np.float64)
    grain = np.random.default_rng(seed).uniform(120, 235, (frame[1] // 12, 3)).astype(np.float32)
    wood = cv2.resize(grain, frame, interpolation=cv2.INTER_CUBIC)
    table = cv2.merge([np.clip(wood, 0, 255).astype(np.uint8)] * 3)
    dull = (GOOD * 0.82).astype(np.uint8)
    return (
        cv2.warpPerspective(
            dull, way, frame, dst=table, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
        ),
        way,
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_paper_on_wood_as_bright_as_it_is_found_by_what_it_lacks(seed):
    """A streak of the wood may pass for the end of a side: one corner may be astray, the sheet is not."""
    shown, way = on_pale_wood(seed)
    found = find_paper(shown)
    assert found is not None
    rows, columns = GOOD.shape[:2]
    corners = np.array([[[0, 0], [columns, 0], [columns, rows], [0, rows]]], np.float64)
    astray = sorted(np.abs(found[0] - cv2.perspectiveTransform(corners, way)[0]).max(axis=1))
    assert astray[2] < 15
    assert astray[3] < 45


def test_a_page_with_a_frame_on_it_is_not_taken_for_what_it_frames():
    framed = cv2.rectangle(GOOD.copy(), (150, 150), (1500, 2190), (30, 30, 30), 4)
    assert find_paper(framed) is None


def test_a_photograph_of_a_page_on_its_side_is_set_upright():
    side, first = worn.quartered(GOOD, 3)
    shown, then = worn.photographed(side, 5)
    check_places(straight(shown, "JPEG"), then @ first, shown, 5.0)


def test_the_picture_is_that_of_the_straight_page():
    shown, _ = worn.quartered(GOOD, 1)
    page = straight(shown)
    assert page.picture is not None
    seen = np.asarray(page.picture.convert("L").resize((160, 226))).astype(float)
    wanted = np.asarray(Image.fromarray(GOOD).convert("L").resize((160, 226))).astype(float)
    assert np.corrcoef(seen.ravel(), wanted.ravel())[0, 1] > 0.97


def test_a_picture_that_was_let_go_is_made_again_the_same():
    shown, _ = worn.skewed(LETTERS, 2.0)
    content = worn.packed(shown, "PNG")
    with open_pages(content) as document:
        (page,) = document.pages
        before = np.asarray(page.picture)
        page.release()
        assert (np.asarray(page.picture) == before).all()


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_the_camera_says_which_way_is_up(orientation):
    """The words are upright only when the mark of the camera is obeyed; found by themselves they would be as well, so the
    picture has none."""
    page = np.full((800, 566, 3), 255, np.uint8)
    page[60:120, 60:300] = (200, 30, 30)
    turned = np.rot90(page, {3: 2, 6: 1, 8: 3}[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(turned)).save(out, "JPEG", quality=95, exif=exif)
    with open_pages(out.getvalue()) as document:
        (only,) = document.pages
        red = only.render_part((63, 63, 315, 126), 72)
        assert only.height > only.width
    assert np.asarray(red.convert("RGB")).reshape(-1, 3).mean(axis=0)[0] > 180
    assert np.asarray(red.convert("RGB")).reshape(-1, 3).mean(axis=0)[1] < 60


def test_paper_in_the_shade_becomes_white_and_ink_stays_dark():
    shown = worn.photographed(GOOD, 2, table=False)[0]
    even = lit_evenly(shown)
    paper = np.percentile(cv2.cvtColor(even, cv2.COLOR_RGB2GRAY), 60)
    assert paper > 235
    assert np.ptp([np.percentile(part, 70) for part in np.array_split(even[..., 1], 6)]) < 12
    assert np.percentile(even, 0.5) < 110


def test_a_blank_or_tiny_picture_is_left_as_it_is():
    for size in ((1, 1), (3, 500), (700, 500)):
        page = straight(np.full((*size, 3), 250, np.uint8))
        assert page.shown((0, 0, page.width, page.height))[:2] == pytest.approx((0, 0), abs=0.5)


def test_a_very_long_picture_stays_within_bounds():
    page = straight(np.full((9_000, 300, 3), 255, np.uint8))
    assert page.picture is not None
    assert page.picture.width * page.picture.height < 6_500_000
