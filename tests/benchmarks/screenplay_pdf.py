"""How long a script of 120 pages takes from Fountain to PDF, here and by screenplain, one after the other in one run.

Once with Courier Prime alone, once with lines in every scene that it lacks letters for. And how long hostile Fountain
takes to read.
"""

from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from random import Random
from statistics import median
from time import perf_counter

from screenplain.export import pdf as screenplain_pdf
from screenplain.parsers import fountain as screenplain_fountain

from scriptgen_core.formats import page_count, paginate, parse_fountain, write_pdf

PAGES, ROUNDS = 120, 5
TEN_MEGABYTES, UNCLOSED = 10_000_000, 20_000
_PROSE = "the tide took a net and then “nobody” came down to Nora’s old shed for it until dawn — or later"
_FOREIGN = "Привет, Ольга. Где ты была всю ночь? Καλημέρα, Ελένη. Πού ήσουν;"


def main() -> None:
    """Two lines: seconds for parsing and for the whole way, ours beside screenplain's; seconds for hostile texts."""
    one_font = script(PAGES)
    fallback = script(PAGES, _FOREIGN)
    whole, parsing = (
        _side_by_side(_our_pdf, _their_pdf, one_font),
        _side_by_side(parse_fountain, _their_parse, one_font),
    )
    mixed = _side_by_side(_our_pdf, _their_pdf, fallback)
    print(
        f"screenplay pdf: {page_count(paginate(parse_fountain(one_font)))} pages, parsing {_shown(parsing)}, "
        f"to PDF {_shown(whole)}, with fallback fonts {_shown(mixed)} (screenplain has none)"
    )
    large = one_font * (TEN_MEGABYTES // len(one_font.encode()) + 1)
    print(
        f"hostile Fountain: {len(large.encode()) / 1e6:.0f} MB read in {_seconds(parse_fountain, large):.1f} s, "
        f"{UNCLOSED:,} unclosed notes in {_seconds(parse_fountain, '[[ note ' * UNCLOSED):.2f} s on one line, "
        f"in {_seconds(parse_fountain, UNCLOSED * f'[[ note{chr(10)}'):.2f} s on lines of their own"
    )


def script(pages: int, extra: str = "") -> str:
    """Fountain of about so many pages, the same every time; ``extra`` is said in every scene."""
    dice = Random(1)
    scenes = ("\n\n".join(_scene(dice, number, extra)) for number in range(1, pages + 1))
    return "Title: Low Tide\nAuthor: P. Okafor\n\n" + "\n\n".join(scenes)


def _scene(dice: Random, number: int, extra: str) -> Iterator[str]:
    yield f"INT. NET SHED {number} - DAWN"
    for _ in range(4):
        yield _sentences(dice, 3)
        yield f"NORA\n(low)\n{_sentences(dice, 2)}"
        yield f"TOMAS (O.S.)\n{_sentences(dice, 1)} {extra}".rstrip()
    yield "CUT TO:"


def _sentences(dice: Random, count: int) -> str:
    words = _PROSE.split()
    return " ".join(" ".join(dice.choices(words, k=dice.randint(5, 12))).capitalize() + "." for _ in range(count))


def _our_pdf(text: str) -> bytes:
    return write_pdf(parse_fountain(text))


def _their_pdf(text: str) -> bytes:
    file = BytesIO()
    screenplain_pdf.to_pdf(_their_parse(text), file)
    return file.getvalue()


def _their_parse(text: str) -> object:
    return screenplain_fountain.parse(StringIO(text))


def _side_by_side(ours: Callable[[str], object], theirs: Callable[[str], object], text: str) -> tuple[float, float]:
    """The medians of both, measured in turns."""
    times = [(_seconds(ours, text), _seconds(theirs, text)) for _ in range(ROUNDS)]
    return median(own for own, _ in times), median(their for _, their in times)


def _shown(times: tuple[float, float]) -> str:
    ours, theirs = times
    return f"{ours:.2f} s (screenplain {theirs:.2f} s, {ours / theirs:.0%})"


def _seconds(call: Callable[[str], object], text: str) -> float:
    began = perf_counter()
    call(text)
    return perf_counter() - began


if __name__ == "__main__":
    main()
