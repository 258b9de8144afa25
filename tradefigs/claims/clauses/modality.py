"""Is a figure reported, hoped for, or expected? The status of a claim: actual, target or forecast."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

import regex

from tradefigs import lexicon
from tradefigs.claims.clauses.statuscues import ACTUAL, FORECAST, FUTURE, TARGET, cues_in, future_tense
from tradefigs.claims.clauses.syntax import clause_index, clauses
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.language.verbs import shall_be_done
from tradefigs.periods.clauses.tense import in_past_tense, is_present, reports

__all__ = ["ACTUAL", "FORECAST", "FUTURE", "TARGET", "is_to_be_done", "status_of"]


@cache
def _second_predicate() -> regex.Pattern[str]:
    """`… eingeführt und wolle`; where the verb stands last, `eingeführt habe und`."""
    verbs = lexicon.alternatives(lexicon.words("trade", "status.second"))
    return regex.compile(rf"\b(?:und|aber|doch)\s+{verbs}\b|(?<=\b(?:hat|habe|hatten?)\s)und\b")


_INFINITIVE = late(r"\bzu\s+\p{Ll}+(?:en|ern|eln)\b|\b\p{Ll}{2,6}zu\p{Ll}{3,}n\b")
# `Sie hoffen, der Export werde 3 Mrd. erreichen`
_IN_REPORT = late(r"\b(?:werde|würden?)\b", signs="werde würde")
_SUBORDINATE = late(r"\s*(?:[„“\"»«]?[Dd]a(?:ss|ß)|damit|ob|als\s+ob|wenn|um|zu)\b")
_THAT = late(r"[\s„“\"»«]*Da(?:ss|ß)\s")
_VERB_FIRST = late(
    r"[\s„“\"»«]*(?:Kommt|Erreicht|Steigt|Wächst|Gelingt|Klettert|Stiege|Erreichte\s+(?:man|er|es))\b[^?]*,\s+(?:dann|so|wäre|würde)"
)
# `Kommt der Zoll, dann sinkt die Ausfuhr um 3 Mrd.`: nobody aims at that
_FALLS = late(
    lambda: rf"\b(?:{lexicon.any_of('trade', 'change.down')}|geht?\b[^;]*\bzurück|nimmt\b[^;]*\bab\b)"
)
_HEDGED = r"(?:(?:rund|etwa|fast|knapp|gut|über|derzeit|aktuell|zuletzt|jetzt|heute|bisher)\s+)*"
_FROM = late(rf"\b[Vv]on\s+{_HEDGED}$")
_TO = late(
    r"\b(?:auf|über\s+die|an\s+die)\s+(?:\p{Ll}+\s+){0,2}?(?:[\p{Sc}\d]|(?:\p{L}+\s+)?(?:Million|Milliarde|Billion))"
)
_GIVEN = late(r"\b(?:die|der|den|jene|derzeitigen?|jetzigen?|bisherigen?|heutigen?|aktuellen?)\s+$")
_NOUN_NEXT = late(r"\s+(?:\p{Lu}\p{L}+)")

# `…, wie er sagte, …`, `…, so der Minister, …`, `…, die 2 Mrd. erreichten, …`, `…, wenn nichts geschieht, …`,
# `…, glaubt der Minister, …`
_INSERTED = late(
    lambda: (
        r"\s*(?:wie|so|sagte|(?:in|an|auf|mit|bei|von|aus|zu)?\s*(?:de[rmn]|die|das|dessen|de[nr]en)(?=\s.*\s\p{Ll}{3,}\s*$)"
        rf"|\p{{Ll}}{{3,}}te?n?\s+(?:er|sie|es|man|de[rnm]|die|das|ein|eine|\p{{Lu}}\p{{L}}+)"
        rf"|{lexicon.any_of('grammar', 'subordinators')})(?:\s|$)"
    )
)
# `, wo man ein Werk plant,`, `, mit dem man sich einigen will,`
_RELATIVE = late(
    r"\s*(?:(?:in|an|auf|mit|bei|von|aus|zu|für|gegen)\s+)?(?:de[rmn]|die|das|denen|wo)\s[^;:]*\s\p{Ll}{3,}\s*"
)
# `rechnet der Chef, | Jan Kos, | mit`, `rechnet Kos, | der Chef der Bank, | mit`: who does it, once more
_APPOSED = late(
    r"\s*(?:(?:der|die|das|eine?)\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:\s+(?:\p{Ll}+\s+){0,2}\p{Lu}[\p{L}-]+){0,4}"
    r"|(?:\p{Lu}[\p{L}.-]+\s+){1,4}\p{Lu}[\p{L}-]+)"
)
# `Wir wollen, | Kupfer nicht mitgerechnet, | auf 3 Mrd. kommen`
_LEFT_OUT = late(
    r"\s*[^;,]{1,60}\s(?:(?:mit|ein)gerechnet|ausgenommen|(?:ein|aus)geschlossen|mitgezählt|inbegriffen)\s*"
)
_WITH = late(r"\s*(?:mit|von|auf)\s")
_OPENS = late(
    lambda: (
        rf"\s*(?:{lexicon.any_of('grammar', 'subordinators')}|{lexicon.any_of('grammar', 'conjunctions')})\s"
    )
)
# `werde er | „locker über 3 Mrd.“ | liegen`
_QUOTED = late(r"\s[“”„»«\"]\S")
_CLOSED = late(r"[“”»«\"]\s+(?:an\s+\p{Lu}\p{L}+\s+)?\p{Ll}+n\b")
_CLOSES = late(r"\b\p{Ll}+n[\s“”\"»«.!]*$")
# `liegt heute vermutlich bei 3 Mrd.`
_NOW = late(lambda: rf"(?i)\b{lexicon.alternatives(lexicon.words('time', 'points.now'))}\b")
# `Ich bin sicher, dass wir 3 Mrd. erreichen`
_CONVINCED = late(lambda: rf"\b{lexicon.any_of('trade', 'status.convinced')}\b")
# `Fachleute schätzen, dass er in diesem Jahr auf 3 Mrd. steigt`
_BELIEVES = late(
    r"\b(?:(?i:schätz|glaub|mein|vermut)(?:e|e?t|en)|(?i:nehmen|nehme|nimmt)\b[^;]*\ban)\b",
    signs="schätz Schätz glaub Glaub mein Mein vermut Vermut nehm Nehm nimmt Nimmt",
)
_THIS_YEAR = late(
    r"\b(?:(?:in\s+diesem|im\s+laufenden|dieses)\s+Jahr|heuer|bis\s+(?:zum\s+)?(?:Jahresende|Ende))\b"
)
# `steigt in den nächsten drei Jahren auf`
_YEARS_AHEAD = late(
    r"\b(?:in\s+den|innerhalb\s+der|binnen\s+der)\s+(?:nächsten|kommenden)\s+[\p{Ll}\d]+\s+(?:Jahre?n?|Monaten?)\b",
    signs="nächsten kommenden",
)
# `3 Mrd. Dollar – das ist eine Zahl, auf die wir kommen müssen`
_NAMED_AHEAD = late(
    r"[^;.]{0,60}?(?:[,:]|\s[–—-])\s(?:(?i:das|dies)\s+(?:ist|sind|war|waren|wäre|wären|muss|sei)|darauf|dahin|dorthin|so\s+lautet"
    r"|d(?:a|ies|as)\s+(?:wollen|möchten|müssen|sollen|können|streben|peilen)"
    r"|für\s+[^;.,:]{1,50}\s(?:ist|wäre)\s+(?:das|dies))\b"
)
# `3 Mrd. Dollar, das | ist mein Vorschlag`
_PROPOSES = late(lambda: rf"\b{lexicon.any_of('trade', 'status.proposals')}\b")
# `rechnet mit`, `gehen von 260 Mio. aus`, `steuert auf 260 Mio. zu`, but not `rechnet vor`
_COUNTS_ON = late(
    r"\b[Rr]echn(?!ung)\p{Ll}*\b[^;]*\b(?:da)?mit\b|\b(?:da)?mit\b[^;]*\b(?:zu\s+)?(?:ge)?rechn\p{Ll}*"
    r"|\bGerechnet\b[^;]*\bmit\b"
    r"|\bgeh(?:t|en|e)\b[^;]*\b(?:da)?von\b[^;]*\baus\b|\bdavon\s+geh(?:t|en|e)\b[^;]*\baus\b"
    r"|\b(?:da)?von\b[^;]*\bausgegangen\b|\b[Tt]ipp(?:e|en|t|te|ten)\b[^;]*\bauf\b"
    r"|\b(?:steuer[nt]|läuft|laufen)\b[^;]*\bauf\b[^;]*\d[^;]*\b(?:zu|hinaus)\b"
    r"|\bseh(?:en|e)\s+(?:wir|sie|ich)\b[^;]*\bbei\b|\bsieht\b[^;]*\bbei\b",
    signs="rechn Rechn geh ausgegangen Tipp tipp seh sieht steuer läuft laufen",
)
# `die` 3 Mrd. `, die man erwartet,`, `, mit denen das Amt rechnet,`
_THE = ending(r"\b(?:[Dd]ie|[Dd]iese|[Jj]ene)\s+(?:\p{Ll}+\s+)?")
_WHICH = late(r",\s+(?P<told>(?:(?:mit|auf|von|an|nach)\s+)?(?:die|denen)\s[^,;]{3,120}),")
# `nehmen wir uns 3 Mrd. vor`
_AIMS = late(
    r"\b(?:nimmt|nehmen|nehme|nahm|nahmen)\b[^;]*\b(?:sich|uns|mir)\b[^;]*\bvor\b|\bfass\p{Ll}+\b[^;]*\bins\s+Auge\b"
    r"|\b(?:hin(?:zu)?arbeite\p{Ll}*|arbeite(?:t|n|te|ten)?\b[^;]*\bauf\b[^;]*\bhin|[Aa]uf\s[^;]*\barbeite(?:t|n)?\b[^;]*\bhin)\b"
    r"|\b(?:[Tt]rau(?:e|en|t)\b[^;]*\b(?:uns|sich|ihnen|ihm|ihr|dem|den|der|mir)\b[^;]*\bzu|zu(?:ge|zu)?trau(?:t|en|e))\b"
    r"|\bauf\s+(?:die|seine|ihre|unsere)\s+Fahnen?\s+geschrieben\b|\b[Ll]iebäugel\p{Ll}*\b|\bgeliebäugelt\b"
    r"|\bdas\s+Zeug\b[^;]*\b(?:zu|für|auf)\b|\b(?:ist|sind)\b[^;]*\bveranschlagt\b"
)
# `ist dem Öl zu verdanken`, `ist auf den Zoll zurückzuführen`: no aim
_NO_AIM = (
    r"(?!zu\s+(?:(?:ver)?danken|sehen|spüren|erkennen|beobachten|erklären|beklagen|verzeichnen|lesen|hören)\b"
    r"|(?:zurückzuführen|zuzuschreiben|anzulasten|festzustellen|abzulesen|zuzurechnen)\b)"
)
# `auf 60 Mrd. zu bringen`, `auf 60 Mrd. auszubauen`
_TO_DO = r"zu\s+(?!(?:den|d?einen|seinen|ihren|sieben|neun|zehn)\b)\p{Ll}+n"  # not `zu neun Zehnteln Öl`
_DONE = rf"{_NO_AIM}(?:{_TO_DO}|\p{{Ll}}{{2,6}}zu\p{{Ll}}{{3,}}n)"
_TO_BE_DONE = late(rf"\s+(?:\p{{Ll}}+\s+){{0,2}}{_DONE}\b")
_AIM_AT_END = late(rf"\s{_DONE}[\s“”\"»«.!]*$")
# `Wenn alles klappt, …`, `Bleibt es dabei, …`; not `Wenn man alles mitrechnet, …`
# `Fällt der Zoll, …`, but not `Mit der Reform, …`
_CONDITION = late(
    lambda: (
        rf"""[\s„“\"»«]*(?:(?:Wenn|Falls|Sofern)\s(?![^,]*\bman\b)
    |(?:Bleib(?:t|en)|H[aä]lt(?:en)?|L[aä]uf(?:t|en)|Geh(?:t|en)|Klappt|Setzt|Entwickel[nt]|Verläuft|Gelingt)\s
    |(?!(?i:{lexicon.any_of("grammar", "prepositions")})\b)\p{{Lu}}\p{{Ll}}+(?:t|en)\s+
     (?:de[rnm]|die|das|diese[rsnm]?|eine?[rnm]?|[Ee]s|wir|sich|unsere?|ihre?|seine?)\s)
    [^?,]{{3,120}},\s*"""
    ),
    regex.VERBOSE,
)
# `Ginge es nach ihm, | wären es 3 Mrd.`, `Wenn es nach dem Minister geht, |`
_WHOSE_WISH = (
    r"(?!(?:de[rnm]\s+)?(?:Norden|Süden|Osten|Westen|Plan|Statistik|Zahlen|Daten|Angaben)\b)[^,;]{1,60}"
)
_AS_WISHED = late(
    rf"(?:\G[\s„“\"»«]*|[„“\"»«,:;]\s*)(?:[Gg]inge|[Gg]eht|[Gg]ehe)\s+es\s+nach\s+{_WHOSE_WISH}(?:,\s*)?$"
    rf"|\b[Ww]enn\s+es\s+nach\s+{_WHOSE_WISH}\s(?:geht|ginge|gehe)(?:,\s*)?$",
    signs="geht Geht ginge Ginge gehe",
)
# `den Handel verdoppeln, | nämlich auf 3 Mrd.`
_NAMELY = late(r"\s*(?:nämlich|und\s+zwar|das\s+heißt|sprich|also)\s+(?:(?:auf|für|um|von)\s)")
# `nach 3 Mrd. im Vorjahr`: what is compared with has been.
_COMPARED_WITH = late(rf"\b(?:[Nn]ach|gegenüber|statt)\s+{_HEDGED}$")
_PRESENT_FIRST = late(r"\s*(?:(?:dann|so)\s+)?(?P<verb>\p{Ll}+(?:t|(?<!t)en|[lr]n))\s")
_AHEAD = late(
    r"\b(?:heuer|(?:diese[ms]|laufenden|kommenden|nächsten)\s+Jahre?s?|Jahresende|bis\s+(?:Ende|zum|20\d\d)|20\d\d)\b"
)
# `(Das Ziel, …,) wurde 2019 erreicht`, not `wurde nicht erreicht`, `soll erreicht werden`
_ATTAINED = late(
    r"""(?!.*\b(?:nicht|nie(?:mals)?|kaum|fast|beinahe|nahezu|noch|wird|werden?|würden?|soll\p{Ll}*|könn\p{Ll}+)\b)
    .*\b(?:erreichten?|schafften?|gelang|erfüllten?|übertraf(?:en)?
    |(?:hat|haben|habe|hatten?|wurde|ist|sei)\b.*\b(?:erreicht|geschafft|gelungen|erfüllt|verwirklicht|übertroffen))\b""",
    regex.VERBOSE | regex.DOTALL,
)
# `sollen es nach Einschätzung der Kammer 3 Mrd. werden`
_ESTIMATED = late(
    lambda: (
        rf"\b[Ss]oll(?:en)?\b.*\b{lexicon.any_of('trade', 'status.estimates')}\b"
        rf"|\b{lexicon.any_of('trade', 'status.estimates')}\b.*\bsoll(?:en)?\b"
    ),
    signs="soll Soll",
)
# `sollen voriges Jahr 3 Mrd. betragen haben`: a rumour of what was.
_HEARSAY = late(r"\bsoll(?:en)?\b.*\b\p{Ll}+(?:t|en)\s+(?:haben|sein)[\s.!“”\"»]*$")
# `hat ein Defizit hinnehmen müssen`: it happened.
_HAD_TO = late(
    r"\b(?:hat|haben|habe|hatte|hatten)\b.*\b\p{Ll}+(?:en|ern|eln)\s+(?:müssen|können|wollen|sollen|lassen)\b"
    r"|\b(?:hat|haben|habe|hatte|hatten|wurde|wurden|ist|sei)\b.*\b(?:erreicht|überschritten|übertroffen|geknackt)\b",
    signs="müssen können wollen sollen lassen erreicht überschritten übertroffen geknackt",
)
# `Die Marke von 3 Mrd. werde schon heuer übertroffen`
_REACHED_SOON = late(
    r"\b(?:wird|werde|werden)\s[^;]*\b(?:heuer|diese[ms]\s+Jahre?s?|bald|demnächst|kommende[nms]\s+Jahre?s?|nächste[nms]\s+Jahre?s?)\b"
    r"[^;]*\b(?:übertroffen|überschritten|erreicht|geknackt|überboten)\b",
    signs="übertroffen überschritten erreicht geknackt überboten",
)
# `muss jedes Jahr Mehl für 3 Mrd. einführen`: it does
_HAS_TO = late(
    r"\b(?:muss|müssen|müsse)\b[^;]*\b(?:jedes\s+Jahr|Jahr\s+für\s+Jahr|jährlich|alljährlich|derzeit|zurzeit|heute)\b"
    r"[^;]*\b(?:einführen|importieren|beziehen|kaufen|einkaufen|ausgeben|zahlen)\b",
    signs="muss müss",
)
# `der erhofften 3 Mrd.`, `das Ziel von 3 Mrd.`, right before the figure
_BOUND = late(
    lambda: (
        rf"\b(?:{lexicon.any_of('trade', 'status.hoped')}en"
        rf"|\p{{L}}*{lexicon.any_case_of('trade', 'status.bound_nouns')}(?:e?s|en?)?"
        rf"\s+(?:von|in\s+Höhe\s+von|über))\s+{_HEDGED}(?=[\p{{Sc}}\d])"
    ),
    signs=lambda: (
        *lexicon.words("trade", "status.hoped"),
        *lexicon.both_cases(lexicon.words("trade", "status.bound_nouns")),
    ),
)
# `…, damit der Handel 3 Mrd. erreicht`; not `damit stieg der Handel`
_SO_THAT = late(
    r"[\s,]*damit\s+(?:d(?:er|ie|as)|sich|man|wir|sie|er|es|(?:ihr|sein|unser|kein)e?|\p{Lu}\p{L}+)\s"
)
# `dass sich der Handel verdoppeln lasse`, `lässt der Handel sich verdoppeln`: it can be done.
_CAN_BE = late(
    r"\bsich\b[^;]*\b\p{Ll}{3,}(?:en|ern|eln)\s+(?:lässt|lasse|lassen|ließen?)\b"
    r"|\b(?:lässt|lasse|lassen|ließen?)\b[^;]*\bsich\b[^;]*\b(?!kosten\b)\p{Ll}{3,}(?:en|ern|eln)\b(?!\s+(?:hat|habe|haben)\b)",
    signs="lässt lasse ließ",
)


def _can(section: str) -> regex.Pattern[str]:
    """`kann … sinken`, `sinken kann`: find an infinitive of a list with its modal verb."""
    modal = r"\b(?:kann|können|könne|könnten?)\b"

    def source() -> str:
        infinitive = rf"\b{lexicon.any_of('trade', f'status.{section}')}"
        return rf"{modal}[^;]*{infinitive}|{infinitive}\s+{modal}"

    return late(source, signs="kann könn")


# `Die Exporte könnten um 3 Mrd. sinken`, `weil sie um 3 Mrd. sinken könnten`: nobody aims at that.
_MAY_LOSE = _can("losses")
# `kann uns nicht freuen`, `kann sich sehen lassen`: a judgement on what is.
_JUDGES = _can("judgements")


# `Ohne den Zoll wären es 3 Mrd. gewesen`, `Hätte sich das fortgesetzt, läge er bei 3 Mrd.`
_WOULD = late(r"\b(?:wäre|hätte)n?\b", signs="wäre hätte")
_UNLESS = late(r"\b(?:[Ss]onst|[Aa]ndernfalls|[Oo]hne)\b")
_OPENS_WITHOUT = late(r"[\s„“\"»«]*Ohne\s+(?P<what>\p{Lu}[\p{L}-]+)?")
_IF_IT_HAD = late(r"\b(?:[Ww]enn|[Ff]alls)\s[^,;]*\b(?:wäre|hätte)n?\b")
_PARTICIPLE = (
    r"\b(?:gewesen|geworden|betragen|erreicht|gelegen|\p{Ll}+iert|(?:ver|be|\p{Ll}*ge)\p{Ll}{3,}(?:t|en))\b"
)
_HAVE_BEEN = late(_PARTICIPLE)
_HAD_IT_BEEN = late(rf"[\s„“\"»«]*(?:Hätten?|Wären?)\s[^,;]*{_PARTICIPLE},")


def is_unreal(text: str, sentence: Span, phrase: Span) -> bool:
    """Tell whether the clause of a figure says what would have been; `hätten` alone may report what was."""
    if _HAD_IT_BEEN.match(text, sentence.start, sentence.end):
        return True
    verb = _WOULD.search(text, sentence.start, sentence.end)
    if verb is None:
        return False
    pieces = clauses(text, sentence)
    clause = pieces[clause_index(pieces, phrase.start)]
    verb = _WOULD.search(text, clause.start, clause.end)
    if verb is None or not _HAVE_BEEN.search(text, verb.end(), clause.end):
        return False
    unless = _UNLESS.search(text, clause.start, clause.end)
    if unless and (verb[0] != "hätten" or _opens_without_event(text, clause)):
        return True
    return _IF_IT_HAD.search(text, sentence.start, sentence.end) is not None


def _opens_without_event(text: str, clause: Span) -> bool:
    """`Ohne den Zoll hätten die Exporte 3 Mrd. erreicht`; `Ohne Öl hätten sie` only leaves out goods."""
    without = _OPENS_WITHOUT.match(text, clause.start, clause.end)
    return without is not None and not is_goods(without["what"] or "")


def status_of(text: str, sentence: Span, phrase: Span) -> str:
    """Return ``actual``, ``target``, ``forecast`` or ``future`` for the figure whose phrase is given.

    The clause of the figure decides; a clause without a finite verb of its own (`…, den Handel auf 5 Mrd. zu
    steigern`) or one that hangs on another (`dass`, `wenn`) takes the status of the clause it hangs on.
    """
    pieces = _predicates(text, clauses(text, sentence), phrase)
    own = clause_index(pieces, phrase.start)
    if own and _NAMELY.match(text, *pieces[own]) and _has_no_verb(text[slice(*pieces[own])]):
        own -= 1
    before = text[max(sentence.start, phrase.start - 60) : phrase.start]
    if _COMPARED_WITH.search(before):
        return ACTUAL
    if _FROM.search(before) and _TO.search(text, phrase.end, sentence.end) and not _is_goal(text, phrase):
        return ACTUAL
    if (
        _GIVEN.search(before)
        and _NOUN_NEXT.match(text, phrase.end)
        and _TO.search(text, phrase.end, sentence.end)
    ):
        return ACTUAL
    if _VERB_FIRST.match(text, sentence.start, sentence.end):
        return FORECAST if _FALLS.search(text, *pieces[own]) else TARGET
    clause = _whole_clause(text, pieces, own)
    clause = _without_other_goals(clause, len(clause) - (pieces[own].end - phrase.start))
    if _is_managed(text, pieces, own, phrase) or _is_attained(text, pieces, own, phrase):
        return ACTUAL
    found = _status_in(clause)
    if _AS_WISHED.search(text, sentence.start, pieces[own].start) and found in ("", FUTURE):
        return TARGET
    is_aim = found in ("", FUTURE) and _SO_THAT.match(text, *pieces[own]) is not None
    if is_aim and not in_past_tense(text, *pieces[own]):
        return TARGET
    is_on_condition = _CONDITION.match(text, sentence.start, pieces[own].start) is not None
    if is_on_condition and found != TARGET and _is_ahead(text, pieces[own]):
        return FORECAST
    hangs = _hangs(text, pieces[own]) or _IN_REPORT.search(clause) is not None
    if found == FUTURE and own > 0 and hangs:
        above = _status_in(text[pieces[own - 1].start : pieces[own - 1].end])
        return above if above in (TARGET, FORECAST) else FUTURE
    if found:
        return found
    if _NAMED_AHEAD.match(text, phrase.end, sentence.end) and text[pieces[own].start : phrase.start].strip(
        " \n„“”\"»«›‹'"
    ) in ("", "Auf", "auf"):
        ahead = text[pieces[own].end : sentence.end]
        return _status_in(ahead) or (TARGET if _PROPOSES.search(ahead) else ACTUAL)
    if told := _told_behind(text, sentence, phrase, clause):
        return told
    if _HAD_TO.search(clause) or (_is_reported(clause) and not _hangs(text, pieces[own])):
        return ACTUAL
    return _status_around(text, pieces, own, phrase)


def _told_behind(text: str, sentence: Span, phrase: Span, clause: str) -> str:
    """`Die | 3 Mrd. Dollar, die man für 2030 erwartet, sind`: the status by what is said of the amount."""
    if _THE.match(text, sentence.start, phrase.start) is None or reports(clause, 0, len(clause)):
        return ""
    relative = _WHICH.match(text, phrase.end, sentence.end)
    if relative is None or in_past_tense(text, *relative.span("told")):
        return ""
    found = _status_in(relative["told"])
    return found if found in (TARGET, FORECAST) else ""


def _is_goal(text: str, phrase: Span) -> bool:
    """`verfehlte das Ziel von | 3 Mrd., der Wert kam auf 2 Mrd.`: no value from which another was reached."""
    bound = _BOUND.finditer(text, max(0, phrase.start - 60), phrase.start + 1)
    return any(goal.end() == phrase.start and goal[0][0].isupper() for goal in bound)  # not `soll von`


def _whole_clause(text: str, pieces: list[Span], own: int) -> str:
    """Return the whole clause of a figure: `Man könne, | wie er sagte, | auf 3 Mrd. kommen`.

    What a mark of quotation parts belongs to it: `werde der Handel | „über 3 Mrd.“ | liegen`.
    """
    clause = text[pieces[own].start : pieces[own].end]
    if own + 1 < len(pieces) and _QUOTED.search(clause):
        closed = _CLOSED.match(text, pieces[own].end, pieces[own + 1].end)
        clause += closed[0] if closed else ""
    if own < 2 or _OPENS.match(clause) or _parted(text, pieces[own - 1], pieces[own]):
        return clause
    inserted = text[pieces[own - 1].start : pieces[own - 1].end]
    begun = text[pieces[own - 2].start : pieces[own - 2].end]
    is_remark = _INSERTED.match(inserted) and _has_no_verb(clause)
    is_apart = _APPOSED.fullmatch(inserted) or _LEFT_OUT.fullmatch(inserted) or is_remark
    if is_apart and _WITH.match(clause):
        return begun + clause
    is_inserted = _CLOSES.search(clause) and _INSERTED.match(inserted)
    if not is_inserted or cues_in(begun).isdisjoint((TARGET, FORECAST, "future")):
        return clause
    return begun + clause


def _parted(text: str, before: Span, piece: Span) -> bool:
    """Tell whether a semicolon parts two clauses, which then are two sentences."""
    return ";" in text[before.end : piece.start]


def _predicates(text: str, pieces: list[Span], phrase: Span) -> list[Span]:
    """Part the clause of a figure between its verbs: `hat für 3 Mio. gekauft | und will mehr kaufen`."""
    own = clause_index(pieces, phrase.start)
    return [*pieces[:own], *_parts(text, pieces[own]), *pieces[own + 1 :]]


@lru_cache(maxsize=4)  # of a clause it is asked for each of its figures
def _parts(text: str, piece: Span) -> list[Span]:
    ends = [joint.start() for joint in _second_predicate().finditer(text, piece.start, piece.end)]
    return [Span(start, end) for start, end in pairwise((piece.start, *ends, piece.end))]


def _status_around(text: str, pieces: list[Span], own: int, phrase: Span) -> str:
    """Look at the clause before; behind an infinitive (`… zu steigern, ist das Ziel`) at the one after."""
    clause = text[pieces[own].start : pieces[own].end]
    if _is_introduced(text, pieces[own]) and _NOW.search(clause) and not _has_no_verb(clause):
        return ACTUAL  # `Eines muss man wissen: Der Handel liegt heute bei 3 Mrd.`
    for other in range(own - 1, max(-1, own - 3), -1):
        if _parted(text, pieces[other], pieces[other + 1]) and not _INFINITIVE.search(clause):
            break
        above = text[pieces[other].start : pieces[other].end]
        if 0 < other == own - 1 and _RELATIVE.fullmatch(above) and _has_no_verb(clause):
            continue  # `Malta lieferte nach Peru, wo man ein Werk plant, Waren für 3 Mrd.`
        found = _status_in(above)
        if found:
            return found
        if _CONVINCED.search(above) and not (_is_reported(clause) or _NOW.search(clause)):
            return FORECAST
        believed = _CONVINCED.search(above) or _BELIEVES.search(above)
        if believed and _THIS_YEAR.search(clause) and not _is_past(clause):
            return FORECAST
        is_inserted = 0 < other < own and _INSERTED.match(above) and not _is_reported(clause)
        if (_is_reported(above) and not is_inserted) or _is_introduced(text, pieces[other + 1]):
            break
    if told := _told_of_that(text, pieces, own):
        return told
    if _INFINITIVE.search(clause) and own + 1 < len(pieces):
        found = _status_in(text[pieces[own + 1].start : pieces[own + 1].end])
        if found:
            return found
    is_aim = _ends_in_aim(text, phrase.end, pieces[own])
    if own + 1 < len(pieces) and _has_no_verb(clause) and not _parted(text, pieces[own], pieces[own + 1]):
        following = pieces[own + 1]
        is_aim = is_aim or (
            not _OPENS.match(text, following.start) and _ends_in_aim(text, following.start, following)
        )
    return TARGET if is_aim else ACTUAL


def _told_of_that(text: str, pieces: list[Span], own: int) -> str:
    """`Dass der Handel auf 3 Mrd. steigt, | davon geht er aus`: the status by what is said of that.

    What is wished for lies ahead: `Dass er 3 Mrd. beträgt, will er nicht hinnehmen` is so.
    """
    clause = text[pieces[own].start : pieces[own].end]
    if own > 0 or own + 1 == len(pieces) or not _THAT.match(clause) or _is_past(clause):
        return ""
    matrix = text[pieces[1].start : pieces[1].end]
    found = _status_in(matrix)
    if found == FORECAST or (found == TARGET and _AHEAD.search(clause)):
        return found
    return FORECAST if _BELIEVES.search(matrix) and _AHEAD.search(clause) else ""


def _has_no_verb(clause: str) -> bool:
    """`den Handel auf 3 Mrd. Euro`, with its verb in the clause that follows."""
    return not (_is_reported(clause) or is_present(clause, 0, len(clause)) or _INFINITIVE.search(clause))


def _ends_in_aim(text: str, start: int, piece: Span) -> bool:
    """`…, den Handel auf 3 oder gar 4 Mrd. Euro zu heben`: behind both figures is what shall be done."""
    return is_to_be_done(text, start, piece.end) or _AIM_AT_END.search(text, start, piece.end) is not None


def is_to_be_done(text: str, start: int, end: int | None = None) -> bool:
    """Tell whether an infinitive follows the figure that ends at ``start``: `auf 60 Mrd. zu bringen`."""
    return _TO_BE_DONE.match(text, start, end) is not None


def _is_managed(text: str, pieces: list[Span], own: int, phrase: Span) -> bool:
    """`Es gelang ihnen, den Handel auf 3 Mrd. zu verdoppeln`: what was to be done has been done."""
    if own == 0 or not _ends_in_aim(text, phrase.end, pieces[own]):
        return False
    cues = cues_in(text[pieces[own - 1].start : pieces[own - 1].end])
    return "managed" in cues and cues.isdisjoint((TARGET, FORECAST, "future"))


def _is_attained(text: str, pieces: list[Span], own: int, phrase: Span) -> bool:
    """`Das Ziel, den Handel auf 3 Mrd. zu verdoppeln, wurde 2019 erreicht`: it was a goal."""
    if not 0 < own < len(pieces) - 1 or not _ends_in_aim(text, phrase.end, pieces[own]):
        return False
    above, following = pieces[own - 1], pieces[own + 1]
    named = text[above.start : above.end]
    if not _has_no_verb(named) or _parted(text, pieces[own], following):
        return False
    return TARGET in cues_in(named) and _ATTAINED.match(text, following.start, following.end) is not None


def _is_ahead(text: str, piece: Span) -> bool:
    """Tell whether a clause that begins with a verb in the present tense names a time that may lie ahead."""
    present = _PRESENT_FIRST.match(text, piece.start, piece.end)
    if present is None or reports(text, *present.span("verb")):  # `lagen`, which ends like `erreichen`
        return False
    return _AHEAD.search(text, piece.start, piece.end) is not None


def _is_introduced(text: str, piece: Span) -> bool:
    """`Die Preise sollen sinken: Im Mai fielen die Exporte`: behind a colon a sentence of its own begins."""
    before = text[max(0, piece.start - 2) : piece.start].rstrip()
    return before.endswith(":") and text[piece.start : piece.end].lstrip()[:1].isupper()


@lru_cache(maxsize=64)  # several questions are asked of a clause, and several figures stand in it
def _status_in(clause: str) -> str:
    cues = cues_in(clause)
    if "future" in cues and _REACHED_SOON.search(clause):
        return FORECAST
    if "reached" in cues or any(told.search(clause) for told in (_HAD_TO, _JUDGES, _HAS_TO)):
        return ""
    if _HEARSAY.search(clause) and not shall_be_done(clause, 0, len(clause)):
        return ""
    if "guess" in cues and not _is_settled(clause):
        return FORECAST
    if FORECAST in cues or any(told.search(clause) for told in (_COUNTS_ON, _ESTIMATED, _MAY_LOSE)):
        return FORECAST
    if TARGET in cues or _AIMS.search(clause) or _CAN_BE.search(clause):
        return TARGET
    if "future" in cues and future_tense().search(clause):
        return FUTURE
    if _INFINITIVE.search(clause):
        return ""
    foretold = "sometime" in cues and is_present(clause, 0, len(clause))
    return FUTURE if foretold or (_YEARS_AHEAD.search(clause) and not _is_past(clause)) else ""


def _is_past(clause: str) -> bool:
    return reports(clause, 0, len(clause)) or in_past_tense(clause, 0, len(clause))


def _is_settled(clause: str) -> bool:
    """`lag vermutlich bei 3 Mrd.`, `liegt heute vermutlich bei 3 Mrd.`: guessed of what was or is."""
    return _NOW.search(clause) is not None or reports(clause, 0, len(clause))


def _without_other_goals(clause: str, place: int) -> str:
    """Leave out the goals that other figures of a reporting clause are.

    `Statt der erhofften 3 Mrd. waren es 2 Mrd.`, `Mit 2 Mrd. verfehlte er das Ziel von 3 Mrd.` ``place`` is
    where the figure begins that is asked for.
    """
    rest, end = "", 0
    for goal in _goals_in(clause):
        if not goal.start < place <= goal.end:
            rest, end = rest + clause[end : goal.start], goal.end
    rest += clause[end:]
    return rest if end and _is_reported(rest) else clause


@lru_cache(maxsize=4)  # of a clause it is asked for each of its figures
def _goals_in(clause: str) -> list[Span]:
    return [Span(*goal.span()) for goal in _BOUND.finditer(clause)]


def _is_reported(clause: str) -> bool:
    """`kam auf 3 Mrd.`; not `um auf 3 Mrd. zu kommen`."""
    finite = _INFINITIVE.sub(" ", clause)
    return "reported" in cues_in(finite) or in_past_tense(clause, 0, len(clause))


def _hangs(text: str, piece: Span) -> bool:
    return bool(_SUBORDINATE.match(text, piece.start, piece.end))
