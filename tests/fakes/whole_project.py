"""A project with something in every table, written by Demo and then worked on."""

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.database import Database
from scriptgen_core.core.models import new_id, now
from scriptgen_core.core.script_reading import Finding
from scriptgen_core.core.sources import Batch, Chapter, Passage, SourceText
from scriptgen_core.core.story import WRITER, Author, Change, OutlineCard, SceneNote
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.revision_desk import RevisionDesk
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.orchestrator.workflow_controller import GenerationConfig, GenerationScope, WorkflowController
from scriptgen_core.projects.cut_storage import CutPassage
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.projects.script_types import NewDraft
from scriptgen_core.projects.source_storage import NewScene
from scriptgen_core.rewrite.changes import read_draft

LOG_LINE = "終電で目を覚ました保険調査員は、車両の全員が自分の担当した案件の関係者だと気づく。"


def whole_project(database: Database) -> str:
    """Make the project in this database; returns its id."""
    controller = WorkflowController(BibleStorage(database), LLMWrapper(provider="demo"))
    controller.generate_script(LOG_LINE, GenerationConfig(GenerationScope.MULTI_SCENE, scene_count=2))
    stores = open_stores(database)
    project_id = stores.projects.list()[0].project.id
    scene = stores.scripts.scenes(project_id)[0]
    assert scene.draft
    stores.scripts.name_draft(project_id, "As written")
    RevisionDesk(stores).lock(project_id, color="Blue", date="26 Nov 2026", keeps_pages=True)
    text = f"{scene.draft.text}\n\nShe counts the seats."
    draft = stores.scripts.save_draft(scene.id, NewDraft(text, sole_author(text, WRITER), "hand", scene.draft.id))
    stores.locks.replace(project_id, {scene.id: [LineLock(len(read_draft(text).slices) - 1, "She counts the seats.")]})
    stores.cuts.exchange(project_id, [CutPassage(new_id(), scene.heading, "He counts them too.", now())], [])
    note = stores.reviews.write_note(scene.id, "Who is counting?")
    run = stores.runs.create(
        project_id, "rewrite", "Rewrite of scene 1", {"note_ids": [note.id]}, lineup=Lineup(ModelRef("demo"))
    )
    entry = stores.bibles.bibles(project_id).characters[0]
    counted = Finding(
        "character", "flaw", "Counts everything.", "She counts the seats.", scene.id, scene.heading, WRITER
    )
    stores.findings.propose(project_id, run.id, [counted], {"character": entry.id})
    stores.runs.mark_done(run.id, scene.id)
    stores.runs.set_status(run.id, "finished")
    change = Change("change-1", 1, 2, old="", new="He counts.", note_id=note.id)
    stores.reviews.propose(scene.id, draft.id, [change], [note], Author("model", "demo"), run_id=run.id)
    stores.reviews.add_notes(scene.id, [SceneNote("note-0123456789ab", "Too early.")], draft_id=draft.id)
    chapter = Chapter("Chapter 1", "He counts the seats.")
    stores.sources.add(project_id, [SourceText("train.txt", "txt", (chapter,))])
    stores.sources.set_plan(project_id, [Batch((Passage(0, 0, chapter.title, chapter.text, 0, len(chapter.text)),))])
    batch = stores.sources.plan(project_id)[1]
    page = "INT. TRAIN - NIGHT\n\nHe counts the seats."
    adapted = NewDraft(page, sole_author(page, Author("model", "demo")), "generated", run_id=run.id)
    card = OutlineCard(description="He counts.", place="TRAIN", time="NIGHT")
    new = NewScene(card, adapted, chapter.text)
    stores.sources.keep_adapted(batch.id, "The next part", '{"scenes": []}', [new], author="model")
    series = stores.projects.create_series("The Last Train")
    stores.projects.put_in_series(project_id, series, 1)
    stores.bibles.create_entry("setting", {"name": "Depot"}, series_id=series)
    entry = stores.bibles.bibles(project_id).characters[0]
    stores.bibles.delete(entry.id)
    return project_id
