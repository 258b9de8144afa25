"""What roles that were found make of the two sides of a trade."""

from __future__ import annotations

import pytest

from tradefigs.claims.roles.roles import Roles, pair_of

BOTH = ("DE", "CZ")


@pytest.mark.parametrize(
    ("measure", "roles", "pair"),
    [
        # `Chinas Exporte nach Peru`, `China exportierte nach Peru`, `aus China nach Peru`
        ("exports", Roles(owner="CN", destination="PE"), ("CN", "PE")),
        ("exports", Roles(agent="CN", destination="PE"), ("CN", "PE")),
        ("exports", Roles(source="CN", destination="PE"), ("CN", "PE")),
        ("exports", Roles(owner="CN", agent="PE"), ("CN", "PE")),
        ("exports", Roles(owner="CN", with_="PE", place="CL"), ("CN", "PE")),
        ("exports", Roles(owner="CN", place="CL"), ("CN", "CL")),
        # `Chinas Importe aus Peru`, `Importe nach China`, `China bezog aus Peru`
        ("imports", Roles(owner="CN", source="PE"), ("CN", "PE")),
        ("imports", Roles(destination="CN", source="PE"), ("CN", "PE")),
        ("imports", Roles(agent="CN", source="PE"), ("CN", "PE")),
        ("imports", Roles(owner="PE", agent="CN", source="PE"), ("CN", "PE")),
        ("imports", Roles(owner="CN", agent="PE"), ("CN", "PE")),
        # `Chinas Überschuss mit Peru`, `gegenüber`
        ("surplus", Roles(owner="CN", with_="PE", destination="CL"), ("CN", "PE")),
        ("deficit", Roles(agent="CN", source="PE"), ("CN", "PE")),
        ("deficit", Roles(place="EU"), ("", "")),
        # `der Handel in der EU`, but `der Handel zwischen Polen und Ungarn in der EU`
        ("turnover", Roles(place="EU"), ("EU", "EU")),
        ("turnover", Roles(place="EU", between=("PL", "HU")), ("PL", "HU")),
        ("turnover", Roles(place="PL"), ("", "")),
        ("turnover", Roles(owner="PL", place="EU"), ("PL", "")),
        # `der deutsch-tschechische Handel`, and who of the two is told besides
        ("turnover", Roles(between=BOTH), BOTH),
        ("surplus", Roles(between=BOTH, owner="CZ"), ("CZ", "DE")),
        ("surplus", Roles(between=BOTH, owner="DE"), ("DE", "CZ")),
        ("surplus", Roles(between=BOTH, with_="DE"), ("CZ", "DE")),
        ("surplus", Roles(between=BOTH, with_="CZ"), ("DE", "CZ")),
        ("surplus", Roles(between=BOTH, owner="DE", with_="PL"), ("DE", "PL")),
        ("surplus", Roles(between=BOTH, owner="PL", with_="HU"), ("PL", "HU")),
        ("surplus", Roles(between=BOTH, owner="PL"), BOTH),
        # `der deutsche Handel mit Polen`
        ("turnover", Roles(between=("DE",)), ("DE", "")),
        ("turnover", Roles(between=("DE",), with_="PL"), ("DE", "PL")),
        ("turnover", Roles(between=("DE",), owner="PL"), ("PL", "")),
        ("turnover", Roles(between=("DE",), owner="DE", with_="PL"), ("DE", "PL")),
        # nobody trades with himself
        ("turnover", Roles(owner="DE", with_="DE"), ("DE", "")),
    ],
)
def test_pair_of(measure: str, roles: Roles, pair: tuple[str, str]) -> None:
    assert pair_of(measure, roles) == pair


@pytest.mark.parametrize(
    ("measure", "roles", "turned"),
    [
        # `Wichtigster Abnehmer Perus war China`: who acts is the partner
        ("exports", Roles(owner="PE", agent="CN"), Roles(owner="PE", destination="CN")),
        ("exports", Roles(agent="CN", destination="CL"), Roles(destination="CL")),
        ("imports", Roles(owner="PE", agent="CN"), Roles(owner="PE", source="CN")),
        ("imports", Roles(agent="CN", source="CL"), Roles(source="CL")),
        ("turnover", Roles(owner="PE", agent="CN"), Roles(owner="PE", with_="CN")),
        ("turnover", Roles(agent="CN", with_="CL"), Roles(with_="CL")),
        # `Wichtigste Abnehmer waren China und Chile`: both of them
        ("exports", Roles(between=("CN", "CL")), Roles(destination="CN", also="CL")),
        ("exports", Roles(owner="PE", between=("CN", "CL")), Roles(owner="PE", destination="CN", also="CL")),
        (
            "exports",
            Roles(source="PE", between=("CN", "CL")),
            Roles(source="PE", destination="CN", also="CL"),
        ),
        ("imports", Roles(destination="PE", between=BOTH), Roles(source="DE", destination="PE", also="CZ")),
        # one of the two is told
        ("imports", Roles(owner="CZ", between=BOTH), Roles(owner="CZ", between=BOTH)),
        ("exports", Roles(agent="CN", between=("CL",)), Roles(destination="CN", between=("CL",))),
    ],
)
def test_who_acts_as_the_partner(measure: str, roles: Roles, turned: Roles) -> None:
    assert roles.on_other_side(measure) == turned


def test_roles_complete_each_other() -> None:
    told = Roles(owner="PE", source="CL", with_="CU", between=("PL",))
    other = Roles("A", "B", "C", "D", "E", "F", ("G", "H"), "I")
    assert told.over(other) == Roles("PE", "B", "CL", "D", "CU", "F", ("PL",), "I")
    assert Roles().over(other) == other
    assert other.over(told) == other


@pytest.mark.parametrize("role", ["owner", "agent", "source", "destination", "place"])
def test_one_role_is_given_or_taken_away(role: str) -> None:
    told = Roles("A", "B", "C", "D", "E", "F")
    given = told.with_role(role, "X")
    assert getattr(given, role) == "X"
    assert given.without("X").with_role(role, getattr(told, role)) == told


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        (Roles(), False),
        (Roles(place="PE"), False),
        (Roles(owner="PE"), True),
        (Roles(agent="PE"), True),
        (Roles(source="PE"), True),
        (Roles(destination="PE"), True),
        (Roles(with_="PE"), True),
        (Roles(also="PE"), True),
        (Roles(between=("PE",)), True),
    ],
)
def test_whether_somebody_trades(roles: Roles, *, named: bool) -> None:
    assert roles.named is named
