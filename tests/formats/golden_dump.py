"""Screenplays and pages as text that golden files can hold and people can read."""

from collections.abc import Sequence

from scriptgen_core.core.screenplay import Character, Page, PlacedLine, SceneHeading, Screenplay, Section


def dump_elements(screenplay: Screenplay) -> str:
    """One line an element: its kind, what else it says, and its text."""
    lines = [f"{entry.key} = {list(entry.values)}" for entry in screenplay.title_page]
    for element in screenplay.elements:
        match element:
            case SceneHeading():
                extra = f" number={element.number}"
            case Character():
                extra = " dual" if element.dual else ""
            case Section():
                extra = f" level={element.level}"
            case _:
                extra = ""
        lines.append(f"{type(element).__name__}{extra}: {element.text!r}")
    return "\n".join(lines) + "\n"


def dump_pages(pages: Sequence[Page]) -> str:
    """One line a printed line: row, inches from the left, text with its styles."""
    lines: list[str] = []
    for page in pages:
        lines.append(f"--- page {page.number}")
        lines += [f"{line.row:3} {line.x:5.3f} {_styled(line)}" for line in page.lines]
    return "\n".join(lines) + "\n"


def _styled(line: PlacedLine) -> str:
    text = "".join(f"<{'+'.join(sorted(run.styles))}:{run.text}>" if run.styles else run.text for run in line.runs)
    return f"{text}  #{line.scene_number}#" if line.scene_number else text
