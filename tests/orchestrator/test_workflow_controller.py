"""The whole way from a log line to a screenplay, in the calling process, against a local server."""

import pytest

from scriptgen_core.core.errors import InputError, StepFailedError
from scriptgen_core.core.events import AttemptFailed, NoteGiven, SceneSaved
from scriptgen_core.orchestrator.workflow_controller import GenerationConfig, GenerationScope, WorkflowController
from tests.fakes import chat_replies
from tests.fakes.model_script import ModelScript

LOG_LINE = "A wedding caterer falls for the health inspector who has eleven days left to close her kitchen."


@pytest.fixture(autouse=True)
def _server(chat_server, monkeypatch):
    chat_server.responder = ModelScript()
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("SCRIPTGEN_RETRY_BASE_DELAY", "0")


def config(**values):
    return GenerationConfig(**{"auto_rewrite": False, **values})


def test_the_defaults_are_three_scenes_with_three_characters_and_two_rewrites():
    defaults = GenerationConfig()
    assert (defaults.scope, defaults.character_count, defaults.scene_count, defaults.rewrite_iterations) == (
        GenerationScope.MULTI_SCENE,
        3,
        3,
        2,
    )
    assert GenerationConfig(scope=GenerationScope.SINGLE_SCENE).scene_count == 1


@pytest.mark.parametrize(
    ("field", "value"), [("character_count", 0), ("scene_count", 1000), ("rewrite_iterations", -1)]
)
def test_a_count_out_of_range_is_refused_by_name(field, value):
    with pytest.raises(InputError, match=field):
        GenerationConfig(**{field: value})


def test_a_log_line_becomes_a_screenplay_that_reads_as_a_mapping():
    told = []
    result = WorkflowController(events=told.append).generate_script(LOG_LINE, config())
    assert [scene["scene_number"] for scene in result["scenes"]] == [0, 1, 2]
    first = result["scenes"][0]
    assert first["integrated_scene"].startswith(first["outline"].heading)
    assert first["outline"]["description"]
    assert set(first["character_lines"]) == set(first["outline"]["characters"])
    assert result["status"] == "finished"
    assert len(result["bibles"]["characters"]) == 3
    assert first["integrated_scene"].strip() in result["formatted_script"]
    assert sum(isinstance(event, SceneSaved) for event in told) == 3


def test_an_unusable_log_line_is_refused_before_anything_is_asked(chat_server):
    for log_line in ("", "   ", "x" * 20_000):
        with pytest.raises(InputError, match="log_line"):
            WorkflowController().generate_script(log_line)
    assert chat_server.requests == []


def test_automatic_rewrites_answer_the_notes_and_keep_the_first_draft():
    told = []
    controller = WorkflowController(events=told.append)
    result = controller.generate_script(LOG_LINE, config(auto_rewrite=True, rewrite_iterations=1))
    assert any(isinstance(event, NoteGiven) for event in told)
    assert any(scene.rewritten for scene in result.scenes)


def test_existing_bibles_are_used_and_not_drafted_again(chat_server):
    controller = WorkflowController()
    bibles = {
        "characters": [{"name": "Rosa Ibarra", "want": "the certificate"}, {"name": "Dev Anand", "want": "an exit"}],
        "plot": {"premise": "Eleven days"},
        "settings": [{"name": "Canteen Kitchen"}],
    }
    result = controller.generate_script(LOG_LINE, config(scene_count=1), existing_bibles=bibles)
    assert [entry.name for entry in result.bibles.characters] == ["Rosa Ibarra", "Dev Anand"]
    asked = [body["response_format"]["json_schema"]["name"] for body in chat_server.bodies]
    assert "BiblesReply" not in asked


def test_every_arrow_can_be_called_alone():
    controller = WorkflowController()
    bibles = controller.bootstrap_bibles(LOG_LINE, 2)
    cards = [controller.generate_scene_outline(LOG_LINE, bibles, number) for number in range(4)]
    assert len({card.description for card in cards}) == 4
    scene = controller.generate_scene(cards[0], bibles)
    rewritten = controller.rewrite_scene(scene, bibles, "Cut the first two speeches.")
    assert rewritten.scene_number == 0
    screenplay = controller.format_script([rewritten], bibles)
    assert screenplay.elements[0].text == cards[0].heading


def test_a_failing_scene_is_named_and_does_not_stop_the_others(chat_server):
    play = ModelScript()

    def second_scene_is_refused(request, number):
        if "Scene 2" in request["messages"][-1]["content"] and "DirectorReply" in str(request.get("response_format")):
            return chat_replies.unauthorized()
        return play(request, number)

    chat_server.responder = second_scene_is_refused
    result = WorkflowController().generate_script(LOG_LINE, config())
    assert result.status == "failed"
    assert len(result.scenes) == 2
    assert [name.startswith("Scene ") for name in result.failures] == [True]
    assert "Authentication error" in result.message


def test_when_nothing_can_be_made_the_error_says_which_step(chat_server):
    chat_server.responder = lambda _request, _number: chat_replies.unauthorized()
    with pytest.raises(StepFailedError, match="Bible generation failed: Authentication error"):
        WorkflowController().generate_script(LOG_LINE)


def test_a_model_that_answers_rubbish_once_is_shown_its_error_and_the_run_goes_on(chat_server):
    chat_server.enqueue(chat_replies.said("I'd be happy to help! What is your story about?"))
    assert WorkflowController().generate_script(LOG_LINE, config()).status == "finished"
    shown = [message["content"] for message in chat_server.bodies[1]["messages"]]
    assert "I'd be happy to help" in shown[-2]
    assert "could not be used" in shown[-1]


def test_refusals_are_retried_and_every_attempt_is_told(chat_server):
    chat_server.enqueue(chat_replies.rate_limited(0), chat_replies.rate_limited(0))
    chat_server.responder = ModelScript()
    told = []
    WorkflowController(events=told.append).generate_script(LOG_LINE, config(scene_count=1))
    failed = [event for event in told if isinstance(event, AttemptFailed)]
    assert [(event.attempt, event.attempts, event.reason) for event in failed] == [
        (1, 4, "Rate limit hit"),
        (2, 4, "Rate limit hit"),
    ]
