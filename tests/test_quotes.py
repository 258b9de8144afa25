"""Quotations, their speakers, and what is no speech."""

from __future__ import annotations

import pytest
from tables import rows

from tradefigs.quotes import attribution_of, find_quotes
from tradefigs.text import Layout


@pytest.mark.parametrize(("text", "quotation", "speaker", "role", "attribution"), rows("quotes"))
def test_quotation(text: str, quotation: str, speaker: str, role: str, attribution: str) -> None:
    found = [(text[q.start : q.end], q.speaker, q.speaker_role, q.attribution) for q in find_quotes(text)]
    assert (quotation, speaker, role, attribution) in found
