"""What the played model answers when asked for bibles and for outline cards."""

import random
import re
from typing import Any

from tests.fakes.prompt_reading import Asked

PEOPLE = (
    ("Nadia Okoro", 41, "bailiff"),
    ("Tomasz Reve", 29, "piano mover"),
    ("Ingrid Balk", 63, "retired dispatcher"),
    ("Dov Halpern", 35, "launderer"),
    ("Bea Quist", 24, "night clerk"),
    ("Ruben Achterberg", 52, "lift engineer"),
    ("Yusra Haddad", 38, "customs broker"),
    ("Callum Frayn", 46, "auctioneer"),
)
PLACES = (
    ("Customs Shed", "INT.", "the sealed crates are counted here every evening"),
    ("Loading Yard", "EXT.", "the only gate that opens after eight"),
    ("Bailiff's Van", "INT.", "everything she has taken this week rides along"),
    ("Auction Room", "INT.", "the lots stand with numbers on them"),
    ("Canal Lock", "EXT.", "boats wait here and cannot leave"),
    ("Lift Shaft", "INT.", "the car has stood between floors since March"),
)
DETAILS = (
    "a Bosch kettle with a taped lid",
    "a notice: NO CREDIT AFTER FOUR O'CLOCK",
    "a chest freezer that clicks every ninety seconds",
    "a till roll printed in red because the ink ran out",
    "a price board with the nines upside down",
    "a forklift charger that whines",
)
WANTS = (
    "the signed release for crate nineteen",
    "a week more before the sale",
    "her name off the ledger",
    "the van keys back",
    "a witness who will say what he saw",
    "the deposit returned in cash",
)
OBSTACLES = (
    "the form needs a second signature",
    "the other one has already sold it",
    "the office shuts in ten minutes",
    "somebody else is listening",
    "the figures do not add up",
)
TURNS = (
    "She tears the receipt in two and keeps both halves.",
    "He pays the fine out of his own pocket.",
    "The crate is opened and it is empty.",
    "She signs, with the wrong name.",
    "He hands over the keys and sits down in the van.",
)
THINGS = ("a stamp pad", "a tape measure", "a jar of coins", "a clipboard", "a broken padlock", "a thermos")
STATES = (("owed", "owing"), ("trusted", "watched"), ("in charge", "sent out"), ("hidden", "seen"), ("closed", "open"))
LENGTHS = (4, 7, 10, 12, 16, 20)


def bibles(asked: Asked) -> dict[str, Any]:
    """As many characters as asked for, from the people offered, with a plot, settings and a theme."""
    count = asked.number(r"Make (\d+) new characters", 3)
    people = (_offered(asked) or list(PEOPLE))[:count]
    while len(people) < count:
        people.append((f"Porter {len(people) + 1}", 30, "porter"))
    known = [*(name for name, _, _ in people), *asked.entries("characters")]
    places = asked.chance.sample(PLACES, 4)
    return {
        "characters": [_character(asked.chance, person, known) for person in people],
        "plot": _plot(asked.chance, known),
        "settings": [
            {"name": name, "int_ext": int_ext, "time": "EVENING", "mood": "busy", "description": why.capitalize() + ".",
             "details": asked.chance.sample(DETAILS, 4)}
            for name, int_ext, why in places
        ],
        "theme": {
            "name": "Debt",
            "statement": "What is owed can only be paid by the one who owes it.",
            "counter_argument": "A debt somebody else pays is just as paid.",
            "motifs": ["receipts", "keys handed over", "stamps"],
        },
    }  # fmt: skip


def outline(asked: Asked) -> dict[str, Any]:
    """The cards asked for, with the bibles' own people and places."""
    count = asked.number(r"Write the next (\d+) cards", 3)
    first = asked.number(r"scenes (\d+) to", 1)
    total = asked.number(r"The whole script has (\d+) scenes", count)
    cast = list(asked.entries("characters")) or [name for name, _, _ in PEOPLE[:2]]
    places = asked.entries("settings") or {name: f"int ext: {int_ext}" for name, int_ext, _ in PLACES}
    return {"cards": [_card(asked.chance, number, total, cast, places) for number in range(first, first + count)]}


def _offered(asked: Asked) -> list[tuple[str, int, str]]:
    lines = (re.fullmatch(r"(.+?), (\d+), (.+)", item) for item in asked.items("people"))
    return [(found[1], int(found[2]), found[3]) for found in lines if found]


def _character(chance: random.Random, person: tuple[str, int, str], known: list[str]) -> dict[str, Any]:
    name, age, job = person
    first = name.split()[0]
    thing = chance.choice(THINGS)
    return {
        "name": name,
        "age": age,
        "role": job,
        "look": f"carries {thing} as if it were evidence",
        "want": f"Wants {chance.choice(WANTS)}, this week.",
        "need": "To be believed without a paper.",
        "flaw": "Checks everything twice and misses the third thing.",
        "backstory": f"{first} has worked as a {job} for {chance.randint(3, 20)} years.",
        "traits": ["exact", "stubborn"],
        "relationships": [{"to": other, "nature": "owes a favour"} for other in known if other != name],
        "knows_at_start": [
            f"Crate {chance.randint(2, 90)} was opened.",
            "The sale is on Friday.",
            f"{thing} was lent.",
        ],
        "withholds": "Who signed first; says the pen was broken.",
        "never_does": "Never signs for somebody else.",
        "voice": {
            "sample_lines": ["Count it again.", "Not on my shift.", "That is a seven. Look at the tail."],
            "only_words": ["tally", "docket", "forfeit", "hoist", "lien"],
            "never_words": ["sorry", "hopefully", "basically", "literally", "amazing"],
            "habits": "Short orders, then one long question.",
            "dodges": "asks for the form number",
            "attacks": "reads your own words back to you",
            "words_per_speech": chance.choice([4, 7, 11]),
        },
    }


def _plot(chance: random.Random, known: list[str]) -> dict[str, Any]:
    lead = known[0]
    beats = [("Opening", 2), ("Disturbance", 12), ("Midpoint", 50), ("Low point", 75), ("Climax", 92)]
    return {
        "name": "Main plot",
        "premise": f"{lead} must clear a debt by Friday, but it is not {lead}'s own.",
        "controlling_question": f"Does {lead} pay what somebody else owes?",
        "counter_argument": "The law does not ask who spent it.",
        "acts": [{"name": f"Act {n}", "summary": chance.choice(TURNS)} for n in (1, 2, 3)],
        "beats": [{"name": name, "position": at, "turn": chance.choice(TURNS)} for name, at in beats],
        "ending": "The gate is locked from the other side.",
    }


def _card(chance: random.Random, number: int, total: int, cast: list[str], places: dict[str, str]) -> dict[str, Any]:
    place = list(places)[(number - 1) % len(places)]
    present = chance.sample(cast, min(len(cast), chance.choice([2, 2, 3])))
    int_ext = re.search(r"INT\./EXT\.|INT\.|EXT\.", places[place])
    (value_in, value_out), turn, thing = chance.choice(STATES), chance.choice(TURNS), chance.choice(THINGS)
    wants = [
        {"who": who, "wants": chance.choice(WANTS), "from_whom": present[index - 1]}
        for index, who in enumerate(present)
    ]
    return {
        "description": f"{present[0]} wants {wants[0]['wants']} and does not get it. {turn}",
        "int_ext": int_ext.group() if int_ext else "INT.",
        "place": place,
        "time": chance.choice(["DAY", "NIGHT", "EVENING", "MORNING"]),
        "act": 1 + min(2, 3 * (number - 1) // max(total, 1)),
        "why_here": "the paper that matters is kept here",
        "characters": present,
        "wants": wants,
        "obstacle": chance.choice(OBSTACLES),
        "tactic": "bargain",
        "second_tactic": "shame",
        "value_in": value_in,
        "value_out": value_out,
        "turn": turn,
        "learns": [{"who": present[-1], "what": f"Crate {number} was paid for twice."}],
        "new_fact": f"Crate {number} was paid for twice.",
        "object_in_use": thing,
        "job": "raise the price of leaving",
        "target_eighths": chance.choice(LENGTHS),
        "talk": "silent" if number % 5 == 0 else chance.choice(["full", "full", "sparse"]),
        "enter_on": f"Hands on {thing}.",
        "leave_on": f"{thing} left behind.",
        "link": chance.choice(["therefore", "but"]),
    }
