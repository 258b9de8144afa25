"""Every kind of input gives its texts, and what cannot be read is named while the rest goes on."""

import bz2
import gzip
import io
import lzma
import os
import pickle
import random
import sys
import tarfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inputs import (
    ENGLISH,
    GERMAN,
    json_lines,
    packed_records,
    page,
    pdf_file,
    record,
    records,
    tar_file,
    zip_file,
)

from tradefigs.documents import (
    Document,
    ForeignTextError,
    InputError,
    Options,
    archives,
    jsonlines,
    open_source,
    read,
    sources,
    streams,
    tables,
    warc,
)
from tradefigs.documents import inputs as documents
from tradefigs.documents.encoding import decode, decode_page
from tradefigs.documents.foreign import is_foreign

SMALL = Options(max_size=20_000)


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Return a function that writes a file and returns its name; the names are relative."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, data: bytes) -> str:
        Path(name).write_bytes(data)
        return name

    return write


def found(*paths: str, options: Options | None = None) -> tuple[list[Document], list[str]]:
    """Return the documents of ``paths`` and the messages about the rest."""
    failed: list[InputError] = []
    texts = list(read(*paths, on_error=failed.append, options=options))
    return texts, [str(error) for error in failed]


def texts(*paths: str, options: Options | None = None) -> dict[str, str]:
    """Return the text of each document by its id; nothing else may be there."""
    documents, failed = found(*paths, options=options)
    assert failed == []
    assert len({document.id for document in documents}) == len(documents)
    return {document.id: document.text for document in documents}


PACKED = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}

# ---------------------------------------------------------------- formats


def test_web_page(put):
    head = '<meta property="article:published_time" content="2024-03-03T23:30:00+01:00">'
    (document,), failed = found(put("a.html", page(head=head)))
    assert failed == []
    assert document.text.count(GERMAN) >= 1
    assert "Impressum" not in document.text
    assert (document.title, document.published, document.published_by) == (
        "Handel wächst",
        date(2024, 3, 3),
        "metadata",
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2024-03-03">', date(2024, 3, 3)),
        ('<script type="application/ld+json">{"datePublished": "2024-03-03"}</script>', date(2024, 3, 3)),
        # Changed later; the day of the last change is none of publication.
        (
            '<meta property="article:modified_time" content="2024-05-05">'
            '<meta property="article:published_time" content="2024-03-03">',
            date(2024, 3, 3),
        ),
        # The address tells less than what the article itself may say.
        ('<link rel="canonical" href="https://example.org/2024/03/03/a">', None),
        ('</head><body><main><time datetime="2024-03-03T09:00">gestern</time></main>', date(2024, 3, 3)),
        ('</head><body><b itemprop="datePublished" content="2024-03-03">gestern</b>', date(2024, 3, 3)),
        # The clock of the page.
        ('</head><body><div class="date">Mittwoch, 15. Januar 2025</div>', None),
        ("", None),
    ],
)
def test_day_of_a_web_page(put, head, day):
    (document,), _ = found(put("a.html", page(head=head)))
    assert (document.published, document.published_by) == (day, "metadata" if day else "")


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("cp1252", '<meta charset="windows-1252">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("cp1252", '<meta charset="utf-8">'),
        ("cp1252", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("mac_roman", '<meta charset="macintosh">'),
    ],
)
def test_web_pages_in_old_encodings_and_with_wrong_declarations(put, encoding, head):
    assert GERMAN in texts(put("a.htm", page(head=head, encoding=encoding)))["a.htm"]


def test_a_short_page_has_no_main_part(put):
    assert texts(put("a.html", b"<p>Exporte: 5 Mrd. Euro</p>")) == {"a.html": "Exporte: 5 Mrd. Euro"}


def test_json_lines(put):
    data = json_lines(
        {"text": GERMAN, "date": "2024-03-03T10:00:00Z", "url": "https://example.org/1", "title": "Handel"},
        {"body": "Zwei"},
    )
    (one, two), failed = found(put("a.jsonl", data + b"\n"))
    assert failed == []
    assert one == Document(
        "a.jsonl#1", GERMAN, date(2024, 3, 3), "Handel", "https://example.org/1", "metadata"
    )
    assert two == Document("a.jsonl#2", "Zwei")


def test_fields_are_named(put):
    data = json_lines({"text": "nicht dies", "Inhalt": "Eins", "Tag": "3.3.2024", "wo": "x:1", "Kopf": "K"})
    fields = Options(text_field="Inhalt", date_field="tag", url_field="wo", title_field="Kopf")
    (document,), _ = found(put("a.jsonl", data), options=fields)
    assert document == Document("a.jsonl#1", "Eins", date(2024, 3, 3), "K", "x:1", "metadata")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", 'date,text\n2024-03-03,"Eins, ""so""\nweiter"\n\n2024-03-04,Zwei\n'),
        ("a.tsv", 'date\ttext\n2024-03-03\t"Eins, ""so""\nweiter"\n\n2024-03-04\tZwei\n'),
        ("a.csv", 'text;date\r\n"Eins, ""so""\nweiter";03.03.2024\r\n\r\nZwei;04.03.2024\r\n'),
        ("a.csv", "\ufeffdate;text\n2024-03-03;'Eins, \"so\"\nweiter'\n\n2024-03-04;Zwei\n"),
    ],
)
def test_csv(put, name, data):
    (one, two), failed = found(put(name, data.encode()))
    assert failed == []
    assert one == Document(f"{name}#2", 'Eins, "so"\nweiter', date(2024, 3, 3), published_by="metadata")
    assert two == Document(f"{name}#5", "Zwei", date(2024, 3, 4), published_by="metadata")


def test_csv_without_names(put):
    name = put("a.csv", "Wirtschaft;'Die Börse \"steht\"'\nSport;'Zwei'\n".encode("cp1252"))
    assert texts(name, options=Options(text_field="2")) == {
        "a.csv#1": 'Die Börse "steht"',
        "a.csv#2": "Zwei",
    }


def test_parquet(put):
    table = pa.table(
        {
            "content": ["Eins", None, "Drei"],
            "published": pa.array([date(2024, 3, 3)] * 3),
            "url": ["x:1", "x:2", None],
        }
    )
    pq.write_table(table, "a.parquet", row_group_size=2)
    (one, three), failed = found("a.parquet")
    assert one == Document("a.parquet#1", "Eins", date(2024, 3, 3), "", "x:1", "metadata")
    assert (three.id, three.text) == ("a.parquet#3", "Drei")
    assert failed == ["a.parquet#2: no text in content; leave the record out"]


def test_pdf(put):
    lines = (
        "Der Handelsumsatz zwischen Polen und Litauen belief sich auf 8,2",
        "Mrd. Euro. Das ist ein Rekord in den Handels-",
        "beziehungen beider Länder.",
    )
    (document,), failed = found(put("a.pdf", pdf_file(*lines)))
    assert failed == []
    assert document == Document(
        "a.pdf",
        "Der Handelsumsatz zwischen Polen und Litauen belief sich auf 8,2 Mrd. Euro. Das ist ein "
        "Rekord in den "
        "Handelsbeziehungen beider Länder.",
        title="Handel",
    )


WARC = b"".join(
    [
        record(page(encoding="cp1252"), "https://example.org/a", "text/html; charset=windows-1252"),
        record(b"nichts", "https://example.org/b", status=404),
        record(b"\x89PNG", "https://example.org/c.png", "image/png"),
        record(GERMAN.encode(), "https://example.org/d", "text/plain", kind="conversion"),
    ]
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.xz"])
def test_warc(put, name):
    data = {"warc": bytes, "gz": gzip.compress, "xz": lzma.compress}[name.rpartition(".")[2]](WARC)
    (one, two), failed = found(put(name, data))
    assert failed == []
    assert GERMAN in one.text
    assert (one.url, one.published) == ("https://example.org/a", None)
    assert (two.text, two.url) == (GERMAN, "https://example.org/d")
    assert one.id.startswith("https://example.org/a#")


# ---------------------------------------------------------------- packed, in archives, from elsewhere


@pytest.mark.parametrize("packing", PACKED)
def test_packed_files(put, packing):
    pack = PACKED[packing]
    assert texts(put(f"a.txt.{packing}", pack(GERMAN.encode()))) == {f"a.txt.{packing}": GERMAN}
    lines = put(f"b.jsonl.{packing}", pack(json_lines({"text": "Eins"}, {"text": "Zwei"})))
    assert texts(lines) == {f"{lines}#1": "Eins", f"{lines}#2": "Zwei"}
    assert texts(put(f"c.tar.{packing}", pack(tar_file({"d.txt": b"Eins"})))) == {
        f"c.tar.{packing}/d.txt": "Eins"
    }


def test_zstd(put):
    with pa.OSFile("a.jsonl.zst", "wb") as file, pa.CompressedOutputStream(file, "zstd") as packed:
        packed.write(json_lines({"text": "Eins"}))
    assert texts("a.jsonl.zst") == {"a.jsonl.zst#1": "Eins"}


def parquet(text: str) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"text": [text]}), sink)
    return bytes(sink.getvalue())


@pytest.mark.parametrize(("suffix", "make"), [("zip", zip_file), ("tar", tar_file)])
def test_archives(put, suffix, make):
    inner = make({"f.txt": b"Vier"})
    data = make(
        {
            "a/b.txt": b"Eins",
            "c.jsonl.gz": gzip.compress(json_lines({"text": "Zwei"})),
            "d.html": b"<p>Drei ist eine Seite</p>",
            "picture.png": b"\x89PNG",
            f"e.{suffix}": inner,
            "g.parquet": parquet("Sechs"),
            "h.warc": record(b"Sieben", "x:1", "text/plain"),
            "README": "Fünf".encode("cp1252"),
        }
    )
    name = put(f"x.{suffix}", data)
    assert texts(name) == {
        f"{name}/a/b.txt": "Eins",
        f"{name}/c.jsonl.gz#1": "Zwei",
        f"{name}/d.html": "Drei ist eine Seite",
        f"{name}/e.{suffix}/f.txt": "Vier",
        f"{name}/README": "Fünf",
        f"{name}/g.parquet#1": "Sechs",
        "x:1#0": "Sieben",
    }


@pytest.mark.parametrize(
    "data",
    [
        GERMAN.encode(),
        gzip.compress(GERMAN.encode()),
        zip_file({"a.txt": GERMAN.encode()}),
        tar_file({"a.txt": GERMAN.encode()}),
        json_lines({"text": GERMAN}),
        record(GERMAN.encode(), "https://example.org/d", "text/plain", kind="conversion"),
        pdf_file(GERMAN[:60]),
        page(),
    ],
    ids=["text", "gzip", "zip", "tar", "jsonl", "warc", "pdf", "html"],
)
def test_standard_input_is_told_by_its_first_bytes(data, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (document,), failed = found("-")
    assert failed == []
    assert GERMAN[:60] in document.text


def test_a_folder_is_searched_for_all_that_can_be_read(put):
    put("b.txt", b"Eins")
    put("a.csv", b"text\nZwei\n")
    put("c.JSONL", json_lines({"text": "Drei"}))
    put("claims.csv", b"doc_id,start,end,text,low,high\nx,0,1,y,1,1\n")  # what export wrote is no article
    put("notes.md", b"Vier")
    assert texts(".") == {"./a.csv#2": "Zwei", "./b.txt": "Eins", "./c.JSONL#1": "Drei"}


def test_addresses(put):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe({"/news/a.jsonl.gz": gzip.compress(json_lines({"text": "Eins"})), "/news/b.txt": b"Zwei"})
    one = {"memory:///news/a.jsonl.gz#1": "Eins"}
    assert texts("memory:///news/a.jsonl.gz") == texts("memory:///news/*.gz") == one
    assert texts("memory:///news") == {**one, "memory:///news/b.txt": "Zwei"}
    assert found("memory://lost.txt")[1] == [
        "memory://lost.txt: nothing is there, or its server does not answer; check the address"
    ]
    (failure,) = found("nonsense://a.txt")[1]
    assert failure.startswith("nonsense://a.txt: cannot be read (")


def test_what_an_input_needs_is_told_when_it_is_not_installed(put, monkeypatch):
    for module in ("trafilatura", "fastwarc", "pypdf", "fsspec"):
        monkeypatch.setitem(sys.modules, module, None)
    needs = "needs an extra part; install it with pip install 'tradefigs[{}]'"
    assert found(put("a.html", page()))[1] == [f"a.html: {needs.format('web')}"]
    assert found(put("a.warc", WARC))[1] == [f"a.warc: {needs.format('archives')}"]
    assert found(put("a.pdf", pdf_file("x")))[1] == [f"a.pdf: {needs.format('pdf')}"]
    assert found("s3://a/b.txt")[1] == [f"s3://a/b.txt: {needs.format('remote')}"]


# ---------------------------------------------------------------- languages and encodings


def test_foreign_texts_are_passed_over_and_told(put):
    name = put("a.jsonl", json_lines({"text": ENGLISH}, {"text": GERMAN}))
    foreign: list[ForeignTextError] = []
    assert [document.id for document in read(name, on_foreign=foreign.append)] == ["a.jsonl#2"]
    assert [str(error) for error in foreign] == ["a.jsonl#1: not German; passed over"]
    assert list(texts(name, options=Options(foreign=True))) == ["a.jsonl#1", "a.jsonl#2"]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Le commerce entre la France et la Pologne a atteint 8 milliards d'euros en 2023, selon le "
        "ministre qui s'est "
        "exprimé à Paris dans une interview avec la presse, et il est en hausse sur un an.",
        "De handel tussen Nederland en België is in 2023 met drie procent gestegen, zei de minister. "
        "Dat is meer dan in "
        "het jaar ervoor, en ook voor het komende jaar wordt groei verwacht door de regering.",
        "Handel mellem Danmark og Polen var på 8 milliarder euro i 2023, siger ministeren, og det er "
        "mere end året før. "
        "Han regner også med en stigning til næste år, som er på vej efter aftalen med EU.",
        "Товарооборот между Беларусью и Казахстаном в 2023 году составил миллиард долларов, сообщил "
        "министр в "
        "интервью агентству и добавил, что рост продолжится в следующем году.",
        "白罗斯与哈萨克斯坦之间的贸易额在二零二三年达到十亿美元，部长在接受通讯社采访时表示，明年的"
        "增长将会继续。" * 3,
    ],
    ids=["English", "French", "Dutch", "Danish", "Russian", "Chinese"],
)
def test_other_languages(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "",
        "8,2 Mrd. Euro",
        "Export 2023: Polen 8 Mrd. Euro, Litauen 3 Mrd. Euro, Lettland 2 Mrd. Euro",
        # A headline and links in English.
        "The latest news of the day\nHome | About us | For the press\n\n" + GERMAN,
        # A long quotation.
        GERMAN + " „" + ENGLISH + "“",
        # Written without umlauts.
        "Der Handel ist fuer Oesterreich wichtig und ueber die Jahre gewachsen, sagte er.",
    ],
)
def test_german_and_what_is_too_little_to_tell(text):
    assert not is_foreign(text)


@pytest.mark.parametrize("encoding", ["cp850", "utf-16-le", "utf-16-be"])
def test_rare_encodings(encoding):
    text = GERMAN.replace("„", '"').replace("“", '"')
    assert decode(text.encode(encoding)) == text


def test_a_declaration_of_the_server_comes_first():
    assert decode_page("Größe".encode("cp1250"), "windows-1250") == "Größe"
    assert decode_page("Größe".encode(), "nonsense") == "Größe"


# ---------------------------------------------------------------- damaged, hostile

LARGE_TEXT = b"Handel " * 10_000


@pytest.mark.parametrize("packing", PACKED)
def test_a_packed_file_that_ends_too_early(put, packing):
    lines = json_lines(*({"text": f"{place} {random.Random(place).random()}"} for place in range(5000)))
    name = put(f"a.jsonl.{packing}", PACKED[packing](lines)[:-100])
    texts, failed = found(name, put("b.txt", b"Zwei"))
    assert texts[-1].id == "b.txt"
    assert failed[-1].startswith(f"{name}: damaged or cut off (")
    assert len(failed) <= 2  # the last line may be cut


def test_a_member_that_says_to_end_far_behind_its_archive(put):
    header = tarfile.TarInfo("a.bin")  # which is passed over
    header.size = 2**62
    texts, failed = found(put("a.tar", header.tobuf(tarfile.GNU_FORMAT) + bytes(1024)), put("b.txt", b"Zwei"))
    assert texts[-1].id == "b.txt"
    assert len(failed) == 1
    assert failed[0].startswith("a.tar: damaged or cut off (no tar archive, or a damaged one: it ends within")


def test_a_damaged_record_costs_only_itself(put):
    parts = packed_records(6)
    parts[1] = gzip.compress(b"nonsense " * 20)
    parts[3] = parts[3][:60] + bytes(40) + parts[3][100:]
    texts, failed = found(put("a.warc.gz", b"".join(parts)[:-20]))
    assert [document.url[-1] for document in texts] == ["0", "2", "4"]
    assert len(failed) == 3
    assert all(each.startswith("a.warc.gz#") and "damaged record (" in each for each in failed)


def test_a_damaged_record_in_a_plain_archive(put):
    parts = records(4)
    parts[1] = parts[1].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    texts, failed = found(put("a.warc", b"".join(parts)))
    assert [document.url[-1] for document in texts] == ["0", "2", "3"]
    assert len(failed) == 1
    texts, failed = found(put("b.warc", b"".join(records(3))[:-50]))
    assert [document.url[-1] for document in texts] == ["0", "1"]
    assert len(failed) == 1


TOO_LARGE = "more than 0.02 MB in one document; raise --max-size to read it"


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("a.txt", LARGE_TEXT, "a.txt"),
        ("a.txt.gz", gzip.compress(LARGE_TEXT), "a.txt.gz"),
        ("a.html", LARGE_TEXT, "a.html"),
        ("a.pdf", b"%PDF-" + LARGE_TEXT, "a.pdf"),
        ("a.zip", zip_file({"x.txt": LARGE_TEXT, "y.txt": b"gut"}), "a.zip/x.txt"),
        ("a.tar.gz", gzip.compress(tar_file({"x.txt": LARGE_TEXT, "y.txt": b"gut"})), "a.tar.gz/x.txt"),
        ("a.jsonl", json_lines({"text": "gut"}, {"text": "y" * 30_000}, {"text": "gut"}), "a.jsonl#2"),
        ("a.csv", b"text\ngut\n" + b"y" * 30_000 + b"\ngut\n", "a.csv#3"),
        (
            "a.warc",
            record(LARGE_TEXT, "x:1") + record(b"gut", "x:2", "text/plain"),
            "x:1#0",
        ),
    ],
)
def test_a_document_beyond_the_limit(put, name, data, where):
    texts, failed = found(put(name, data), put("b.txt", b"gut"), options=SMALL)
    assert failed == [f"{where}: {TOO_LARGE}"]
    assert {document.text for document in texts} == {"gut"}


def test_bombs(put, monkeypatch):
    for module in (streams, warc):
        monkeypatch.setattr(module, "UNSUSPECTED", 100_000)
    bomb = json_lines({"text": "x"}) * 10 + bytes(4_000_000)
    bombs = [
        put("a.jsonl.gz", gzip.compress(bomb)),
        put("a.jsonl.xz", lzma.compress(bomb)),
        put("a.zip", zip_file({"b.jsonl": bomb, "c.txt": b"gut"})),
        put("a.tar.bz2", bz2.compress(tar_file({"b.jsonl": bomb}))),
        put(
            "a.warc.gz",
            gzip.compress(record(bomb, "x:1")) + gzip.compress(record(b"gut", "x:2", "text/plain")),
        ),
    ]
    documents, failed = found(*bombs, options=SMALL)
    assert sum(document.text == "gut" for document in documents) == 2
    assert len(failed) == len(bombs)
    assert all("unpacks to more than 200 times its size, like a bomb" in failure for failure in failed)
    assert f"{bombs[0]}: unpacks to more than 200 times its size, like a bomb; unpack it first" in failed


def test_the_day_that_the_caller_gives_wins(put):
    name = put("a.jsonl", json_lines({"text": GERMAN, "date": "2024-03-03"}, {"text": GERMAN}))
    documents, _ = found(name, options=Options(published=date(2025, 2, 17)))
    assert [(d.published, d.published_by) for d in documents] == [(date(2025, 2, 17), "given")] * 2


def test_archives_in_archives_have_an_end(put):
    data = zip_file({"x.txt": b"tief"})
    for depth in range(5):
        data = zip_file({f"{depth}.zip": data})
    _, failed = found(put("a.zip", data))
    assert failed == ["a.zip/4.zip/3.zip: an archive more than 2 archives deep; unpack it first"]
    data = GERMAN.encode()
    for _ in range(6):
        data = gzip.compress(data)
    (failure,) = found(put("a.txt.gz", data))[1]
    assert "packed more than 3 times" in failure


@pytest.mark.parametrize("make", [zip_file, tar_file])
def test_names_that_mean_harm_are_only_names(put, make):
    name = put(
        "a.zip" if make is zip_file else "a.tar", make({"../../x.txt": b"1", "/etc/y\n\x1b[2J.txt": b"2"})
    )
    assert texts(name) == {f"{name}/../../x.txt": "1", f"{name}//etc/y\ufffd\ufffd[2J.txt": "2"}
    assert [path.name for path in Path().iterdir()] == [name]


def test_members_of_one_name_have_ids_of_their_own(put):
    import warnings
    import zipfile

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile("a.zip", "w") as archive:
            archive.writestr("x.txt", "Eins")
            archive.writestr("x.txt", "Zwei")
    assert texts("a.zip") == {"a.zip/x.txt": "Eins", "a.zip/x.txt#2": "Zwei"}


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b'"text"',
        b"[" * 100_000,
        b'{"text": ' + b"[" * 100_000,
        b'{"text": 1',
        b"\xff\xfe\x00",
        b"{}",
    ],
)
def test_a_line_that_is_no_record_costs_only_itself(put, line):
    texts, failed = found(
        put("a.jsonl", json_lines({"text": "Eins"}) + line + b"\n" + json_lines({"text": "Zwei"}))
    )
    assert [document.id for document in texts] == ["a.jsonl#1", "a.jsonl#3"]
    assert len(failed) == 1
    assert failed[0].startswith("a.jsonl#2: ")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.csv",
            b"wann,was\n1,2\n",
            "a.csv: no column text, body, content; name it with --text-field (there is wann, was)",
        ),
        ("a.csv", b"", "a.csv: the table is empty; leave it out or export it again"),
        (
            "a.jsonl",
            json_lines({"low": 1, "high": 2, "text": "x"}) * 3,
            "a.jsonl: a table that tradefigs wrote, no articles; give it to timeline, chart or report",
        ),
        ("a.txt", b"", "a.txt: the file is empty; leave it out or save the article again"),
        (
            "a.txt.gz",
            b"\x1f\x8b",
            "a.txt.gz: damaged or cut off (Compressed file ended before the end-of-stream marker was "
            "reached); fetch it again",
        ),
    ],
)
def test_messages(put, name, data, message):
    assert found(put(name, data))[1] == [message]


OFFICE = "a document of an office program; save it as plain text (.txt) first"
UTF_16 = "in UTF-16; save it in UTF-8 first"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", zip_file({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), OFFICE),
        ("a.odt", zip_file({"mimetype": b"x", "content.xml": b"<x/>"}), OFFICE),
        ("a.rtf", rb"{\rtf1\ansi Export: 5 Mrd. Euro}", OFFICE),
        ("a.txt", rb"{\rtf1\ansi Export: 5 Mrd. Euro}", OFFICE),
        ("a.csv", "text\nExport: 5 Mrd. Euro\n".encode("utf-16"), UTF_16),
        ("a.jsonl", '{"text": "Export: 5 Mrd. Euro"}\n'.encode("utf-16"), UTF_16),
    ],
    ids=["docx", "odt", "rtf", "rtf called a text", "csv", "jsonl"],
)
def test_what_a_user_can_save_in_another_way_is_told(put, name, data, message):
    assert found(put(name, data)) == ([], [f"{name}: {message}"])


def test_a_pdf_file_or_an_archive_may_be_called_a_text(put):
    assert texts(put("a.txt", pdf_file("Export: 5 Mrd. Euro"))) == {"a.txt": "Export: 5 Mrd. Euro"}
    assert texts(put("b.txt", zip_file({"c.txt": b"Eins"}))) == {"b.txt/c.txt": "Eins"}


@pytest.mark.parametrize(
    "suffix", ["html", "pdf", "zip", "tar", "warc", "warc.gz", "parquet", "csv", "jsonl", "txt.zst"]
)
@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 600, b"\x1f\x8b\x08" + bytes(50), bytes(range(256)) * 4, b"\x28\xb5\x2f\xfd" + bytes(20)],
)
def test_nonsense_is_named_and_the_rest_goes_on(put, suffix, data):
    name = put(f"a.{suffix}", data)
    texts, failed = found(name, put("b.txt", b"gut"))
    assert [document.text for document in texts][-1] == "gut"
    assert all(
        failure.startswith(name) and "\n" not in failure and "Traceback" not in failure for failure in failed
    )


def test_entities_of_a_page_do_not_grow(put):
    entities = "".join(f'<!ENTITY e{place} "{f"&e{place - 1};" * 10}">' for place in range(1, 10))
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "Handel">{entities}]><html><body><p>&e9; Text</p></body></html>'
    documents, _ = found(put("a.html", bomb.encode()))
    assert all(len(document.text) < 2 * len(bomb) for document in documents)


# ---------------------------------------------------------------- pieces


def pieces(name: str) -> list[documents.Source]:
    found = list(sources([name]))
    assert all(isinstance(source, documents.Source) for source in found)
    assert pickle.loads(pickle.dumps(found)) == found == list(sources([name]))
    return found


LINES = json_lines(*({"text": f"Text {place} " + "x" * (place % 7) * 30} for place in range(300)))
ROWS = b"text,date\n" + b"".join(b'"Text %d ""so""\nweiter",\n' % place for place in range(300))


@pytest.mark.parametrize(
    ("name", "data", "module"),
    [
        ("a.jsonl", LINES[:-1], jsonlines),
        ("a.csv", ROWS, tables),
        ("a.warc", b"".join(records(6)), warc),
        ("a.warc.gz", b"".join(packed_records(6)), warc),
        ("b.warc.gz", gzip.compress(b"".join(records(6))), warc),
        ("a.zip", zip_file({f"{place}.txt": f"Text {place}".encode() for place in range(100)}), archives),
        ("a.zip", zip_file({"x.txt": b"Eins"}), archives),
    ],
)
def test_the_pieces_of_a_large_file_are_the_file(put, monkeypatch, name, data, module):
    put(name, data)
    whole = texts(name)
    monkeypatch.setattr(documents, "LARGE", 0)
    for size in (100, 997, 10**6):
        monkeypatch.setattr(module, "PART", size)
        parts = pieces(name)
        found = [document for part in parts for document in open_source(part)]
        assert {document.id: document.text for document in found} == whole
        assert [document.id for document in found] == list(whole)
    assert len(pieces(name)) == 1


def test_the_row_groups_of_a_parquet_file(put, monkeypatch):
    pq.write_table(
        pa.table({"text": [f"Text {place}" for place in range(10)]}), "a.parquet", row_group_size=3
    )
    whole = texts("a.parquet")
    monkeypatch.setattr(documents, "LARGE", 0)
    parts = pieces("a.parquet")
    assert len(parts) == 4
    assert [document.id for part in parts for document in open_source(part)] == list(whole)


def test_a_row_without_end_is_too_large_and_the_rest_is_read(put):
    rows = b'text\n"' + b"Anfang ohne Ende\n" * 3000 + b"gut\n"
    texts, failed = found(put("a.csv", rows), options=SMALL)
    assert failed[0] == f"a.csv#2: {TOO_LARGE}"
    assert texts[-1].text == "gut"


def test_what_a_run_wrote_is_no_input(put):
    Path("claims").mkdir()
    put("claims/errors.csv", b"doc_id,reason\nx,y\n")
    put("claims/manifest.jsonl", json_lines({"inputs": ["x"]}))
    put("b.txt", b"Zwei")
    assert list(texts(".")) == ["./b.txt"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv.xz", "a.tar", "a.warc.gz"])
def test_memory_does_not_grow_with_an_input(put, name):
    # Noise does not pack, so that each of 20 and 400 texts takes its 25,000 bytes of the file too.
    noise = random.Random(1)
    many = [f"Text {place} {noise.randbytes(10_000).hex()}" for place in range(400)]
    peaks = []
    for some in (many[:20], many):
        peaks.append(_peak(put(name, _MAKERS[name](some))))
    assert peaks[1] < peaks[0] + 1_500_000


_MAKERS = {
    "a.jsonl": lambda some: json_lines(*({"text": text} for text in some)),
    "a.jsonl.gz": lambda some: gzip.compress(json_lines(*({"text": text} for text in some)), 1),
    "a.csv.xz": lambda some: lzma.compress("\n".join(["text", *some]).encode(), preset=0),
    "a.tar": lambda some: tar_file({f"{place}.txt": text.encode() for place, text in enumerate(some)}),
    "a.warc.gz": lambda some: b"".join(
        gzip.compress(record(text.encode(), "x:1", "text/plain"), 1) for text in some
    ),
}


def _peak(path: str) -> int:
    """Return how many bytes Python holds at most while the documents of ``path`` pass by."""
    import tracemalloc

    tracemalloc.start()
    try:
        for _ in read(path):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_name_of_a_table_dates_none_of_its_articles():
    from tradefigs import extract

    text = "Die Exporte Polens nach Litauen stiegen auf 5 Mrd. Euro."
    days = [
        extract(Document(name, text))[0].published for name in ("2024-05-17.txt", "2024-05-17.csv#20240518")
    ]
    assert days == [date(2024, 5, 17), None]


def test_a_folder_is_walked_as_it_is_read(tmp_path, monkeypatch):
    for folder in "abc":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Eins")
    seen: list[str] = []
    listed = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: seen.append(path) or listed(path))
    next(sources([str(tmp_path)]))
    assert seen == [str(tmp_path), f"{tmp_path}/a"]


def test_a_member_whose_sum_is_wrong_is_damaged(tmp_path):
    whole = zip_file({"a.txt": GERMAN.encode()})
    place = whole.index(b"PK\x01\x02") + 16  # the sum in the archive's list of members
    (tmp_path / "a.zip").write_bytes(whole[:place] + b"\0\0\0\0" + whole[place + 4 :])
    (found,) = open_source(documents.Source(f"{tmp_path}/a.zip"), SMALL)
    assert isinstance(found, InputError)
    assert "Bad CRC-32" in found.reason
    assert "damaged" in found.reason or "unpacked" in found.reason


HARMED = {
    "a.warc.gz": b"".join(packed_records(3)),
    "a.warc": b"".join(records(3)),
    "a.pdf": pdf_file(GERMAN[:60]),
    "a.zip": zip_file({"a.txt": GERMAN.encode(), "b.jsonl": LINES[:500]}),
    "a.tar.gz": gzip.compress(tar_file({"a.txt": GERMAN.encode(), "b.csv": ROWS[:500]})),
    "a.csv": ROWS[:500],
    "a.jsonl": LINES[:500],
    "a.html": page(head='<meta name="date" content="2024-03-03">'),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.sampled_from(sorted(HARMED)), st.data())
def test_no_harm_done_to_a_file_brings_reading_down(tmp_path, name, data):
    whole = HARMED[name]
    place = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.sampled_from([0, 1, 7, 100, len(whole)]))
    (tmp_path / name).write_bytes(whole[:place] + data.draw(st.binary(max_size=30)) + whole[place + length :])
    for found in open_source(documents.Source(f"{tmp_path}/{name}"), SMALL):
        assert isinstance(found, Document) or "fault of tradefigs" not in found.reason
