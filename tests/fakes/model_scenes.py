"""What the played model answers as an actor, as the director, as the dramaturge and as the one who rewrites."""

import random
import re
from typing import Any

from tests.fakes.prompt_reading import Asked

LINES = (
    "Count it again.",
    "You signed on the wrong line.",
    "Who told you there were nineteen?",
    "Not while the scale is off.",
    "I'd take half. Today.",
    "Half of what?",
    "Ask him where the tape went.",
    "No.",
    "That's a seven. Look at the tail.",
    "My brother drove that van eleven years and never lost a docket, so whatever you're about to say, say it slow.",
    "Fine.",
    "Did you open it?",
    "It was open.",
    "Friday. Not a day more, and I want it in writing, with the date, and I want the pen back.",
    "You'd sell your own boots.",
    "They're not mine.",
    "Then whose?",
    "Put it down.",
)
ACTS = (
    "{who} tips the jar out and sorts the coins by size.",
    "{who} peels the label off and sticks it to the table.",
    "{who} pulls the tape measure to its end. It will not go back.",
    "The freezer clicks. {who} kicks it without looking.",
    "{who} stamps the form twice, then the table.",
    "{who} turns the padlock over. The key snaps.",
    "{who} weighs the crate, frowns at the number, weighs it again.",
    "{who} writes a figure on the wall and crosses it out.",
)
FIRST_SEEN = (
    "counts coins into a jar",
    "wears two watches and reads neither",
    "sits on the crate everybody needs",
    "reads the small print with a torch",
)
LAST = (
    "{who} locks the gate and leaves the key on the outside.",
    "The receipt goes into the kettle.",
    "{who} drives off with the door still open.",
    "One coin is left on the scale. The needle does not move.",
)
VERBS = ("corner", "stall", "flatter", "shame", "bait", "dismiss", "haggle", "test")
QUESTIONS = (
    "Does anything change if this goes?",
    "Would somebody else in the scene say it just as well?",
    "What does this cost the one who says it?",
    "Did we know this already from the crate?",
)
ASPECTS = ("pacing", "tension", "subtext", "dialogue", "character")


def moves(asked: Asked) -> dict[str, Any]:
    """One actor's offers, no line longer than allowed; none at all in a silent scene."""
    longest = asked.number(r"A line has at most (\d+) words", 12)
    return _moves(asked.chance, longest, asked.line(r"Talk in this scene: (\w+)", "full"))


def ensemble(asked: Asked) -> dict[str, Any]:
    """Several actors' offers, under their names."""
    parts = re.split(r"\n\s*\n(?=[^\n]+\n)", asked.facts.get("speakers", ""))
    speakers = []
    for part in parts:
        talk = re.search(r"^Talk: (\w+), at most (\d+)", part, re.MULTILINE)
        name = part.strip().partition("\n")[0].title()
        if talk and name:
            speakers.append({"name": name, **_moves(asked.chance, int(talk[2]), talk[1])})
    return {"speakers": speakers}


def scene(asked: Asked) -> dict[str, Any]:
    """The page, made of what the actors offered."""
    heading = asked.line(r"Its first line is exactly: (.+)", "INT. CUSTOMS SHED - DAY")
    offers = {name: re.findall(r"^\s*- (.+)$", block, re.MULTILINE) for name, block in asked.entries("offers").items()}
    cast = list(asked.entries("cast")) or list(offers) or ["Somebody"]
    words = asked.number(r"Length: about (\d+) words", 200)
    turn = asked.chance.choice(ACTS).format(who=cast[0])
    blocks = [heading, _entrance(asked, cast), *_exchange(asked, offers, cast, words), turn]
    blocks.append(asked.chance.choice(LAST).format(who=cast[-1]))
    return {"turn": turn, "unsaid": "Nobody says who opened the crate.", "fountain": "\n\n".join(blocks)}


def critique(asked: Asked) -> dict[str, Any]:
    """Up to three notes on lines that stand on the page."""
    page = [line for line in asked.facts.get("page", "").splitlines() if re.search(r"[a-z].*[.?!]$", line)]
    quoted = asked.chance.sample(page, min(len(page), asked.chance.randint(0, 3)))
    notes = [
        {
            "aspect": asked.chance.choice(ASPECTS),
            "severity": asked.chance.choice(["minor", "serious"]),
            "quote": quote,
            "question": asked.chance.choice(QUESTIONS),
            "suggestion": asked.chance.choice(["Cut the line.", "Let a hand answer it.", ""]),
        }
        for quote in quoted
    ]
    return {"wants": "Each wants the paper.", "what_changed": "Who holds it.", "turn_quote": "", "notes": notes}


def rewrite(asked: Asked) -> dict[str, Any]:
    """One small change for each note, never in a locked element; sometimes none, with a reason."""
    notes = re.findall(r"\[([^\]\s]+)\] ", "\n".join(asked.items("notes")))
    free = _changeable(asked.facts.get("draft", ""))
    chosen = asked.chance.sample(sorted(free), min(len(free), len(notes)))
    changes = [
        {"note_id": note, "first": at, "last": at, "fountain": asked.chance.choice(free[at])}
        for note, at in zip(notes, chosen, strict=False)
    ]
    return {"no_change": "" if changes else "The draft answers this already.", "changes": changes}


def _moves(chance: random.Random, longest: int, talk: str) -> dict[str, Any]:
    fitting = [line for line in LINES if len(line.split()) <= longest] or ["No."]
    offered = []
    for when, verb in zip(("opening", "pressed", "turn", "parting"), chance.sample(VERBS, 4), strict=True):
        lines = [] if talk == "silent" else chance.sample(fitting, min(3, len(fitting)))
        action = chance.choice(ACTS).format(who="This one") if not lines or chance.random() < 0.4 else ""
        offered.append({"when": when, "verb": verb, "lines": lines, "action": action})
    return {"withheld": "Who signed first.", "moves": offered}


def _entrance(asked: Asked, cast: list[str]) -> str:
    new = {name.title() for name in asked.items("introduce")}
    lines = []
    for name, facts in asked.entries("cast").items():
        age = re.search(r"^age: (\S+)", facts, re.MULTILINE)
        if name in new:
            lines.append(f"{name.upper()}, {age[1] if age else '40'}, {asked.chance.choice(FIRST_SEEN)}.")
    seen = [name for name in cast if name not in new]
    if seen:
        lines.append(f"{' and '.join(seen)} {'stand' if len(seen) > 1 else 'stands'} over an open crate.")
    return "\n\n".join(lines)


def _exchange(asked: Asked, offers: dict[str, list[str]], cast: list[str], words: int) -> list[str]:
    chance = asked.chance
    if asked.line(r"Talk: (\w+)", "full") == "silent":
        return [act.format(who=chance.choice(cast)) for act in chance.sample(ACTS, min(len(ACTS), max(2, words // 12)))]
    blocks: list[str] = []
    spoken: list[str] = []
    speakers = [name for name in cast if offers.get(name)] or cast
    while sum(len(block.split()) for block in blocks) < words * 0.8 and len(blocks) < 60:
        who = speakers[len(spoken) % len(speakers)] if chance.random() < 0.8 else chance.choice(speakers)
        left = [line for line in offers.get(who, ()) if line not in spoken] or [x for x in LINES if x not in spoken]
        if not left:
            break
        spoken.append(chance.choice(left))
        blocks.append(f"{who.upper()}\n{spoken[-1]}")
        if chance.random() < 0.3:
            blocks.append(chance.choice(ACTS).format(who=chance.choice(cast)))
    return blocks


def _changeable(draft: str) -> dict[int, tuple[str, ...]]:
    """Unlocked speeches and paragraphs of action, with what could stand there instead."""
    elements = re.split(r"^\[(\d+)\]( LOCKED)?\n", draft, flags=re.MULTILINE)[1:]
    found: dict[int, tuple[str, ...]] = {}
    after_cue = False
    for number, locked, text in zip(elements[0::3], elements[1::3], elements[2::3], strict=True):
        body = text.strip()
        is_capitals = body == body.upper()
        if not locked and not is_capitals and not body.startswith("("):
            found[int(number)] = LINES if after_cue else tuple(act.format(who="Somebody") for act in ACTS)
        after_cue = is_capitals and not body.startswith(("INT", "EXT"))
    return found
