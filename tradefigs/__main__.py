"""``python -m tradefigs`` does what ``tradefigs`` does."""

from tradefigs.cli import main

if __name__ == "__main__":
    main(prog_name="tradefigs")
