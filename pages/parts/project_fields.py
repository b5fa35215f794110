"""The fields of a project and its brief, in writers' words."""

from pages.parts.fields import Field, Section
from scriptgen_core.core.story import ScriptFormat
from scriptgen_core.studio import LOG_LINE_MAX

PROJECT_FIELDS = (
    Section(
        "",
        (
            (Field("title", "Title", "line"),),
            (
                Field(
                    "log_line",
                    "Log line",
                    hint="One or two sentences: who wants what, and what is in the way",
                    most=LOG_LINE_MAX,
                ),
            ),
            (
                Field("genre", "Genre", "line", "Comedy of manners; slow thriller"),
                Field("format", "Format", "choice", options=tuple(each.value for each in ScriptFormat)),
            ),
        ),
    ),
)

BRIEF_FIELDS = (
    Section(
        "",
        (
            (
                Field("brief.tone", "Tone", hint="Dry, warm underneath"),
                Field("brief.comparables", "Two comparables", hint="Two films or series it could stand beside"),
            ),
            (
                Field("brief.not_like", "Not like", hint="One it must not become"),
                Field("brief.whose_film", "Whose film is it?", hint="The character who changes most"),
            ),
            (
                Field("brief.ending", "The ending", hint="Where it has to arrive; or leave it open"),
                Field("brief.scene_seen", "The one scene you already see", hint="As much of it as you see"),
            ),
            (
                Field("brief.period", "Period", hint="1974; today; next winter"),
                Field("brief.scale", "Scale", hint="Rooms, cast, budget"),
            ),
            (
                Field("brief.never", "What must never happen", hint="A death, a miracle, a flashback"),
                Field("brief.language", "Language of the script", "line", "English"),
            ),
        ),
    ),
)
