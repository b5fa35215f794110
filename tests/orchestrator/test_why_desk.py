"""Why a line says so: its author, the facts that were shown, and the calls of the run that wrote it."""

from itertools import pairwise

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import InputError
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.studio import GenerationConfig, LineOrigin, Project, Studio, open_studio


@pytest.fixture
def studio(started_home):
    opened = open_studio(load_settings({"SCRIPTGEN_HOME": str(started_home)}, {}))
    yield opened
    opened.close()


@pytest.fixture
def project(studio):
    """Two scenes that Demo wrote and rewrote."""
    made = studio.stores.projects.create({"title": "Salt", "log_line": "A clerk weighs salt.", "approval": False})
    values = {"generation": GenerationConfig(scene_count=2, auto_rewrite=True).to_json()}
    run = studio.stores.runs.create(made.id, "generate", "Script", values, lineup=studio.providers.lineup())
    Runner(studio.stores, load_prompts(), studio.providers.optimizer).drive(run)
    return made


def why(studio: Studio, project: Project, words: str) -> LineOrigin:
    """What is said of the line with these words."""
    text = studio.scripts.open(project.id).text
    start = text.index(words)
    return studio.why.lines(project.id, text, start, start + len(words))


def a_speech(studio: Studio, project: Project) -> str:
    """A speech of the second scene that stood there from its first draft on."""
    scene = studio.stores.scripts.scenes(project.id)[1]
    first = studio.stores.scripts.drafts(scene.id)[-1].text
    lines = scene.text.split("\n")
    speeches = [said for cue, said in pairwise(lines) if cue.isupper() and said and said[0] != "("]
    return next(said for said in speeches if said in first and not said.isupper())


def test_a_line_of_a_run_knows_the_facts_and_the_calls_of_its_own_scene(studio, project):
    """The call that answered it stands first; the facts are those that the scene's people were asked with."""
    scene = studio.stores.scripts.scenes(project.id)[1]
    said = a_speech(studio, project)
    origin = why(studio, project, said)
    assert (origin.scene.id, origin.text) == (scene.id, said)
    assert [author.kind for author in origin.authors] == ["rule"]
    assert origin.first.number == 1
    assert {call.scene for call in origin.calls} == {1}
    assert said in origin.calls[0].answer
    assert {call.role for call in origin.calls} >= {"director", "character"}
    shown = {fact.field: fact.shown for fact in origin.facts if fact.entry.name == scene.card.characters[0]}
    asked = "\n".join(text for call in origin.calls for _, text in call.messages)
    assert shown["want"] in asked


def test_a_fact_that_has_changed_is_shown_as_it_was_and_as_it_is(studio, project):
    said = a_speech(studio, project)
    fact = next(fact for fact in why(studio, project, said).facts if fact.field == "want")
    studio.stores.bibles.update(fact.entry.id, {"want": "Out."})
    again = next(each for each in why(studio, project, said).facts if each.has_changed)
    assert (again.field, again.shown, again.now) == ("want", fact.shown, "Out.")


def test_a_line_that_the_writer_edited_keeps_where_it_comes_from_and_her_own_has_nothing(studio, project):
    said = a_speech(studio, project)
    opened = studio.scripts.open(project.id)
    studio.scripts.save(
        project.id, opened.revision, opened.text.replace(said, f"{said} Still.", 1) + "\n\nA bell rings.\n"
    )
    edited = why(studio, project, f"{said} Still.")
    assert [(author.kind, author.edited) for author in edited.authors] == [("rule", True)]
    assert edited.facts
    assert {call.scene for call in edited.calls} == {1}
    own = why(studio, project, "A bell rings.")
    assert [author.kind for author in own.authors] == ["writer"]
    assert (own.facts, own.calls) == ((), ())


def test_the_facts_that_a_line_says_in_their_own_words_are_named_apart(studio, project):
    scene = studio.stores.scripts.scenes(project.id)[0]
    entry = next(each for each in studio.stores.bibles.list("character", project_id=project.id) if each.data.age)
    line = next(line for line in scene.text.split("\n") if f", {entry.data.age}," in line)
    said = {(fact.entry.id, fact.field) for fact in why(studio, project, line).said}
    assert {(entry.id, "name"), (entry.id, "age")} <= said
    assert (entry.id, "want") not in said


def test_where_there_is_no_line_nothing_is_told(studio, project):
    with pytest.raises(InputError, match="holds no line"):
        why(studio, project, studio.stores.scripts.scenes(project.id)[1].heading)
