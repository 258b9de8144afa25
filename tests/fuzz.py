"""Looks for a text that breaks a finder, or a file that breaks a reader, for as long as you like.

    pip install atheris
    python tests/fuzz.py figures --seconds 600
    python tests/fuzz.py a.html --seconds 600

The targets are those of ``sound.py``. Texts grow out of the tables of examples and the articles in this
folder, with the words of the lexicons; files out of a sound one of their kind, with its own words and marks.
What they make the libraries do that parse them leads the search, too. What breaks a target is printed and
kept in ``--findings`` (by default the folder for passing files); put it into a table of examples, then mend
it.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
LONGEST = 4000  # bytes
SLOWEST = 10  # seconds for one text, of which each takes milliseconds
PARSERS = ["trafilatura", "htmldate", "justext", "courlan", "pypdf", "tarfile", "zipfile", "csv", "json"]


def seeds() -> list[str]:
    """Return the texts that the search begins with."""
    tables = [path.read_text("utf-8") for path in sorted((HERE / "tables").glob("*.txt"))]
    lines = [line for table in tables for line in table.splitlines()]
    articles = [path.read_text("utf-8") for path in sorted((HERE / "articles").glob("*.txt"))]
    return [line for line in lines if line and not line.startswith("#")] + articles


def blocks() -> list[str]:
    """Return words to build texts of."""
    lexicons = (HERE.parent / "tradefigs" / "lexicon").glob("*.toml")
    words = {
        word
        for path in lexicons
        for quoted in re.findall(r'"([^"\n]+)"', path.read_text("utf-8"))
        for word in quoted.split()
    }
    return sorted(words | set("„“”»«‚‘\"'()[]–-…!?;:,.%€$£½\u00a0\u00ad\n0123456789"))


def pieces(data: bytes) -> list[bytes]:
    """Return the words and marks that a file is made of.

    >>> pieces(b'<p class="a">1</p>')
    [b'1</', b'<p', b'a">', b'class="', b'p>']
    """
    return sorted(set(re.findall(rb"[^\w\s]*\w+[^\w\s]*", data)))


def in_words(check: Callable[[str], None]) -> Callable[[bytes], None]:
    """Return a check of bytes that gives ``check`` their text."""

    def read(data: bytes) -> None:
        check(data.decode("utf-8", "replace"))

    return read


def main() -> None:
    options = argparse.ArgumentParser(description="Look for what breaks a finder or a reader.")
    options.add_argument("target")
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()))
    chosen = options.parse_args()

    import atheris

    with atheris.instrument_imports(include=["tradefigs", *PARSERS]):
        import sound

        for name, whole in sound.FILES.items():  # what is imported at first use is led by, too
            sound.READERS[name](whole)

    check: Callable[[bytes], None]
    if chosen.target in sound.READERS:
        check, first = sound.READERS[chosen.target], [sound.FILES[chosen.target]]
        words = pieces(first[0])
    else:
        check, first = in_words(sound.CHECKS[chosen.target]), [text.encode()[:LONGEST] for text in seeds()]
        words = [word.encode() for word in blocks()]

    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, seed in enumerate(first):
            (corpus / str(number)).write_bytes(seed)
        dictionary = Path(folder, "words")
        escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in words)
        dictionary.write_text("".join(f'"{word}"\n' for word in escaped))
        arguments = [
            sys.argv[0],
            str(corpus),
            f"-dict={dictionary}",
            f"-max_total_time={chosen.seconds}",
            f"-max_len={LONGEST}",
            f"-timeout={SLOWEST}",
            f"-artifact_prefix={chosen.findings}/{chosen.target}-",
            "-keep_seed=1",  # else it shrinks to what does the same: two bytes
            "-reduce_inputs=0",
            "-len_control=0",
            "-print_final_stats=1",
        ]
        atheris.Setup(arguments, check)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
