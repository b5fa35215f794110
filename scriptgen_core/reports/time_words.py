"""The words by which scene headings say when, in the languages that scripts are mostly written in."""

from typing import Literal, TypeAlias

Light: TypeAlias = Literal["Day", "Night", "Dawn", "Dusk", ""]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS_OF: dict[Light, str] = {
    "Day": (
        "DAY DAYTIME MORNING NOON MIDDAY AFTERNOON LUNCHTIME TAG MORGEN VORMITTAG MITTAG NACHMITTAG JOUR MATIN MIDI "
        "APRÈS DÍA DIA MAÑANA MEDIODÍA TARDE GIORNO MATTINA MATTINO MEZZOGIORNO POMERIGGIO MANHÃ DZIEŃ "
        "OCHTEND MIDDAG ДЕНЬ УТРО 昼 朝 日 白天"
    ),
    "Night": (
        "NIGHT NIGHTTIME EVENING MIDNIGHT NACHT ABEND MITTERNACHT NUIT SOIR SOIRÉE MINUIT NOCHE MEDIANOCHE NOTTE SERA "
        "MEZZANOTTE NOITE AVOND NATT KVÄLL NOC WIECZÓR НОЧЬ ВЕЧЕР 夜 晚上"
    ),
    "Dawn": "DAWN SUNRISE DAYBREAK MORGENGRAUEN MORGENDÄMMERUNG AUBE AMANECER ALBA MADRUGADA РАССВЕТ",
    "Dusk": (
        "DUSK SUNSET SUNDOWN TWILIGHT DÄMMERUNG ABENDDÄMMERUNG CRÉPUSCULE ATARDECER ANOCHECER TRAMONTO ENTARDECER ЗАКАТ"
    ),
}
LIGHTS: dict[str, Light] = {word: light for light, words in _WORDS_OF.items() for word in words.split()}
"""The light that a time of day means for a schedule."""
AS_BEFORE = _words(
    "CONTINUOUS CONT CONTINUED LATER SAME MOMENTS SIMULTANEOUS WEITER SPÄTER GLEICHZEITIG CONTINU CONTINUO CONTINUA "
    "DESPUÉS DEPOIS ПОЗЖЕ"
)
"""Times that have the light of the scene before."""
BESIDE_A_TIME = _words(
    "THE A AN NEXT THAT THIS FOLLOWING EARLY LATE EARLIER MID PRE POST TIME MOMENT MOMENTS SECONDS MINUTES HOUR HOURS "
    "DAYS WEEK WEEKS MONTH MONTHS YEAR YEARS FEW SEVERAL ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN "
    "OF BEFORE AFTER AND D SAME MÁS PLUS TARD"
)
"""Words that stand beside those and say no time alone."""
MARKS = _words("FLASHBACK FLASH BACK FLASHFORWARD FORWARD DREAM INTERCUT PRESENT PAST ESTABLISHING")
"""What else stands behind a place or a time: neither of both."""
