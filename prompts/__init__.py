"""What the model is told: markdown files with `$holes`, filled here.

A hole whose name starts with `_` (`$_coach`) is filled with the part of that name (`_coach.md`),
so that several prompts can share it. There are no loops or conditions: a caller that has a list
joins it first.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent


class PromptError(ValueError):
    """A prompt and the values given for it do not belong together; the message names both."""


def render_prompt(name: str, **values: str) -> str:
    """The prompt `<name>.md` with its holes filled.

    A `$` inside a value stays as it is. Raises `PromptError` when the file does not exist, when a
    hole has no value, or when a value has no hole.
    """
    text, used = _filled(name, values)
    unused = sorted(values.keys() - used)
    if unused:
        raise PromptError(f"{name}.md has no hole for {', '.join(unused)}")
    return text


def _filled(name: str, values: Mapping[str, str]) -> tuple[str, set[str]]:
    template = _template(name)
    holes = set(template.get_identifiers())
    parts = {hole for hole in holes if hole.startswith("_")}
    missing = sorted(holes - parts - values.keys())
    if missing:
        raise PromptError(f"{name}.md needs a value for {', '.join(missing)}")
    used = holes - parts
    filled = dict(values)
    for part in parts:
        filled[part], used_by_part = _filled(part, values)
        used |= used_by_part
    return template.substitute(filled), used


@cache
def _template(name: str) -> Template:
    try:
        text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PromptError(f"{name}.md does not exist") from None
    template = Template(text.strip())
    if not template.is_valid():
        raise PromptError(f"{name}.md has a $ that is not a hole; write $$ for a dollar sign")
    return template
