"""New drafts of many scenes at once."""

from collections.abc import Mapping

from scriptgen_core.core.database import Database
from scriptgen_core.projects.script_rows import add_draft, next_revision, scene_rows, to_draft
from scriptgen_core.projects.script_types import Draft, NewDraft


class DraftStorage:
    """The drafts of scenes, in the database that :class:`ScriptStorage` keeps the scenes in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reword(self, project_id: str, drafts: Mapping[str, NewDraft]) -> tuple[Draft, ...]:
        """Make these (by scene id) the current drafts in one transaction and one revision; those that were made.

        A scene that has been changed since, so that its draft is not the new one's base any more, stays as it is.
        """
        with self._database.write() as session:
            rows = [row for row in scene_rows(session, project_id) if row.id in drafts]
            unchanged = [row for row in rows if row.draft_id == drafts[row.id].base_id]
            if not unchanged:
                return ()
            revision = next_revision(session, project_id)
            return tuple(to_draft(add_draft(session, row, drafts[row.id], revision)) for row in unchanged)
