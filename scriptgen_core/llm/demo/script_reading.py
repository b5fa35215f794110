"""The demo's reading of a script: counts and first words, by rule; each answer says that the demo counted."""

import re
from collections import Counter
from collections.abc import Iterator
from statistics import fmean

from scriptgen_core.core.script_reading import SPOKEN, ReadingAnswer, ReadingInputs, ReadingReply, SceneText
from scriptgen_core.llm.demo.reading import SpokenLine, read_page

_SAMPLES = 3
_TELLING = range(4, 31)
_MOTIF = re.compile(r"\b[a-z]{6,}\b")
_BY = "(Counted by the demo: no model read it.)"


def read_by_rule(inputs: ReadingInputs) -> ReadingReply:
    """What can be counted in the scenes, each with the line it was counted from."""
    match inputs.read_for:
        case "character":
            findings = list(_of_a_character(inputs))
        case "setting":
            findings = list(_of_a_setting(inputs))
        case "story":
            findings = list(_of_the_story(inputs))
    return ReadingReply(findings=findings)


def _of_a_character(inputs: ReadingInputs) -> Iterator[ReadingAnswer]:
    speeches = [(scene, line) for scene in inputs.scenes for line in _spoken_by(inputs.subject, scene)]
    if not speeches:
        return
    scenes = len({scene.scene_id for scene, _ in speeches})
    first, opening = speeches[0]
    words = round(fmean(line.words for _, line in speeches))
    role = f"{_of(len(speeches), 'speech', 'speeches')} in {_of(scenes, 'scene')}. {_BY}"
    habits = f"First words: “{_flat(opening.sentences[0])}” About {_of(words, 'word')} a speech. {_BY}"
    yield ReadingAnswer(field="role", text=role, quote=_flat(opening.text), scene=first.number + 1)
    yield ReadingAnswer(field="voice.habits", text=habits, quote=_flat(opening.text), scene=first.number + 1)
    telling = [(scene, line) for scene, line in speeches if line.words in _TELLING]
    for scene, line in telling[:_SAMPLES]:
        yield ReadingAnswer(field=SPOKEN, text=_flat(line.text), quote=_flat(line.text), scene=scene.number + 1)


def _of_a_setting(inputs: ReadingInputs) -> Iterator[ReadingAnswer]:
    seen = [(scene, action) for scene in inputs.scenes for action in _actions(scene)]
    if seen:
        scene, action = seen[0]
        text = f"First seen: “{action}” {_BY}"
        yield ReadingAnswer(field="description", text=text, quote=action, scene=scene.number + 1)


def _of_the_story(inputs: ReadingInputs) -> Iterator[ReadingAnswer]:
    actions = [(scene, action) for scene in inputs.scenes for action in _actions(scene)]
    if not actions:
        return
    (first, begins), (last, ends) = actions[0], actions[-1]
    yield ReadingAnswer(field="plot.premise", text=f"It begins: “{begins}” {_BY}", quote=begins, scene=first.number + 1)
    yield ReadingAnswer(field="plot.ending", text=f"It ends: “{ends}” {_BY}", quote=ends, scene=last.number + 1)
    words = Counter(word for _, action in actions for word in _MOTIF.findall(action))
    for word, count in words.most_common(1):
        scene, action = next((scene, action) for scene, action in actions if word in action)
        text = f"{word}: said {_of(count, 'time')} in the action (counted by the demo)"
        yield ReadingAnswer(field="theme.motifs", text=text, quote=action, scene=scene.number + 1)


def _spoken_by(name: str, scene: SceneText) -> list[SpokenLine]:
    """Speeches under a cue that holds no word that is not the name's."""
    words = set(name.casefold().split())
    return [line for line in read_page(scene.text).spoken if set(line.name.casefold().split()) <= words]


def _actions(scene: SceneText) -> list[str]:
    page = read_page(scene.text)
    return [_flat(page.elements[at]) for at in page.actions]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _of(count: int, thing: str, things: str = "") -> str:
    return f"{count} {thing if count == 1 else things or f'{thing}s'}"
