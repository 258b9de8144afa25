"""What claims are one statement, how statements agree, what came of targets: worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from made_up import claim, frame, many
from tables import rows

from tradefigs.comparisons.conflicts import conflicts
from tradefigs.comparisons.statements import with_statements
from tradefigs.comparisons.targets import targets
from tradefigs.comparisons.timeline import timeline

SENTENCES = {
    "1": "Der Handel zwischen beiden Ländern stieg im Jahr 2024 auf 1,1 Milliarden Dollar, sagte Ratschkow.",
    "2": "Der Handel zwischen den Ländern stieg im Jahr 2024 auf 1,1 Milliarden Dollar.",
    "3": "Zu Jahresbeginn wuchs der Warenverkehr wieder, er kam schließlich auf zehn Milliarden Yuan.",
}


def extras(words: list[str]) -> dict[str, object]:
    """`KEY=VALUE` words as fields of a claim."""
    fields: dict[str, object] = dict(word.split("=", 1) for word in words)
    if "sentence" in fields:
        fields["sentence"] = SENTENCES[str(fields["sentence"])]
    for name in ("start", "end", "year"):
        if name in fields:
            fields[name] = int(str(fields[name])) if fields[name] else None
    return fields


def value(words: list[str]) -> dict[str, object]:
    """`[QUALIFIER] LOW[-HIGH]` as fields of a claim; takes its words off the list."""
    qualifier = words.pop(0) if words[0][0].isalpha() else "exact"
    low, _, high = words.pop(0).partition("-")
    return {"qualifier": qualifier, "low": float(low), "high": float(high or low)}


def several(cell: str) -> pd.DataFrame:
    """What several speakers said, each in a document of their own."""
    claims = []
    for number, part in enumerate(cell.split("; ")):
        words = part.split()
        claims.append(claim(**value(words), doc_id=f"d{number}", speaker=f"Nummer {number}", **extras(words)))
    return frame(*claims)


@pytest.mark.parametrize(("claims", "expected"), rows("statements"))
def test_statements(claims: str, expected: str) -> None:
    made = []
    for part in claims.split("; "):
        amount, document, day, speaker, *words = part.split()
        plain = {
            "low": float(amount),
            "doc_id": document,
            "published": day.strip("-") if day == "-" else day,
            "speaker": "" if speaker == "-" else speaker.replace("_", " "),
        }
        made.append(claim(**plain, **extras(words)))
    ids = list(with_statements(frame(*made))["statement_id"])
    numbers = {name: number for number, name in enumerate(dict.fromkeys(ids), start=1)}
    assert " ".join(str(numbers[name]) for name in ids) == expected


@pytest.mark.parametrize(("claims", "expected"), rows("agreement"))
def test_agreement(claims: str, expected: str) -> None:
    assert list(timeline(several(claims))["agreement"]) == [expected]


@pytest.mark.parametrize(("claims", "mirror", "gap"), rows("mirrors"))
def test_mirror(claims: str, mirror: str, gap: str) -> None:
    made = []
    for part in claims.split("; "):
        reporter, partner, measure, amount, *words = part.split()
        made.append(
            claim(reporter=reporter, partner=partner, measure=measure, low=float(amount), **extras(words))
        )
    table = timeline(frame(*made))
    first = made[0]
    row = table[(table["reporter"] == first["reporter"]) & (table["measure"] == first["measure"])].iloc[0]
    for found, expected in ((row["mirror"], mirror), (row["mirror_gap"] * 100, gap)):
        assert math.isnan(found) if expected == "-" else found == pytest.approx(float(expected))


def test_mirror_rows_stand_together() -> None:
    flows = [
        ("BY", "KZ", "exports"),
        ("KZ", "BY", "exports"),
        ("KZ", "BY", "imports"),
        ("BY", "KZ", "imports"),
    ]
    table = timeline(frame(*(claim(reporter=r, partner=p, measure=m) for r, p, m in flows)))
    assert list(zip(table["reporter"], table["measure"], strict=True)) == [
        ("BY", "exports"),
        ("KZ", "imports"),
        ("KZ", "exports"),
        ("BY", "imports"),
    ]


@pytest.mark.parametrize(("claims", "expected"), rows("conflicts"))
def test_conflicts(claims: str, expected: str) -> None:
    table = conflicts(several(claims))
    pairs = [f"{one:g}<{other:g}" for one, other in zip(table["one_low"], table["other_low"], strict=True)]
    assert " ".join(pairs) == expected.strip("-")


def test_conflicts_tell_who_said_what_where() -> None:
    claims = [
        claim(low=1e9, speaker="Anna", doc_id="a", published="2025-02-01", sentence=SENTENCES["1"]),
        claim(low=1e9, speaker="Anna", doc_id="b", published="2025-02-02", sentence=SENTENCES["1"]),
        claim(low=2e9, speaker="Bert", doc_id="c", published="2025-03-01", sentence=SENTENCES["3"]),
    ]
    (row,) = conflicts(frame(*claims)).to_dict("records")
    assert (row["one_speaker"], row["one_documents"], row["one_published"]) == ("Anna", "a; b", "2025-02-01")
    assert (row["other_speaker"], row["other_documents"]) == ("Bert", "c")
    assert (row["one_sentence"], row["other_sentence"]) == (SENTENCES["1"], SENTENCES["3"])
    assert row["gap"] == pytest.approx(0.5)


def dated(cell: str, status: str) -> dict[str, object]:
    """`PERIOD [QUALIFIER] VALUE DAY` as a claim."""
    period, *words = cell.split()
    year, _, part = period.partition("-")
    end = "" if not year else f"{year}-09-30" if part else f"{year}-12-31"
    return claim(
        **value(words),
        published=words[0].strip("-") if words[0] == "-" else words[0],
        status=status,
        period_start=f"{year}-01-01" if year else "",
        period_end=end,
        year=int(year) if year else None,
        doc_id=f"{status} {cell}",
    )


@pytest.mark.parametrize(("target", "reports", "today", "expected"), rows("targets"))
def test_targets(target: str, reports: str, today: str, expected: str) -> None:
    claims = [dated(target, "target")]
    if reports != "-":
        claims += [dated(report, "actual") for report in reports.split("; ")]
    (row,) = targets(frame(*claims), today=today).to_dict("records")
    assert f"{row['result']} {row['reported_start'][:4]}".strip() == expected


def test_targets_of_another_trade_tell_nothing() -> None:
    others = [{"measure": "exports"}, {"product": "Milch"}, {"currency": "EUR"}, {"partner": "RU"}]
    reports = [claim(low=9e9, year=2024, published="2025-03-01", **other) for other in others]
    target = claim(status="target", year=2024, published="2020-01-01")
    (row,) = targets(frame(target, *reports)).to_dict("records")
    assert row["result"] == "no data"


def test_a_deficit_is_to_shrink() -> None:
    target = claim(measure="deficit", status="target", year=2022, published="2020-01-01")
    for amount, result in ((8e8, "met"), (1e9, "met"), (2e9, "missed")):
        report = claim(measure="deficit", year=2022, published="2023-02-01", low=amount)
        assert list(targets(frame(target, report))["result"]) == [result]


def test_the_last_day_known_is_that_of_the_table() -> None:
    target = claim(status="target", year=2024, published="2023-01-01")
    assert list(targets(frame(target))["result"]) == ["open"]
    later = claim(reporter="DE", partner="FR", year=2025, published="2025-06-01")
    assert list(targets(frame(target, later))["result"]) == ["no data"]


def test_share_of_a_target() -> None:
    target = claim(status="target", year=2022, published="2020-01-01", speaker="Anna")
    report = claim(low=8e8, high=1e9, qualifier="about", year=2022, published="2023-02-01", speaker="Bert")
    (row,) = targets(frame(target, report)).to_dict("records")
    assert row["share"] == pytest.approx(0.9)
    assert row["reported_qualifier"] == "about"
    assert (row["speaker"], row["set_on"], row["reported_by"]) == ("Anna", "2020-01-01", "Bert")


def test_targets_of_a_crowd_are_judged_one_by_one() -> None:
    """Nothing that makes it fast changes what a plain search finds."""
    claims = many(600, seed=7).assign(qualifier="exact", high=lambda table: table["low"])
    reports = claims[(claims["status"] == "actual") & (claims["period_end"] != "")]
    reports = reports.sort_values(["period_end", "period_start", "published", "doc_id"], kind="stable")
    judged = targets(claims)
    assert set(judged["result"]) == {"met", "missed", "no data"}
    for target in judged.itertuples():
        reaching = [
            (report.low, report.period_start, report.period_end)
            for report in reports.itertuples()
            if report.published > target.set_on and report.low >= target.low and _decides(report, target)
        ]
        reported = (target.reported_low, target.reported_start, target.reported_end)
        assert (target.result == "met", reaching[:1]) == (bool(reaching), [reported] if reaching else [])


def _decides(report: Any, target: Any) -> bool:
    if not target.period_end:
        return bool(report.period_end > target.set_on)
    whole_year = report.period_start[4:] == "-01-01" and report.period_end[4:] == "-12-31"
    between = whole_year and target.set_on < report.period_end < target.period_start
    inside = target.period_start <= report.period_start and report.period_end <= target.period_end
    return bool(between or inside)


def test_reports_of_one_statement_count_once() -> None:
    claims = [claim(doc_id=name, published=f"2025-02-1{n}", speaker="Anna") for n, name in enumerate("abc")]
    claims.append(claim(doc_id="d", published="2025-02-11", low=2e9, speaker="Bert"))
    (row,) = timeline(frame(*claims)).to_dict("records")
    assert (row["statements"], row["documents"], row["speakers"]) == (2, 4, 2)
    assert (row["first_published"], row["last_published"]) == ("2025-02-10", "2025-02-12")
    assert row["median"] == 1.5e9


def test_the_name_of_a_statement_stays() -> None:
    table = many(80)
    whole = with_statements(table)
    assert list(with_statements(table.iloc[::-1])["statement_id"])[::-1] == list(whole["statement_id"])
    assert list(whole.columns) == [*table.columns, "statement_id"]
    part = whole[whole["low"] > whole["low"].median()].reset_index(drop=True)
    assert list(with_statements(part)["statement_id"]) == list(part["statement_id"])


def test_empty_tables() -> None:
    nothing = frame(claim()).iloc[:0]
    assert with_statements(nothing).empty
    for table in (conflicts, targets):
        found = table(nothing)
        assert found.empty
        assert list(found.columns) == list(table(several("1000; 2000")).columns)


def test_the_order_of_rows_says_nothing_of_statements() -> None:
    table = many(200)
    table["sentence"] = ["Der Handel wuchs, wie es am Montag in der Hauptstadt hieß."] * len(table)
    # The same place and value twice: only the rest of the row can tell which comes first.
    table = pd.concat(
        [table, table.assign(speaker=table["speaker"].iloc[::-1].to_numpy())], ignore_index=True
    )
    expected = with_statements(table)["statement_id"]
    shuffled = with_statements(table.sample(frac=1, random_state=3))["statement_id"]
    assert list(shuffled.sort_index()) == list(expected)


def test_a_part_of_a_table_keeps_the_statements_of_the_whole() -> None:
    claims = frame(
        claim(speaker="Anna", doc_id="a", published="2025-02-10", low=2e9),
        claim(speaker="Anna", doc_id="b", published="2025-02-11", low=2e9),
        claim(speaker="Bert", doc_id="c", published="2025-02-12"),
    )
    whole = with_statements(claims)
    (row,) = conflicts(whole.iloc[1:]).to_dict("records")
    assert row["other_statement_id"] == whole["statement_id"][0]
    (anew,) = conflicts(claims.iloc[1:]).to_dict("records")
    assert anew["other_statement_id"] != row["other_statement_id"]


def test_a_statement_whose_claims_were_corrected_apart_has_a_row_for_each() -> None:
    claims = with_statements(
        frame(claim(doc_id="a"), claim(doc_id="b"), claim(doc_id="c", year=2023, low=3e9))
    )
    assert claims["statement_id"][0] == claims["statement_id"][1]
    claims.loc[1, ["period_start", "period_end", "year"]] = ["2023-01-01", "2023-12-31", 2023]
    assert list(conflicts(claims)["one_documents"]) == ["b"]
