"""Rules for tables and charts."""

from dataclasses import dataclass
from typing import Any, Final

from blockcheck.objects import FLAG, ID, SHOWN, typed
from blockcheck.rich_text import RICH_TEXT_BLOCK
from blockcheck.walker import ByType, Choice, Line, Many, Number, Shape, Walk

CELLS_LIMIT: Final = 10_000

CELL = ByType(
    {
        "raw_text": typed({"text": SHOWN}, needs=("text",)),
        "raw_number": typed({"value": Number(), "text": SHOWN}, needs=("value", "text")),
        "rich_text": RICH_TEXT_BLOCK,
    }
)
ROW = Many(CELL, 20)


@dataclass(frozen=True)
class Rows:
    """The rows of a table; the cells of all tables in a message share one limit."""

    most: int
    least: int = 1

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Look at each cell, then refuse the rows that make the cells of the message too long."""
        before, room = walk.characters, max(0, CELLS_LIMIT - walk.cell_characters)
        Many(ROW, self.most, self.least).check(value, at, walk)
        added = walk.characters - before
        walk.cell_characters += added
        if added > room:
            message = f"all table cells together must be less than {CELLS_LIMIT + 1} characters"
            walk.refuse(at, message, most=len(value) * room // added)


TABLE = typed(
    {
        "block_id": ID,
        "rows": Rows(100),
        "column_settings": Many(
            Shape({"align": Choice(("left", "center", "right")), "is_wrapped": FLAG}), 20, nulls=True
        ),
    },
    needs=("rows",),
)


def _rows_are_alike(value: dict[str, Any], at: str, walk: Walk) -> None:
    header, *rows = value["rows"]
    for index, cell in enumerate(header):
        if cell["type"] == "rich_text":
            walk.refuse(f"{at}/rows/0/{index}", "a header cell must not be rich_text")
    for index, row in enumerate(rows, start=1):
        if len(row) != len(header):
            walk.refuse(f"{at}/rows/{index}", f"must have {len(header)} cells like the header")
    if value.get("row_header_column_index", 0) >= len(header):
        walk.refuse(f"{at}/row_header_column_index", f"must be less than {len(header)}")


DATA_TABLE = typed(
    {
        "block_id": ID,
        "caption": Line(words=True, shown=True),
        "rows": Rows(101, least=2),
        "page_size": Number(least=1, most=100, whole=True),
        "row_header_column_index": Number(least=0, whole=True),
    },
    needs=("caption", "rows"),
    rules=(_rows_are_alike,),
)


def _points_fit_the_axis(value: dict[str, Any], at: str, walk: Walk) -> None:
    """Each category once, and in each series one point for it."""
    categories = value["axis_config"]["categories"]
    _refuse_repeated(categories, at + "/axis_config/categories/{}", walk)
    _refuse_repeated([series["name"] for series in value["series"]], at + "/series/{}/name", walk)
    for number, series in enumerate(value["series"]):
        _check_points(series["data"], categories, f"{at}/series/{number}/data", walk)


def _check_points(points: list[dict[str, Any]], categories: list[str], at: str, walk: Walk) -> None:
    labels = [point["label"] for point in points]
    for index, label in enumerate(labels):
        if label not in categories:
            walk.refuse(f"{at}/{index}/label", "must be one of the categories")
    _refuse_repeated(labels, at + "/{}/label", walk)
    missing = [category for category in categories if category not in labels]
    if missing:
        walk.refuse(at, f'must have a point for each category, there is none for "{missing[0]}"')


def _refuse_repeated(names: list[str], at: str, walk: Walk) -> None:
    """`at` is the pointer with a hole for the index."""
    for index, name in enumerate(names):
        if name in names[:index]:
            walk.refuse(at.format(index), "must be unique")


LABEL = Line(20, words=True, shown=True)

SERIES = Shape(
    {
        "name": LABEL,
        "data": Many(Shape({"label": LABEL, "value": Number()}, needs=("label", "value")), 20),
    },
    needs=("name", "data"),
)

AXIS = Shape(
    {"categories": Many(LABEL, 20), "x_label": Line(50, shown=True), "y_label": Line(50, shown=True)},
    needs=("categories",),
)

XY_CHART = typed(
    {"series": Many(SERIES, 6), "axis_config": AXIS},
    needs=("series", "axis_config"),
    rules=(_points_fit_the_axis,),
)

PIE = typed(
    {"segments": Many(Shape({"label": LABEL, "value": Number(above=0)}, needs=("label", "value")), 6)},
    needs=("segments",),
)

DATA_VISUALIZATION = typed(
    {
        "block_id": ID,
        "title": Line(50, words=True, shown=True),
        "chart": ByType({"bar": XY_CHART, "line": XY_CHART, "area": XY_CHART, "pie": PIE}),
    },
    needs=("title", "chart"),
)
