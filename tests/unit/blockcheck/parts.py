"""Short words for the payloads in this folder."""

from typing import Any

Json = dict[str, Any]


def plain(text: str = "Go") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "*Go*") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "Hello", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), **more}


def confirm(**more: Any) -> Json:
    return {"title": plain("Sure?"), "text": mrkdwn(), "confirm": plain("Yes"), "deny": plain("No"), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def option(value: str) -> Json:
    return {"text": plain(f"Option {value}"), "value": value}


def select(**more: Any) -> Json:
    return {"type": "static_select", "options": [option("a"), option("b")], **more}


def typed_input(kind: str = "plain_text_input", **more: Any) -> Json:
    return {"type": "input", "label": plain("Name"), "element": {"type": kind, **more}}


def cell(text: str = "x") -> Json:
    return {"type": "raw_text", "text": text}


def number_cell(value: float = 1) -> Json:
    return {"type": "raw_number", "value": value, "text": str(value)}


def rich_text(text: str = "x") -> Json:
    line = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [line]}


def table(rows: int = 2) -> Json:
    return {"type": "table", "rows": [[cell(), cell()] for _ in range(rows)]}


def data_table(rows: list[list[Json]]) -> Json:
    return {"type": "data_table", "caption": "Scores", "rows": rows}


def task(task_id: str, status: str = "complete") -> Json:
    return {"type": "task_card", "task_id": task_id, "title": "Read the notes", "status": status}


def plan(*tasks: Json) -> Json:
    return {"type": "plan", "title": "Plan", "tasks": list(tasks)}


def line_chart(label: str = "Mon", kind: str = "line", **more: Any) -> Json:
    series = [{"name": "Discovery", "data": [{"label": label, "value": 3}, {"label": "Tue", "value": 4}]}]
    chart = {"type": kind, "series": series, "axis_config": {"categories": ["Mon", "Tue"]}}
    return {"type": "data_visualization", "title": "Trend", "chart": chart, **more}


def pie_chart(value: float) -> Json:
    chart = {"type": "pie", "segments": [{"label": "Talk", "value": value}]}
    return {"type": "data_visualization", "title": "Talk share", "chart": chart}


def markdown(text: str = "# Hi") -> Json:
    return {"type": "markdown", "text": text}


def feedback() -> Json:
    return {
        "type": "feedback_buttons",
        "action_id": "rate",
        "positive_button": {"text": plain("Good"), "value": "good"},
        "negative_button": {"text": plain("Bad"), "value": "bad"},
    }


def context_actions(*elements: Json) -> Json:
    return {"type": "context_actions", "elements": list(elements)}


def card(**more: Any) -> Json:
    return {"type": "card", "title": mrkdwn("Plan A"), **more}


def container(*blocks: Json, **more: Any) -> Json:
    return {"type": "container", "title": plain("Box"), "child_blocks": list(blocks), **more}


def image(**more: Any) -> Json:
    return {"type": "image", "alt_text": "A chart", **more}


def alert(text: str = "Careful") -> Json:
    return {"type": "alert", "text": plain(text), "level": "warning"}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Goals"), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}
