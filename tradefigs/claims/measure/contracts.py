"""Contracts, companies, markets: what is to be sold, is sold by one or at home, is no trade of a country."""

from __future__ import annotations

import regex

from tradefigs.claims.clauses.syntax import clause_index, clauses, conditions, separation
from tradefigs.claims.scene.scene import (
    BY_UNIT,
    CONTRACT,
    NO_PARTY,
    NO_TRADE,
    OF_COMPANY,
    Place,
    Reason,
    Scene,
)
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.claims.vocabulary.trade import COMPANY, MEASURES, OF_IT, OTHER, Mention, verbs
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.language.words import tokens_of
from tradefigs.lexicon import any_case_of, any_of, both_cases, words
from tradefigs.periods.clauses.tense import reports
from tradefigs.quotes.names.propernames import is_first_name
from tradefigs.quotes.names.surnames import surnames_in

NEAR_VERB, NEAR_NOUN = 2.0, 0.5  # how far a company may be off that trades, behind a noun


def is_contract(scene: Scene, number: int) -> bool:
    """`Verträge wurden geschlossen. … liefert für 43 Mio.`: what is to be sold under a contract."""
    if any(m.strong and not m.verb and m.measure in MEASURES for m in scene.words.of(number)):
        return False
    sentence = scene.sentence(number)
    found = _CONTRACT.finditer(scene.text, *sentence)
    apart = conditions(scene.text, sentence)  # `, wenn der Vertrag unterzeichnet ist,`
    is_told = any(all(match.start() not in span for span in apart) for match in found)
    if is_told and _TO_RAISE.search(scene.text, sentence.start, sentence.end):
        return False
    if is_told or _has_passed(scene.text, sentence):
        return is_told
    paragraph = scene.layout.paragraph_at(sentence.start)
    told = scene.told.last.at.number if scene.told.last is not None else -1
    # not where trade was told since
    near = [n for n in (number - 2, number - 1) if n >= max(0, told) and scene.sentence(n).start in paragraph]
    before = [m for n in near for m in scene.words.of(n) if m.strong]
    return bool(before) and before[-1].measure == OTHER and bool(_CONTRACT.search(before[-1].text))


def _has_passed(text: str, sentence: Span) -> bool:
    """`2017 verkaufte Peru Tee für 3 Mio.`: what took place."""
    if _HAS_PASSED.search(text, *sentence):
        return True
    return _MAY_HAVE_PASSED.search(text, *sentence) is not None and reports(text, *sentence)


def reason_of_whole(at: Place) -> Reason | None:
    """`Genehmigt sind 3 Mrd., davon 1 Mrd. für Peru`: why the whole is no claim, nor a part; None else."""
    whole = at.previous
    if whole is None or not isinstance(whole.reading, Reason) or at.number - whole.number > 1:
        return None
    of_other = whole.number == at.number and whole.reading not in (NO_TRADE, NO_PARTY, BY_UNIT)
    if whole.reading not in (OF_COMPANY, CONTRACT) and not of_other:
        return None  # `Garantien von 9 Mrd., davon 2 Mrd. für Exporte`: of the same money
    sentence, phrase = at.sentence, at.phrase
    part = OF_IT.search(at.text, sentence.start, phrase.end + len(" davon"))
    if part is None or ":" in at.text[sentence.start : part.start()]:
        return None  # `Gefragt ist Käse: Peru führte davon 3 Mio. aus`
    return whole.reading


def is_at_home(at: Place) -> bool:
    """`Der Markt für Kaffee ist 3 Mrd. groß`, `Die Ernte brachte 3 Mrd.`: what is made or sold at home."""
    pieces = clauses(at.text, at.sentence)
    clause = pieces[clause_index(pieces, at.phrase.start)]
    if _SOLD_ON_MARKET.match(at.text, *clause) and _MARKET_BEFORE.match(at.text, 0, clause.start):
        return True
    market = _MARKET.search(at.text, clause.start, at.phrase.start)
    if (
        market is None
        and not _PRODUCED.search(at.text, clause.start, at.phrase.start)
        and not _OUTPUT.match(at.text, clause.start, at.phrase.start)
    ):
        return False
    trading = (m for m in at.mentions if m.measure in MEASURES and not (m.value or m.text == "ein"))
    if any(m.start in clause for m in trading):
        return False
    first = market["first"] if market else ""
    return not first or is_goods(first) or first in words("claims", "markets.firsts")


def is_of_company(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether a company or an exchange trades here, no country."""
    companies = [m for m in scene.words.of(number) if m.measure == COMPANY]
    sentence = scene.sentence(number)
    if scene.words.tell_of_company and _OF_GROUP.match(scene.text, mention.end, sentence.end):
        return True
    if mention.value and not companies and number > 0:
        companies = [m for m in scene.words.of(number - 1) if m.measure == COMPANY]
        return bool(companies) and len({p.code for p in scene.cast.within(scene.sentence(number))}) < 2
    if (
        (mention.verb or mention.counterpart)
        and not mention.movement
        and _acts(scene, companies, mention, sentence)
    ):
        return True
    if mention.verb and (
        _is_pronoun_of_company(scene, mention, number)
        or _is_pronoun_of_person(scene, mention, number)
        or _is_own_firm(scene, mention, number)
    ):
        return True
    clause = _clause_round(scene, mention, number) if mention.start >= sentence.start else sentence
    for company in companies:
        apart = separation(scene.text, mention, company)
        if (
            mention.value
            or (_is_exchange(company) and company.start in clause)
            or (mention.verb and apart < NEAR_VERB)
        ):
            return True
        if company.start >= mention.end and apart < NEAR_NOUN:
            return True
    return False


def is_of_firm_beside(at: Place, mention: Mention) -> bool:
    """`Die Exporte wachsen, weshalb eine Firma Anlagen für 3 Mio. baut`: a firm, in a clause of its own.

    Likewise `Der Hersteller beziffert seinen Auslandsabsatz auf 3 Mio.`
    """
    firms = [m for m in at.mentions if m.measure == COMPANY]
    if not firms:
        return False
    pieces = clauses(at.text, at.sentence)
    clause = pieces[clause_index(pieces, at.phrase.start)]
    acting = [m for m in firms if m.start in clause and _SUBJECT.search(at.text, clause.start, m.start)]
    if mention.start in clause:
        is_own = _ITS_OWN.match(at.text, 0, mention.start) is not None
        return is_own and any(m.end < mention.start for m in acting)
    return bool(acting) and acting[0].end < at.phrase.start


def _acts(scene: Scene, companies: list[Mention], mention: Mention, sentence: Span) -> bool:
    """`Das Werk Nordstahl hat im Mai Draht für 3 Mio. an Kunden verkauft`: the subject of the clause."""
    pieces = clauses(scene.text, sentence)
    index = clause_index(pieces, mention.start)
    clause = pieces[index]
    if index and _HAS.match(scene.text, *clause):  # `Die Residenten des Parks, so der Minister, hätten`
        acting = (m for m in companies if m.start in pieces[0])
        return any(_SUBJECT.search(scene.text, pieces[0].start, m.start) for m in acting)
    if index and _RELATIVE.match(scene.text, clause.start, clause.end):  # `ein Hersteller, der exportiert`
        clause = Span(pieces[index - 1].start, clause.end)
    return any(
        clause.start <= company.start < mention.start
        and _SUBJECT.search(scene.text, clause.start, company.start)
        for company in companies
    )


def is_of_bare_name(scene: Scene, mention: Mention, number: int) -> bool:
    """`Hyundai lieferte Autos für 3 Mrd. in die USA`: who acts is a name, and no party's.

    A noun in the singular needs an article, unless it is a name or names goods.
    """
    sentence = scene.sentence(number)
    if not mention.verb or mention.movement or mention.start < sentence.start:
        return False
    opening = _BARE_NAME.match(scene.text, sentence.start, sentence.end)
    behind = _BARE_NAME_BEHIND.match(scene.text, mention.start, sentence.end)
    return any(match is not None and _is_bare_name(scene, match) for match in (opening, behind))


def _is_bare_name(scene: Scene, match: regex.Match[str]) -> bool:
    """Tell names from parties, goods and what else begins with a capital: `Exportiert hat Peru`."""
    if scene.cast.within(Span(*match.span("name"))):
        return False
    words = tokens_of(scene.text, *match.span("name"))
    if any(word.function or word.time or word.classes or word.text.lower() in verbs() for word in words):
        return False
    return not is_goods(words[-1].text) and not match["name"].lower().endswith(_NO_NAMES)


def _is_pronoun_of_company(scene: Scene, mention: Mention, number: int) -> bool:
    """`Es sind Firmen des Parks: Sie exportierten Software`: who acts was named before."""
    start = scene.sentence(number).start
    begin = scene.text.rfind(": ", start, mention.start) + 1 or start
    if _THEY.match(scene.text, begin, mention.end) is None:
        return False
    before = Span(scene.sentence(max(0, number - 1)).start, begin)
    named = [m for m in scene.words.within(before) if m.measure == COMPANY]
    return bool(named) and not any(party.start > named[-1].start for party in scene.cast.within(before))


def _is_pronoun_of_person(scene: Scene, mention: Mention, number: int) -> bool:
    """`Huber füllt Wein ab. Für 90 000 Euro hat er nach Polen geliefert`: one who was told of before."""
    sentence = scene.sentence(number)
    if number == 0 or _HE_SELLS.search(scene.text, sentence.start, mention.end) is None:
        return False
    before = scene.sentence(number - 1)
    acting = _ONE_ACTS.match(scene.text, *before)
    if acting is None or scene.cast.within(Span(before.start, acting.end())):
        return False
    names = acting["name"].split()
    return names[-1] in surnames_in(scene.text) or is_first_name(names[0])


def _is_own_firm(scene: Scene, mention: Mention, number: int) -> bool:
    """`Sein Betrieb verschickte Tee für 3 Mio.`: the firm of one person."""
    clause = _clause_round(scene, mention, number)
    return _OWN_FIRM.match(scene.text, *clause) is not None


def _clause_round(scene: Scene, mention: Mention, number: int) -> Span:
    """Return the clause of sentence ``number`` in which ``mention`` stands."""
    pieces = clauses(scene.text, scene.sentence(number))
    return pieces[clause_index(pieces, mention.start)]


def _is_exchange(company: Mention) -> bool:
    return any(part in company.text.lower() for part in words("claims", "who.exchanges"))


# ---------------------------------------------------------------- patterns

# `Der polnische Biomarkt`, `Polens Markt für Möbel`; not `auf Polens`, `der wichtigste Markt für Möbel`
_MARKET = late(
    r"(?<!\b(?i:auf|in|für|aus|an|über|um)\s)\b(?:[Dd]er|[Dd]ieser|[Ii]hr|[Ss]ein|\p{Lu}[\p{L}-]+s)\s+"
    r"(?:(?:\p{Ll}+(?<!st)e|\p{Lu}\p{Ll}+er)\s+){0,2}(?:(?P<first>\p{Lu}\p{Ll}{2,}?)s?-?[Mm]arkt|Markt\s+(?:für|an))\s",
    signs="arkt",
)
# `Der Wert der in Malta gefertigten Kleidung lag bei`
_PRODUCED = late(
    r"\bWert\s+de[rs]\s[^,;:]{0,80}?\b(?:gefertigt|hergestellt|produziert|geerntet|erzeugt|gefördert)e[nr]\s",
    signs="gefertigte hergestellte produzierte geerntete erzeugte geförderte",
)
# `ein Markt, auf dem jährlich` 3 Mrd. `umgesetzt werden`
_MARKET_BEFORE = ending(r"\b(?:[Ee]in|[Dd]er|[Ee]inen|[Dd]en)\s+(?:\p{Ll}+\s+)?\p{L}*[Mm]arkt,")
_SOLD_ON_MARKET = late(r"\s*(?:auf|in)\s+dem\s[^;:]*\b(?:umgesetzt|verkauft|ausgegeben|gehandelt)\b")
# `Die gute Ernte brachte`, `Der Wert der Rekordernte wird auf`
_OUTPUT = late(
    lambda: (
        r"[\s„“\"»«]*[Dd](?:ie|er|as)\s+(?:Wert\s+de[rs]\s+)?(?:\p{Ll}+en?\s+)?"
        rf"(?:{any_of('claims', 'elsewhere')}|\p{{Lu}}\p{{L}}+ernte)\b"
    )
)
_ONE_TRADES = (
    r"(?:(?:liefer|verkauf|exportier|importier|kauf|verschiff|order)te?|bezog|bezieht|erwarb|erwirbt)\b"
)
# `Hyundai lieferte`, but not `Kräne lieferte das Land`
_BARE_NAME = late(
    r"[\s„“\"»«]*(?P<name>\p{Lu}[\p{L}&-]{2,}(?:\s+\p{Lu}[\p{L}&-]+){0,2})\s+"
    rf"(?:{_ONE_TRADES}"
    r"|(?:führte|setzte|hat)\b(?=[^;]*\b(?:aus|ein|ab|um|geliefert|verkauft|exportiert|importiert|gekauft|bezogen)\b))"
    r"(?!\s+(?:das|der|die|er|sie|es|man|wir|ihr|sein|unser|auch)\b)"
)
# `Nach Peru verkaufte Hyundai Autos`
_BARE_NAME_BEHIND = late(
    rf"{_ONE_TRADES}\s+(?P<name>\p{{Lu}}[\p{{L}}&-]{{2,}})(?:\s+(?:19|20)\d\d)?\s+(?:\p{{Ll}}+e[nrs]?\s+)?\p{{Lu}}\p{{L}}+"
)
# Ends of nouns that are no names.
_NO_NAMES = ("wirtschaft", "industrie", "branche", "handel", "land", "staat", "region", "republik", "ausland")
_SUBJECT = late(
    r"(?:^|(?<=[(„“\"»«])|(?<!\b(?:an|in|für|auf|durch|über|von|gegen|um|ohne)\s)(?<=\s))"
    r"(?:[Dd](?:er|ie|as)|[Ee]ine?)\s+(?:(?:\p{Ll}+e[rs]?|\p{Lu}\p{Ll}+er)\s+){0,2}$"
)
_RELATIVE = late(r"[\s,]*(?:der|die|das)\s")
# `hätten …`, behind an insertion
_HAS = late(r"[\s,]*(?:hat|haben|habe|hatten?|hätten?)\s")
_ITS_OWN = ending(r"\b(?i:seine|ihre)[nmrs]?\s+(?:\p{Ll}+\s+)?")
_THEY = late(r"[\s„“\"»«]*(?:Sie|Er|Es|Diese)\s+\p{Ll}+")
# `hat er geliefert`, `Er verkaufte`, `lieferte sie`
_SELLS = r"(?:lieferte?|verkaufte?|exportierte?|importierte?|kaufte?|bezog|bezieht)"
_HE_SELLS = late(
    rf"\b(?:{_SELLS}\s+(?:er|sie)|(?:[Ee]r|[Ss]ie)\s+(?:\p{{Ll}}+\s+)?{_SELLS})\b"
    r"|\b(?:hat|hatte)\s+(?:er|sie)\b[^;:]*\b(?:geliefert|verkauft|exportiert|importiert|gekauft|bezogen)\b"
)
_ONE_ACTS = late(
    r"[\s„“\"»«]*(?P<name>\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)\s+(?:selbst\s+|selber\s+)?\p{Ll}+t\b"
)
# `Sein Betrieb`, `Mein kleines Weingut`
_OWN_FIRM = late(
    lambda: (
        r"[\s,„“\"»«]*(?:Allein\s+)?(?i:sein|ihr|mein|unser)e?\s+(?:\p{Ll}+\s+)?"
        rf"\p{{L}}*{any_case_of('trade', 'other.own_firms')}\s+\p{{Ll}}"
    )
)
# `die Exporte der Gruppe`
_OF_GROUP = late(
    r"\s+(?:der|des)\s+(?:gesamten\s+)?(?:Gruppe|Gesellschaft|Firma|Hauses|Unternehmens|Konzerns)\b"
)
# `Kaufvertrag`; not `Freihandelsvertrag`, which is one of states
_CONTRACT = late(
    lambda: (
        rf"(?i)\b(?:(?!{any_of('claims', 'contracts.treaties')})\p{{L}}*{any_of('claims', 'contracts.nouns')}"
        rf"|{any_of('claims', 'contracts.words')})\b"
    ),
    signs=lambda: both_cases(words("claims", "contracts.nouns") + words("claims", "contracts.words")),
)
# `vereinbart, die Lieferungen auf 3 Mrd. zu erhöhen`: a goal
_TO_RAISE = late(
    r"\bauf\s(?:[^;.]|(?<=\d)\.(?=\d)|(?<=M(?:io|rd))\.){0,80}?\b(?:zu\s+\p{Ll}+n|(?:aus|an)zu\p{Ll}+n)\b"
)
# `verkaufte im ganzen Jahr 2017`, `voriges Jahr`: no matter what contracts were signed
_HAS_PASSED = late(
    r"\b(?:[Ii]m|[Ii]n\s+den)\s+(?:ganzen|gesamten|vergangenen|vorigen|letzten|ersten)\s+(?:\p{L}+\s+)?(?:Jahr|Quartal|Halbjahr|Monat)"
    r"|\b(?:[Ll]etzte[sn]|[Vv]orige[sn]|[Vv]ergangene[sn])\s+(?:Jahr|Quartal|Halbjahr|Monat)|\b[Bb]is(?:her|lang)\b|\bVorjahr\b"
)
# `2017`, `von Januar bis Mai`: has passed where the sentence reports
_MAY_HAVE_PASSED = late(r"\b(?:(?:19|20)\d\d|[Vv]on\s+Januar\s+bis\s+\p{Lu}\p{Ll}+)\b")
