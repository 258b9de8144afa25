"""Settings of all tests."""

import pytest
from hypothesis import settings

from tradefigs.batch.executors import cores

# A slow machine is no failure.
settings.register_profile("tradefigs", deadline=None, max_examples=60)
settings.load_profile("tradefigs")

MOST_PROCESSES = 6  # the longest file takes as long as these need for the rest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Give the whole suite a process a core; files that are named are run at once, in this process."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return min(cores(), MOST_PROCESSES) if whole and cores() > 1 else 0
