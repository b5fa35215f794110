"""What a log line is about, found by rule: things to put in sentences, people, and words to write on a label."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.wording import plain

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'-]*|[.,;:!?()—]|\d+|--")
_QUOTES = re.compile(r"[\"“”]|(?<!\w)['‘]|['’](?!\w)")
_NATIVE = re.compile(r"[\u4e00-\u9fff]{2,6}|[\u30a0-\u30ff]{3,10}|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]{5,}")
_TITLE_STOP = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sgt|Capt|Lt|Prof|Rev|St)\.")
_CAPITALS_OF_A_TITLE = 0.6
_FEWEST_WORDS = 3
_MOST_WORDS = 4
_MOST_LABELS = 6
_MOST_READ = 600
"""Characters of a log line that are looked at; what it is about stands early."""


@lru_cache(maxsize=512)
def things(text: str) -> tuple[str, ...]:
    """The things it names, ready for a sentence ("the salary", whoever's it is); empty where none can be told."""
    named = [phrase for phrase in _phrases(text) if not is_person(phrase)]
    owned = (phrase.rpartition("'s ")[2] for phrase in named)
    return tuple(f"the {phrase}" for phrase in dict.fromkeys(owned))


@lru_cache(maxsize=512)
def spoken_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The things that several texts speak of as known ("the salary"), the most frequent ones only."""
    named = Counter(
        f"the {phrase}" for text in texts for phrase in set(_phrases(text, ("the",))) if not is_person(phrase)
    )
    most = max(named.values(), default=0)
    return tuple(thing for thing, times in named.items() if times == most)


def words_of(text: str) -> list[str]:
    """Its words, numbers and punctuation, without tags and quotation marks; in lower case where most have capitals."""
    bare = _TITLE_STOP.sub(r"\1", _QUOTES.sub(" ", _TAG.sub(" ", text).replace("’", "'")))
    words = _WORD.findall(bare[:_MOST_READ])
    letters = [word for word in words if word[0].isalpha()]
    is_like_a_title = sum(word[0].isupper() for word in letters) > _CAPITALS_OF_A_TITLE * len(letters)
    return [word.lower() for word in words] if is_like_a_title and len(letters) > _FEWEST_WORDS else words


def begins_phrase(word: str, determiners: tuple[str, ...] = ()) -> bool:
    """Whether something is named after this word: an article, "her", "two"."""
    return word.casefold() in (determiners or material("words")["determiners"])


def phrase_from(words: Sequence[str], start: int) -> str:
    """What is named from the word at ``start`` on: "night-shift tax auditor"."""
    return " ".join(_run(words[start:]))


def is_person(phrase: str) -> bool:
    """Whether a phrase tells a person by what he or she is."""
    lists = material("words")
    head = phrase.rpartition(" ")[2].casefold()
    single = head.removesuffix("s") if len(head) > 4 else head
    if single in lists["not_persons"] or head in lists["not_persons"]:
        return False
    if _is_genre(single) and single not in lists["no_role"]:
        return False
    return any(single.endswith(ending) for ending in lists["person_endings"])


@lru_cache(maxsize=512)
def labels(text: str) -> tuple[str, ...]:
    """Its own words in capitals, as they could stand on a folder or a wall, in whatever language it is in."""
    own = [thing.removeprefix("the ") for thing in things(text)] or _native_words(text)
    return tuple(dict.fromkeys(plain(word, 40).upper() for word in own))


def _native_words(text: str) -> list[str]:
    stops = set(material("words")["stops"])
    words = _NATIVE.findall(_TAG.sub(" ", text)[:_MOST_READ])
    telling = [word for word in words if word.casefold() not in stops and not _is_genre(word)]
    return sorted(telling, key=len, reverse=True)[:_MOST_LABELS]


@lru_cache(maxsize=512)
def _phrases(text: str, after: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Runs of words after a determiner: ``("night-shift tax auditor", "company", ...)``."""
    words = words_of(text)
    found = (phrase_from(words, at + 1) for at, word in enumerate(words) if begins_phrase(word, after))
    return tuple(phrase for phrase in found if _is_subject(phrase))


def _run(words: Sequence[str]) -> list[str]:
    run: list[str] = []
    for word in words:
        if not run and word.casefold() in material("words")["fillers"]:
            continue
        begins_a_name = bool(run) and word[0].isupper() and run[-1][0].islower()
        if begins_a_name or _ends_run(word, bool(run)) or len(run) == _MOST_WORDS:
            break
        run.append(word)
    return run


def _ends_run(word: str, has_begun: bool) -> bool:
    lists = material("words")
    low = word.casefold()
    if not low[0].isalpha() or low in lists["stops"] or low in lists["determiners"]:
        return True
    return has_begun and any(stem in lists["verbs"] for stem in _stems(low))


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending in ("es", "s", "ed", "d", "ing"):
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield word.removesuffix(ending) + "e"


def _is_subject(phrase: str) -> bool:
    """Whether it names something: "company", not "believes" or "story"."""
    is_verb = any(stem in material("words")["verbs"] for stem in _stems(phrase.casefold()) if stem != phrase)
    return len(phrase) > 1 and not is_verb and not _is_genre(phrase.rpartition(" ")[2])


def _is_genre(word: str) -> bool:
    return word.casefold() in material("words")["genre"]
