"""Two readings of the same print: the surer words stay, nothing is said twice, nothing sure is lost."""

from __future__ import annotations

from parsing.merging import Word, merged


def row(text: str, line: int, top: float = 100.0, sure: float = 90.0, left: float = 100.0) -> list[Word]:
    """Words of a line, 16 dots a letter; "word~30" was read with confidence 30."""
    words = []
    for piece in text.split():
        word, _, said = piece.partition("~")
        wide = 16.0 * len(word)
        words.append(Word(word, (left, top, left + wide, top + 30), float(said or sure), line))
        left += wide + 14
    return words


def text(words: list[Word]) -> str:
    return " ".join(word.text for word in sorted(words, key=lambda word: (word.box[1] // 40, word.box[0])))


def test_the_surer_reading_of_each_word_stays():
    first = row("Nomor 4OO.7/B1~31 Kepada", 1)
    second = row("Nomar~40 400.7/81~91 Kepada", 7)
    found = merged(first, second)
    assert text(found) == "Nomor 400.7/81 Kepada"
    assert {word.line for word in found} == {1}


def test_a_piece_of_a_word_gives_way_to_the_whole_word():
    """Seen under strokes of a pen: "KUSWA" was read as surely as "KUSWANTO"."""
    assert (
        text(merged(row("KUSWA~92 TEJAKUSUMA,", 1), row("KUSWANTO~91 TEJAKUSUMA,", 1)))
        == "KUSWANTO TEJAKUSUMA,"
    )


def test_a_line_that_only_one_reading_has_is_kept_when_it_is_sure():
    first = row("Nomor 041/221/2026", 1)
    second = [
        *row("Nomor 041/221/2026", 1),
        *row("Sifat Biasa", 2, 140.0),
        *row("ra~30 wq~20 eer~61", 3, 180.0),
    ]
    found = merged(first, second)
    assert text(found) == "Nomor 041/221/2026 Sifat Biasa"
    assert len({word.line for word in found}) == 2


def test_nothing_that_the_first_reading_had_surely_is_lost():
    first = [*row("Hj. NUGROHO, M.Si.", 1), *row("Pembina", 2, 140.0)]
    assert text(merged(first, [])) == "Hj. NUGROHO, M.Si. Pembina"
    assert text(merged(first, row("Hj. M.Si.", 4))) == "Hj. NUGROHO, M.Si. Pembina"


def test_print_that_lies_under_words_already_read_is_not_said_twice():
    first = row("drg. Maryam Tejakusuma", 1)
    taller = [Word("Maryam", (180, 60, 280, 190), 90, 3), Word("Teja", (300, 60, 380, 190), 90, 3)]
    assert text(merged(first, taller)) == "drg. Maryam Tejakusuma"


def test_a_line_read_across_two_columns_keeps_both():
    first = [*row("Sifat : Biasa", 1), *row("Kepada Yth. Kepala~50 Dinas", 2, left=700.0)]
    across = [*row("Sifat : Biasa", 5), *row("Kepada Yth. Kepala~95 Dinas", 5, left=700.0)]
    found = merged(first, across)
    assert text(found) == "Sifat : Biasa Kepada Yth. Kepala Dinas"
    assert next(word for word in found if word.text == "Kepala").confidence == 95


def test_strokes_that_only_one_reading_takes_for_letters_go():
    assert text(merged(row("yz~14 Pembina Utama", 1), row("Pembina Utama", 1, left=146.0))) == "Pembina Utama"
    assert text(merged(row("Pembina Utama", 1), row("Pembina Utama V~60", 1))) == "Pembina Utama"
