"""Listings: to which of the parties of a list or a ranking a figure is put.

`Norwegen (16 Mrd.)`, `dahinter folgten Tschechien mit 9 Mrd. und Polen mit 6 Mrd.`
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TypeVar

import regex

from tradefigs.claims.clauses.syntax import Spanned
from tradefigs.claims.scene.scene import Draft, Place
from tradefigs.claims.vocabulary.trade import BALANCES, FELL, FLOWS, IN_BALANCE, RANK
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import alternatives, any_of, numbered
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import lies_in

Listed = TypeVar("Listed", bound=Spanned)

# Characters to look back.
NEAR_FIGURE = 90  # from a figure to the party that it is put to: `Tschechien mit einem Umsatz von`
FARTHEST_RANK = 600  # from a party to the words that open its list: `auf den Plätzen folgen`
FOLLOWING = 30  # from a party to the words that put it behind another: `gefolgt von den`
LONGEST_PREPOSITION = 20  # with its article, from the party that it governs: `innerhalb der`


def party_listed(at: Place, ranked: str) -> tuple[str, bool]:
    """Return the party the figure is put to, and whether it follows another (`gefolgt von den USA mit`).

    ``ranked``: the partner that a ranking puts it to, as `party_in_rank` tells.
    """
    start = at.phrase.start
    if IN_BALANCE.match(at.text, at.phrase.end):  # `Tirol lag mit 3 Mio. im Plus`: its own balance
        return "", False
    paired = _ranked_in_step(at) or _comes_next(at)
    if paired:
        return paired, True
    if ranked:
        return ranked, True
    climbing = _moves_in_rank(at)
    if climbing:
        return climbing, True
    fallen = _falls_to(at)
    if fallen:
        return fallen, True
    if _goes_through(at):
        return at.scene.roles(at.sentence).agent, True
    for party in at.scene.cast.within(Span(max(0, start - NEAR_FIGURE), start)):
        if party.form == "adjective" or party.case == "genitive":
            continue
        if _is_followed(at, party):
            return party.code, True
        followed = _FOLLOWED_BY.search(at.text, max(0, party.start - FOLLOWING), party.start)
        followed = followed or _ends_bracketed_list(at, party)
        if not behind_preposition(at.text, party) and _RANKED.fullmatch(at.text, party.end, start):
            return party.code, True
        if _stands_for_trade(at, party):
            return party.code, True
        if _is_named_of_group(at, party) or _WHERE.fullmatch(at.text, party.end, start):
            return party.code, True
        if (_LABELS_WITH if followed else _LABELS).fullmatch(at.text, party.end, start):
            return party.code, bool(followed)
        if _has_own_line(at, party):
            return party.code, False
    return "", False


def _moves_in_rank(at: Place) -> str:
    """`Vorn lag mit 9 Mrd. Peru, Chile kletterte auf 2 Mrd.`: another one of those who are ranked."""
    before = at.before
    if before is None or not before.partner or not RANK.search(at.text, at.sentence.start, at.phrase.start):
        return ""
    named = at.scene.cast.within(Span(before.at.phrase.end, at.phrase.start))
    party = named[-1] if named else None
    if party is None or party.code in (before.reporter, before.partner):
        return ""
    moves = _MOVES_TO.fullmatch(at.text, party.end, at.phrase.start) is not None
    return party.code if moves and party.form == "name" and not behind_preposition(at.text, party) else ""


def _stands_for_trade(at: Place, party: Party) -> bool:
    """`Perus Exporte lagen bei 9 Mrd. Kuba stand für Ausfuhren von 3 Mrd.`: a part of what was told."""
    last = at.scene.told.last
    if last is None or last.measure not in FLOWS or party.code == last.reporter:
        return False
    if not any(word.measure == last.measure for word in at.trade_words if word.start > party.end):
        return False  # `Perus Importe …. Kuba stand für Lieferungen von 3 Mrd.`: Cuba's own
    stands = _STANDS_FOR_TRADE.fullmatch(at.text, party.end, at.phrase.start) is not None
    return stands and not behind_preposition(at.text, party)


def _ends_bracketed_list(at: Place, party: Party) -> regex.Match[str] | None:
    """`vor Peru (3 Mrd.) und Chile mit 2 Mrd.`: behind another too, like the one in brackets."""
    before = at.before
    if before is None or at.text[at.phrase.start - 1] == "(" or at.text[before.at.phrase.start - 1] != "(":
        return None
    return _LABEL_ENDS.fullmatch(at.text, before.at.phrase.end, party.start)


def _is_followed(at: Place, party: Party) -> bool:
    """`Nach Peru (3 Mrd.) folgen Chile und Kuba`."""
    if not _THEN_FOLLOW.match(at.text, at.phrase.end) or not _AFTER.match(at.text, 0, party.start):
        return False
    return _LABELLED_AHEAD.fullmatch(at.text, party.end, at.phrase.start) is not None


def _is_named_of_group(at: Place, party: Party) -> bool:
    """`Zwei Drittel gingen in die EU, wobei Polen mit 3 Mrd. der größte Kunde war`: one of the group's."""
    sentence = at.sentence
    if not _WHERE_BY.search(at.text, sentence.start, party.start):
        return False
    group = at.scene.cast.within(Span(sentence.start, party.start))
    of_it = any(lies_in(party.code, other.code) for other in group)
    return of_it and _WITH_ITS.fullmatch(at.text, party.end, at.phrase.start) is not None


def _has_own_line(at: Place, party: Party) -> bool:
    """`2. Peru 3 Mrd. Euro`: a line of a list, that tells nothing else."""
    is_line = at.scene.layout.paragraph_at(at.sentence.start) == at.sentence
    is_bare = at.text[party.end : at.phrase.start].isspace()
    return is_line and is_bare and _MARKER.fullmatch(at.text, at.sentence.start, party.start) is not None


def step_of(at: Place, *, told_so: bool = True) -> int | None:
    """`3 beziehungsweise 2 Mrd.`: 0 for the first of two such figures, 1 for the second; not of two times.

    ``told_so``: not of two that only `und` joins.
    """
    for step, first, second in ((0, at, at.next), (1, at.previous, at)):
        if first is None or second is None:
            continue
        link = _RESPECTIVELY.fullmatch(at.text, first.figure.end, second.phrase.start)
        if link is not None and not (told_so and link["and"]):
            return None if _TWO_TIMES.search(at.text, *at.sentence) else step
    return None


def in_step(at: Place, listed: Sequence[Listed], *, told_so: bool = True) -> tuple[Listed, Listed] | None:
    """`Exporte und Importe lagen bei 3 beziehungsweise 2 Mrd.`: what belongs to the figure, and the other."""
    step = step_of(at, told_so=told_so)
    if step is None:
        return None
    pairs = list(pairwise(listed))
    before = [two for two in pairs if two[1].end <= at.phrase.start]
    for two in before[::-1] or pairs:  # `Mit 3 bzw. 2 Mrd. verzeichnete man mit Peru und Chile höhere Werte`
        if _JOINED.fullmatch(at.text, two[0].end, two[1].start):
            return two[step], two[1 - step]
    return None


def _ranked_in_step(at: Place) -> str:
    """`Die Schweiz und Belgien kamen auf 31 Mio. beziehungsweise 15 Mio.`: party by party."""
    start = at.phrase.start
    near = at.scene.cast.within(Span(max(0, start - NEAR_FIGURE), start))
    two = in_step(at, near, told_so=False)
    if two is None:
        return ""
    end = max(party.end for party in two)
    is_ranked = _RANKED.match(at.text, end, start) is not None
    if not is_ranked and _WITH.match(at.text, end, start):  # `Die nächsten Plätze belegen Peru und Chile mit`
        is_ranked = RANK.search(at.text, at.sentence.start, end) is not None
    # `Den Löwenanteil tragen Peru und Chile, die 3 Mrd. beziehungsweise 2 Mrd. abnahmen`
    is_ranked = is_ranked or (
        _WHO_EACH.match(at.text, end, start) is not None
        and RANK.search(at.text, at.sentence.start, end) is not None
    )
    return two[0].code if is_ranked else ""


def party_in_rank(at: Place) -> tuple[str, bool]:
    """`Dahinter folgten Tschechien mit 9 Mrd. und Polen mit 6 Mrd.`: return the party, and what it is.

    True stands for a partner of the one who reports the figure before, False for one who reports likewise.
    """
    text, start, before = at.text, at.phrase.start, at.scene.told.last
    if before is None:
        return "", False
    likewise = _reports_next(at) or _ranked_by_itself(at, before)
    if likewise:
        return likewise, False
    sentence = at.sentence
    if _acts_in_return(at, before):
        return "", False
    for party in _ranked_round(at):
        if lies_in(party.code, before.partner) and at.figure.high > before.at.figure.high:
            continue  # `Malta verkaufte für 3 Mio. in die EU, Italien liegt mit 9 Mrd. vorn`: no part of that
        if party.code != before.reporter and _WHOSE_SHARE.fullmatch(text, party.end, start):
            return party.code, True
        is_called = _which_comes_to(at, party)
        is_put = is_called or party.start > start or _WITH_ITS.fullmatch(text, party.end, start)
        if is_called and _is_last_called(at, before, party):
            return party.code, True
        if party.code != before.reporter and is_put:
            rank = RANK.search(text, max(sentence.start, party.start - FARTHEST_RANK), start)
            is_ahead = AHEAD.match(text, at.figure.phrase_end) is not None
            if rank is not None or is_ahead or _is_of_region(at, before, party) or _are_customers(at):
                is_own = at.scene.item.topic.related(party.code, before.reporter)  # `Vorn liegt Tirol mit`
                is_other = _lists_partners(before, at) or rank is None or not rank["next"]
                return party.code, is_other and not is_own
    return "", False


def _ranked_round(at: Place) -> list[Party]:
    """Return who may be ranked with the figure: those before it, and who stands right behind `mit 3 Mrd.`

    `Auf Platz zwei blieb mit 3 Mrd. die Slowakei`
    """
    sentence, phrase = at.sentence, at.phrase
    named = at.scene.cast.within(Span(max(sentence.start, phrase.start - NEAR_FIGURE), phrase.start))
    if not _WITH_BEFORE.match(at.text, 0, phrase.start):
        return named
    behind = at.scene.cast.within(Span(phrase.end, min(phrase.end + NEAR_FIGURE, sentence.end)))
    first = [
        p for p in behind[:1] if p.form == "name" and _RIGHT_BEHIND.fullmatch(at.text, phrase.end, p.start)
    ]
    return [*named, *first]


def _is_last_called(at: Place, before: Draft, party: Party) -> bool:
    """`Die größten Kunden waren Peru (3 Mrd.) und Chile, das auf 2 Mrd. kam`: the last one of a list."""
    if before.at.number != at.number or party.code == before.reporter:
        return False
    return any(word.counterpart and word.end <= before.at.phrase.start for word in at.trade_words)


def is_compared(before: Draft, first: Draft) -> bool:
    """`Peru lieferte für | 9 Mio., | mehr als Kuba (3 Mio.) oder Chile | (2 Mio.)`: they are compared."""
    start, end = first.at.phrase.end, before.at.phrase.start
    return first is not before and MORE_THAN.search(before.at.text, start, end) is not None


def _lists_partners(before: Draft, at: Place) -> bool:
    """`Peru exportierte für 9 Mrd., wovon Mali ein Zehntel abnahm. Es folgt Togo mit 1 Mrd.`: who buys."""
    behind = Span(before.at.phrase.end, before.at.sentence.end)
    named = (party.code for party in before.at.scene.cast.within(behind) if party.form == "name")
    told = before.at.number < at.number and any(code not in ("", before.reporter) for code in named)
    return bool(before.partner) or told


def _acts_in_return(at: Place, before: Draft) -> bool:
    """`Malta führte Tee aus. Den größten Teil nahm Peru mit 3 Mio. ab`: who is ranked buys what was sold."""
    verbs = (word for word in at.trade_words if word.verb and not word.movement)
    return any({word.measure, before.measure} == set(FLOWS) for word in verbs)


def _which_comes_to(at: Place, party: Party) -> bool:
    """`Dahinter liegen Peru (3 Mrd.) und Chile, das trotz allem noch auf 2 Mrd. kam`.

    Likewise `und Chile, das mit 2 Mrd. Kuba hinter sich ließ`.
    """
    opening = _WHICH_COMES.fullmatch(at.text, party.end, at.phrase.start)
    return opening is not None and bool(opening["with"] or _COMES.match(at.text, at.phrase.end))


def _are_customers(at: Place) -> bool:
    """`Neben Malta mit 3 Mio. sind Peru mit 2 Mio. und Chile mit 1 Mio. die Kunden`: what they are.

    Likewise `Malta mit 3 Mio. und Peru mit 2 Mio. waren die größten Ziele dieser Exporte`.
    """
    words = [word for word in at.trade_words if word.start > at.phrase.end]
    is_told = bool(words) and words[0].counterpart and words[0].measure in FLOWS
    is_alone = {word.measure for word in words} <= {word.measure for word in words[:1]}
    called = is_told and is_alone and not any(word.verb for word in words)
    return called and _COPULA.search(at.text, at.sentence.start, words[0].start) is not None


def _is_of_region(at: Place, before: Draft, party: Party) -> bool:
    """`Die Importe aus Afrika stiegen auf 30 Mrd. Nigeria mit Einfuhren von 6 Mrd. …`: a partner.

    Also where another partner in Africa was told between.
    """
    turned = any(word.measure in FLOWS and word.measure != before.measure for word in at.trade_words)
    goes_on = takewhile(
        lambda draft: (draft.measure, draft.reporter) == (before.measure, before.reporter),
        reversed(at.scene.told.lately),
    )
    return not turned and any(lies_in(party.code, draft.partner) for draft in goes_on)


def joined_to(at: Place, label: str) -> str:
    """`dahinter folgen Peru und Chile mit jeweils 3 Mrd.`: return who stands before the ``label``, if any."""
    start = at.phrase.start
    two = at.scene.cast.within(Span(max(at.sentence.start, start - NEAR_FIGURE), start))[-2:]
    is_pair = len(two) == 2 and two[1].code == label and _JOINED.fullmatch(at.text, two[0].end, two[1].start)
    return two[0].code if is_pair else ""


def next_label_of(at: Place, reporter: str) -> str:
    """`Peru (3 Mrd.) und Chile (2 Mrd.)`: return whose label follows that of the ``reporter``, if any."""
    before = at.before
    if before is None:
        return ""
    earlier = before.at.phrase.start
    first = at.scene.cast.within(Span(max(at.sentence.start, earlier - NEAR_FIGURE), earlier))[-1:]
    second = at.scene.cast.within(Span(before.at.phrase.end, at.phrase.start))
    if len(second) != 1 or not first or first[0].code != reporter:
        return ""
    labelled = (
        _LABELS.fullmatch(at.text, first[0].end, earlier),
        _LABELS.fullmatch(at.text, second[0].end, at.phrase.start),
    )
    is_joined = _LABEL_ENDS.fullmatch(at.text, before.at.phrase.end, second[0].start) is not None
    return second[0].code if all(labelled) and is_joined else ""


def _reports_next(at: Place) -> str:
    """`Peru exportierte für 5 Mrd., Chile kam auf 4 Mrd.`: each by itself."""
    before = at.before
    if before is None or before.partner or before.roles.agent != before.reporter:
        return ""
    party, start = _goes_on_with(at, before), at.phrase.start
    if party is not None and _COMES_TO.fullmatch(at.text, party.end, start):
        return party.code
    if not _IS_BEFORE.search(at.text, *at.sentence):
        return ""
    named = at.scene.cast.within(Span(max(before.at.phrase.end, start - NEAR_FIGURE), start))
    # `Peru lag mit 5 Mrd. vor Chile mit 4 Mrd. und Togo (3 Mrd.)`
    return named[-1].code if named and _is_put_to(at, named[-1]) else ""


def _ranked_by_itself(at: Place, before: Draft) -> str:
    """`Größte Importeure waren Malta (3 Mrd.) und Zypern (2 Mrd.)`: each reports, and of all.

    Likewise `Den größten Überschuss hatte Malta mit 3 Mrd. vor Zypern mit 2 Mrd.`
    """
    sentence, start = at.sentence, at.phrase.start
    if at.before is before and before.partner:
        return ""  # `Größter Exporteur nach Togo ist Malta mit 3 Mrd., gefolgt von Zypern (2 Mrd.)`
    ranked = _TRADERS.search(at.text, sentence.start, start)
    goes_on = before.roles.agent == before.reporter and RANK.search(at.text, *sentence) is not None
    if ranked is None and goes_on and not before.partner and at.number - before.at.number == 1:
        sentence = before.at.sentence  # `Größter Exporteur ist Malta mit 3 Mrd. Rang drei hält Zypern mit 2`
        ranked = _TRADERS.search(at.text, *sentence)
    if ranked is None and _is_ranked_balance(at, before):
        named = at.scene.cast.within(Span(max(sentence.start, start - NEAR_FIGURE), start))
        return named[-1].code if named and _is_put_to(at, named[-1]) else ""
    if ranked is None and at.before is before and before.measure in BALANCES:
        ranked = _LARGEST.search(at.text, sentence.start, start)
    elif ranked is not None and before.measure != ("imports" if ranked["in"] else "exports"):
        return ""
    if ranked is None:
        return ""
    roles = at.scene.roles(Span(sentence.start, max(ranked.end(), before.at.phrase.start)), at.number)
    if roles.owner or roles.source or roles.destination or roles.with_:
        return ""
    named = at.scene.cast.within(Span(max(ranked.end(), start - NEAR_FIGURE), start))
    label = named[-1] if named and named[-1].form == "name" else None
    return label.code if label and _is_put_to(at, label) else ""


def _is_ranked_balance(at: Place, before: Draft) -> bool:
    """`An der Spitze stand Malta, das ein Plus von 3 Mrd. erzielte, vor Zypern mit 2 Mrd.`: each's own.

    Not so where one told its balance, and then with whom: `An der Spitze lagen Malta mit 2 Mrd. …`
    """
    if before.measure not in BALANCES or before.partner or at.number - before.at.number > 1:
        return False
    there = before.at.sentence
    is_named = any(party.code == before.reporter for party in at.scene.cast.within(there))
    is_beside = at.before is before and _BESIDE_ANOTHER.match(at.text, before.at.phrase.end, at.phrase.start)
    return is_named and bool(is_beside or RANK.search(at.text, *there))


def _is_put_to(at: Place, party: Party) -> bool:
    """`Malta mit (3 Mrd.)`, `Malta (3 Mrd.)`."""
    start = at.phrase.start
    return any(pattern.fullmatch(at.text, party.end, start) for pattern in (_LABELS, _WITH_ITS))


def _comes_next(at: Place) -> str:
    """`Peru kam auf 5 Mrd., Chile auf 4 Mrd.`: another partner of the same, as Peru is one."""
    before = at.before
    if before is None or not before.partner or before.reporter == before.partner:
        return ""
    party, earlier = _goes_on_with(at, before), before.at.phrase.start
    first = at.scene.cast.within(Span(max(at.sentence.start, earlier - NEAR_FIGURE), earlier))
    if party is None or not first or first[-1].code != before.partner:
        return ""
    alike = any(
        pattern.fullmatch(at.text, first[-1].end, earlier)
        and likewise.fullmatch(at.text, party.end, at.phrase.start)
        for pattern, likewise in _ALIKE
    )
    alike = alike or (
        not behind_preposition(at.text, first[-1])
        and _FOR_ITS.fullmatch(at.text, first[-1].end, earlier) is not None
        and _FOR_ITS.fullmatch(at.text, party.end, at.phrase.start) is not None
    )
    # `Nach Peru gingen Waren für 5 Mrd., nach Malta für 3 Mrd., während Chile mit 4 Mrd. schwächelte`
    alike = alike or (
        before.mention.movement
        and behind_preposition(at.text, first[-1])
        and _WITH_ITS.fullmatch(at.text, party.end, at.phrase.start) is not None
    )
    return party.code if alike else ""


def _goes_on_with(at: Place, before: Draft) -> Party | None:
    """Return the only party named since the figure before, if it stands right behind that."""
    end = before.at.phrase.end
    named = at.scene.cast.within(Span(max(end, at.phrase.start - NEAR_FIGURE), at.phrase.start))
    return named[0] if len(named) == 1 and _GOES_ON.fullmatch(at.text, end, named[0].start) else None


def _falls_to(at: Place) -> str:
    """`3 Mrd. entfielen auf Polen und 2 Mrd. auf Ungarn`: return the party behind the figure, "" for none."""
    sentence, phrase = at.sentence, at.phrase
    if not FELL.search(at.text, sentence.start, sentence.end):
        return ""
    for party in at.scene.cast.within(Span(phrase.end, min(phrase.end + NEAR_FIGURE, sentence.end))):
        if party.form == "name" and _FALLS_TO.fullmatch(at.text, phrase.end, party.start):
            return party.code
    return ""


def _goes_through(at: Place) -> bool:
    """`Nach Polen gingen Waren für 3 Mrd. Spanien blieb bei 2 Mrd.`: another partner of the same."""
    number, before, start = at.number, at.scene.told.last, at.phrase.start
    if before is None or not before.partner or before.at.number != number - 1 or at.trade_words:
        return False
    sentence = at.sentence
    named = [party for party in at.scene.cast.within(sentence) if party.end <= start]
    if len(named) != 1 or named[0].code in (before.reporter, before.partner):
        return False
    agent = at.scene.roles(sentence).agent == named[0].code
    return agent and _REACHES.fullmatch(at.text, named[0].end, start) is not None


def behind_preposition(text: str, party: Party) -> bool:
    """Tell `aus Polen`, `mit dem Irak` from the bare name of who is listed or acts."""
    return _PLACED.search(text, max(0, party.start - LONGEST_PREPOSITION), party.start) is not None


# ---------------------------------------------------------------- patterns

# `(3 Mrd.) Handelsumsatz entfielen 2018 auf die`, `(2 Mrd.) auf`
_FALLS_TO = late(
    r"(?:\s+\p{Lu}\p{L}+)?(?:\s+entf\p{Ll}+(?:\s+[\p{L}\d.]+){0,5}?)?\s+auf\s+(?:die\s+|den\s+|das\s+)?"
)
# `Norwegen (16 Mrd. Euro)`, `Norwegen (plus 3 Prozent auf 16 Mrd. Euro)`, `Norwegen (2019: 16 Mrd. Euro)`,
# `Norwegen (Einfuhren: 16 Mrd. Euro)`, `Norwegen (Einfuhren von 16 Mrd. Euro)`,
# `Norwegen (von 15 auf 16 Mrd. Euro)`, `- China: 7,6 Mrd. Dollar`
_SHARE = r"(?:\p{L}+\s+)?\d+(?:,\d+)?\s?(?:Prozent|%)(?:\s+[^(),;]{1,40})?"  # `13,4 Prozent der Exporte`
# `verdrängte Peru auf Rang zwei (16 Mrd. Euro)`
_ON_RANK = r"(?:\s+auf\s+(?:den\s+)?(?:\p{Ll}+\s+)?(?:Rang|Platz)(?:\s+\p{Ll}+)?)?"
_BRACKET = (
    rf"{_ON_RANK}\s*\((?:für\s+|mit\s+|von\s+|\p{{Lu}}[\p{{L}}-]+(?::|\s+(?:von|für|im\s+Wert\s+von))?\s+|(?:19|20)\d\d:?\s+|[^()]{{1,50}}\sauf\s+"
    rf"|{_SHARE},\s+)?"
)
_LABELS = late(rf"{_BRACKET}|:\s+")
# `Peru (3 Mrd. Euro, plus 3 Prozent) und` Chile
_LABEL_ENDS = late(r"[^()]{0,40}\)\s*(?:,|,?\s(?:und|sowie))\s+(?:die\s+|der\s+|das\s+|den\s+)?")
_LABELS_WITH = late(rf"{_BRACKET}|:\s+|\s+(?:mit|für)\s+")
# `lag mit 5 Mrd. vor` Chile
_IS_BEFORE = late(
    lambda: rf"\b{any_of('roles', 'ranking.placed')}(?:en?)?\s[^;:]{{1,90}}\b(?:vor|hinter)\s",
    signs="vor hinter",
)
# `vor den Niederlanden, wo ein Minus auf` 3 Mio.
_WHERE = late(r",\s+wo\s+[^,;:.]{1,80}")
_WHERE_BY = late(r",\s+wobei\s+(?:die\s+|das\s+|der\s+)?$", signs="wobei")
# `Größte Importeure (von Wein) waren`
_TRADERS = late(
    lambda: (
        rf"(?i)\b\p{{L}}*{any_of('roles', 'ranking.superlatives')}e[rns]?\s+(?:\p{{Ll}}+e[rns]?\s+)?"
        r"\p{L}*?(?:(?P<in>import(?:eure?n?|land|ländern?|nation(?:en)?)|einführer)"
        r"|export(?:eure?n?|land|ländern?|nation(?:en)?)|ausführer)\b"
    ),
    signs="mport xport führer",
)
# `Den größten (Handelsüberschuss) hatte`
_LARGEST = late(
    lambda: (
        rf"(?i)\b(?:{any_of('roles', 'ranking.superlatives')}|höchst)e[nrs]?\s+"
        r"\p{L}*(?:überschu(?:ss|ß)|defizit)\b"
    ),
    signs="schuss schuß efizit",
)
_MARKER = late(r"(?:\d{1,2}[.)]\s+|[-–•*·▪]\s*)?(?:[Dd]ie\s+|[Dd]er\s+)?")
# `Peru kam auf 5 Mrd.`, and behind that `Chile auf 4 Mrd.`
_COMES_TO = late(r"\s+(?:kam(?:en)?\s+|kommt\s+|kommen\s+)?auf\s+")
# `3 Mrd., die (Türkei)`, `3 Mrd. der größte Abnehmer, die (Türkei)`
_GOES_ON = late(
    r"(?:\s+de[rn]\s+(?:\p{Ll}+\s+)?\p{Lu}\p{L}+(?=,))?,?\s+(?:und\s+|sowie\s+|während\s+|wogegen\s+|wohingegen\s+)?"
    r"(?:die\s+|der\s+|das\s+)?"
)
# `Österreich landete mit 5 Mrd. auf dem fünften Platz`
_RANKED = late(
    lambda: (
        rf"\s+(?:{any_of('roles', 'ranking.placed')}(?:en?)?\s+(?:\p{{Ll}}+\s+)?mit"
        r"|(?:kam(?:en)?|komm(?:t|en))\s+auf|(?:steh(?:t|en)|stand(?:en)?)\s+für)\s+(?:\p{Ll}+\s+)?"
    )
)
_WITH = late(r"\s+mit\s")
_WHO_EACH = late(r",\s+die\s")
# `3 Mrd., knapp hinter` Malta, `3 Mrd. und vor` Malta
_BESIDE_ANOTHER = late(
    r"(?:[^,;:()]{0,40},|\s+und)?\s+(?:\p{Ll}+\s+){0,2}(?:vor|hinter)\s+(?:de[rmn]\s+)?(?=\p{Lu})"
)
# ` 2019`, ` im selben Jahr`, ` von Januar bis Juni`, ` in den ersten neun Monaten`
_AT_TIME = (
    r"(?:\s+(?:(?:19|20)\d\d|(?:im|in\s+(?:de[nmr]|diesem))\s+(?:[\p{Ll}\d.]+\s+){0,3}\p{Lu}\p{L}+(?:\s+(?:19|20)\d\d)?"
    r"|(?:von|zwischen)\s+\p{Lu}\p{L}+\s+(?:bis|und)\s+\p{Lu}\p{L}+(?:\s+(?:19|20)\d\d)?))"
)
# `Polen, Nummer zwei`, `Polen, auf Rang zwei`, `Polen auf dem zweiten Platz`
_WITH_RANK = (
    r"(?:,\s+(?:die\s+|auf\s+)?(?:Nummer|Platz|Rang)\s+(?:\p{Ll}+|\d+),?"
    r"|,?\s+auf\s+(?:dem\s+\p{Ll}+\s+)?(?:Platz|Rang)(?:\s+(?:\p{Ll}+|\d+))?,?)"
)
# `Polen mit 6 Mrd.`, `Polen mit einem Umsatz von 6 Mrd.`, `Polen rangiert mit jeweils 6 Mrd.`,
# `Polen, leicht nachgebend auf 6 Mrd.`, `Polen mit einem Plus auf 6 Mrd.`, `Polen im selben Jahr mit 6 Mrd.`
# `Polen Spitzenreiter mit einem Anteil von 9 Prozent (6 Mrd.)`
_WITH_ITS = late(
    lambda: (
        rf"(?:\s+(?:Länder|Staaten)|{_WITH_RANK})?"
        rf"(?:\s+(?:{any_of('roles', 'ranking.placed')}(?:en?)?|{any_of('roles', 'ranking.taking')})"
        rf"(?:\s+\p{{Ll}}+)?)?(?:(?:\s+Spitzenreiter(?:in)?)?{_AT_TIME}?\s+mit\s+(?:(?:je(?:weils)?|insgesamt|zusammen)\s+)?"
        r"(?:(?:eine[mr]\s+)?(?:\p{Ll}+\s+){0,2}\p{Lu}[\p{L}-]+\s+(?:von|in\s+Höhe\s+von|im\s+Wert\s+von|auf)\s+)?"
        r"(?:(?:\p{Ll}+\s+)?[\d,]+\s?(?:%|Prozent)\s+\()?"
        r"|,\s+(?:\p{Ll}+\s+){1,2}auf\s+)"
    )
)
# `Chile, das (trotz allem) noch auf` 2 Mrd. `kommt`
_WHICH_COMES = late(r",\s+(?:das|die|der)\s+(?:[^,;:.\d]{0,70}\s)?(?:auf|(?P<with>mit))\s+")
# `Auf Platz zwei blieb mit` 3 Mrd. `die (Slowakei)`
_WITH_BEFORE = ending(r"\bmit\s+")
_RIGHT_BEHIND = late(r"\s+(?:die\s+|der\s+|das\s+)?")
# `Chile, dessen Anteil er mit`
_WHOSE_SHARE = late(
    r"(?:\s+\p{Ll}+)?,\s+(?:dessen|deren)\s+(?:Anteil|Beitrag|Umsatz|Volumen)\s(?:[^,;:.\d]{0,60}\s)?(?:mit|auf|bei)\s+"
)
_COMES = late(r"\s*(?:komm(?:t|en)|kam(?:en)?)\b")
# `Peru ist mit 3 Mrd.` der Hauptkunde, and behind that `Chile mit 2 Mrd.`
_IS_WITH = late(r"\s+(?:ist|sind|war|waren|bleibt|bleiben|blieb|blieben)\s+mit\s+(?:\p{Ll}+\s+)?")
# `Peru stand für 3 Mrd.`, and behind that `Chile für 2 Mrd.`
_STANDS_FOR = late(r"\s+(?:steh(?:t|en)|stand(?:en)?)\s+für\s+(?:\p{Ll}+\s+)?")
_STANDS_FOR_TRADE = late(
    r"\s+(?:steh(?:t|en)|stand(?:en)?)\s+(?:[^,;:()\d]{1,40}\s)?für\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+\s+"
    r"(?:von|in\s+Höhe\s+von|im\s+(?:Wert|Umfang)\s+von)\s+"
)
# `Chile kletterte auf` 2 Mrd.
_MOVES_TO = late(
    lambda: rf"\s+{any_of('roles', 'ranking.moving')}(?:en?)?\s+(?:sich\s+)?(?:\p{{Ll}}+\s+){{0,2}}auf\s+"
)
_FOR_ITS = late(r"\s+für\s+")
_ALIKE = (
    (_COMES_TO, _COMES_TO),
    (_WITH_ITS, _WITH_ITS),
    (_IS_WITH, _WITH_ITS),
    (_STANDS_FOR, _FOR_ITS),
    (_STANDS_FOR_TRADE, _FOR_ITS),
)
_COPULA = late(r"\b(?:ist|sind|waren?|wurden?|bleib(?:t|en)|blieb(?:en)?|zähl(?:t|en|ten?))\b")
# `Spanien dagegen blieb mit` 3 Mrd.
_REACHES = late(r"\s+(?:\p{Ll}+\s+){1,6}")
# `Im Export lag Polen mit 3 Mrd. vorn`, `stand ganz oben`, `sicherte sich mit 3 Mrd. den zweiten Rang`
AHEAD = late(
    r"\s+(?:weit\s+|ganz\s+)?(?:vorne?|voran|oben)\b"
    r"|\s+(?:(?:bislang|bisher|nur|noch)\s+)?(?:die|eine)\s+(?:\p{Ll}+e\s+Rolle|\p{Lu}\p{Ll}+rolle)\b"
    r"|\s+(?:\p{Ll}+\s+){0,4}(?:Platz|Rang|Stelle|Position|Spitze|Nummer|\p{Lu}\p{Ll}+(?:platz|rang|position|stelle))\b"
)
_PLACED = late(r"\b(?i:in|im|mit|aus|nach|von|zwischen|innerhalb)\s+(?:de[rmn]\s+|die\s+)?$")
_RESPECTIVELY = late(r"\s*(?:beziehungsweise|bzw\.|respektive|(?P<and>und))\s+")
# `2022 und 2023`, `im Mai und Juni`, `in beiden Jahren`
_TWO_TIMES = late(
    lambda: (
        r"\b(?:19|20)\d\d\s+und\s+(?:19|20)\d\d\b|\b(?i:beiden?)\s+(?:Jahren?|Monaten?|Quartalen?)\b"
        r"|\b{month}\s+und\s+{month}\b".format(month=alternatives(numbered("time", "months")))
    ),
    signs="und beide",
)
_JOINED = late(r"\s+und\s+(?:(?:nach|in|aus|mit|von)\s+)?(?:(?:die|das|de[rnm])\s+)?-?")
# `Nach (Peru) (3 Mrd. Euro) folgen` Chile und Kuba
_AFTER = ending(r"\b(?:[Nn]ach|[Aa]uf|[Hh]inter)\s+(?:de[rnm]\s+|die\s+|das\s+)?")
_LABELLED_AHEAD = late(rf"{_BRACKET}|\s+mit\s+")
_THEN_FOLLOW = late(r"[^().;]{0,30}\)?,?\s+folg(?:t|te|ten|en)\b")
# `und damit mehr als` Kuba (3 Mio.) oder Chile
MORE_THAN = late(
    r"\b(?:mehr|weniger|(?:eben)?so\s*viel)\s+(?:als|wie)\s+(?:die\s+|der\s+|das\s+)?(?=\p{Lu}[^;:]*$)",
    signs="mehr weniger viel",
)
_FOLLOWED_BY = late(
    r"\b(?:gefolgt|(?i:dahinter|danach)|folg(?:t|en|te|ten))\b[^,;.]*$|\b(?:vor|hinter)\s+(?:de[rmn]\s+|die\s+)?$"
)
