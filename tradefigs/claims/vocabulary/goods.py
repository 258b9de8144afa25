"""Which nouns name goods or services, by themselves and whatever stands round them."""

from __future__ import annotations

from functools import cache, lru_cache

from tradefigs import lexicon

# Endings that a noun of the lexicon takes in other cases and numbers.
_CASES = ("n", "s", "es")
_SHORTEST_PART = 3  # letters


@lru_cache(maxsize=10_000)
def is_goods(noun: str) -> bool:
    """Tell whether ``noun`` is one of ``lexicon/goods.toml``, in any case, or a compound that ends in one."""
    if not noun[:1].isupper():
        return False
    first, _, last = noun.lower().rpartition("-")
    forms = [last, *(last.removesuffix(ending) for ending in _CASES if last.endswith(ending))]
    return any(
        form in _whole_words() or _is_compound(form) or (first and form in _last_parts()) for form in forms
    )


def is_ware(noun: str) -> bool:
    """Tell whether ``noun`` is one of the goods, or a word for any: `Ware`, `Güter`."""
    return noun in lexicon.words("trade", "movement.goods") or is_goods(noun)


@lru_cache(maxsize=10_000)
def is_basic_form(noun: str) -> bool:
    """Tell whether ``noun`` stands in ``lexicon/goods.toml`` as it is, or a compound ends so."""
    last = noun.lower().rpartition("-")[2]
    return last in _whole_words() or _is_compound(last)


def _is_compound(form: str) -> bool:
    parts = range(2, len(form) - _SHORTEST_PART + 1)
    return any(form[start:] in _last_parts() for start in parts) or any(
        form[start:] in _parts_behind_goods() and is_goods(form[:start].capitalize()) for start in parts
    )


@cache
def _whole_words() -> frozenset[str]:
    return frozenset((*lexicon.words("goods", "nouns"), *lexicon.words("goods", "heads")))


@cache
def _last_parts() -> frozenset[str]:
    return frozenset((*lexicon.words("goods", "heads"), *lexicon.words("goods", "parts")))


@cache
def _parts_behind_goods() -> frozenset[str]:
    return frozenset(lexicon.words("goods", "behind_goods"))


# `Chemische Erzeugnisse`, `Sonstige Waren`
ADJECTIVE_ENDINGS = tuple(
    ending + case
    for ending in ("isch", "lich", "ell", "ig", "ar", "brig", "nder", "eiter")
    for case in ("e", "en")
)


def are_wares_of_kind(words: list[str]) -> bool:
    """`Chemische Erzeugnisse` at the beginning of a sentence."""
    is_of_wares = len(words) == 2 and words[1] in lexicon.words("trade", "whole.goods")
    return is_of_wares and words[0].endswith(ADJECTIVE_ENDINGS)
