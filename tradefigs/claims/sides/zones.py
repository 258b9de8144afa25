"""Which part of its sentence is a figure's: where those stand who take part in its trade."""

from __future__ import annotations

from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.scene.subclauses import (
    clause_round,
    first_mark,
    last_mark,
    mark_before,
    marks,
)
from tradefigs.claims.sides.pointers import POINTERS
from tradefigs.claims.vocabulary.trade import FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of


def zone_of(at: Place, mention: Mention) -> Span:
    """Return the part of the sentence that speaks of this figure alone."""
    phrase = at.phrase
    sentence = at.sentence
    start, end = after_semicolon(at, mention), sentence.end
    contrast = _CONTRAST.search(at.text, start, phrase.start)
    if contrast is not None and at.scene.cast.within(Span(contrast.end(), phrase.start)):
        start = contrast.end()  # `ging nach Polen, während auf Peru 3 Mrd. entfielen`
    start = max(start, _main_clause(at, mention), after_so_that(at, mention))
    if at.previous_end > sentence.start:
        start = max(start, at.previous_end)
        contrast = _CONTRAST.search(at.text, start, phrase.start)
        start = start if contrast is None else contrast.end()
        start = _acts_anew(at, start)
        before = at.before
        if before is not None and before.mention != mention:
            if start <= before.mention.start < phrase.start:
                start = first_mark(at.text, before.mention.end, phrase.start)
            elif start == at.previous_end <= mention.start < phrase.start or (
                mention.verb and mention.start > phrase.start
            ):
                start = _clause_start(at.text, start, min(mention.start, phrase.start))
    behind = at.next if at.next is not None and at.next.figure.start < sentence.end else None
    limit = sentence.end if behind is None else behind.phrase.start
    following = next((m for m in at.trade_words if phrase.end <= m.start < limit and m != mention), None)
    if following is not None and following.movement:
        is_predicate = _PREDICATE.fullmatch(at.text, phrase.end, following.start)
        following = None if is_predicate else following
    if behind is not None or (following is not None and following.verb):
        end = last_mark(at.text, phrase.end, following.start if following is not None else limit)
        if mention.verb and phrase.end <= mention.start:  # `für 3 Mrd. geliefert | und aus Peru Tee gekauft`
            end = min(end, _clause_end(at.text, mention.end, end))
        its_own = _ITS_OWN.search(at.text, phrase.end, end)
        end = end if its_own is None else its_own.start()
    end = _end_of_bracket(at, end)
    if (semicolon := at.text.find(";", max(phrase.end, mention.end), end)) >= 0:
        end = semicolon
    start = max(start, after_colon(at.scene, start, phrase.start, mention))
    condition = _CONDITION.search(at.text, phrase.end, end)
    if condition is not None and not condition.start() < mention.start < end:
        end = condition.start()
    return Span(min(start, phrase.start), max(end, phrase.end))


def _acts_anew(at: Place, start: int) -> int:
    """`… für 3 Mrd. nach Mali, Bamako schickte Gold für 2 Mrd. zurück`: where a new subject begins."""
    for party in at.scene.cast.within(Span(start, at.phrase.start)):
        is_bare = party.form in ("name", "capital") and party.case != "genitive"
        if is_bare and _COMMA.match(at.text, 0, party.start) and _ACTS.match(at.text, party.end):
            return party.start
    return start


def _end_of_bracket(at: Place, end: int) -> int:
    """`(2020: 3 Mio.; 2019: 2 Mio.), wichtig für Peru`: where a bracket ends that holds both."""
    opened = at.text.rfind("(", at.sentence.start, at.phrase.start)
    is_shared = at.before is not None and 0 <= opened < at.before.at.phrase.start
    if not is_shared or ")" in at.text[opened : at.phrase.start]:
        return end
    closing = at.text.find(")", at.phrase.end, end)
    return closing if closing >= 0 else end


def _clause_start(text: str, start: int, end: int) -> int:
    """Return where the last mark ends: `nach Peru, dem größten Kunden, wurden` is one clause."""
    between = marks(text, start, end)
    while len(between) > 1 and _APPOSITION.fullmatch(text, between[-2].start, between[-1].end):
        between = between[:-2]
    return between[-1].end if between else start


def _clause_end(text: str, start: int, end: int) -> int:
    """Return where the first mark behind a verb begins, ``end`` where there is none.

    Not that of what is only added: `für 3 Mrd. eingekauft, und zwar in Peru`.
    """
    between = (mark.start for mark in marks(text, start, end) if not _ADDED.match(text, mark.start))
    return next(between, end)


def _main_clause(at: Place, mention: Mention) -> int:
    """`Während der Handel mit Peru sank, stieg der zwischen Chile und Kuba`: begins where it names both."""
    sentence = at.sentence
    if not sentence.start <= mention.start or not _OPENS_ASIDE.match(at.text, sentence.start):
        return sentence.start
    start = clause_round(at.text, sentence, mention).start
    roles = at.scene.roles(Span(start, at.phrase.start), at.number)
    one, other = roles.owner or roles.agent, roles.with_ or roles.destination or roles.source
    is_both = bool(one and other) if one else len(roles.between) > 1
    return start if is_both else sentence.start


def after_semicolon(at: Place, mention: Mention) -> int:
    """`Den Norwegern geht es gut; beim Fisch gab es Exporte für 3 Mrd.`: where its part begins."""
    start, end = at.sentence.start, at.phrase.start
    if not start <= mention.start:
        return start
    return max(start, at.text.rfind(";", start, min(mention.start, end)) + 1)


def after_so_that(at: Place, mention: Mention) -> int:
    """`Die Finnen kauften den Esten viel ab, so dass das Defizit mit dem Nachbarn auf 3 Mio. stieg`.

    Return where the consequence begins that names or points at one of those who trade by itself.
    """
    start, end = at.sentence.start, min(mention.start, at.phrase.start)
    opening = _SO_THAT.search(at.text, start, end) if start <= end else None
    if opening is None:
        return start
    named = at.scene.cast.within(Span(opening.end(), at.phrase.start))
    is_pointed = any(pattern.search(at.text, opening.end(), at.phrase.start) for pattern, _ in POINTERS)
    return opening.end() if named or is_pointed else start


def after_colon(scene: Scene, start: int, end: int, mention: Mention) -> int:
    """`Größter Kunde ist Peru: Dorthin gingen Waren für 3 Mio.`: return where a colon lets it begin anew.

    It does so where a party is named or pointed at again behind it.
    """
    colon = _COLON.search(scene.text, start, end)
    if colon is None or start <= mention.start < colon.end():
        return start
    if _turns_round(scene, start, colon.start(), mention):
        return colon.end()
    again = {party.code for party in scene.cast.within(Span(colon.end(), end))}
    named = {party.code for party in scene.cast.within(Span(start, colon.start()))}
    are_regions = bool(named) and all(len(code) > len("PE") for code in named)
    if are_regions and again and mention.verb and mention.measure == "imports":
        return colon.end()  # `In Afrika wuchs der Absatz: Mali kaufte für 3 Mio.`
    last = scene.layout.sentence_at(colon.start()).end
    pointed = any(pattern.search(scene.text, colon.end(), last) for pattern, _ in POINTERS)
    return colon.end() if pointed or again & named else start


def _turns_round(scene: Scene, start: int, colon: int, mention: Mention) -> bool:
    """`Aus Peru haben wir viel eingeführt: Die Exporte lagen bei 3 Mrd.`: the goods go the other way."""
    number = scene.layout.sentence_index(colon)
    told = [
        word.measure for word in scene.words.of_trade(number) if start <= word.start < colon and word.verb
    ]
    return not mention.verb and {mention.measure, *told[:1]} == set(FLOWS)


def neighbourhood(scene: Scene, number: int, mention: Mention, zone: Span) -> Span:
    """Return the clause round a word of trade, up to the next verb of trade on either side."""
    sentence = scene.sentence(number)
    verbs = [m for m in scene.words.of_trade(number) if m.verb and m != mention]
    starts = [m.end for m in verbs if m.end <= mention.start]
    ends = [m.start for m in verbs if m.start >= mention.end]
    if zone.start <= mention.start and starts:
        starts.append(zone.start)
    clause = clause_round(scene.text, sentence, mention)
    parts = _CONDITION.search(scene.text, mention.end, clause.end)
    if parts is not None and parts[0].startswith("("):  # `3 Mrd. (45 % aus Peru)`
        ends.append(parts.start())
    if ends and _PARTICIPLE.fullmatch(mention.text):  # `habe Zement geliefert | und aus Peru Tee gekauft`
        ends.append(_clause_end(scene.text, mention.end, min(ends)))
    return Span(max([clause.start, *starts]), min([clause.end, *ends]))


def passage_of(at: Place, mention: Mention) -> Span:
    """Return the part of the sentence from the figure before to the next word of trade behind this figure."""
    phrase = at.phrase
    sentence = at.sentence
    before = at.before
    start = sentence.start
    if before is not None:
        start = before.at.figure.end
        if before.mention != mention and start <= before.mention.start < phrase.start:
            start = before.mention.end  # `für 3 Mrd. dorthin verkauft und für 4 Mrd. von dort bezogen`
        elif before.mention != mention and sentence.start <= start <= mention.start:
            start = first_mark(at.text, start, min(mention.start, phrase.start))  # `… dorthin, die Einfuhr`
        elif before.mention == mention:  # `für 3 Mrd. im Nachbarland, Polen nur für 2 Mrd.`
            start = mark_before(at.text, start, phrase.start)
    contrast = _CONTRAST.search(at.text, start, phrase.start)
    start = start if contrast is None else contrast.end()
    behind = max(phrase.end, mention.end)  # `auf 3 Mrd. kamen die Exporte dorthin`
    following = next((m for m in at.trade_words if m.start > behind), None)
    end = sentence.end if following is None else following.start
    if following is not None and following.verb and at.next is not None and at.next.number == at.number:
        end = last_mark(at.text, phrase.end, end)  # `für 3 Mrd., dorthin gingen Waren für 2 Mrd.`
    condition = _CONDITION.search(at.text, phrase.end, end)
    return Span(start, end if condition is None else condition.start())


# ---------------------------------------------------------------- patterns

_COMMA = ending(r",\s+")
# `(Bamako) schickte`, `kaufte`
_ACTS = late(r"\s+\p{Ll}{3,}te\s")
_SO_THAT = late(r"(?r),\s+so(?:\s?dass|\s?daß)\s", signs="dass daß")
# `, und zwar`, `, vor allem`
_ADDED = late(lambda: rf"[,\s–-]*(?:und\s+)?(?:zwar|dies|das|{any_of('claims', 'mostly')})\s|\s*und\s+zwar\s")
# Where these stand, a clause with `haben` or `werden` ends.
_PARTICIPLE = late(r"\p{Ll}*ge\p{Ll}+(?:t|en)|bezogen|verkauft|erworben|(?:ex|im)portiert")

# `, dem größten Kunden,`, `, der Nummer zwei,`
_APPOSITION = late(
    r",\s+(?:de[rmn]|ihre[mnr]|seine[mnr]|eine[mnr]|\p{Lu}\p{L}+s)\s[^,;:\d]{0,50}?"
    r"(?:\p{Lu}[\p{L}-]+(?:\s+(?:eins|zwei|drei|vier|fünf))?),"
)
_OPENS_ASIDE = late(r"[\s„“\"»«]*(?:Während|Obwohl|Obgleich|Nachdem|Wenngleich)\s")
# `3 Mrd., wenn das Abkommen mit Peru gilt`, `3 Mrd. (45 % aus Peru, 9 % aus Kuba)`
_CONDITION = late(
    lambda: (
        rf",\s+(?:{any_of('claims', 'mostly')}"
        r"\s+(?:[^,;:]{1,60}\s)??(?:aus|nach|in|an|mit|durch|dank|wegen)\b"
        # `3 Mrd., mehr als Chile mit Kuba`, `…, und damit weniger als der mit Chile`
        r"|(?:und\s+\p{Ll}+\s+)?(?:\p{Ll}+\s+){0,2}?(?:mehr|weniger|höher|niedriger|größer|kleiner|(?:so|gleich)\s*viel)\s+(?:als|wie)\s(?!\p{Ll}*\s*\d)"
        r"|(?:wenn|falls|sofern|sobald|nachdem|obwohl|weil|denn|da|zumal|ehe|bevor|während|wogegen|wohingegen|wobei|womit|wodurch|weshalb|was)\s"
        r"|(?:den|die|das)\s+\p{Ll}+sten?\s"
        r"|[^,;]{0,60}\b(?:davon|darunter)\b"
        rf"|[^,;]{{0,40}}\b{any_of('claims', 'shares')}\s+(?:\p{{Ll}}+\s+){{0,2}}(?:aus|nach|in|an)\s)"
        rf"|\((?:{any_of('claims', 'mostly')}|(?:\p{{Ll}}+\s+)?[\d.,]+\s?(?:%|Prozent)(?:\s+davon)?)"
        r"\s+(?:aus|nach|in|an)\s"
    ),
    signs=", (",
)
# `Ausfuhren für 3 Mrd. Dollar gingen nach Peru`, `ein Drittel, nämlich 3 Mrd., ging`,
# `ein Teil (3 Mrd.) ging`
_PREDICATE = late(r"(?:[^(),;:]{0,40}\))?,?\s+(?:sind\s+|\p{Ll}+\s+)?")
# also `Peru steht an zweiter Stelle, dorthin gingen`
_COLON = late(r"(?r):(?=\s+[\p{Lu}\d])|,(?=\s+(?:dorthin|dahin|von\s+dort)\s+\p{Ll})", signs=": ,")
# `Lieferungen von 3 Mrd. standen serbische von` 2 Mrd. gegenüber, `geliefert wurde und China mit` 2 Mrd.,
# `blieb mit 3 Mrd. hinter denen nach` China (4 Mrd.), `für 3 Mrd., nach China, dem größten`, für 4,
# `um 3 Prozent auf 4 Mrd., jene nach` China um 2 Prozent
_ITS_OWN = late(
    r"\b\p{Ll}+isch(?:e[nr]?)?\s+(?:von|in\s+Höhe\s+von)\s+(?:\p{Ll}+\s+){0,2}$"
    r"|\bund\s+(?:die\s+|der\s+)?\p{Lu}[\p{L}-]+\s+mit\s+$"
    r"|,\s+(?:nach|in\s+(?:die|den|das)|aus|mit)\s+(?:de[rmn]\s+)?\p{Lu}[\p{L}-]+,\s+(?:de[mnr]|seine[mnr]|ihre[mnr])\s[^,;:]{3,50}$"
    r"|,\s+(?:die|der|jene[rn]?)\s+(?:nach|in|an|aus|mit)\s+(?:de[rmn]\s+|die\s+)?\p{Lu}[\p{L}-]+(?=,|\s+(?:um|auf|von)\s)"
    r"|\b(?:hinter|unter|über|vor|als|wie)\s+(?:die|de[rm]|denen|jene[nrm]?)\s+(?:nach|in|an|aus|von|mit|gegenüber)\s",
    signs="isch und nach in an aus mit hinter unter über vor als wie",
)
_CONTRAST = late(r"(?r)\b(?:während|wogegen|wohingegen)\b", signs="während wogegen wohingegen")
