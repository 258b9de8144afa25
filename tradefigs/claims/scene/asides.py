"""Parties that a sentence names and that don't trade in it.

Others are compared with them (`wichtiger als China`), they are a place (`die Fähre nach Malmö`), or belong to
something else that the sentence speaks of (`die Zölle gegen Peru`, `Moldau, das an Rumänien grenzt`).
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from tradefigs.language.patterns import Several, late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_case_of, any_of, both_cases, words


def asides_in(text: str, sentence: Span) -> list[Span]:
    """Where parties of a sentence are only compared with others, or a place: no subject of the text."""
    return _those(_ASIDES.finditer(text, *sentence))


def circumstances_in(text: str, sentence: Span) -> list[Span]:
    """Where parties of a sentence, though the text may be on them, belong to something else than its trade.

    A relative clause is among them; whether trade is told in it is to be seen.
    """
    return _those(_CIRCUMSTANCES.finditer(text, *sentence))


def against_in(text: str, sentence: Span) -> list[Span]:
    """Where something stands that is done against a party, or agreed with it: `ein Embargo gegen Waren`."""
    return _those(_AGAINST.finditer(text, *sentence))


def _those(matches: Iterable[regex.Match[str]]) -> list[Span]:
    return [Span(*match.span("those")) for match in matches]


# ---------------------------------------------------------------- patterns

# `Nach China und Italien ist Peru der wichtigste Partner`, but not `nach Peru, Chiles größtem Kunden`;
# `ist nach China der zweitgrößte Kunde`
_RANKED_AFTER = late(
    lambda: (
        rf"""\b(?P<those>(?:[Nn]ach|[Hh]inter)\s+(?:(?:de[mnr]|und|sowie)\s+|\p{{Lu}}[\p{{L}}-]+,?\s+){{1,7}}?)
    (?:(?:ist|sind|war|waren|bleibt|bleiben|blieb|blieben|wurde)\s+(?:[\p{{L}}-]+\s+){{0,4}})?
    (?:(?:de[rmn]|die|das|zu[mr]|\p{{Lu}}\p{{L}}+s)\s+)?(?<!,\s+(?:[\p{{L}}-]+\s+)?)
    (?:\p{{Ll}}*{any_of("roles", "ranking.superlatives")}|(?:zweit|dritt|viert|fünft)höchst)e[rsmn]?\b"""
    ),
    regex.VERBOSE,
    signs=lambda: (*words("roles", "ranking.superlatives"), "höchst"),
)
# `der zweitwichtigste Partner Sachsens hinter China`, `der drittgrößte Abnehmer nach Chile und Kuba`
_RANKED_BESIDE = late(
    lambda: (
        rf"""(?:zweit|dritt|viert|fünft|sechst){any_of("roles", "ranking.superlatives")}e[rsmn]?\s+
    (?:\p{{Ll}}+e[rsmn]?\s+)?\p{{Lu}}[\p{{L}}-]+(?:\s+(?:de[rs]\s+)?\p{{Lu}}[\p{{L}}-]+)?\s+
    (?P<those>(?:hinter|nach)\s+(?:(?:de[mnr]|und|sowie)\s+|\p{{Lu}}[\p{{L}}-]+,?\s*){{1,6}})"""
    ),
    regex.VERBOSE,
    signs="hinter nach",
)
# `dahinter rangieren Italien und Polen`, `gefolgt von China`, without figures of their own
_RANKED_BEHIND = late(
    r"(?:\b[Dd]ahinter|\b[Gg]efolgt\s+von|\b[Aa]uf\s+(?:den\s+)?(?:weiteren\s+|nächsten\s+)?(?:Plätzen|Rängen))\b"
    r"(?P<those>[^.;:\d]{1,120})(?=[.;:])",
    signs="ahinter efolgt Plätzen Rängen",
)
# `Auf China und Peru folgen Italien (3 Mrd.) und Polen (2 Mrd.)`
_FOLLOWED = late(
    r"\b(?:[Aa]uf|[Nn]ach)\s+(?P<those>(?:(?:de[nr]|die|das|und)\s+|\p{Lu}[\p{L}-]+,?\s+){1,6}?)folg(?:t|te|ten|en)\b",
    signs="folg",
)
# `mehr nach China als nach Russland oder Indien`, `wichtiger als China`, but not `früher als Kunde Chinas`,
# `in kein Land mehr als nach China`
_MORE_THAN = late(
    r"\b(?P<those>als(?<=\b(?:mehr|weniger|\p{Ll}{3,}er)\b[^.;:\d]{0,60}[\s,]als)"
    r"(?<!\b[Kk]ein(?:e[mrns]?)?\s[^.;:]{0,100})\s+"
    r"(?:(?:nach|aus|in|an|mit|von|im|gegenüber)\s+)?(?:de[mnr]\s+|die\s+|das\s+)?\p{Lu}[\p{L}-]+"
    r"(?:\s+(?:oder|und)\s+(?:(?:nach|aus|in|an|mit|von)\s+)?(?:de[mnr]\s+|die\s+)?\p{Lu}[\p{L}-]+)?)",
    signs="als",
)
# `mehr als Polen und Ungarn zusammen`, `so viel wie alle 27 Länder ohne Polen zusammen`
_MORE_THAN_TOGETHER = late(
    r"\b(?:(?:mehr|weniger)\s+als|so\s?viel\s+wie)\s+(?P<those>[^,.;:()]{2,90}?)\s+(?:zusammen|zusammengenommen|insgesamt)"
    r"(?=\s*[,.;:–)])",
    signs="zusammen insgesamt",
)
# `größer als der mit China`, without a figure of its own
_MORE_THAN_THAT = late(
    r"\b(?P<those>als(?<=\b(?:mehr|weniger|\p{Ll}{3,}er)\s+als)\s+(?:jene[rsmn]?|de[rnm]|die|das)\s+"
    r"(?:nach|aus|in|an|mit|gegenüber)\s+(?:de[mnr]\s+|die\s+|das\s+)?\p{Lu}[\p{L}-]+)(?![^.;:\n]{0,60}\d)",
    signs="als",
)
# `mehr, als Peru mit Chile oder Bolivien handelt`
_MORE_THAN_ALL = late(
    r"\b(?:mehr|weniger),\s+(?P<those>als\s[^.;:\d]{1,100})(?=[.;:])", signs="mehr, weniger,"
)
# `Nur Polen und Italien kaufen mehr`, `Mehr bezieht nur Polen`, without a figure of their own
_ONLY_MORE = late(
    r"""\b[Nn]ur\s+(?:noch\s+)?(?P<those>(?:(?:nach|aus|in|mit|die|de[mnr]|das|und|sowie)\s+|\p{Lu}[\p{L}-]+,?\s+){1,7}?)
    \p{Ll}+(?:en|te?)\s+(?:[^.;:\d]{0,60}\s)?(?:noch\s+)?(?:mehr|weniger|häufiger)\b(?![^.;:\n]{0,60}\d)
    |\b(?:[Mm]ehr|[Ww]eniger)\s[^.;:\d]{1,60}?\bnur\s+(?:noch\s+)?
    (?P<those>(?:(?:nach|aus|in|mit|die|de[mnr]|das|und|sowie)\s+|\p{Lu}[\p{L}-]+,?\s*){1,7})(?![^.;:\n]{0,60}\d)""",
    regex.VERBOSE,
    signs="nur Nur",
)
# `Polen überholt Italien`, `verdrängten die USA Italien`, `verdrängte das Nachbarland Italien`
_OVERTAKES = late(
    lambda: (
        rf"""\b{any_of("roles", "ranking.overtaking")}(?:t|te|ten|en)\s+
    (?:(?:(?:die|das|der|den|auch|damit)\s+){{0,2}}\p{{Lu}}[\p{{L}}-]+[^\S\n]+)?
    (?P<those>(?:(?:die|das|den|auch|sogar|erstmals|knapp|damit|(?:im\s+Jahr\s+)?\d{{4}})\s+){{0,3}}\p{{Lu}}[\p{{L}}-]+)"""
    ),
    regex.VERBOSE,
    signs=lambda: words("roles", "ranking.overtaking"),
)
# `Polen hängt Italien ab`, `Polen zog an Italien vorbei`
_LEAVES_BEHIND = late(
    lambda: "|".join(
        rf"\b{stem}(?:t|te|ten|en)?\s+(?:(?:damit|auch|erstmals|an)\s+)*(?P<those>(?:die\s+|den\s+|das\s+)?\p{{Lu}}[\p{{L}}-]+)"
        rf"(?=[^.;:\n]{{0,60}}\s{particle}\b)"
        for stem, particle in map(str.split, words("roles", "ranking.overtaking_split"))
    ),
    signs=lambda: [verb.split()[0] for verb in words("roles", "ranking.overtaking_split")],
)
# `hat Ungarn im Vorjahr Polen als Kunden verdrängt`
_OVERTAKEN = late(
    lambda: (
        rf"""\b(?:hat|habe|haben|hatte|hatten|ist|sei|sind|war|waren)\s[^.;:]{{0,80}}?\b(?P<those>\p{{Lu}}[\p{{L}}-]+)\s+
    (?:(?:von|vom|als|aus)\s[^.,;:]{{1,80}}\s)?{any_of("roles", "ranking.overtaken")}\b"""
    ),
    regex.VERBOSE,
    signs=lambda: words("roles", "ranking.overtaken"),
)
# ` hat Polen im Vorjahr als größten Abnehmer überholt`, behind who has done so
OVERTAKING = late(
    lambda: (
        r"\s+(?:hat|haben|hatte|hatten|habe)\s+(?P<those>[^.;:]{2,140}?)\s"
        rf"(?:{any_of('roles', 'ranking.overtaken')})\b"
    ),
    signs=lambda: words("roles", "ranking.overtaken"),
)
# `China wird nur von Deutschland übertroffen`
_OVERTAKEN_BY = late(
    lambda: (
        r"\b(?P<those>von\s+(?:de[rmn]\s+)?(?:\p{Ll}+en\s+)?\p{Lu}[\p{L}-]+)\s+(?:\p{Ll}+\s+){0,2}"
        rf"(?:{any_of('roles', 'ranking.overtaken')}|übertroffen)\b"
    ),
    signs=lambda: ("übertroffen", *words("roles", "ranking.overtaken")),
)
# `Polen, wichtigster osteuropäischer Lieferant`: among whom
_LARGEST_AMONG = late(
    lambda: (
        rf"(?:{any_of('roles', 'ranking.superlatives')}|höchst)e[rsmn]?\s+"
        r"(?P<those>(?:\p{Ll}*(?:europäisch|asiatisch|(?<!süd)afrikanisch)|arabisch|(?:latein|süd|nord|mittel)amerikanisch)"
        r"e[nrsm]?)\s+\p{L}*(?:(?i:lieferant|kunde|abnehmer|partner|markt|märkte|länder|land)|Käufer)"
    ),
    signs="europ asiat afrik arab amerik",
)
# `einer der wichtigsten Märkte in Asien`, `außerhalb der EU`: where it is the most important
_LARGEST_IN = late(
    lambda: (
        rf"""(?:{any_of("roles", "ranking.superlatives")}|höchst)e[rsmn]?\s+(?:\p{{Ll}}+e[rsmn]?\s+)?
    \p{{L}}*(?:(?:[Mm]arkt|[Mm]ärkten?|[Pp]artnern?|[Kk]unden?|[Aa]bnehmern?|[Ll]ieferanten?)\s+
    (?:(?:seines|ihres|unseres|des)\s+Landes\s+|\p{{Lu}}[\p{{L}}-]+s\s+)?
    (?P<those>(?:in|innerhalb|außerhalb|ausserhalb|unter)\s+(?:(?:de[rmn]|ganz)\s+)?\p{{Lu}}[\p{{L}}-]+)
    |(?:[Dd]efizit|[Üü]berschu(?:ss|ß)|[Ee]xporte?|[Ii]mporte?|[Aa]usfuhren|[Ee]infuhren|[Vv]olumen|[Uu]msatz)\s+
    (?P<those>(?:aller|(?:von|unter)\s+allen)\s+\p{{Lu}}[\p{{L}}-]+)
    |\p{{L}}*(?:defizit|überschu(?:ss|ß))\s+(?P<those>(?:in|innerhalb|unter)\s+de[rn]\s+\p{{Lu}}[\p{{L}}-]+))"""
    ),
    regex.VERBOSE,
    signs=lambda: (*words("roles", "ranking.superlatives"), "höchst"),
)

# `Innerhalb Europas ist Spanien der wichtigste Partner`
_WITHIN_IT = late(
    lambda: (
        r"(?P<those>\b[Ii]nnerhalb\s+(?:de[rs]\s+|von\s+)?\p{Lu}[\p{L}-]+)\s(?:[^.;:\d]|\b(?:19|20)\d\d\b){1,60}?"
        rf"(?:(?:{any_of('roles', 'ranking.superlatives')}|höchst)e[rsmn]?|erste\s+Adresse)\b"
    ),
    signs="nnerhalb",
)
# `mit dem Küstenstaat in Südostasien`: where it lies; not `kaufte das Land in Peru`
_LIES_IN = late(
    r"(?<!\b(?:kauf|bezo|bezieh|erw[ai]rb|order|setz|verkauf|erlös|verdien)\p{Ll}*\s+)\b(?:[Dd]e[mns]|[Dd]as|[Dd]er)\s+(?:\p{Ll}+\s+)?(?:\p{L}*[Ss]taat(?:e?s)?|Land(?:e?s)?|Königreich(?:e?s)?|Republik"
    r"|Sultanat(?:e?s)?|Emirat(?:e?s)?)\s+"
    r"(?P<those>(?:in(?!\s+(?:die|das)\s)|im|am|an\s+der)\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+)",
    signs="taat Land reich Republik anat Emirat",
)


def _behind(section: str, those: str) -> regex.Pattern[str]:
    """Return the pattern of what stands behind a noun of ``section``, whatever its first part.

    Only June is no house: `Vorn lag im | Juni Polen`, but `die Privat|uni Linz`.
    """
    return late(
        lambda: rf"(?<!\bJ){any_case_of('roles', section)}\s+(?P<those>{those})",
        signs=lambda: both_cases(words("roles", section)),
    )


_NAME = r"(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+(?:isch|deutsch)e[nrsm]?\s+)?\p{Lu}[\p{L}-]+"
# `mit der Fähre von Rostock nach Malmö`; where its first word begins would only cost time
_ON_LINE = _behind(
    "places.lines",
    r"(?:(?:zwischen|von|vom|aus)\s+[^.;:,\d]{1,40}?\s(?:nach|in|und|zum|bis)|nach)\s+(?:die\s+|den\s+|nach\s+)?\p{Lu}[\p{L}-]+",
)
# `der Fachmann für Zentralasien`
_EXPERT_ON = _behind("places.experts", rf"(?:für|zu|in)\s+{_NAME}")
# `die Zölle gegen Peru und Chile`, `wegen des Kriegs in der Ukraine`
_AGAINST = _behind(
    "places.against",
    rf"(?:gegen|auf|mit|in|zwischen)\s+{_NAME}(?:(?:,|\s+(?:und|oder|sowie))\s+(?:(?:gegen|auf|mit|in)\s+)?{_NAME})*",
)
# `nach dem Austritt aus der EU`, `seit dem Beitritt zur EU`
_JOINED = _behind("places.joined", rf"(?:aus|in|zur?|zum|von|vom|an)\s+{_NAME}")
# `Als Peru der OECD beitrat`, `seit Chile der EU beigetreten ist`, `2004 traten die Balten der EU bei`
_JOINS = late(
    lambda: (
        rf"\b(?P<those>(?:de[rmn]|aus\s+de[rm]|in\s+(?:die|den))\s+\p{{Lu}}[\p{{L}}-]+)\s+(?:[\p{{Ll}}\d]+\s+){{0,3}}?"
        rf"{any_of('roles', 'places.joining')}\p{{Ll}}*\b"
        r"|\b(?:trat(?:en)?|tr[ei]t(?:t|en))\s[^.,;:]{0,60}?(?P<those>\bder\s+\p{Lu}[\p{L}-]+)(?:\s+\p{Ll}+){0,2}\s+bei\b(?=\s*[,.;])"
    ),
    signs=lambda: ("bei", *words("roles", "places.joining")),
)
# `die Handelskammer St. Gallen-Appenzell`: where a house is
_SEATED = _behind("places.seated", r"\p{Lu}\p{L}*\.?(?:[- ]\p{Lu}\p{L}+)?(?:-\p{Lu}\p{L}+)?")
# `…“, sagte er bei einem Treffen mit Firmen aus Tirol`: where it was said and to whom
_SAID_TO = late(
    r"[“”\"»«],?\s+\p{Ll}{3,}t(?:e|en)?\s[^.;:\d]{3,120}?\s"
    r"(?P<those>(?:bei|vor|auf|während|anlässlich|am\s+Rande|im\s+Gespräch)\s[^.;:\d]{1,160})",
    signs='“ ” " » «',
)
# `in Wien`, `in der Slowakei`, `im Kanton Jura`
_IN_PLACE = r"(?:in(?:\s+de[rmn])?|im)\s+\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?"
# `wie das Amt am Montag in Wien mitteilte`, `teilte das Amt in Wien mit`: where it was said
_SAID_IN = late(
    rf"\b(?P<those>{_IN_PLACE})\s+"
    r"(?:mitteilte|sagte|erklärte|berichtete|verkündete|betonte|ankündigte|bekannt(?:gab)?|mit)[,.;“\"»«]",
    signs='mit, mit. mit; mit“ mit" mit» mit« '
    "mitteilte sagte erklärte berichtete verkündete betonte ankündigte bekannt",
)
# `, sagte Eva Huber in Wien`: the same in front
_SAID_BY_IN = late(
    r",\s+(?:sagte|erklärte|berichtete|verkündete|betonte|meldete|hieß\s+es)n?\s(?:[^.,;:\d]{2,100}\s)?"
    rf"(?P<those>{_IN_PLACE})(?=\s*(?:[.;,“”\"»«]|$)|\s+(?:am|bei|vor)\s)",
    signs="sagte erklärte berichtete verkündete betonte meldete hieß",
)
# `über die Börse im niederländischen Aalsmeer`: a way
_BY_WAY_OF = late(
    r"\b[Üü]ber\s+(?:die|den|das)\s+\p{Lu}[\p{L}-]+\s+(?P<those>(?:in|im|am|an\s+der)\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+)",
    signs="über Über",
)
# `, zu dem auch Peru gehört,`: the verb stands at the end, which tells it from `Peru, die USA, Chile`
_RELATIVE = late(
    r",\s+(?P<those>(?:(?:zu|in|an|auf|mit|bei|von|aus|für|über|durch|nach|gegen|unter|hinter|vor|um)\s+)?"
    r"(?:de[rmn]|denen|die|das|dessen|deren|welche[rsmn]?|wo)\s[^,;:()]{1,160}?\s\p{Ll}{2,})(?=\s*[,.;:)])"
)
# `, nachdem die EU ein Embargo gegen russische Waren verhängt hatte,`
_SUBORDINATE = late(
    r",\s+(?P<those>(?:nachdem|weil|seit|seitdem|obwohl|bevor|ehe)\s[^,;:()]{1,160}?\s\p{Ll}{2,})(?=,)",
    signs="nachdem weil seit obwohl bevor ehe",
)

# `stiegen wegen höherer Lieferungen nach Peru auf 3 Mrd.`
_NOUN = r"(?:(?:de[rmns]|die|das|\p{Ll}+e[rnms]?)\s+){0,3}\p{Lu}[\p{L}-]+"
_BECAUSE_OF = late(
    rf"\b(?:wegen|dank|infolge|aufgrund|angesichts|trotz)\s+(?P<those>{_NOUN}"
    rf"(?:\s+(?:an|aus|bei|für|im|in|mit|nach|und|von|vom|der|des)\s+{_NOUN}){{0,5}})(?=\s(?:um|auf)\s[^.;,]{{0,20}}\d)",
    signs="wegen dank infolge aufgrund angesichts trotz",
)
# `3 Mrd. Euro, 8 Prozent des polnischen Handels mit Asien`: of whose trade it is a part
_SHARE_OF_TRADE = late(
    lambda: (
        r"\b(?:M(?:illiarden?|illionen|rd|io|ill|ia)|Billionen)\b[^;:]{1,160}?"
        rf"{any_of('roles', 'ranking.shares')}\s+(?:des|der|aller)\s+(?:\p{{Ll}}+\s+){{0,2}}"
        r"\p{L}*(?i:handels|umsatzes|austauschs|exporte?s?|importe?s?|ausfuhr(?:en)?|einfuhr(?:en)?|lieferungen)"
        rf"\s+(?P<those>(?:mit|in|nach|aus|innerhalb)\s+{_NAME})"
    ),
    signs=lambda: words("roles", "ranking.shares"),
)
_ASIDES = Several(
    _SHARE_OF_TRADE,
    _BECAUSE_OF,
    _RANKED_AFTER,
    _RANKED_BESIDE,
    _RANKED_BEHIND,
    _FOLLOWED,
    _MORE_THAN,
    _MORE_THAN_TOGETHER,
    _MORE_THAN_THAT,
    _MORE_THAN_ALL,
    _ONLY_MORE,
    _OVERTAKES,
    _LEAVES_BEHIND,
    _OVERTAKEN,
    _OVERTAKEN_BY,
    _LARGEST_AMONG,
    _LARGEST_IN,
    _WITHIN_IT,
    _LIES_IN,
    _ON_LINE,
    _JOINS,
    _EXPERT_ON,
)
_CIRCUMSTANCES = Several(
    _AGAINST,
    _JOINED,
    _SEATED,
    _SAID_TO,
    _SAID_IN,
    _SAID_BY_IN,
    _BY_WAY_OF,
    _RELATIVE,
    _SUBORDINATE,
)
