"""Who is named in a noun phrase, and who is meant by it elsewhere in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from tradefigs.language.layout import Layout
from tradefigs.language.words import tokens_of
from tradefigs.quotes.names.mentions import mentions_in
from tradefigs.quotes.names.phrases import read_phrase
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.speakers.persons import Cast

GENDERS = {
    **dict.fromkeys(("Milan", "Jan", "Peter", "Erik", "Olaf", "Pablo"), "male"),
    **dict.fromkeys(("Eva", "Anna", "Ana"), "female"),
}


@pytest.mark.parametrize(("written", "kind", "name", "role"), rows("persons"))
def test_mention(written: str, kind: str, name: str, role: str) -> None:
    before, _, rest = written.rpartition("‹")
    inside, _, behind = rest.partition("›")
    text = before + inside + behind
    tokens = tokens_of(text, 0, len(text))
    phrase = read_phrase(tokens, len(tokens_of(before, 0, len(before))))
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == inside.rstrip(",")
    mentions = mentions_in(text, tokens, phrase)
    assert len(mentions) == [row[0] for row in rows("persons")].count(written)
    assert (kind, name, role) in [(mention.kind, mention.name, mention.role) for mention in mentions]
    if len(mentions) == 1:  # all of it names this one, but for the short form in a bracket
        assert text[mentions[0].start : mentions[0].end] == re.sub(r" \(\w+\)$", "", inside.rstrip(","))
    given = ((mention.name.split(" ")[0], mention.gender) for mention in mentions)
    assert all(gender == GENDERS.get(first, gender) for first, gender in given)


def test_two_persons() -> None:
    text = "Wirtschaftsminister Jan Kos (SPD), Botschafterin Eva Huber und Milan Horak"
    tokens = tokens_of(text, 0, len(text))
    phrase = read_phrase(tokens, 0)
    assert phrase is not None
    names = [mention.name for mention in mentions_in(text, tokens, phrase)]
    assert names == ["Jan Kos", "Eva Huber", "Milan Horak"]


def test_spellings_of_one_name_are_one_person() -> None:
    text = "Minister Alexej Petrow kam. Alexei Petrow sprach. Minister Alexej Petrow ging."
    cast = Cast()
    for sentence in Layout(text).sentences:
        cast.read(Sentence(text, tokens_of(text, sentence.start, sentence.end)))
    assert [somebody.name for somebody in cast.everybody] == ["Alexej Petrow"]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aeinrst ÄBDMP,.()„“'-1-", max_size=80))
def test_phrases_lie_in_the_sentence(text: str) -> None:
    tokens = tokens_of(text, 0, len(text))
    for place in range(len(tokens)):
        phrase = read_phrase(tokens, place)
        if phrase is not None:
            assert place <= phrase.first < phrase.last <= len(tokens)
            for mention in mentions_in(text, tokens, phrase):
                assert text[mention.start : mention.end]
