"""A small story for tests: three people, two places, four cards, and a token in every fact worth hiding."""

from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.story import (
    BibleData,
    BibleEntry,
    Bibles,
    BibleType,
    Brief,
    CharacterBible,
    Learning,
    OutlineCard,
    PlotBible,
    Relationship,
    SettingBible,
    ThemeBible,
    Voice,
    Want,
)

PROJECT = ProjectFacts("LOGLINE A ferry clerk finds the fare box short.", "Short Change", brief=Brief(ending="ENDING"))


def entry(id: str, kind: BibleType, data: BibleData, version: int = 1) -> BibleEntry:
    return BibleEntry(id, kind, version, data)


ILSE = entry(
    "c-ilse",
    "character",
    CharacterBible(
        name="Ilse Brandt",
        aliases=("Mrs Brandt",),
        age="52",
        look="wears two watches",
        want="ILSE-WANT keep the kiosk",
        need="ILSE-NEED to stop counting",
        knows_at_start=("ILSE-KNOWS the ferry is sold.",),
        withholds="ILSE-SECRET she signed first",
        relationships=(Relationship(to="Bram", nature="ILSE-TIE her sister's ex"),),
        voice=Voice(sample_lines=("Forty.", "Not a request."), words_per_speech=20),
    ),
    version=3,
)
BRAM = entry(
    "c-bram",
    "character",
    CharacterBible(
        name="Bram Oduya",
        age="31",
        want="BRAM-WANT to leave",
        knows_at_start=("BRAM-KNOWS the box has two keys.",),
        withholds="BRAM-SECRET he has a key",
        relationships=(Relationship(to="Ilse Brandt", nature="BRAM-TIE the one who never sleeps"),),
    ),
)
TOVE = entry("c-tove", "character", CharacterBible(name="Tove", withholds="TOVE-SECRET she reports to the owner"))

TERMINAL = entry("s-terminal", "setting", SettingBible(name="Ferry terminal", details=("a price list from 1998",)))
QUAY = entry("s-quay", "setting", SettingBible(name="Quay", int_ext="EXT."))
BIBLES = Bibles(
    characters=(ILSE, BRAM, TOVE),
    plots=(entry("p-1", "plot", PlotBible(premise="PLOT the company empties its own box")),),
    settings=(TERMINAL, QUAY),
    themes=(entry("t-1", "theme", ThemeBible(statement="THEME A debt is a way to stay.")),),
)

CARDS = (
    OutlineCard(
        description="CARD1 Ilse counts the box with Tove.",
        place="Ferry terminal",
        characters=("Ilse Brandt", "Tove"),
        wants=(Want(who="Ilse Brandt", wants="WANT1 the count to be right"),),
        learns=(
            Learning(who="Mrs Brandt", what="LEARN1 the box is short."),
            Learning(who="Tove", what="TOVE-LEARN1 Ilse counts twice."),
        ),
        turn="TURN1 the last coin is a washer",
        object_in_use="a bent spoon",
        leave_on="Tove shuts the box on a sleeve.",
    ),
    OutlineCard(
        description="CARD2 Bram asks for credit.",
        place="Ferry terminal",
        time="NIGHT",
        characters=("Ilse Brandt", "Bram Oduya"),
        extras=("QUEUE",),
        wants=(
            Want(who="Ilse Brandt", wants="WANT2-ILSE her forty", from_whom="Bram Oduya"),
            Want(who="Bram Oduya", wants="WANT2-BRAM a ticket on credit"),
        ),
        obstacle="OBSTACLE2 the queue listens",
        turn="TURN2 he pays in washers",
        value_out="VALUE2",
        learns=(Learning(who="Ilse Brandt", what="LEARN2 the washers are his."),),
        object_in_use="a washer",
        target_eighths=8,
    ),
    OutlineCard(
        description="CARD3 Bram waits for the last boat.",
        int_ext="EXT.",
        place="Quay",
        characters=("Bram Oduya",),
        talk="silent",
    ),
    OutlineCard(description="CARD4 Tove shuts the kiosk.", place="Ferry terminal", characters=("Tove", "Ilse Brandt")),
)
