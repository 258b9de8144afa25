"""The forms of verbs that report speech."""

from __future__ import annotations

import pytest

from tradefigs.language.verbs import FINITE, INFINITIVE, PARTICIPLE, Form, conjugate, past_forms, verb_forms


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("sagt", Form("sagen", FINITE, "", "say")),
        ("sage", Form("sagen", FINITE, "", "say", subjunctive=True)),
        ("sagten", Form("sagen", FINITE, "", "say", plural=True)),
        ("gesagt", Form("sagen", PARTICIPLE, "", "say")),
        ("antwortete", Form("antworten", FINITE, "", "say")),
        ("betont", Form("betonen", PARTICIPLE, "", "say")),
        ("teilte", Form("mitteilen", FINITE, "mit", "say")),
        ("mitteilte", Form("mitteilen", FINITE, "", "say")),
        ("mitgeteilt", Form("mitteilen", PARTICIPLE, "", "say")),
        ("mitteilen", Form("mitteilen", INFINITIVE, "", "say")),
        ("mitzuteilen", Form("mitteilen", INFINITIVE, "", "say")),
        ("geht", Form("davon ausgehen", FINITE, "davon aus", "say")),
        ("ausgeht", Form("davon ausgehen", FINITE, "davon", "say")),
        ("auszugehen", Form("davon ausgehen", INFINITIVE, "davon", "say")),
        ("rief", Form("in Erinnerung rufen", FINITE, "in Erinnerung", "say")),
        ("gerufen", Form("in Erinnerung rufen", PARTICIPLE, "in Erinnerung", "say")),
    ],
)
def test_a_form_is_read(form: str, reading: Form) -> None:
    assert reading in verb_forms()[form]


@pytest.mark.parametrize("form", ["zumitteilen", "mitzuteilte", "mitzugeteilt", "betonent", "gebetont"])
def test_what_is_no_form(form: str) -> None:
    assert form not in verb_forms()


@pytest.mark.parametrize(
    ("infinitive", "past", "participle"),
    [
        ("rutschen", ("rutschte", "rutschten"), "gerutscht"),
        ("arbeiten", ("arbeitete", "arbeiteten"), "gearbeitet"),
        ("rechnen", ("rechnete", "rechneten"), "gerechnet"),
        ("öffnen", ("öffnete", "öffneten"), "geöffnet"),
        ("atmen", ("atmete", "atmeten"), "geatmet"),
        ("liefern", ("lieferte", "lieferten"), "geliefert"),
        ("handeln", ("handelte", "handelten"), "gehandelt"),
        ("exportieren", ("exportierte", "exportierten"), "exportiert"),
        ("verkaufen", ("verkaufte", "verkauften"), "verkauft"),
        ("sein", ("war", "waren"), "gewesen"),
    ],
)
def test_the_past_of_a_verb(infinitive: str, past: tuple[str, str], participle: str) -> None:
    assert past_forms(infinitive) == past
    assert (participle, PARTICIPLE, False, False) in conjugate(infinitive)
