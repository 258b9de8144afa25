"""The commands from outside: what they print and write, and how they end."""

import csv
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from program import process, run

from tradefigs import table

ARTICLE = (
    "Handel zwischen Polen und Litauen wächst\n\n"
    "WARSCHAU, 3. März 2024. Der Handelsumsatz zwischen Polen und Litauen belief sich im Jahr 2023 auf über "
    "8,2 Mrd. Euro, sagte Ministerin Ewa Zielona. 2022 waren es 7,9 Mrd. Euro.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "plain.txt").write_text("Heute scheint die Sonne über Vilnius.", "utf-8")
    return folder


# ---------------------------------------------------------------- parse


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1 Milliarde 100 Millionen Dollar", [["1100000000", "1100000000", "USD", "exact"]]),
        ("$1,1 bis $1,2 Milliarden", [["1100000000", "1200000000", "USD", "exact"]]),
        ("rund 5 Mio. Euro", [["5000000", "5000000", "EUR", "about"]]),
        ("von 3 auf 4 Mrd. Euro", [[f"{value}000000000"] * 2 + ["EUR", "exact"] for value in (3, 4)]),
        ("-8,1 Mrd. Euro", [["8100000000", "8100000000", "EUR", "exact"]]),
        ("-3 Mio. Euro, der höchste Fehlbetrag", [["3000000", "3000000", "EUR", "exact"]]),
        ("50 Cent", [["0.5", "0.5", "EUR", "exact"]]),
    ],
)
def test_parse_prints_the_figures_of_a_phrase(text, printed):
    header, *rows = run("parse", text).output.splitlines()
    assert header.split() == ["text", "low", "high", "currency", "qualifier"]
    assert [row.split()[-4:] for row in rows] == printed


def test_parse_takes_several_phrases_each_a_text_of_its_own():
    phrases = ["rund 5 Mio. Euro", "viel Geld", "2 bis 3 Mrd. $"]
    shown = run("parse", *phrases).output
    assert shown == (
        "phrase            text                   low        high  currency  qualifier\n"
        "rund 5 Mio. Euro  5 Mio. Euro        5000000     5000000  EUR       about\n"
        "2 bis 3 Mrd. $    2 bis 3 Mrd. $  2000000000  3000000000  USD       exact\n"
    )
    assert run("parse", "-", stdin="\n".join(phrases)).output == shown
    assert run("parse", phrases[0], "-", stdin="\n".join(phrases[1:])).output == shown


def test_parse_cuts_a_long_phrase():
    shown = run("parse", f"{'sehr ' * 20} viele 5 Mio. Euro", "1 Euro").output.splitlines()
    assert shown[1].startswith("sehr " * 7 + "sehr…  5 Mio. Euro")


def test_parse_prints_json():
    result = run("parse", "--json", "$1,1 bis $1,2 Milliarden", "3,5 Cent")
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "phrase": "$1,1 bis $1,2 Milliarden", "text": "$1,1 bis $1,2 Milliarden", "low": 1100000000,
            "high": 1200000000, "currency": "USD", "qualifier": "exact",
        },
        {
            "phrase": "3,5 Cent", "text": "3,5 Cent", "low": 0.035, "high": 0.035, "currency": "EUR",
            "qualifier": "exact",
        },
    ]  # fmt: skip


def test_parse_says_when_there_is_no_figure():
    for arguments in (["viel Geld"], ["5", "Mio.", "Euro"]):
        result = run("parse", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("tradefigs: no money figure found; ")


@pytest.mark.parametrize("option", ["--help1", "--jsn", "-x", "--json1=2"])
def test_parse_refuses_an_option_that_there_is_not(option):
    result = run("parse", option, "1 Euro")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such option" in result.stderr
    assert run("parse", "--", option, "1 Euro").exit_code == 0


# ---------------------------------------------------------------- export, figures, quotes


@pytest.mark.parametrize("kind", table.FORMATS)
def test_export_writes_a_table_as_its_output_is_named(articles, tmp_path, kind):
    result = run("export", articles, "-o", tmp_path / f"claims.{kind}")
    assert (result.exit_code, result.output) == (0, "")
    claims = table.load(f"{tmp_path}/claims.{kind}")
    assert claims["low"].tolist() == [8.2e9, 7.9e9]
    assert claims["qualifier"].tolist() == ["over", "exact"]
    assert set(claims["doc_id"]) == {f"{articles}/a.txt"}


def test_standard_output_gets_csv_or_what_format_says(articles):
    assert run("export", articles).stdout.splitlines()[0] == ",".join((*table.COLUMNS, "statement_id"))
    rows = [json.loads(line) for line in run("export", articles, "--format", "jsonl").stdout.splitlines()]
    assert [row["year"] for row in rows] == [2023, 2022]


def test_standard_input_is_a_document():
    rows = run("export", "-", "--format", "jsonl", stdin=ARTICLE).stdout.splitlines()
    assert {json.loads(row)["doc_id"] for row in rows} == {"stdin"}


def test_figures_writes_every_figure(articles, tmp_path):
    text = "Die Firma zahlte 3 Mio. Euro."
    (articles / "b.txt").write_text(text, "utf-8")
    run("figures", articles / "b.txt", "-o", tmp_path / "figures.jsonl")
    assert json.loads((tmp_path / "figures.jsonl").read_text("utf-8")) == {
        "doc_id": f"{articles}/b.txt",
        "start": 17,
        "end": 28,
        "text": "3 Mio. Euro",
        "low": 3000000,
        "high": 3000000,
        "currency": "EUR",
        "qualifier": "exact",
        "sentence": text,
    }


def test_quotes_writes_every_quotation(articles):
    (articles / "b.txt").write_text("„Wir kaufen in Litauen viel mehr“, sagte Ewa Zielona.", "utf-8")
    rows = run("quotes", articles / "b.txt", "--format", "jsonl").stdout.splitlines()
    quotation = json.loads(rows[0])
    assert (quotation["speaker"], quotation["attribution"]) == ("Ewa Zielona", "direct")


@pytest.mark.parametrize("command", ["export", "figures", "quotes", "timeline", "conflicts", "targets"])
def test_a_text_without_any_gives_a_table_without_rows_and_a_message(articles, tmp_path, command):
    result = run(command, articles / "plain.txt", "-o", tmp_path / "table.csv")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"tradefigs: {articles}/plain.txt: no ")
    assert len((tmp_path / "table.csv").read_text("utf-8").splitlines()) == 1


# ---------------------------------------------------------------- timeline, chart, explain


def test_timeline_and_chart_take_documents_or_a_table_of_claims(articles, tmp_path):
    claims = tmp_path / "claims.parquet"
    run("export", articles, "-o", claims)
    for inputs in ([articles], [claims]):
        assert run("timeline", *inputs, "-o", tmp_path / f"{inputs[0].name}.csv").exit_code == 0
        assert run("chart", *inputs, "-o", tmp_path / f"{inputs[0].name}.svg").exit_code == 0
    assert (tmp_path / "articles.csv").read_text() == (tmp_path / "claims.parquet.csv").read_text()


@pytest.mark.parametrize(("kind", "head"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_chart_draws_what_its_output_is_named(articles, tmp_path, kind, head):
    assert run("chart", articles, "-o", tmp_path / f"chart.{kind}").exit_code == 0
    assert (tmp_path / f"chart.{kind}").read_bytes().startswith(head)
    assert run("chart", articles, "-o", "-", "--format", kind).stdout_bytes.startswith(head)


@pytest.mark.parametrize(
    ("option", "value", "there_is"),
    [("--pair", "DE-FR", "LT-PL"), ("--measure", "wishes", "turnover"), ("--currency", "USD", "EUR")],
)
def test_chart_names_what_there_is(articles, tmp_path, option, value, there_is):
    result = run("chart", articles, "-o", tmp_path / "chart.png", option, value)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert value in result.stderr
    assert there_is in result.stderr
    assert not (tmp_path / "chart.png").exists()


def test_chart_of_nothing(articles, tmp_path):
    result = run("chart", articles / "plain.txt", "-o", tmp_path / "chart.png")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"tradefigs: {articles}/plain.txt: no trade claim found, so there is nothing to draw\n"
    )


# By hand: turnover of BY and KZ in 2020, 2021 and 2022, and a target for 2022; exports and imports of 2021.
CLAIMS = """\
doc_id,published,low,high,qualifier,currency,kind,measure,reporter,partner,status,year,speaker,confidence
a,2021-02-01,1000000000,1000000000,exact,USD,level,turnover,BY,KZ,actual,2020,Anna Adler,0.9
b,2021-03-01,800000000,800000000,exact,USD,level,turnover,BY,KZ,actual,2020,Boris Berg,0.5
c,2021-06-01,1500000000,1500000000,exact,USD,level,turnover,BY,KZ,target,2022,Anna Adler,0.9
d,2022-02-01,1100000000,1100000000,exact,USD,level,turnover,BY,KZ,actual,2021,Anna Adler,0.9
e,2023-02-01,1200000000,1200000000,exact,USD,level,turnover,BY,KZ,actual,2022,Boris Berg,0.9
d,2022-02-01,700000000,700000000,exact,USD,level,exports,BY,KZ,actual,2021,Anna Adler,0.9
d,2022-02-01,400000000,400000000,exact,USD,level,imports,BY,KZ,actual,2021,Anna Adler,0.9
"""
OFFICIAL = """\
reporter,partner,measure,year,value,currency,source
BY,KZ,turnover,2020,1000000000,USD,office
BY,KZ,turnover,2022,1000000000,USD,office
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(CLAIMS, "utf-8")
    return path


@pytest.fixture
def official(tmp_path: Path) -> Path:
    path = tmp_path / "official.csv"
    path.write_text(OFFICIAL, "utf-8")
    return path


def written(*arguments: object) -> list[dict[str, object]]:
    """Return the rows that a command prints."""
    result = run(*arguments, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_timeline_holds_only_what_the_filters_leave(claims):
    rows = written("timeline", claims, "--measure", "turnover", "--speaker", "berg", "--since", "2021-03")
    assert [(row["year"], row["median"]) for row in rows] == [(2020, 8e8), (2022, 1.2e9)]
    rows = written("timeline", claims, "--pair", "KZ-BY", "--until", "2021", "--min-confidence", "0.6")
    assert [(row["year"], row["status"]) for row in rows] == [(2020, "actual"), (2022, "target")]


def test_timeline_converts(claims):
    (row,) = written("timeline", claims, "--measure", "exports", "--to", "eur")
    assert (row["currency"], row["converted_from"]) == ("EUR", "USD")
    # A euro cost 1.18 dollars on the mean of 2021.
    assert row["median"] == pytest.approx(7e8 / 1.18, rel=0.01)


@pytest.mark.parametrize("kind", table.FORMATS)
def test_conflicts_writes_what_excludes_each_other(claims, tmp_path, kind):
    (row,) = written("conflicts", claims)
    assert (row["year"], row["gap"]) == (2020, 0.2)
    assert (row["one_low"], row["one_speaker"], row["one_documents"]) == (8e8, "Boris Berg", "b")
    assert (row["other_low"], row["other_speaker"], row["other_published"]) == (
        1e9,
        "Anna Adler",
        "2021-02-01",
    )
    assert run("conflicts", claims, "-o", tmp_path / f"conflicts.{kind}").exit_code == 0
    assert "no contradiction found in 6 trade claims" in run("conflicts", claims, "--since", "2021-03").stderr


def test_targets_tells_what_came_of_them(claims, tmp_path):
    (row,) = written("targets", claims)
    assert (row["low"], row["set_on"], row["documents"], row["result"]) == (
        1.5e9,
        "2021-06-01",
        "c",
        "missed",
    )
    assert (row["reported_low"], row["reported_by"], row["share"]) == (1.2e9, "Boris Berg", 0.8)
    for today, result in (("2022-06-30", "open"), ("2023-06-30", "no data")):
        (row,) = written("targets", claims, "--until", "2021", "--today", today)
        assert row["result"] == result
    assert run("targets", claims, "--today", "soon").exit_code == 2


def test_compare_writes_the_official_values_beside_the_claims(claims, official, tmp_path):
    rows = written("compare", claims, "--reference", official, "--measure", "turnover", "--speaker", "berg")
    assert [(row["doc_id"], row["reference"], row["verdict"]) for row in rows] == [
        ("b", 1e9, "conflict"),
        ("e", 1e9, "conflict"),
    ]
    assert [row["deviation"] for row in rows] == pytest.approx([-0.2, 0.2])
    result = run("compare", claims, "--reference", claims)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "column value, source missing" in result.stderr
    assert run("compare", claims, "--reference", tmp_path / "lost.csv").exit_code == 2


def test_chart_knows_the_kinds_and_styles_that_there_are():
    from tradefigs.charts import kinds
    from tradefigs.cli import commands as cli

    assert (set(cli.CHARTS), set(cli.STYLES)) == (set(kinds.KINDS), set(kinds.PALETTES))


@pytest.mark.parametrize("kind", ["timeline", "speakers", "targets", "balance", "pairs"])
def test_chart_draws_every_kind_in_the_size_that_is_asked_for(claims, tmp_path, kind):
    picture = tmp_path / "chart.png"
    size = ["--width", 700, "--height", 500, "--dpi", 90]
    result = run("chart", claims, "--kind", kind, *size, "--style", "dark", "--to", "EUR", "-o", picture)
    assert (result.exit_code, result.output) == (0, "")
    head = picture.read_bytes()[16:24]
    assert (int.from_bytes(head[:4]), int.from_bytes(head[4:])) == (700, 500)


def test_chart_takes_a_headline_filters_and_official_values(claims, official, tmp_path):
    picture = tmp_path / "chart.svg"
    options = ["--title", "Mein Titel", "--reference", official, "--speaker", "Adler", "--until", "2022"]
    result = run("chart", claims, *options, "-o", picture)
    assert (result.exit_code, result.output) == (0, "")
    drawn = picture.read_text("utf-8")
    assert "<!-- Mein Titel -->" in drawn
    assert drawn.count('id="reference"') == 1
    assert "Boris Berg" not in drawn


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--to", "XYZ"], "no rates for XYZ; there are some for"),
        (["--to", "EUR", "--currency", "USD"], "--to and --currency"),
        (["--product", "Milch"], "claims.csv: no product Milch in turnover; there is trade as a whole (5)"),
        (["--speaker", "Cäsar"], "no speaker Cäsar; there is Anna Adler (5), Boris Berg (2)"),
        (["--since", "gestern"], "gestern is no day such as 2024-05-17"),
        (["--kind", "balance", "--since", "2023"], "no reported exports or imports"),
        (["--kind", "targets", "--reference", __file__], "--reference: a chart of targets"),
        (["--reference", __file__], "test_cli.py: no table of official values"),
    ],
)
def test_chart_refuses_in_one_line(claims, tmp_path, options, told):
    result = run("chart", claims, *options, "-o", tmp_path / "chart.png")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert told in result.stderr
    assert not (tmp_path / "chart.png").exists()


def test_explain_shows_the_text_and_how_each_figure_was_read(articles):
    (articles / "b.txt").write_text(ARTICLE + "Die Firma zahlte 3 Mio. Euro.\x1b[31m", "utf-8")
    shown = run("explain", articles / "b.txt").output
    assert "8,2 Mrd. Euro[1]" in shown
    assert "[1] 8,2 Mrd. Euro = over 8,200,000,000 EUR\n    turnover between " in shown
    assert "Ewa Zielona" in shown
    assert "[3] 3 Mio. Euro = 3,000,000 EUR\n    no claim: " in shown
    assert "\x1b" not in shown


# ---------------------------------------------------------------- how commands end


def test_some_inputs_failed(articles, tmp_path):
    (articles / "binary.txt").write_bytes(b"\0\1")
    result = run("export", articles, tmp_path / "lost.txt", "-o", tmp_path / "claims.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"tradefigs: {articles}/binary.txt: not a text file; save it as plain text in UTF-8 first",
        f"tradefigs: {tmp_path}/lost.txt: no such file or folder; check the path",
    ]
    assert len(table.load(f"{tmp_path}/claims.csv")) == 2


def test_a_text_without_claims_is_written_though_another_input_failed(articles, tmp_path):
    result = run("timeline", articles / "plain.txt", tmp_path / "lost.csv", "-o", tmp_path / "timeline.csv")
    assert result.exit_code == 1
    assert (tmp_path / "timeline.csv").exists()


@pytest.mark.parametrize("command", ["export", "figures", "quotes", "timeline", "chart"])
def test_nothing_is_written_when_all_inputs_failed(tmp_path, command):
    output = tmp_path / ("chart.png" if command == "chart" else "table.csv")
    result = run(command, tmp_path / "lost.txt", "-o", output)
    assert result.exit_code == 1
    assert result.stderr == f"tradefigs: {tmp_path}/lost.txt: no such file or folder; check the path\n"
    assert not output.exists()


@pytest.mark.parametrize("command", ["export", "figures", "quotes", "timeline", "chart"])
@pytest.mark.parametrize("output", ["none/table.csv", ".", "table.xyz"])
def test_an_output_that_cannot_be_written_is_refused_at_once(articles, tmp_path, command, output):
    output = f"{tmp_path}/{output}"
    result = run(command, articles, "-o", output.replace(".csv", ".png") if command == "chart" else output)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"tradefigs: {tmp_path}/")
    assert result.stderr.count("\n") == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["articles"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export"], "Missing argument 'INPUT...'"),
        (["chart", "x"], "Missing option '-o' / '--output'"),
        (["nonsense"], "No such command 'nonsense'"),
        (["export", "x", "--format", "xml"], "'xml' is not one of 'csv', 'jsonl', 'parquet'"),
    ],
)
def test_wrong_usage(arguments, told):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_fault_in_one_document_costs_only_that_one(articles, tmp_path, monkeypatch):
    from tradefigs import claims

    extract = claims.extract

    def fragile(document):
        return {}["gone"] if document.id.endswith("plain.txt") else extract(document)

    monkeypatch.setattr(claims, "extract", fragile)
    assert run("export", articles / "plain.txt", "-o", tmp_path / "none.csv").exit_code == 1
    assert not (tmp_path / "none.csv").exists()
    result = run("export", articles, "-o", tmp_path / "claims.csv")
    assert result.exit_code == 1
    assert "plain.txt: failed by a fault of tradefigs (KeyError: 'gone'); please report it" in result.stderr
    assert len(table.load(f"{tmp_path}/claims.csv")) == 2


# ---------------------------------------------------------------- as processes


def test_the_program_says_its_version():
    from tradefigs import __version__

    assert process("--version").stdout == f"tradefigs {__version__}\n"
    assert run("version").stdout.startswith(f"tradefigs {__version__}, Python 3.")


def test_the_exit_code_of_the_process_and_no_progress_without_a_terminal(articles, tmp_path):
    done = process("export", articles, "lost.txt", "-o", tmp_path / "a.csv")
    told = "tradefigs: lost.txt: no such file or folder; check the path\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def read_to_the_end(terminal: int) -> str:
    read = b""
    with suppress(OSError):  # which is how Linux tells that nobody writes any more
        while part := os.read(terminal, 4096):
            read += part
    return read.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_on_a_terminal(articles, tmp_path):
    import pty

    ours, theirs = pty.openpty()
    with ThreadPoolExecutor(1) as pool:  # a terminal holds 4 kB until somebody reads them
        reading = pool.submit(read_to_the_end, ours)
        assert process("export", articles, "-o", tmp_path / "a.csv", stderr=theirs).returncode == 0
        os.close(theirs)
        shown = reading.result()
    assert "2 documents" in shown
    assert "2 trade claims, 0 errors" in shown


def test_statements_are_found_among_all_inputs(articles, tmp_path):
    for name in ("a", "b"):
        run("export", articles, "-o", tmp_path / f"{name}.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        row |= {"doc_id": "elsewhere", "statement_id": "old"}
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    out = run("timeline", tmp_path / "a.jsonl", tmp_path / "b.jsonl", "--format", "jsonl").stdout
    told = [(row["statements"], row["documents"]) for row in map(json.loads, out.splitlines())]
    assert told == [(1, 2), (1, 2)]


# ---------------------------------------------------------------- inputs of other kinds


def test_options_tell_how_inputs_are_read(tmp_path):
    news = tmp_path / "news.csv"
    news.write_text(f'Tag;Inhalt\n5.5.2024;"{ARTICLE}"\n', "utf-8")
    english = tmp_path / "english.txt"
    english.write_text(
        "The turnover of the two was 5 billion euros in the year, and it is more than that of " * 5
    )
    names = ["--text-field", "inhalt", "--date-field", "tag"]
    result = run("export", news, english, *names, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["doc_id"], row["published"], row["published_by"]) for row in rows] == [
        (f"{news}#2", "2024-05-05", "metadata")
    ] * 2
    assert result.stderr == "tradefigs: 1 text is not German and passed over; --all-languages reads all\n"
    assert run("export", english, "--all-languages").stderr == (
        f"tradefigs: {english}: no trade claim found; the table has no rows\n"
    )
    refused = run("export", news, *names, "--max-size", "0.0001")
    assert refused.exit_code == 1
    assert f"{news}#2: more than 0.0001 MB in one document; raise --max-size to read it" in refused.stderr
    assert run("timeline", news, *names, "--format", "jsonl").stdout.count("\n") == 2


@pytest.mark.parametrize("kind", table.FORMATS)
def test_a_table_of_claims_is_told_from_one_of_articles(articles, tmp_path, kind):
    claims = tmp_path / f"claims.{kind}"
    assert run("export", articles, "-o", claims).exit_code == 0
    refused = run("export", claims, "-o", tmp_path / "again.csv")
    assert refused.exit_code == 1
    assert refused.stderr == (
        f"tradefigs: {claims}: a table that tradefigs wrote, no articles; give it to timeline, chart "
        f"or report\n"
    )
    # Beside the articles it lies in a folder that is searched.
    run("export", articles, "-o", articles / f"claims.{kind}")
    assert run("export", articles, "--format", "jsonl").stdout.count("\n") == 2


@pytest.mark.parametrize("command", ["export", "timeline"])
def test_a_folder_or_an_empty_file_may_be_called_a_table(articles, tmp_path, command):
    (tmp_path / "empty.csv").touch()
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder.csv" / "a.txt").write_text(ARTICLE, "utf-8")
    assert run(command, tmp_path / "folder.csv", "--format", "jsonl").stdout.count("\n") == 2
    result = run(command, tmp_path / "empty.csv")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"tradefigs: {tmp_path}/empty.csv: the table is empty; leave it out or export it again\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        ("export -", "tradefigs: stdin: cannot be read (standard input is closed); pipe a text in\n", 1),
        ("parse -", "tradefigs: standard input is closed; name a PHRASE or pipe a text in\n", 2),
    ],
)
def test_closed_standard_input(arguments, message, code):
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m tradefigs {arguments} <&-', sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", message)


def test_the_day_that_is_given_dates_what_texts_say(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Der Handel zwischen Polen und Litauen lag im Vorjahr bei 5 Mrd. Euro.", "utf-8")
    (row,) = csv.DictReader(run("export", text, "--published", "2020-03-03").output.splitlines())
    assert (row["published"], row["published_by"], row["year"]) == ("2020-03-03", "given", "2019")
    assert run("export", text, "--published", "3.3.2020").exit_code == 2
