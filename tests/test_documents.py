"""Inputs become documents, and those that cannot are named while the others go on."""

import io
import sys
from pathlib import Path

import pytest

from tradefigs.documents import Document, InputError, read
from tradefigs.documents.encoding import decode

GREETING = "Grüße aus Köln – „Zürich“ 5 €"


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def names(*paths: object) -> list[str]:
    return [Path(document.id).name for document in read(*map(str, paths))]


def failures(*paths: object) -> list[str]:
    errors: list[InputError] = []
    assert list(read(*map(str, paths), on_error=errors.append)) == []
    return [str(error) for error in errors]


def test_a_file_becomes_a_document_with_its_path_as_id(tmp_path):
    write(tmp_path, a="Text")
    assert list(read(tmp_path / "a.txt")) == [Document(f"{tmp_path}/a.txt", "Text")]


def test_a_folder_is_searched_at_any_depth_in_alphabetical_order(tmp_path):
    write(tmp_path, b="1", a="2")
    write(tmp_path / "c", d="3")
    (tmp_path / "notes.md").write_text("no input")
    (tmp_path / "UPPER.TXT").write_text("4")
    assert names(tmp_path) == ["UPPER.TXT", "a.txt", "b.txt", "d.txt"]


def test_a_pattern_finds_files_and_folders(tmp_path):
    write(tmp_path / "x", a="1")
    write(tmp_path / "y", b="2")
    assert names(tmp_path / "*") == ["a.txt", "b.txt"]
    assert names(tmp_path / "**" / "b*") == ["b.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path):
    write(tmp_path, **{"[ab]": "1", "a": "2"})
    assert names(tmp_path / "[ab].txt") == ["[ab].txt"]


def test_each_file_is_read_once_in_the_order_given(tmp_path):
    write(tmp_path, a="1", b="2")
    assert names(tmp_path / "b.txt", tmp_path) == ["b.txt", "a.txt"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfText")))
    assert list(read("-")) == [Document("stdin", "Text")]


def test_line_ends_stay_as_they_are(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"eins\r\nzwei\rdrei\n")
    assert next(read(tmp_path / "a.txt")).text == "eins\r\nzwei\rdrei\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_german_texts(encoding):
    assert decode(GREETING.encode(encoding)) == GREETING


def test_broken_bytes_in_utf8_cost_only_themselves():
    assert decode("Grüße aus Köln".encode() + b" \xfc") == "Grüße aus Köln \ufffd"


@pytest.mark.parametrize("data", [bytes(range(256)), b"PNG\0\1\2", b"\x81\x8d\x8f", b"\xff\xfeodd"])
def test_what_is_no_text_is_refused(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    assert failures(tmp_path) == [f"{tmp_path}/a.txt: not a text file; save it as plain text in UTF-8 first"]


def test_failures_are_one_line_that_names_the_input_and_says_what_to_do(tmp_path):
    write(tmp_path, empty=" \n")
    (tmp_path / "none").mkdir()
    assert failures(tmp_path / "lost.txt", tmp_path / "empty.txt", tmp_path / "none", tmp_path / "x*") == [
        f"{tmp_path}/lost.txt: no such file or folder; check the path",
        f"{tmp_path}/empty.txt: the file is empty; leave it out or save the article again",
        f"{tmp_path}/none: no file in this folder that can be read; name the files themselves",
        f"{tmp_path}/x*: no file matches this pattern; check it",
    ]


def test_a_name_with_control_characters_is_shown_without_them(tmp_path):
    assert failures(tmp_path / "a\n\x1b") == [
        f"{tmp_path}/a\ufffd\ufffd: no such file or folder; check the path"
    ]


def test_an_unreadable_path_is_reported(tmp_path):
    assert failures("a\0b") == [
        "a\ufffdb: cannot be read (embedded null byte); check the file and its permissions"
    ]


def test_the_others_go_on(tmp_path):
    write(tmp_path, a="1", c="3")
    (tmp_path / "b.txt").write_bytes(b"\0")
    errors: list[InputError] = []
    assert [document.text for document in read(tmp_path, on_error=errors.append)] == ["1", "3"]
    assert [error.source for error in errors] == [f"{tmp_path}/b.txt"]


def test_without_on_error_the_first_failure_is_raised(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(read(tmp_path / "lost.txt"))
