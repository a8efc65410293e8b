"""Secrets from files: `SLACK_BOT_TOKEN_FILE=/run/secrets/bot-token` instead of `SLACK_BOT_TOKEN`.

A variable can be read by whoever sees the process's environment, and is inherited by whatever it
starts; a file has permissions, and is how Docker, Kubernetes and systemd hand over secrets.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource
from pydantic_settings.sources import EnvSettingsSource

SUFFIX = "_file"
LONGEST = 100_000


class UnreadableSecret(Exception):
    """A file that was named cannot be read; the message is one line that names the variable and no content."""


class SecretFiles(PydanticBaseSettingsSource):
    """The secrets whose files are named in another source: the environment, or `.env`."""

    def __init__(self, settings: type[BaseSettings], names: EnvSettingsSource) -> None:
        """`names` is where the variables that end in `_FILE` are looked up."""
        super().__init__(settings)
        self._names = names.env_vars

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """What the file holds, or None when none is named. Raises `UnreadableSecret`."""
        path = (self._names.get(field_name + SUFFIX) or "").strip() if is_secret(field.annotation) else ""
        return (_read(path, field_name) if path else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Every secret that is in a file, by setting."""
        return dict(self._found())

    def _found(self) -> Iterator[tuple[str, str]]:
        for name, field in self.settings_cls.model_fields.items():
            value, _, _ = self.get_field_value(field, name)
            if value is not None:
                yield name, value


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
