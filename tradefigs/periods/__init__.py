"""When: the times that a text names, and the day on which it was published.

Begin with `finder`, the way from a text to its times. The rooms build upon each other in this order:

- `expressions`: which part of which year an expression names
- `clauses`: what stands around a time and tells how it is meant
- `calendar`: which days it means

Upon them stand `finder` and, as it asks for the times of the text, `publication`: on which day a text was
published.
"""

from tradefigs.periods.calendar.calendardays import moved
from tradefigs.periods.calendar.period import Period
from tradefigs.periods.calendar.told import is_singled_out
from tradefigs.periods.expressions.forms import number_of
from tradefigs.periods.finder import find_periods

__all__ = ["Period", "find_periods", "is_singled_out", "moved", "number_of"]
