"""Who exports to whom: the roles that parties play in trade.

`passages` reads them off a text; `pair_of` turns them into the reporter and partner of a measure.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from tradefigs.parties.gazetteer import alliances

# Roles: whose trade it is (`Chinas Exporte`); who acts (`China exportierte`); from where; to where; with
# whom; where (`in Japan`); two sides named together.
OWNER, AGENT, SOURCE, DESTINATION = "owner", "agent", "source", "destination"
WITH, PLACE, BETWEEN = "with", "place", "between"

# `partner` may be known to be the whole world or left open by the text.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Roles:
    """The party codes found for each role; "" where none was found. ``OPEN`` stands for open partners."""

    owner: str = ""
    agent: str = ""
    source: str = ""
    destination: str = ""
    with_: str = ""
    place: str = ""
    between: tuple[str, ...] = ()
    also: str = ""  # a second party in the role of the partner: `nach Polen und nach Frankreich`

    def over(self, other: Roles) -> Roles:
        """Return these roles, completed by those of ``other``."""
        return Roles(
            self.owner or other.owner,
            self.agent or other.agent,
            self.source or other.source,
            self.destination or other.destination,
            self.with_ or other.with_,
            self.place or other.place,
            self.between or other.between,
            self.also or other.also,
        )

    def with_role(self, role: str, code: str) -> Roles:
        """Return these roles with ``code`` in the role named, one of a single party."""
        return replace(
            self,
            owner=code if role == OWNER else self.owner,
            agent=code if role == AGENT else self.agent,
            source=code if role == SOURCE else self.source,
            destination=code if role == DESTINATION else self.destination,
            with_=code if role == WITH else self.with_,
            place=code if role == PLACE else self.place,
        )

    def without(self, code: str) -> Roles:
        """Return these roles without what they say of ``code``."""
        emptied: dict[str, Any] = {
            field.name: "" for field in fields(self) if code and getattr(self, field.name) == code
        }
        return replace(self, **emptied)

    def on_other_side(self, measure: str) -> Roles:
        """Return these roles with who acts as the partner: `Wichtigster Lieferant war China`."""
        acting = self
        told = (self.owner, self.source, self.destination)
        if len(self.between) == 2 and not any(code in told for code in self.between):  # both of two
            acting = replace(self, agent=self.between[0], also=self.between[1], between=())
        if measure == "exports":
            return replace(acting, agent="", destination=acting.destination or acting.agent)
        if measure == "imports":
            return replace(acting, agent="", source=acting.source or acting.agent)
        return replace(acting, agent="", with_=acting.with_ or acting.agent)

    @property
    def named(self) -> bool:
        """Whether any party was found in a role that tells who trades."""
        one = self.owner or self.agent or self.source or self.destination or self.with_ or self.also
        return bool(one or self.between)

    @property
    def acting(self) -> bool:
        """Whether anybody was found who sells or buys: not only where to, or with whom."""
        return bool(self.owner or self.agent or self.source or self.between)


NO_ROLES = Roles()


def pair_of(measure: str, roles: Roles) -> tuple[str, str]:
    """Return ``(reporter, partner)`` as far as the roles tell; "" for what they leave out.

    Exports: the exporter reports. Imports: the importer reports. Surplus, deficit: the side that has it.
    """
    if roles.source and roles.source == roles.destination:  # `was aus Peru kommt und was nach Peru geht`
        roles = replace(roles, source="", destination="", with_=roles.source)
    if measure == "exports":
        # `Malta exportierte peruanisches Gold nach China`: who acts reports
        acting = roles.agent if roles.destination != roles.agent and roles.destination else ""
        reporter = _first(roles.owner, acting, roles.source, roles.agent)
        partner = _first(roles.destination, roles.with_, roles.place, roles.agent, but=reporter)
    elif measure == "imports":
        reporter = _first(roles.owner, roles.agent, roles.destination, but=roles.source)
        partner = _first(roles.source, roles.with_, roles.place, roles.agent, but=reporter)
    else:
        reporter = _first(roles.owner, roles.agent, roles.source)
        partner = _first(roles.with_, roles.destination, roles.source, roles.agent, but=reporter)
        if (
            measure == "turnover"
            and not reporter
            and not partner
            and not roles.between
            and roles.place in alliances()
        ):
            return roles.place, roles.place
    if roles.between:
        reporter, partner = _complete_from_pair(roles.between, reporter, partner)
    return reporter, "" if reporter == partner else partner


def _first(*codes: str, but: str = "") -> str:
    return next((code for code in codes if code and code != but), "")


def _complete_from_pair(between: tuple[str, ...], reporter: str, partner: str) -> tuple[str, str]:
    if len(between) < 2:
        return (reporter or between[0], partner) if reporter != between[0] else (reporter, partner)
    first, second = between
    if reporter in between:
        return reporter, partner if partner and partner != reporter else (
            second if reporter == first else first
        )
    if partner in between:
        return (second if partner == first else first), partner
    if reporter and partner:
        return reporter, partner
    return first, second
