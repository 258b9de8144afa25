"""The forms of verbs that report speech, built from the infinitives in ``lexicon/speech.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tradefigs import lexicon
from tradefigs.language.patterns import late

FINITE, PARTICIPLE, INFINITIVE = "finite", "participle", "infinitive"
# Verbs that begin so have no `ge-` in their participle, which is like their past: `das erklärte Ziel`.
INSEPARABLE = (
    "be",
    "er",
    "ver",
    "ent",
    "emp",
    "ge",
    "zer",
    "miss",
    "über",
    "unter",
    "wider",
    "wieder",
    "hinter",
    "dementier",
    "prophezei",
)


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a verb form; ``particle`` closes its clause (`mit` of `teilte … mit`).

    ``fixed`` are the words of the particle, ``needed`` those without which there is no such verb.
    """

    verb: str
    kind: str
    particle: str
    frame: str
    plural: bool = False
    subjunctive: bool = False
    fixed: tuple[str, ...] = field(init=False)
    needed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Take the particle apart, once for all the sentences that are searched for it."""
        object.__setattr__(self, "fixed", tuple(self.particle.lower().split()))
        object.__setattr__(self, "needed", frozenset(word.strip("()") for word in self.fixed))


@cache
def speech_words(*names: str) -> frozenset[str]:
    """Return the words of one list or several of ``lexicon/speech.toml``."""
    return frozenset(word for name in names for word in lexicon.words("speech", name))


@cache
def speech_nouns(*names: str) -> tuple[str, ...]:
    """Return them in lower case, in order, for the end of a compound."""
    return tuple(word.lower() for name in names for word in lexicon.words("speech", name))


def auxiliaries(*names: str) -> frozenset[str]:
    """Return the finite forms of auxiliaries (`have`, `be`, `passive`, `modal`), of all without a name."""
    return speech_words(*(f"auxiliaries.{name}" for name in names or ("have", "be", "passive", "modal")))


@cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Return the readings of every form of a speech verb, by the form in lower case."""
    table: dict[str, list[Form]] = {}
    finite_only = lexicon.words("speech", "verbs.finite_only")
    for frame in ("say", "ask", "state", "show", "call"):
        for entry in lexicon.words("speech", f"verbs.{frame}"):
            for form, reading in _readings(entry, frame):
                readings = table.setdefault(form, [])
                if reading not in readings and (reading.kind == FINITE or entry not in finite_only):
                    readings.append(reading)
    return {form: tuple(readings) for form, readings in table.items()}


def _readings(entry: str, frame: str) -> list[tuple[str, Form]]:
    before, bar, stem = entry.rpartition("|")
    if not bar:
        return [
            (form, Form(entry, kind, "", frame, plural, mood)) for form, kind, plural, mood in conjugate(stem)
        ]
    verb = before + stem
    written_apart = before.endswith(" ")
    particle = before.strip()
    joined = "" if written_apart else particle.split(" ")[-1]
    rest = " ".join(particle.split(" ")[:-1]) if joined else particle
    found = []
    for form, kind, plural, mood in conjugate(stem):
        if kind == FINITE and joined:
            found.append((form, Form(verb, kind, particle, frame, plural, mood)))
        found.append((joined + form, Form(verb, kind, rest, frame, plural, mood)))
        if kind == INFINITIVE and joined:
            found.append((joined + "zu" + form, Form(verb, kind, rest, frame, plural, mood)))
    return found


@cache
def conjugate(infinitive: str) -> tuple[tuple[str, str, bool, bool], ...]:
    """Return (form, kind, is plural, is subjunctive I) for third persons, participle, infinitive."""
    irregular = lexicon.load("speech")["forms"].get(infinitive)
    stem = (
        infinitive.removesuffix("n") if infinitive.endswith(("eln", "ern")) else infinitive.removesuffix("en")
    )
    link = "e" if stem.endswith(("t", "d", "gn", "chn", "ffn", "tm")) else ""
    if irregular:
        present, past, pasts, participle, *subjunctive = irregular.split()
    else:
        present, past, pasts = stem + link + "t", stem + link + "te", stem + link + "ten"
        prefix = "" if stem.startswith(INSEPARABLE) or infinitive.endswith("ieren") else "ge"
        participle, subjunctive = prefix + stem + link + "t", []
    first = subjunctive[0] if subjunctive else stem + "e"
    forms = [(present, FINITE, False, False), (past, FINITE, False, False), (pasts, FINITE, True, False)]
    forms += [(first, FINITE, False, True), (infinitive, FINITE, True, False)]
    forms += [("sind", FINITE, True, False)] if infinitive == "sein" else []
    return (*forms, (participle, PARTICIPLE, False, False), (infinitive, INFINITIVE, False, False))


def past_forms(infinitive: str) -> tuple[str, str]:
    """Return the past tense, singular and plural: `rutschte`, `rutschten`."""
    _, (past, *_), (pasts, *_), *_ = conjugate(infinitive)
    return past, pasts


@cache
def feeling_forms() -> frozenset[str]:
    """Return the finite forms of verbs that report behind what is said: `„…“, freut sich X`."""
    verbs = lexicon.words("speech", "verbs.feeling")
    return frozenset(form for verb in verbs for form, kind, *_ in conjugate(verb) if kind == FINITE)


def shall_be_done(text: str, start: int, end: int) -> bool:
    """Tell a goal, `soll bis 2030 erreicht sein`, from a rumour, `soll voriges Jahr gestiegen sein`."""
    return _SHALL_BE_DONE.search(text, start, end) is not None


_SHALL_BE_DONE = late(
    r"\bsoll(?:en)?\b[^;,]{0,120}?"
    r"\b(?:erreicht|geschafft|verdoppelt|verdreifacht|überschritten|übertroffen|geknackt)\s+sein\b",
    signs=" sein",
)
