"""Text as it is shown."""

from __future__ import annotations

from tradefigs.language.text import fold_space, printable


def test_nothing_steers_a_terminal() -> None:
    written = "Tee\u202e \x1b[31mWein\u00ad\u00a0\n\u2003Öl"
    assert printable(written) == "Tee\ufffd \ufffd[31mWein\u00ad \n Öl"
    assert printable("Wein für 3 Mrd. €") == "Wein für 3 Mrd. €"


def test_white_space_is_folded() -> None:
    assert fold_space(" Aus\u00adfuhr \n von\u00a0 Wein ") == "Ausfuhr von Wein"
