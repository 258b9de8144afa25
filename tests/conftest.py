"""Settings of all tests."""

from hypothesis import settings

# A slow machine is no failure.
settings.register_profile("tradefigs", deadline=None, max_examples=60)
settings.load_profile("tradefigs")
