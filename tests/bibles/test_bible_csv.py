"""Bible entries go to a spreadsheet and come back: nothing is lost, and a file says beforehand what it would change."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scriptgen_core.bibles.bible_csv import BiblePlan, CsvColumn, read_bible_csv, write_bible_csv
from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.field_paths import with_values
from scriptgen_core.core.story import BibleEntry, CharacterBible, PlotBible, Voice

COLUMNS = (
    CsvColumn("name", "Name"),
    CsvColumn("aliases", "Aliases", "names"),
    CsvColumn("want", "Want"),
    CsvColumn("relationships", "Relationships", "relationships"),
    CsvColumn("voice.sample_lines", "Sample lines", "lines"),
    CsvColumn("voice.words_per_speech", "Words in a usual speech", "number"),
    CsvColumn("own:Accent", "Accent"),
)
PLOT = (
    CsvColumn("name", "Name"),
    CsvColumn("acts", "Acts", "acts"),
    CsvColumn("beats", "Beats", "beats"),
)

# What a text can hold once it is stored: no control characters, nothing that no file can say.
texts = some.text(some.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r"), max_size=30)
hostile = some.sampled_from(["=1+1", "'=1", "''-", "+49", "@a", "-", 'a "b"; c, d', "\tx", "a\r\nb", "'"])
words = texts | hostile
names = words.filter(str.strip)
characters = some.builds(
    CharacterBible,
    name=names,
    aliases=some.lists(names, max_size=3),
    want=words,
    relationships=some.lists(some.fixed_dictionaries({"to": names, "nature": words}), max_size=2),
    voice=some.builds(
        Voice, sample_lines=some.lists(words, max_size=3), words_per_speech=some.none() | some.integers(1, 200)
    ),
    own=some.just(()) | words.map(lambda text: ({"name": "Accent", "text": text},)),
)
plots = some.builds(
    PlotBible,
    name=names,
    acts=some.lists(some.fixed_dictionaries({"name": names, "summary": words}), max_size=3),
    beats=some.lists(
        some.fixed_dictionaries({"name": names, "position": some.integers(0, 100), "turn": words}), max_size=3
    ),
)


def entry(name: str = "Rosa", id: str = "e1", **fields: object) -> BibleEntry:
    return BibleEntry(id, "character", 1, CharacterBible(name=name, **fields))


def read(text: str | bytes, *entries: BibleEntry) -> BiblePlan:
    data = text.encode() if isinstance(text, str) else text
    return read_bible_csv(data, COLUMNS, "character", entries)


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def saved_again(rows: Sequence[Sequence[str]], separator: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


@given(some.lists(characters, max_size=4), some.lists(plots, max_size=3))
def test_a_file_that_was_written_here_changes_nothing(people: list[CharacterBible], lines: list[PlotBible]) -> None:
    entries = [BibleEntry(f"e{place}", "character", 1, data) for place, data in enumerate(people)]
    plan = read(write_bible_csv(COLUMNS, entries), *entries)
    assert plan == BiblePlan("character", unchanged=len(entries))
    plots = [BibleEntry(f"p{place}", "plot", 1, data) for place, data in enumerate(lines)]
    assert read_bible_csv(write_bible_csv(PLOT, plots), PLOT, "plot", plots) == BiblePlan("plot", unchanged=len(plots))


@given(characters, names, words, some.sampled_from([(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")]))
def test_what_is_changed_in_a_spreadsheet_and_saved_in_its_way_arrives(
    data: CharacterBible, name: str, want: str, way: tuple[str, str]
) -> None:
    before = BibleEntry("e1", "character", 1, data)
    after = with_values(data, {"name": name, "want": want})
    rows = cells(write_bible_csv(COLUMNS, [BibleEntry("e1", "character", 1, after)]))
    plan = read(saved_again(rows, *way), before)
    assert [each.data for each in plan.changed] == ([after] if after != data else [])
    assert (plan.new, plan.refused, plan.unknown) == ((), (), ())


def test_no_cell_and_no_heading_is_a_formula_for_a_spreadsheet() -> None:
    columns = (*COLUMNS, CsvColumn("own:=x", "=x"))
    people = [entry("=cmd|' /C calc'!A0", aliases=["+1", "-2"], want="@SUM(A1)", own=({"name": "=x", "text": "-"},))]
    data = write_bible_csv(columns, people)
    assert data.startswith(b"\xef\xbb\xbf")
    assert not [cell for row in cells(data) for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert read_bible_csv(data, columns, "character", people).changes_nothing


def test_a_plan_says_what_is_new_and_what_changes_from_what_to_what() -> None:
    text = "Name;Want;Aliases;Relationships\nrosa;the certificate;Ro, Rosie;Tom: owes her\nEve;out;;\n;;;\n"
    plan = read(text, entry(want="forks"))
    [changed] = plan.changed
    assert [(each.heading, each.old, each.new) for each in changed.changes] == [
        ("Name", "Rosa", "rosa"),
        ("Want", "forks", "the certificate"),
        ("Aliases", "", "Ro, Rosie"),
        ("Relationships", "", "Tom: owes her"),
    ]
    assert changed.data["relationships"][0]["to"] == "Tom"
    assert plan.new == (CharacterBible(name="Eve", want="out"),)


def test_a_column_that_is_not_in_the_file_changes_nothing_an_empty_cell_empties_and_a_short_row_is_no_empty_cell() -> (
    None
):
    rosa = entry(want="forks", aliases=["Ro"])
    tom = entry("Tom", "e2", want="spoons")
    plan = read("Want,Name,Mood\n,Rosa,cold\n,Tom\n", rosa, tom)
    assert plan.unknown == ("Mood",)
    assert [each.data for each in plan.changed] == [
        CharacterBible(name="Rosa", aliases=["Ro"]),
        CharacterBible(name="Tom"),
    ]
    assert read("Name,Want\nRosa\n", rosa).unchanged == 1


@pytest.mark.parametrize(
    ("row", "heading", "reason"),
    [
        ('e1,"",x,,', "Name", "is empty; write something here"),
        (f"e1,{'x' * 121},,,", "Name", "is longer than 120 characters; shorten it"),
        ("e1,Rosa,x,Nina owes her,", "Relationships", "line 1 needs a name, a colon"),
        ("e1,Rosa,x,,many", "Words in a usual speech", "Input should be a valid integer"),
        ("e1,Rosa,x,,900", "Words in a usual speech", "Input should be less than or equal to 200"),
        ("e1,Rosa,x,,,,,7", "", "has more cells than there are headings"),
        (",,x,,", "Name", "is empty; write something here"),
        (",Twin,x,,", "", "could be any of 2 entries of that name"),
        ("e2,Twin,x,,", "", "is about an entry that a row above it is about already"),
    ],
)
def test_a_row_with_a_refused_value_changes_nothing_and_is_named(row: str, heading: str, reason: str) -> None:
    people = (entry(want="forks"), entry("Twin", "e2"), entry("Twin", "e3"))
    heads = "Entry (leave as it is),Name,Want,Relationships,Words in a usual speech"
    plan = read(f"{heads}\ne2,Twin,,,\n{row}\n", *people)
    [refused] = plan.refused
    assert (refused.row, refused.heading) == (3, heading)
    assert refused.reason.startswith(reason)
    assert plan.changes_nothing


def test_a_new_entry_whose_file_has_no_names_is_refused() -> None:
    [refused] = read("Want\nforks\n").refused
    assert (refused.row, refused.reason) == (2, "says no name; a new entry needs one")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Line 1: No column is called like a field. Begin with the headings, like Name."),
        (b"Colour,Size\nred,2\n", "Line 1: No column is called like a field."),
        (b"Name,Want,name\nA,b,c\n", "Line 1: Two columns are called “name”; keep one of them."),
        (b'Name,Want\nA,b\n"C"d,e\n', "Line 3: This row cannot be read"),
        (b'Name,Want\nA,b\n"C,d\n', "Line 3: This row cannot be read"),
        (b"Name\n" + b"x" * 140_000, "Line 2: This row cannot be read"),
        (b"PK\x03\x04 a workbook", "This is not text; save the table as UTF-8 text and choose that file."),
        (b"Name\0", "This is not text;"),
        (b"Name\n" + b"x\n" * 3_000_000, "The file has more than 5 MB"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(FormatError) as refused:
        read(data)
    assert str(refused.value).startswith(message)


def test_a_file_in_the_encoding_of_an_old_spreadsheet_is_read() -> None:
    assert read("Name,Want\nZoë,“out”\n".encode("cp1252")).new == (CharacterBible(name="Zoë", want="“out”"),)
