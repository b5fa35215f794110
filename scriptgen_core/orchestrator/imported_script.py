"""A script file as the project it would become: title, scenes with their cards and notes, and what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.models import new_id
from scriptgen_core.core.screenplay import (
    Boneyard,
    Element,
    Note,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    TitleField,
)
from scriptgen_core.core.story import OutlineCard, SceneNote, ScriptFormat
from scriptgen_core.formats import (
    LeftOut,
    PageSetup,
    left_out_marks,
    page_count,
    paginate,
    parse_fountain,
    plain,
    read_script_file,
    scene_eighths,
    write_fountain,
)
from scriptgen_core.formats.fountain_lines import find_hidden
from scriptgen_core.orchestrator.script_desk import MAX_SCRIPT
from scriptgen_core.orchestrator.script_text import heading_of, split_scenes
from scriptgen_core.projects.project_storage import LOG_LINE_MAX, TITLE_MAX
from scriptgen_core.projects.script_import import IMPORTED, ImportedScene
from scriptgen_core.projects.script_types import NewDraft
from scriptgen_core.reports.cast_list import Speaker, place_of, side_of, slugs_of, speakers_of
from scriptgen_core.reports.headings import Slug

_LOG_LINE_KEYS = ("logline", "log line")
_PLACE_MAX, _TIME_MAX, _EIGHTHS_MAX = 120, 300, 80


@dataclass(frozen=True, slots=True)
class ImportedScript:
    """What a file holds, read and not stored.

    ``texts`` are its scenes as Fountain, ``headings`` what each begins with. ``people`` speak, the one with most
    speeches first. ``left_out`` cannot be taken over; ``encoding`` was guessed, and is empty where it is certain.
    ``setup`` is how its pages print.
    """

    file_name: str
    screenplay: Screenplay
    title: str
    log_line: str
    title_page: tuple[tuple[str, str], ...]
    format: ScriptFormat
    texts: tuple[str, ...]
    headings: tuple[str, ...]
    pages: int
    people: tuple[Speaker, ...]
    notes: int
    left_out: tuple[LeftOut, ...]
    encoding: str
    setup: PageSetup


@lru_cache(maxsize=4)
def read_import(data: bytes, name: str) -> ImportedScript:
    """The script in a file called ``name``; raises FormatError for what cannot be read or is too long."""
    file = read_script_file(data, name)
    screenplay = file.screenplay
    text = write_fountain(Screenplay(screenplay.elements))
    if len(text) > MAX_SCRIPT:
        raise FormatError(f"The script is longer than {MAX_SCRIPT:,} characters; import it in two parts.")
    if not text.strip():
        raise FormatError(f"{name} has a title page and no script; choose another file.")
    texts = tuple(split_scenes(text))
    setup = file.setup or PageSetup()
    pages = page_count(paginate(screenplay, setup))
    title = _first_line(plain(screenplay.title_value("Title")) or PurePath(name).stem)[:TITLE_MAX]
    return ImportedScript(
        file_name=name,
        screenplay=screenplay,
        title=title,
        log_line=_log_line(screenplay),
        title_page=_title_page(screenplay.title_page, title),
        format=min(ScriptFormat, key=lambda each: abs(each.pages - pages)),
        texts=texts,
        headings=tuple(heading_of(each) for each in texts),
        pages=pages,
        people=speakers_of(screenplay),
        notes=sum(1 for each in texts for _ in _notes(parse_fountain(each).elements)),
        left_out=(*file.left_out, *left_out_marks(file.revisions)),
        encoding=file.encoding,
        setup=setup,
    )


def imported_scenes(script: ImportedScript) -> tuple[ImportedScene, ...]:
    """The scenes of the script as they are stored: every line imported, a card for each that has a heading."""
    slugs, lengths = slugs_of(script.screenplay), _lengths(script.screenplay)
    return tuple(
        _scene(text, _card(script, number, slugs[number], lengths[number]) if number < len(slugs) else None)
        for number, text in enumerate(script.texts)
    )


def imported_draft(text: str) -> NewDraft:
    """The draft of a scene that came out of a file."""
    return NewDraft(text, sole_author(text, IMPORTED), "import")


def _scene(text: str, card: OutlineCard | None) -> ImportedScene:
    return ImportedScene(imported_draft(text), card, tuple(_notes(parse_fountain(text).elements)))


def _card(script: ImportedScript, number: int, slug: Slug, eighths: int) -> OutlineCard | None:
    if not slug.place:
        return None
    synopses = (each for each in parse_fountain(script.texts[number]).elements if isinstance(each, Synopsis))
    return OutlineCard(
        description=" ".join(plain(each.text) for each in synopses),
        int_ext=side_of(slug),
        place=place_of(slug)[:_PLACE_MAX],
        time=slug.time[:_TIME_MAX],
        characters=tuple(each.name for each in script.people if number in each.scenes),
        target_eighths=eighths,
    )


def _lengths(screenplay: Screenplay) -> list[int]:
    """The length of each scene that has a heading, in eighths of a page, as a card can hold it."""
    eighths = {each.element: each.eighths for each in scene_eighths(screenplay)}
    headings = (at for at, each in enumerate(screenplay.elements) if isinstance(each, SceneHeading))
    return [min(eighths.get(at, 1), _EIGHTHS_MAX) for at in headings]


def _notes(elements: Sequence[Element]) -> Iterator[SceneNote]:
    """The script's notes as the writer's own, each on the line it stands in or below."""
    line = ""
    for each in elements:
        if isinstance(each, Note):
            yield _note(each.text, line)
        elif not isinstance(each, Section | Synopsis | Boneyard):
            line = plain(each.text).strip().partition("\n")[0]
            for stretch in find_hidden(each.text):
                if stretch.kind == "note":
                    yield _note(each.text[stretch.start + 2 : stretch.end - 2].strip(), line)


def _note(text: str, quote: str) -> SceneNote:
    return SceneNote(id=new_id()[:12], text=text, severity="serious", quote=quote, source="writer")


def _first_line(text: str) -> str:
    return " ".join(text.strip().partition("\n")[0].split())


def _log_line(screenplay: Screenplay) -> str:
    found = next((screenplay.title_value(key) for key in _LOG_LINE_KEYS if screenplay.title_value(key)), "")
    return " ".join(plain(found).split())[:LOG_LINE_MAX]


def _title_page(fields: Sequence[TitleField], title: str) -> tuple[tuple[str, str], ...]:
    """What the title page holds, one text a field; of the title only lines and style that ``title`` has not."""
    held: dict[str, list[str]] = {}
    for entry in fields:
        held.setdefault("Title" if entry.key.casefold() == "title" else entry.key, []).extend(entry.values)
    texts = {key: "\n".join(values) for key, values in held.items()}
    return tuple((key, text) for key, text in texts.items() if (key, text) != ("Title", title))
