"""Functions whose module is loaded when they are first called.

What few need, or what only the process beside this one does, costs the others neither memory nor time
at the start. The type checker is shown the function itself:

    if TYPE_CHECKING:
        from handlers.charts import drawn_chart
    else:
        drawn_chart = Door("handlers.charts", "drawn_chart")
"""

import importlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Door:
    """Stands for the function `name` of `module`: called like it, pickled as the two words."""

    module: str
    name: str

    @property
    def __name__(self) -> str:
        return self.name

    def __call__(self, *given: Any, **named: Any) -> Any:
        """What the function behind the door returns; raises what it raises."""
        return getattr(importlib.import_module(self.module), self.name)(*given, **named)
