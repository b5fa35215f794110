"""The demo reads a script by rule: it counts, says that it did, and every line it shows stands there."""

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.generators.script_reader import ScriptReader
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.studio import open_studio


def test_of_the_sample_every_answer_is_borne_out_and_says_that_it_was_counted() -> None:
    studio = open_studio(load_settings())
    project = studio.projects.cards()[0].summary.project
    reader = ScriptReader(LLMWrapper(provider="demo"), load_prompts())
    read = [reader.read(each.task, project.facts) for each in studio.readings.subjects(project.id)]
    found = [finding for each in read for finding in each.findings]
    assert not any(each.refused for each in read)
    assert {each.kind for each in found} == {"character", "setting", "plot", "theme"}
    assert all("ounted by the demo" in each.text for each in found if each.field != "voice.sample_lines")
    assert {each.author.kind for each in found} == {"rule"}
    assert any(each.text.startswith("47 speeches in 6 scenes.") for each in found)
    studio.close()
