"""Between whom a text trades, by how often and where it names them."""

from __future__ import annotations

import pytest

from tradefigs.claims.scene.topic import BODY, CAPITAL, HEADLINE, LEAD, Topic
from tradefigs.language.layout import Layout
from tradefigs.parties import find_parties

LEAD_TEXT = "Beim Besuch des Ministers ging es am Montag auch um den Ausbau der Straßen nach Ruanda."


def topic(text: str, home: str = "") -> Topic:
    return Topic(find_parties(text), Layout(text), home)


def test_a_headline_tells_more_than_the_lead_and_that_more_than_the_rest() -> None:
    found = topic(f"Kenia handelt mit Uganda\n\n{LEAD_TEXT} Ruanda ist klein. Nairobi nicht. Burundi auch.")
    assert found.ranked == ["KE", "UG", "RW", "BI"]
    assert found.weight("UG") == HEADLINE
    assert found.weight("RW") == LEAD + BODY
    assert found.weight("BI") == BODY
    assert found.weight("KE") == HEADLINE + BODY * CAPITAL
    assert found.pair == ("KE", "UG")


@pytest.mark.parametrize(("code", "partner"), [("KE", "UG"), ("UG", "KE"), ("RW", "UG")])
def test_who_is_the_partner_of_whom(code: str, partner: str) -> None:
    """A third one's is whom the text names most: Uganda."""
    assert topic(f"Kenia handelt mit Uganda\n\n{LEAD_TEXT} Uganda wächst.").partner_of(code) == partner


@pytest.mark.parametrize(
    ("headline", "other"), [("Kenia handelt mit Uganda", "UG"), ("Kenia handelt mit der EU", "EU")]
)
def test_the_other_of_the_pair(headline: str, other: str) -> None:
    assert topic(f"{headline}\n\n{LEAD_TEXT}").other_of_pair("KE") == other


@pytest.mark.parametrize(("home", "state"), [("", "KE"), ("RW", "RW")])
def test_whose_text_it_is(home: str, state: str) -> None:
    assert topic("Die EU handelt mit Kenia und die EU mit Uganda.", home).of_text == state
