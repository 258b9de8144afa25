"""When: the times that a text names, and the day on which it was published."""

from tradefigs.periods.calendardays import moved
from tradefigs.periods.finder import find_periods
from tradefigs.periods.forms import number_of
from tradefigs.periods.period import Period
from tradefigs.periods.told import is_singled_out

__all__ = ["Period", "find_periods", "is_singled_out", "moved", "number_of"]
