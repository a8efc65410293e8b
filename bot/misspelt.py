"""Names that were meant for a setting and are none, so that nothing would come of them: `SLACK_BOT_TOKN`."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from bot.secret_files import SUFFIX, is_secret
from bot.settings import Settings

IN_A_FILE = SUFFIX.upper()
KNOWN = {name.upper() for name in Settings.model_fields} | {
    f"{name.upper()}{IN_A_FILE}" for name, field in Settings.model_fields.items() if is_secret(field.annotation)
}
_NAME = re.compile("[A-Z0-9_-]+")
NEAR = 0.9
"""Of 1, by `difflib`: a slip or two. TEST_DATABASE_URL (0.83) and OpenTelemetry's names are another's."""


def unassigned(given: Mapping[str, bool]) -> list[str]:
    """Settings behind which stands something else than `=`, as in `NAME:value`; never what follows."""
    starts = [found[0] for name in given if not _NAME.fullmatch(name) and (found := _NAME.match(name))]
    return sorted(KNOWN.intersection(starts))


def misspelt(given: Mapping[str, bool]) -> dict[str, str]:
    """Which of the given names are no setting but near one, and that one; names in capitals, in order.

    `given` says whether each has a value. A setting that has one was not misspelt: what is near it is another's.
    """
    near = {name: _nearest(name) for name in sorted(given) if name not in KNOWN and _NAME.fullmatch(name)}
    return {name: meant for name, meant in near.items() if meant and not _has_value(meant, given)}


def _nearest(name: str) -> str:
    return next(iter(get_close_matches(name.replace("-", "_"), sorted(KNOWN), n=1, cutoff=NEAR)), "")


def _has_value(name: str, given: Mapping[str, bool]) -> bool:
    plain = name.removesuffix(IN_A_FILE)
    return given.get(plain, False) or given.get(f"{plain}{IN_A_FILE}", False)
