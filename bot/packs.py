"""Reading a content file into its shape, so that a typo stops the program with file and field."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError


class ContentError(ValueError):
    """A file under `content/` is wrong; the message names the file and the field."""


class Pack(BaseModel):
    """A shape that comes from a content file: a typo in a key is an error."""

    # The other engine for patterns keeps all of Unicode for a `\d` or a dot: a megabyte in the end.
    model_config = ConfigDict(extra="forbid", frozen=True, regex_engine="python-re")


P = TypeVar("P", bound=Pack)

_SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    """What a YAML text says, read in C where PyYAML was built with it: ten times as fast. Raises `YAMLError`."""
    return yaml.load(text, Loader=_SAFE_LOADER)


def read_pack(path: Path, shape: type[P]) -> P:
    """The content of a YAML file. Raises `ContentError` naming the file and the field that is wrong."""
    try:
        return shape.model_validate(read_yaml(path.read_text(encoding="utf-8")) or {})
    except FileNotFoundError:
        raise ContentError(f"{path}: missing") from None
    except yaml.YAMLError as error:
        raise ContentError(f"{path}: not valid YAML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ContentError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
