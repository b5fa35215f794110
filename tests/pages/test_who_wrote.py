"""Export says who wrote the script."""

from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.projects.script_types import hand_draft, machine_draft
from tests.pages.desk import Desk, new_project, studio

PAGE = "INT. VAULT - DAY\n\nIris reads the ledger.\n\nIRIS\nHere.\n"
MODEL = Author("model", "openai", "gpt-x", "agent.director", 1)


def test_the_shares_of_the_chosen_draft_stand_in_a_line() -> None:
    project, scripts = new_project(), studio().stores.scripts
    [scene] = scripts.add_cards(project.id, [OutlineCard(description="Iris reads.", place="Vault")], author="writer")
    draft = scripts.save_draft(scene, machine_draft(PAGE, MODEL, "generated", run_id="run"))
    kept = scripts.name_draft(project.id, "First")
    scripts.save_draft(scene, hand_draft(draft, PAGE.replace("the ledger", "a ledger").replace("Here.", "Nobody.")))
    desk = Desk().open("export", project)
    assert desk.says("4 printed lines: 50% a model's; 25% a model's, edited by you; 25% yours.")
    assert desk.fill("Draft", kept.id).says("4 printed lines: 100% a model's.")
