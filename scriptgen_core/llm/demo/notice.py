"""What a writer must know about the pages the demo will write."""

import unicodedata

from scriptgen_core.core.prompting import ProjectFacts

DEMO_NOTICE = "Demo assembles pages by rule from your own words; no language model writes them."
_ENGLISH_ONLY = "The demo writes English only: choose a provider in Settings for a script in another language."


def demo_notice(project: ProjectFacts | None = None) -> str:
    """Who will write and, for a project in another language, that the demo writes English."""
    return f"{DEMO_NOTICE} {_ENGLISH_ONLY}" if project and _is_in_another_language(project) else DEMO_NOTICE


def _is_in_another_language(project: ProjectFacts) -> bool:
    """As the brief says; where it says nothing, as the letters of the log line tell."""
    if language := project.brief.language.strip().casefold():
        return language != "en" and not language.startswith("en-") and "english" not in language
    letters = [letter for letter in project.log_line if letter.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return foreign * 2 > len(letters)
