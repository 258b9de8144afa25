"""Values that others are measured by, before the time they are of: `das Niveau von 2013`."""

from __future__ import annotations

from tradefigs import lexicon
from tradefigs.language.text import ending

_OF = r"(?:vo[mn]|aus|de[mrs])\s+(?:de[mrs]\s+)?(?:Jahr(?:es)?\s+)?"


def _of(section: str, verb: str = "") -> str:
    return rf"\b\p{{L}}*{lexicon.any_case_of('time', f'benchmarks.{section}')}(?:e?s|en?)?\s+{verb}{_OF}"


# `das Ergebnis von 2018`, `das Doppelte des Vorjahres`
STANDARD = ending(lambda: _of("standards"))
# `nur noch ein Achtel des Überschusses von 2021`, `das Dreifache der Exporte von 2019`; not `ein Drittel der
# Exporte von 2021`, which is of that year
MULTIPLE = ending(
    lambda: (
        rf"""\b(?:noch\s+(?:\p{{L}}+\s+){{0,2}}{lexicon.any_of("time", "benchmarks.shares")}
        | {lexicon.any_of("time", "benchmarks.multiples")}n?)
        \s+de[rs]\s+(?:\p{{Ll}}+\s+)?\p{{Lu}}[\p{{L}}-]+\s+{_OF}"""
    )
)
# `der bisherige Höchstwert aus dem Jahr 2018`, `der Rekord stammt von 2018`
RECORD = ending(lambda: _of("records", r"(?:(?:stammte?|datierte?)\s+)?"))
