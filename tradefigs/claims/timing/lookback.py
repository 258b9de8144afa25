"""Whether a sentence tells of a time or only looks back to it: `Im Juni hatte er noch bei 3 Mrd. gelegen.`"""

from __future__ import annotations

from tradefigs.claims.timing.surroundings import clause_with_verb, where_told
from tradefigs.claims.timing.times import Sought
from tradefigs.language.patterns import late
from tradefigs.language.text import ending
from tradefigs.periods import Period
from tradefigs.periods.clauses.relations import RECORD
from tradefigs.periods.clauses.tense import looks_further_back

# `2021 waren es noch 3 Mrd.`, `im Juni war er bei 3 Mrd. gelegen`, `war ein Minus verzeichnet worden`
_LOOKS_BACK = late(
    r"\b[Nn]achdem\b"
    r"|\b(?:hatten?|war(?:en)?|lag(?:en)?|betrug(?:en)?|belief(?:en)?|stand(?:en)?)\b[^.;]*"
    r"(?<!\b(?:nur|immer|auch)\s)\bnoch\b(?!\s+(?:(?!(?:unter|über|hinter)\b)\p{Ll}+er|mehr|ein)\b)"
    r"|\bwar\b[^;]*\b(?:worden|gewesen)\b"
    r"|\b(?:war(?:en)?|seien?)\s+(?:es|er|sie|(?:das|die)(?!\s+(?:\p{Ll}+\s+){0,2}\p{Lu}))\b"
)
# `So stark seien sie zuletzt 2010 gestiegen`, `Ein höheres Plus gab es letztmals im Mai 2011`
_AS_ONCE = late(
    r"\b(?i:so|derart|ähnlich|vergleichbar|solch|mehr|weniger|höher|niedriger|stärker|kräftiger|schwächer|besser|schlechter"
    r"|größer|geringer|kleiner|schneller)(?:e[nmrs]?)?\b[^.;]*\b(?:zuletzt|letztmals|zum\s+letzten\s+Mal)\b",
    signs="zuletzt letztmals letzten",
)
# `Zehn Jahre zuvor, (2011), lag er bei 3 Mrd.`
_YEARS_BEFORE = ending(r"\bJahre?\s+(?:zuvor|davor|früher),\s+(?:im\s+Jahr\s+)?")
_AGO = late(r"[Vv]or\s+(?!einem)[\p{L}\d]+\s+Jahren")
_TO_COMPARE = late(r"[\s„“\"»«]*Zu[mr]\s+(?:Vergleich|Erinnerung)\b")


def looks_back(at: Sought, period: Period) -> bool:
    """Tell whether a time is one that its clause only looks back to, or that of a benchmark."""
    sentence = at.times.around(period.start, period.end)
    told = where_told(at.text, sentence)
    if told >= 0:
        return period.start < told
    clause = clause_with_verb(at, period.start, sentence)
    return (
        _TO_COMPARE.match(at.text, sentence.start, period.start) is not None
        or _LOOKS_BACK.search(at.text, clause.start, clause.end) is not None
        or looks_further_back(at.text, clause.start, clause.end)
        or _AS_ONCE.search(at.text, clause.start, period.start) is not None
        or _YEARS_BEFORE.match(at.text, max(0, period.start - 40), period.start) is not None
        or RECORD.match(at.text, max(0, period.start - 60), period.start) is not None
        or period.text.startswith(("Vergleich", "Vorjahres"))
        or _AGO.fullmatch(period.text) is not None
    )
