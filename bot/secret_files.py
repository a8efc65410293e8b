"""Secrets from files: `SLACK_BOT_TOKEN_FILE=/run/secrets/bot-token` instead of `SLACK_BOT_TOKEN`.

A variable can be read by whoever sees the process's environment, and is inherited by whatever it
starts; a file has permissions, and is how Docker, Kubernetes and systemd hand over secrets.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo

SUFFIX = "_file"
LONGEST = 100_000


class UnreadableSecret(Exception):
    """A file that was named cannot be read; the message is one line that names the variable and no content."""


def secrets_in_files(settings: Mapping[str, FieldInfo], given: Mapping[str, str]) -> dict[str, str]:
    """The secrets among the settings whose files are named in `given`. Raises `UnreadableSecret`."""
    paths = {
        name: given.get(name + SUFFIX, "").strip()
        for name, field in settings.items()
        if is_secret(field.annotation)
    }
    return {name: _read(path, name) for name, path in paths.items() if path}


def is_secret(annotation: Any) -> bool:
    """Whether a setting is a secret, however its type is dressed."""
    return annotation is SecretStr or any(is_secret(part) for part in get_args(annotation))


def _read(path: str, field_name: str) -> str:
    """The text without the line break that editors put at the end."""
    try:
        with Path(path).open(encoding="utf-8") as file:
            text = file.read(LONGEST + 1)
    except (OSError, ValueError) as error:
        raise UnreadableSecret(_complaint(field_name, type(error).__name__)) from None
    if len(text) > LONGEST:
        raise UnreadableSecret(_complaint(field_name, "it is too large"))
    return text.strip()


def _complaint(field_name: str, why: str) -> str:
    variable = (field_name + SUFFIX).upper()
    return f"{variable} is wrong: the file it names cannot be read ({why}); give this user the right to read it"
