"""Which goods restrict a trade value: `Käseexporte`, `Export von Lebensmitteln`, `Pkw (60 Mio. Euro)`."""

from __future__ import annotations

from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.goods import is_goods
from tradefigs.governors import is_domain
from tradefigs.mentions import surnames_in
from tradefigs.offices import institution_of
from tradefigs.patterns import late
from tradefigs.scene import Draft, Scene
from tradefigs.syntax import Spanned, clause_index, clauses
from tradefigs.text import Span, ending
from tradefigs.trade import Mention
from tradefigs.words import word_class

SERVICES = "Dienstleistungen"
LONGEST_NAME = 100  # characters of a party's name


def product_of(scene: Scene, draft: Draft) -> str:
    """Return the goods that restrict the figure of ``draft``, as written; "" for trade as a whole.

    What stands nearest to the figure counts first; where nothing does, the text may go on with the goods of
    the figure before.
    """
    finders = (
        _compound, _put_to_figure, _next_topic, _of_word, _behind_figure, _without, _topic,
        _services, _earner, _quantity, _of_it, _asked_for, _branch, _known, _goods_before, _of_text,
    )  # fmt: skip
    return next((product for find in finders if (product := find(scene, draft))), "")


# ---------------------------------------------------------------- patterns

_ADJECTIVES = r"(?:(?<!\p{L})\p{Ll}[\p{Ll}-]{2,}e[nrsm]?\s+)"
_NOUN = r"\p{Lu}[\p{L}-]+"
# `Kfz-Teile und Zubehör`, `frische und gefrorene Fische`
_PHRASE = (
    rf"(?<!\p{{L}})(?:\p{{Lu}}\p{{Ll}}+e[nrsm]?\s+(?=\p{{Lu}}))?{_ADJECTIVES}{{0,3}}{_NOUN}"
    rf"(?:(?:,\s+|\s+(?:und|sowie)\s+){_ADJECTIVES}{{0,2}}{_NOUN}){{0,4}}"
)
# `Holz im Wert von`, `Schuhe für`, `Stahl mit`, `Zucker (`, `Schuhe (für`
_PUTS = (
    r"\s+(?:(?:im\s+(?:Wert|Umfang|Ausmaß|Volumen|Gesamtwert)\s+von|in\s+Höhe\s+von|für|um|mit)"
    r"\s+(?:(?:insgesamt|zusammen|umgerechnet|jährlich)\s+)?|\((?:für\s+|im\s+Wert\s+von\s+|mit\s+)?)"
)
_PUT_BEFORE = ending(_PUTS)
_PUT_TO = late(rf"(?P<product>{_PHRASE}){_PUTS}$")
# `vor dem Krieg im Wert von 3 Mio.`
_SINCE = late(r"\b(?:[Vv]or|[Ss]eit|[Ww]ährend|[Bb]is\s+zu|[Tt]rotz)\s+(?:de[mrs]|einem|einer)\s+$")
# `Export von Lebensmitteln`, `Handel mit Dienstleistungen`
_OF = late(
    rf"(?:\s+\p{{Lu}}\p{{L}}+s)?\s+(?:(?:von|mit|bei)\s+(?:den\s+|der\s+|dem\s+)?|an\s+)(?P<product>{_PHRASE})"
)
# `Export belarussischer Lebensmittel`
_NO_QUALITY = r"(?!beider|aller|dieser|unserer|ihrer|seiner|mehrerer|vieler|einer|jener)"
_GENITIVE = late(
    rf"\s+(?:der\s+)?(?P<product>(?:{_NO_QUALITY}\p{{Ll}}[\p{{L}}-]+er\s+){{1,3}}{_NOUN})"
    rf"|\s+der\s+(?P<these>\p{{Ll}}+en\s+{_NOUN})"
)
# No product begins with one of these.
_LEADS = frozenset(lexicon.words("trade", "whole.leads"))
# `20 Mio. Euro Reis`, `2 Mrd. Dollar auf Kupfer`
_AFTER = late(r"\s+(?P<product>\p{Lu}\p{Ll}[\p{L}-]+)")
_FELL_TO = late(rf"\s*(?:auf|für)\s+(?:die\s+|den\s+|das\s+)?(?P<product>{_PHRASE})")
_FELL_TO_FIRST = late(
    rf"\b[Aa]uf\s+(?:die\s+|den\s+|das\s+)?(?P<product>{_PHRASE})\s+entf(?:ielen|iel|allen|ällt)\s+(?:[^\s,;]+\s+){{0,3}}$"
)
_FELL_BEHIND = late(
    rf"[,\s]*entf(?:ielen|iel|allen|ällt)\s+(?:allein\s+)?auf\s+(?:die\s+|den\s+|das\s+)?(?P<product>{_PHRASE})"
)
# `1,8 Mrd., ging auf das Konto von Zellstoff`, `gingen auf Holz zurück`
_ON_ACCOUNT = late(
    rf",?\s+(?:ging(?:en)?|geht|gehen)\s+auf\s+(?:(?:das\s+Konto|die\s+Rechnung)\s+(?:von|der|des)\s+(?P<product>{_PHRASE})"
    rf"|(?P<product>{_PHRASE})\s+zurück\b)"
)
_FELL = late(r"\bentf(?:ielen|iel|allen|ällt)\b", signs="entf")
# `Bei chemischen Produkten kamen`, `bei Textilien ein Überschuss`, `im Export von Holzwaren`
_TOPIC = late(
    rf"[\s„“\"»]*(?:(?:Allein|Auch|Nur|Vor\s+allem)\s+bei|Bei|Unter)\s+(?:den\s+)?(?P<product>(?:\p{{Ll}}+en\s+){{0,3}}{_NOUN}n)"
    r"(?:,\s+(?:der|die|das|dem|den)\s[^,;]{0,40},)?\s+\p{Ll}"
)
# `der Export von Holz lag bei 3 Mio., | der von Milch bei 2`
_THAT_OF = late(
    rf"\b(?:jene[mrns]?|de[rmn]|die|das)\s+(?:von|an)\s+(?P<product>{_PHRASE})\s+(?:\p{{Ll}}+\s+){{0,3}}$"
)
_AT_GOODS = late(rf",\s+beim?\s+(?P<product>{_PHRASE})\s+(?:\p{{Ll}}+\s+){{0,2}}$", signs="bei")
_SERVICES = late(
    r"(?<!Waren und )(?<!Waren- und )(?<!Gütern und )(?<!Güter und )"
    r"\bDienstleistungen\b(?!\s+und\s+(?:Waren|Güter))"
    r"|\bDienstleistungs(?:verkehr|handel|bereich|sektor|geschäft|bilanz)s?\b",
    signs="Dienstleistungs Dienstleistungen",
)
_PRONOUN = late(r"[\s–-]+(?:und\s+)?(?:es|er|sie|das|dies|dieser|diese|dieses|hier|dort|da)\b")
_WITHOUT = late(
    r"\b(?:[Oo]hne|[Ee]xkl(?:usive|\.)|[Aa]bgesehen\s+von)\s+"
    r"(?P<goods>(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+(?:(?:,|\s+und)\s+\p{Lu}[\p{L}-]+)*)"
    r"|\b(?:[Ss]ieht\s+man\s+vo[nm]\s+(?P<goods>(?:[\p{L}-]+\s+){1,5})ab"
    r"|(?:[Ll]ässt|[Kk]lammert|[Rr]echnet|[Nn]immt)\s+man\s+(?P<goods>(?:[\p{L}-]+\s+){1,4})(?:beiseite|außer\s+Acht|aus|heraus|weg))\b"
    r"|(?<![\p{L}-])(?P<excepted>\p{Lu}[\p{L}-]{1,60}+\s+(?:nicht\s+(?:ein|mit)gerechnet|ausgenommen))",
    signs="hne xkl bgesehen gerechnet ausgenommen man",
)
# What parts of trade are called by: `ohne den Energiesektor`, `ohne Re-Exporte`
_SECTOR = late(
    r"(?i)(?:sektor|bereich|branche|industrie|handel|export|import|ausfuhr|einfuhr|lieferung)e?[ns]?$"
)
_JOINED_FIRST = late(r"(?P<first>\p{Lu}[\p{L}]+-)\s+und\s+$")
_UNITS = ("Tonnen", "Flaschen", "Liter", "Kilogramm", "Fass", "Stück", "Kubikmeter")
# `Chemische Erzeugnisse`, `Sonstige Waren`
_ADJECTIVE_ENDINGS = tuple(
    ending + case
    for ending in ("isch", "lich", "ell", "ig", "ar", "brig", "nder", "eiter")
    for case in ("e", "en")
)
_NO_GOODS = late(
    r"(?:vergleich|jahres?|monats?|zeitraums?|quartals?|stand|niveau|wert|marke|tagen?|prozent)s?$"
)
_WORD = late(r"[\p{L}-]+")
# `Gold brachte 3 Mrd. ein`, `allein die Sojabohnen machten 3 Mrd. aus`, `Spargel schlug mit 3 Mio. zu Buche`
_BROUGHT = late(
    rf"""(?:\G[\s„“\"»]*|[,;]\s+)(?:(?:[Aa]llein|[Aa]uch)\s+)?(?:(?:[Dd]er|[Dd]ie|[Dd]as)\s+)?(?P<product>{_PHRASE})
    (?:,[^,;]{{0,60}},)?\s+(?:er)?(?:brachten?|bringen|bringt|lösten?|machten?|macht|steuerten?|steuert|spülten?|schlug(?:en)?\s+mit)\b[^,;]*$""",
    regex.VERBOSE,
    signs="bracht bring löst mach steuert spült schlug",
)
# `4200 Tonnen Spargel`
_QUANTITY = late(rf"\b(?:{'|'.join(_UNITS)})\s+(?P<product>{_PHRASE})")
# `bei den Brennstoffen. Hier stieg`, `20 Tonnen Spargel. Der Wert dieser Importe`
_SPOKEN_OF = late(
    rf"\b(?:bei|(?:Geschäft|[Hh]andel|Umsatz)s?\s+mit)\s+(?:den\s+|der\s+|dem\s+)?(?P<product>{_PHRASE}(?:\s+und\s+(?:der|den|dem)\s+{_NOUN})?)[.:]\s+(?:Hier|Da|Dort)\b"
)
# `die Gruppe „Lebende Tiere“. In dieser Gruppe`, `das wichtigste Gut ist Kaffee. Er brachte 3 Mio.`
_IN_THIS_GROUP = late(r"\b[Ii]n\s+dieser\s+(?:Gruppe|Kategorie|Warengruppe|Sparte)\b", signs="dieser")
_GROUP = late(
    rf"\b(?:Gruppe|Kategorie|Warengruppe|Sparte|Position)n?\s+(?:der\s+)?[„“\"»«]?(?P<product>{_PHRASE})"
)
# `Möbel, die einst aus Polen kamen, …. In dieser Gruppe`
_FIRST_NAMED = late(rf"\G[\s„“\"»«]*(?P<product>{_PHRASE})(?:\s+\p{{Ll}}|,\s+(?:die|der|das)\s)")
# `gefragt ist Holz: Die Branche`
_THE_BRANCH = late(
    rf"(?P<product>{_PHRASE})\s*[.:]\s+Die(?:se)?\s+(?:Branche|Sparte|Industrie)\b",
    signs="Branche Sparte Industrie",
)
_IT = late(
    r"\b(?:[Ee]r|[Ss]ie)\b|(?<!\b(?:sind|waren|werden|wird|war|wurden)\s)\b[Ee]s\b(?!\s+(?:sind|waren|werden|war))"
)
_IS_LAST = late(
    rf"\b(?:ist|sind|war|waren|bleib(?:t|en)|blieb(?:en)?)\s+(?:\p{{Ll}}+\s+){{0,2}}(?P<product>{_PHRASE})[.]\s*$"
)
# The text goes on with the goods of the figure before.
_GOES_ON = late(
    r"\b(?:noch\s+(?:bei|auf)|[Dd]avon(?!\s+aus)|darunter|[Dd]ahinter|[Ee]s\s+folg\p{Ll}+|gefolgt|[Dd]araus|[Dd]orthin|zuvor"
    r"|dieser\s+(?:Gruppe|Kategorie|Warengruppe)|derselben\s+(?:Gruppe|Kategorie)|[Vv]orjahr|waren\s+es|wertmäßig)\b"
)
# `die Industrie, deren Ausfuhren`
_WHOSE = late(
    rf"(?P<product>{_PHRASE})(?:,\s+deren|(?:\s+\p{{Ll}}+){{0,2}}[.:]\s+(?:Deren|Ihre?))\s+$|(?P<these>{_PHRASE}),\s+bei\s+denen\s+(?:die\s+)?$"
)
_WHOSE_BEFORE = ending(r"(?: ,\s+deren | [.:]\s+(?:Deren|Ihre?) | ,\s+bei\s+denen(?:\s+die)? ) \s+")
_THERE = late(r"[\s„“\"»«]*(?:Dort|Hier|Da)\b")  # `die Dienstleistungen. Dort erzielten sie ein Plus`
_OF_IT = late(
    r"\b(?:[Dd]avon(?!\s+(?:aus|überzeugt))|[Dd]araus|[Dd]essen\s+Wert|[Dd]eren\s+Wert)\b",
    signs="avon araus Wert",
)
# `seine Durian-Früchte.`, `die Abgaben auf Kohle.`
_LAST = late(rf"(?P<product>{_PHRASE})\s*[.!]+[“”\"»«]*\s*$")
# `Der Maschinenbau erzielte einen Exportüberschuss`
_BRANCH_ACTS = late(
    lambda: (
        r"\b(?:[Dd]er|[Dd]ie)\s+(?:(?:\p{Ll}+en?|\p{Lu}\p{Ll}+er)\s+)?"
        rf"(?P<product>\p{{Lu}}\p{{L}}+{lexicon.any_of('trade', 'branches.heads')}"
        rf"|{lexicon.any_of('trade', 'branches.names')})\b(?!\s+(?:de[rs]|in|mit))"
    ),
)
# `die Autoindustrie, die mit 3 Mrd. an der Spitze stand`
_BRANCH_WHICH = late(
    r"\b(?P<product>\p{Lu}[\p{L}-]+(?i:bau|industrie|branche))(?:\s+\p{Ll}+)?,\s+(?:der|die|deren)\s[^,;]*$",
    signs="bau industrie branche Industrie Branche",
)
# Goods, a whole list of them
_GOODS = late(rf"(?P<product>{_PHRASE})")
# What before goods makes them an example, a circumstance or an attribute: `vor allem`, `die Nachfrage nach`
_BEFORE_GOODS = late(
    r"""(?r)(?:\b(?P<noun>\p{Lu}\p{L}+)\s+)?\b(?:(?P<at>[Bb]eim?)|(?P<preposition>(?i:mit|an|am|für|aus))|(?P<on>[Aa]uf)
    |(?i:zum\s+(?:größten|grössten|großen|guten)\s+Teil|meist|zumeist|größtenteils|in\s+erster\s+Linie|fast\s+ausschließlich
    |allen\s+voran|vor\s+allem|insbesondere|besonders|hauptsächlich|überwiegend|vorwiegend|wie|etwa|darunter|dank|wegen|trotz|durch|nach
    |(?P<in>im)|ohne|gegen|als|statt|neben|von|in|über|unter|um|zu|zur|zum|vom|seit))\s+(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+\s+)?
    |\b(?P<noun>\p{Lu}\p{L}+)\s+de[rs]\s+""",
    regex.VERBOSE,
)
_FLOW = r"(?i:export|import|ausfuhr|einfuhr|lieferung|verkauf|verkäufe)\p{Ll}*"
# `wegen der Krise um 3 Mio.`, `unter diesen Umständen`
_CIRCUMSTANCE = late(
    r"(?r)\b(?i:wegen|dank|trotz|aufgrund|infolge|angesichts|ungeachtet|unter|mangels)\s+(?:(?:de[rmns]|die|das|diese[rmn]?)\s+)?(?:\p{Ll}+\s+)?"
)
# `diese Lieferungen`, `Abnehmer dieser Waren`, `welche für`, `damit wurden 3 Mio. erlöst`, `ihre Ausfuhr`
_POINTER = late(
    lambda: (
        rf"\b[Dd]iese[rsnm]?\s+(?:{lexicon.any_of('claims', 'goods.words')}|\p{{L}}*{_FLOW})\b"
        r"|\bwelche\s+für\b|\bWare\b|\bihn\b"
        r"|\b(?:(?:ist|sind|sei|seien|wurden?)\s+(?:er|sie|es)|(?:[Ee]r|[Ss]ie|[Ee]s)\s+(?:ist|sind|sei|seien|wurden?))\b(?=[^,;]*(?:port|liefer|führ|kauf)\p{Ll}*t\b)"
        r"|\b[Dd]amit\b(?=[^,;]*\b(?:erlös|verdien|erziel|einnahm|einnehm|einnimm|umsetz|umgesetz))"
        rf"|\b[Dd](?:eren|essen)\s+{_FLOW}"
        rf"|\b(?P<its>[Ii]hre|[Ss]eine)[rnm]?\s+{_FLOW}\b"
    ),
    signs="ies welche amit hre eine Ware ihn er sie es deren dessen Deren Dessen",
)
_OPENS_CLAUSE = late(r"(?r)(?:^|[.:;!?,\n])[\s„“\"»«–-]*(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Aa]uch)\s+)?")
# `Mehl, | das es`
_WHICH = late(r",\s+(?:(?:von|mit|aus|für)\s+)?(?:das|die|der|den|deren|denen|dem|welche[rsnm]?)\s")
_RELATIVE = late(r"\s*(?:(?:von|mit|aus|für)\s+)?(?:das|die|der|den|dessen|deren|denen|dem|welche[rsnm]?)\b")
_OF_FIGURE = late(r"\s+(?:von|in\s+Höhe\s+von|im\s+(?:Wert|Umfang)\s+von)\s+")
_ASIDE = late(r"\s*(?:wo|wohin|woher|die|der|das|den|dem|deren|dessen|weil|da|während|obwohl)\b")
# `…, | nämlich 3 Mio.`
_NAMELY = late(r"\s*(?:nämlich|und\s+zwar|also|insgesamt)\b")
# `Für das ganze Jahr peilt die Branche 3 Mrd. an`
_THIS_BRANCH = late(
    r"\b(?:die(?:se)?|der|unsere|ihre)\s+(?:Branche|Sparte|Industriezweig|Wirtschaftszweig|Sektor|Zweig)\b"
)
_WARES = late(rf"(?<!\b\p{{Ll}}{{2,}}e[rsnm]?\s)\b(?:Waren|Güter|Produkte|Erzeugnisse)(?:{_PUTS})$")
# `Die Lieferungen nach China`: of what was spoken of
_DELIVERIES = late(r"Lieferung")
_BALANCE_OF_TRADE = late(r"\b(?:Außen|Aussen)?[Hh]andelsbilanz\b", signs="andelsbilanz")
_OF_TRADE = late(r"(?:Außen|Aussen)?[Hh]andels")
# `Gerettet hat die Bilanz das Gold`: a participle that opens a sentence is no noun.
_OPENING_VERB = late(
    r"(?<=(?:^|[.!?:][“”\"»«]?|\n)\s*[„“\"»«]?)(?:\p{Lu}\p{Ll}{1,3})?(?i:ge|be|ver|er|ent|zer)\p{Ll}{2,}(?:t|en)\b"
)
_ECONOMY = late(r"(?:Volks|Außen|Aussen|Welt|Gesamt|Privat)wirtschaft")
_WHOLE = late(
    r"(?i)\b(?:insgesamt|gesamt\p{L}*|alle[rn]?|sämtliche[rn]?|übrige[rn]?"
    r"|waren(?:handel|verkehr|export|import|umsatz|umsätze|ausfuhr|einfuhr|austausch)\p{L}*)\b"
)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicon.load("trade")
    verbs = {
        form
        for section in ("verbs", "weak_verbs")
        for m, forms in table[section].items()
        if m != "split"
        for form in forms
    }
    verbs |= {*table["movement"]["exports"], *table["movement"]["imports"], *table["status"]["reported"]}
    verbs |= {*table["whole"]["copulas"]}
    return (
        frozenset(_unlinked(prefix) for prefix in table["whole"]["prefixes"]),
        frozenset(table["whole"]["goods"]),
        frozenset((*table["whole"]["no_goods"], *lexicon.words("text", "openers")))
        - set(table["whole"]["goods"]),
        frozenset(verbs),
    )


# ---------------------------------------------------------------- one finder a way of saying it


def _compound(scene: Scene, draft: Draft) -> str:
    """`Käse-exporte`, also `haben unsere Käse-exporte 3 Mio. eingebracht`."""
    mention = draft.mention
    if mention.verb:
        start = _start_of_own(scene, draft)
        nouns = (m for m in scene.trade_words(draft.sentence) if m.prefix and m.measure == draft.measure)
        mention = next(
            (m for m in nouns if start <= m.start and m.end <= scene.phrase(draft.index).start), mention
        )
    stem = _first_part(scene, mention) or _of_domain(scene, draft)
    joined = _JOINED_FIRST.search(scene.text, max(0, mention.start - 40), mention.start) if stem else None
    return f"{joined['first']} und {stem}" if joined else stem


def _start_of_own(scene: Scene, draft: Draft) -> int:
    """Return where the figure before ends that another word of trade governs: before that nothing counts."""
    before = scene.draft_before(draft.index)
    return 0 if before is None or before.mention == draft.mention else scene.figures[before.index].end


def _of_domain(scene: Scene, draft: Draft) -> str:
    """`Im Agrarhandel mit Kanada blieb ein Überschuss von 3 Mio.`: the goods that the balance is one of."""
    if draft.measure not in ("surplus", "deficit") or draft.carried:
        return ""
    domains = (m for m in scene.trade_words(draft.sentence) if m.measure == "turnover" and m.prefix)
    return next((_first_part(scene, m) for m in domains if is_domain(scene, m)), "")


def _first_part(scene: Scene, mention: Mention) -> str:
    """Return the goods that are the first part of a word of trade: `Käse-exporte`."""
    prefix = mention.prefix
    is_linked = len(prefix) > 4 and not prefix.lower().endswith(
        ("ss", *lexicon.words("trade", "whole.ends_in_s"))
    )
    stem = prefix.removesuffix("s") if is_linked else prefix
    whole = _lists()[0]
    if (
        (len(stem) < 3 and stem not in lexicon.words("trade", "whole.short_goods"))
        or _unlinked(prefix) in whole
        or _unlinked(stem) in whole
    ):
        return ""
    if scene.parties_in(Span(mention.start, mention.end)):
        return ""
    if stem.endswith(("ung", "ion")):
        stem += "en"
    return stem.rstrip("-")


def _unlinked(prefix: str) -> str:
    """Return a first part without the s that links its parts, which many leave out: `Handel(s)bilanz-`."""
    return prefix.lower().replace("handels", "handel")


def _put_to_figure(scene: Scene, draft: Draft) -> str:
    start = scene.phrase(draft.index).start
    before = scene.figures[draft.index - 1].end if draft.index else 0
    first = max(scene.sentence(draft.sentence).start, before, start - 160)
    if _PUT_BEFORE.match(scene.text, first, start):
        put = _PUT_TO.search(scene.text, first, start)
        if put is not None and _SINCE.search(scene.text, max(0, put.start() - 20), put.start("product")):
            return ""
        return _clean(scene, draft, put)
    return ""


def _next_topic(scene: Scene, draft: Draft) -> str:
    """`Bei Tee lag der Export bei 3 Mrd., | bei Kaffee waren es 2`: what opens a later figure's clause."""
    if scene.draft_before(draft.index) is None:
        return ""
    start = scene.figures[draft.index - 1].end
    end = scene.phrase(draft.index).start
    match = _AT_GOODS.search(scene.text, start, end) or _THAT_OF.search(scene.text, start, end)
    return _clean(scene, draft, match)


def _of_word(scene: Scene, draft: Draft) -> str:
    word = draft.mention
    if word.verb:  # `im Handel mit Agrarprodukten setzten beide 3 Mrd. um`
        nouns = [m for m in scene.trade_words(draft.sentence) if not m.verb and m.measure == draft.measure]
        if not nouns:
            return ""
        word = nouns[0]
    end = scene.sentence(scene.layout.sentence_index(word.start)).end
    for pattern in (_OF, _GENITIVE):
        product = _clean(scene, draft, pattern.match(scene.text, word.end, end))
        if product:
            return product
    return ""


def _behind_figure(scene: Scene, draft: Draft) -> str:
    text, phrase, sentence = scene.text, scene.phrase(draft.index), scene.sentence(draft.sentence)
    if _FELL.search(text, sentence.start, phrase.start):
        first = _FELL_TO_FIRST.search(text, sentence.start, phrase.start)
        return _clean(scene, draft, first or _FELL_TO.match(text, phrase.end, sentence.end))
    behind = _FELL_BEHIND.match(text, phrase.end, sentence.end)
    behind = behind or _ON_ACCOUNT.match(text, phrase.end, sentence.end)
    product = _clean(scene, draft, behind)
    if product:
        return product
    if not draft.mention.verb and "(" not in text[max(0, phrase.start - 40) : phrase.start]:
        return ""
    return _clean(scene, draft, _AFTER.match(text, phrase.end, sentence.end))


def _without(scene: Scene, draft: Draft) -> str:
    sentence = scene.sentence(draft.sentence)
    match = _WITHOUT.search(scene.text, sentence.start, sentence.end)
    if match is None or scene.draft_before(draft.index) is not None:
        return ""
    if not _names_a_branch(match["goods"] or match["excepted"]):
        return ""
    place = match.start("goods") if match["goods"] else match.start("excepted")
    near = scene.parties_in(Span(place - LONGEST_NAME, place + 1))
    return "" if any(place < party.end for party in near) else match[0]


def _names_a_branch(words: str) -> bool:
    """Tell whether what is left out can be left out of trade: no `ohne Weiteres`, `ohne Zwischenhändler`."""
    return any(is_goods(word) or _SECTOR.search(word) for word in _WORD.findall(words))


def _topic(scene: Scene, draft: Draft) -> str:
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    before = scene.sentence(max(0, draft.sentence - 1)).start
    start = draft.mention.start
    owned = _WHOSE_BEFORE.match(scene.text, before, start)
    whose = _clean(scene, draft, _WHOSE.search(scene.text, before, start)) if owned else ""
    if whose:
        return whose
    return _clean(scene, draft, _TOPIC.match(scene.text, sentence.start, phrase.start))


def _services(scene: Scene, draft: Draft) -> str:
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    start = max(scene.text.rfind(mark, sentence.start, phrase.start) for mark in (", ", "; ", " – ", " - "))
    if _PRONOUN.match(scene.text, start + 1, phrase.start):  # im Reiseverkehr gab es ein Plus, es betrug
        start = scene.text.rfind(", ", sentence.start, start)
    if _SERVICES.search(scene.text, max(start, sentence.start), phrase.start):
        return SERVICES
    before = scene.sentence(max(0, draft.sentence - 1))
    there = _THERE.match(scene.text, sentence.start)
    return SERVICES if there and _SERVICES.search(scene.text, before.start, before.end) else ""


def _earner(scene: Scene, draft: Draft) -> str:
    """`Gold brachte 3 Mrd. ein`."""
    if draft.measure not in ("exports", "imports"):
        return ""
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    return _clean(scene, draft, _BROUGHT.search(scene.text, sentence.start, phrase.start))


def _quantity(scene: Scene, draft: Draft) -> str:
    """`4200 Tonnen Spargel, die 19 Mio. einbrachten`, `20 Tonnen Spargel. Der Wert dieser Importe betrug`."""
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    start = scene.figures[draft.index - 1].end if draft.index else 0
    here = _clean(scene, draft, _QUANTITY.search(scene.text, max(start, sentence.start), phrase.start))
    if here or draft.sentence == 0:
        return here
    before = scene.sentence(draft.sentence - 1)
    for pointing, named in (
        (_IN_THIS_GROUP, _GROUP), (_IN_THIS_GROUP, _FIRST_NAMED), (_IT, _IS_LAST),
    ):  # fmt: skip
        if pointing.search(scene.text, sentence.start, phrase.start):
            product = _clean(scene, draft, named.search(scene.text, before.start, before.end))
            if product:
                return product
    spoken_of = _SPOKEN_OF.search(scene.text, before.start, phrase.start)
    return _clean(scene, draft, spoken_of)


def _branch(scene: Scene, draft: Draft) -> str:
    """`Der Maschinenbau erzielte einen Exportüberschuss`: a branch trades in its goods."""
    sentence, end = scene.sentence(draft.sentence), scene.phrase(draft.index).start
    which = _clean(scene, draft, _BRANCH_WHICH.search(scene.text, sentence.start, end))
    before = scene.sentence(max(0, draft.sentence - 1))
    which = which or _clean(scene, draft, _THE_BRANCH.search(scene.text, before.start, end))
    if which or draft.carried or scene.draft_before(draft.index) is not None:
        return which
    match = _BRANCH_ACTS.search(scene.text, max(sentence.start, scene.text.rfind(", ", 0, end)), end)
    return "" if match is None or _ECONOMY.fullmatch(match["product"]) else _clean(scene, draft, match)


def _known(scene: Scene, draft: Draft) -> str:
    """`Sonnenblumenöl machte mit 3 Mio. den größten Teil aus`: goods by name, nearest to the figure."""
    zone, phrase = _zone_of(scene, draft), scene.phrase(draft.index)
    whole = _is_of_all_trade(scene, draft) or _is_bound(scene, draft)
    found = [
        goods
        for goods in _GOODS.finditer(scene.text, scene.sentence(draft.sentence).start, zone.end)
        if goods.end() > zone.start and _is_traded(scene, draft, goods, whole=whole)
    ]
    found.sort(key=lambda goods: max(goods.start() - phrase.end, phrase.start - goods.end()))
    found += _antecedents(scene, draft)
    return next((product for goods in found if (product := _clean(scene, draft, goods))), "")


def _owns_nothing(scene: Scene, before: regex.Match[str]) -> bool:
    """`in diesem Jahr mit Reis`, `hat Chile mit Reis`: goods are no attribute of times and parties."""
    start, end = before.span("noun")
    is_party = any(
        start < party.end and party.start < end for party in scene.parties_in(Span(start - LONGEST_NAME, end))
    )
    return is_party or before["noun"].lower() in word_class("times")


def _fell_to(scene: Scene, draft: Draft, before: regex.Match[str]) -> bool:
    """`auf Holz entfielen beim Export 3 Mio.`"""
    sentence = scene.sentence(draft.sentence)
    return before["on"] is not None and bool(_FELL.search(scene.text, sentence.start, sentence.end))


def _is_bound(scene: Scene, draft: Draft) -> bool:
    """`am gesamten Warenexport von 3 Mrd.`: what else is named restricts nothing."""
    text, word, start = scene.text, draft.mention, scene.phrase(draft.index).start
    all_of_it = _WHOLE.search(text, max(0, word.start - 20), word.end)
    return bool(all_of_it) and word.end < start and _OF_FIGURE.fullmatch(text, word.end, start) is not None


def _zone_of(scene: Scene, draft: Draft) -> Span:
    """Return the clauses of the figure and of its word of trade, up to the figures before and behind."""
    sentence, phrase, word = scene.sentence(draft.sentence), scene.phrase(draft.index), draft.mention
    pieces = clauses(scene.text, sentence)
    places = [clause_index(pieces, place) for place in (phrase.start, word.start) if place in sentence]
    before = scene.phrase(draft.index - 1).end if draft.index else 0
    behind = scene.phrase(draft.index + 1).start if draft.index + 1 < len(scene.figures) else sentence.end
    own = min(places)
    if _NAMELY.match(scene.text, pieces[clause_index(pieces, phrase.start)].start):
        own = 0
    elif own and not _has_verb(scene, pieces[own]) and not _ASIDE.match(scene.text, pieces[own - 1].start):
        own -= 1  # `Flachs ist gefragt, 3 Mio. Export`
    first, last = pieces[own], pieces[max(places)]
    if _RELATIVE.match(scene.text, first.start):  # `Mehl, | das es für 3 Mio. bezog`
        first = Span(max(sentence.start, first.start - LONGEST_ANTECEDENT), first.end)
    return Span(max(first.start, before), min(last.end, behind))


def _has_verb(scene: Scene, clause: Span) -> bool:
    return not _lists()[3].isdisjoint(_WORD.findall(scene.text, clause.start, clause.end))


LONGEST_ANTECEDENT = 60  # characters: `Kfz-Teile und landwirtschaftliche Maschinen`


def _antecedents(scene: Scene, draft: Draft) -> list[regex.Match[str]]:
    """`Man bietet Reis an. Diese Lieferungen brachten 3 Mio.`, `Reis ist gefragt: Seine Ausfuhr …`."""
    text, sentence, word = scene.text, scene.sentence(draft.sentence), draft.mention
    start = scene.sentence(max(0, draft.sentence - 1)).start
    pointer = _POINTER.search(text, sentence.start, max(scene.phrase(draft.index).start, word.end))
    if pointer is None:
        return []
    named = [goods for goods in _GOODS.finditer(text, start, pointer.start()) if _names_goods(goods)]
    if pointer["its"]:  # `Reis ist gefragt: seine Ausfuhr`: who has it is what the sentence is about
        return [goods for goods in named if _OPENS_CLAUSE.match(text, 0, goods.start())][-1:]
    return named[-1:]


def _names_goods(match: regex.Match[str]) -> bool:
    """Tell whether goods of the lexicon are named, or products of some kind: `mechanische Produkte`."""
    words = _WORD.findall(match["product"])
    of_kind = words[-1] in _lists()[1] and words[0].islower() and words[0] not in _LEADS
    return of_kind or any(map(is_goods, words))


def _is_traded(scene: Scene, draft: Draft, match: regex.Match[str], *, whole: bool) -> bool:
    """Tell whether goods are what was traded: no example, no circumstance, no attribute of another noun."""
    if not _names_goods(match):
        return False
    before = _BEFORE_GOODS.match(scene.text, 0, match.start())
    if before is not None and before["in"] and _SECTOR.search(match["product"]):
        return True
    if before is None or _WHICH.match(scene.text, match.end()):
        return draft.measure != "turnover" and not whole
    if before["noun"] is None or before["at"] or _owns_nothing(scene, before):
        return bool(before["preposition"] or before["at"]) or _fell_to(scene, draft, before)
    return any(
        before.start("noun") in Span(word.start, word.end) for word in scene.trade_words(draft.sentence)
    )


def _of_it(scene: Scene, draft: Draft) -> str:
    """`Abgaben auf Kohle. Davon hat das Land für 3 Mio. verkauft`: what the sentence before names."""
    sentence, phrase = scene.sentence(draft.sentence), scene.phrase(draft.index)
    if draft.measure not in ("exports", "imports"):
        return ""
    if not _OF_IT.search(scene.text, sentence.start, phrase.start):
        return ""
    last = scene.last_draft()
    if last is not None and last.product and draft.sentence - last.sentence <= 1:
        return last.product
    if draft.sentence == 0:
        return ""
    before = scene.sentence(draft.sentence - 1)
    if scene.figures_between(before.start, before.end):
        return ""
    for word in reversed(scene.trade_words(draft.sentence - 1)):
        product = _clean(scene, draft, _OF.match(scene.text, word.end, before.end))
        if product:
            return product
    return _clean(scene, draft, _LAST.search(scene.text, before.start, before.end))


def _asked_for(scene: Scene, draft: Draft) -> str:
    """`Ihr Land hat 90 Tonnen Tee verkauft. Was brachte das ein? – Wir nahmen 3 Mio. ein`."""
    spoken = scene.sentence(scene.layout.sentence_index(draft.mention.start))
    before = scene.last_draft()
    if not draft.carried or (before is not None and before.mention == draft.mention):
        return ""
    return _clean(scene, draft, _QUANTITY.search(scene.text, spoken.start, spoken.end))


def _goods_before(scene: Scene, draft: Draft) -> str:
    """Return the goods of the figure before, where the text goes on with them."""
    before = scene.last_draft()
    if (
        before is None
        or not before.product
        or _is_of_all_trade(scene, draft)
        or _is_put_to_wares(scene, draft)
    ):
        return ""
    text, start = scene.text, scene.phrase(draft.index).start
    if before.mention == draft.mention:
        return before.product
    if before.sentence == draft.sentence and draft.measure in ("surplus", "deficit"):
        return before.product
    sentence = scene.sentence(draft.sentence)
    near = 0 < draft.sentence - before.sentence <= (2 if draft.mention.counterpart else 1)
    same_paragraph = scene.figures[before.index].start in scene.layout.paragraph_at(sentence.start)
    if _WHOLE.search(text, sentence.start, sentence.end):
        return ""
    counts_on = (
        draft.mention.counterpart
        and before.measure == draft.measure
        and not _speaks_of_all_first(scene, draft)
    )
    end = scene.phrase(draft.index).end + len(" davon")
    if _THIS_BRANCH.search(text, sentence.start, start):
        return before.product
    goes_on = counts_on or _GOES_ON.search(text, sentence.start, end) or _DELIVERIES.match(draft.mention.text)
    if goes_on and near and same_paragraph:
        return before.product
    return before.product if _is_of_goods_only(scene, draft, before.product) else ""


def _is_put_to_wares(scene: Scene, draft: Draft) -> bool:
    """`Güter im Wert von 3 Mio.`: goods of every kind, where no word points back."""
    start = scene.phrase(draft.index).start
    return _WARES.search(scene.text, max(0, start - 80), start) is not None


def _is_of_all_trade(scene: Scene, draft: Draft) -> bool:
    """`das Handelsdefizit`, `in der Handelsbilanz`: that of a country, whatever goods were spoken of."""
    if draft.measure not in ("surplus", "deficit") or draft.carried:
        return False
    sentence = scene.sentence(draft.sentence)
    of_trade = _OF_TRADE.match(draft.mention.text)
    return bool(of_trade or _BALANCE_OF_TRADE.search(scene.text, sentence.start, sentence.end))


def _speaks_of_all_first(scene: Scene, draft: Draft) -> bool:
    """Tell whether a text began with this trade as a whole, in which goods are an example only."""
    first = next(earlier for earlier in scene.drafts if isinstance(earlier, Draft))
    return not first.product and (first.measure, first.reporter) == (draft.measure, draft.reporter)


def _is_of_goods_only(scene: Scene, draft: Draft, product: str) -> bool:
    """Whether the text, from its headline on, has spoken of the trade in these goods alone."""
    drafts = [earlier for earlier in scene.drafts if isinstance(earlier, Draft)]
    if draft.measure == "turnover" or not all(earlier.product for earlier in drafts):
        return False
    return _is_subject(scene, draft, product)


def _is_subject(scene: Scene, draft: Draft, product: str) -> bool:
    """Tell whether a text is about goods: a headline names them, or it has named them more than once."""
    if _WITHOUT.match(product):  # ohne Gold
        return False
    stem = product.split()[-1][:4].lower()
    if any(stem in scene.text[line.start : line.end].lower() for line in scene.layout.headlines):
        return True
    end = scene.phrase(draft.index).start
    return scene.text[max(0, end - MOST_BEFORE) : end].lower().count(stem) > 1


MOST_BEFORE = 1500  # characters in which a text names its goods


def _of_text(scene: Scene, draft: Draft) -> str:
    """`Die Weinexporte wuchsen. … Nach Polen wurden 3 Mio. Liter für 9 Mio. verkauft`: goods of the text."""
    earlier = [draft for draft in scene.drafts if isinstance(draft, Draft)]
    sentence = scene.sentence(draft.sentence)
    if draft.measure == "turnover" or not all(one.product for one in earlier):
        return ""
    if _is_of_all_trade(scene, draft) or _is_put_to_wares(scene, draft):
        return ""
    if draft.mention.prefix or _WHOLE.search(scene.text, sentence.start, sentence.end):
        return ""
    for number in range(min(draft.sentence, MOST_SENTENCES)):
        for word in scene.trade_words(number):
            product = _first_part(scene, word)
            if product and _is_subject(scene, draft, product):
                return product
    return ""


MOST_SENTENCES = 6  # in which a text names its goods


# ---------------------------------------------------------------- what is a product


def _clean(scene: Scene, draft: Draft, match: regex.Match[str] | None) -> str:
    """Return the goods of a match: no party, no word of trade, no goods as a whole, no other noun."""
    if match is None:
        return ""
    phrase = scene.phrase(draft.index)
    group = next(name for name, words in match.groupdict().items() if name != "lead" and words)
    if phrase.start <= match.start(group) < phrase.end:
        return ""
    if _CIRCUMSTANCE.match(scene.text, 0, match.start(group)):
        return ""
    opening = _OPENING_VERB.match(scene.text, match.start(group))
    if opening is not None and not is_goods(opening[0]):
        return ""
    kept, listed = _words_of_goods(scene, draft, Span(*match.span(group)))
    _trim(kept)
    if not _name_goods(scene, kept):
        return ""
    words = [f"{', ' if word in listed and kept[0] != word else ' '}{_nominative(word)}" for word in kept]
    return "".join(words).strip()


def _words_of_goods(scene: Scene, draft: Draft, span: Span) -> tuple[list[str], set[str]]:
    """Return the words of ``span`` that name no party and no trade; with it, which stand behind a comma."""
    verbs = _lists()[3]
    near = scene.parties_in(Span(span.start - LONGEST_NAME, span.end))
    named: list[Spanned] = [*near, *(m for m in scene.mentions(draft.sentence) if not m.verb)]
    kept: list[str] = []
    listed: set[str] = set()
    for word in _WORD.finditer(scene.text, span.start, span.end):
        if word[0] in verbs:
            kept = []
        elif not any(word.start() < other.end and other.start < word.end() for other in named):
            kept.append(word[0])
            listed |= {word[0]} if scene.text[word.start() - 2 : word.start()] == ", " else set()
    return kept, listed


def _trim(kept: list[str]) -> None:
    """Drop what stands round goods and is none: `Tonnen Reis`, `im Jahr Reis und`."""
    no_goods = _lists()[2]
    while kept and (
        kept[0] in no_goods
        or kept[-1].islower()
        or kept[0].lower() in _LEADS
        or kept[0] in (*_UNITS, "und", "sowie")
    ):
        kept.pop(-1 if kept[-1].islower() else 0)


def _name_goods(scene: Scene, kept: list[str]) -> bool:
    """Tell whether the words name goods that restrict trade, and nothing else."""
    _, goods, no_goods, _ = _lists()
    if len(kept) == 2 and kept[1] in goods and kept[0].istitle() and not kept[0].endswith(_ADJECTIVE_ENDINGS):
        return False  # `verkauften die Betriebe Waren`
    nouns = [word for word in kept if word[0].isupper()]
    if any(noun in no_goods or _NO_GOODS.search(noun) for noun in nouns):
        return False
    if any(noun.lower().endswith(lexicon.words("trade", "change.nouns")) for noun in nouns):
        return False  # `Zunahme um 3 Mio.`
    nouns = [noun for noun in nouns if noun in goods or noun.lower() not in _small_words()]
    if not nouns or any(_is_somebody(scene, noun) for noun in nouns):  # Früher wurden für 3 Mio. …
        return False
    has_adjective = any(word[0].islower() and _is_adjective(word) for word in kept)
    whole = all(noun in goods or noun == SERVICES for noun in nouns) and nouns != [SERVICES]
    return has_adjective or not whole


@cache
def _small_words() -> frozenset[str]:
    """Return words that open a sentence with a capital and are no noun: `Früher wurden für 3 Mio.`, `Ins`."""
    return (
        word_class("adverbs")
        | word_class("prepositions")
        | word_class("conjunctions")
        | word_class("subordinators")
    )


def _is_adjective(word: str) -> bool:
    is_adverb = word in word_class("adverbs") or word.endswith("einander")
    return word not in ("und", "sowie") and not is_adverb


def _is_somebody(scene: Scene, noun: str) -> bool:
    """Tell whether a noun names a person or an institution, as in `laut Zollamt mit 3 Mrd.`."""
    if is_goods(noun):
        return False
    house = institution_of(noun)
    is_like_house = noun.lower().endswith(lexicon.words("trade", "whole.like_houses"))
    is_house = house is not None and house[1] == noun and not is_like_house
    return is_house or noun in surnames_in(scene.text)


def _nominative(word: str) -> str:
    """Turn the dative plural of `von Lebensmitteln` into `Lebensmittel`."""
    keeps_n = word.lower().endswith(lexicon.words("trade", "whole.ends_in_n"))
    return _DATIVE.sub("", word) if word[0].isupper() and not keeps_n else word


_DATIVE = late(r"(?<=\p{L}{3}(?:el|er)|(?i:produkt|erzeugniss|stoff|gerät|getränk|zeug|metall|schiff)e)n$")
