"""Wording a digest for one person with Claude: what it writes counts only where it says nothing new."""

import re

from bot.coaching.digest import Digest
from bot.coaching.grounding import addresses_in
from bot.deps import Deps
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.errors import CoachError
from bot.model import Meter
from bot.numbers import numbers_in
from bot.people import asker_of
from storage.models import Person

MOST_WORDS = 28
MOST_CHARACTERS = 240
SMALL = frozenset({1.0, 2.0, 3.0})
"""A plan may count small acts: "one question"."""
_PLAN = re.compile(r"When .+, I will .+\.", re.DOTALL)


def has_lines_to_word(digest: Digest) -> bool:
    """Whether there is a line in it that a writer words."""
    return bool(digest.did_well or digest.focus)


async def word_digest(deps: Deps, person: Person, digest: Digest, *, meter: Meter) -> Digest:
    """The digest with the writer's words where they hold, else as it was; a model that fails changes nothing."""
    if deps.writer is None or not has_lines_to_word(digest):
        return digest
    brief = brief_of(deps, person, digest)
    try:
        written = await deps.writer.write_digest(brief, meter=meter)
    except CoachError:
        return digest
    return with_words(digest, written.result, brief, model=written.model)


def with_words(digest: Digest, words: WrittenDigest, brief: DigestBrief, *, model: str) -> Digest:
    """The lines that keep their form and name no figure that was not given."""
    known = set(numbers_in(" ".join((brief.did_well, brief.last_focus, brief.focus, brief.plan, *brief.needs))))
    changes: dict[str, object] = {}
    did_well, plan = words.did_well.strip(), words.when_then.strip()
    if digest.did_well and did_well.startswith("You ") and _holds(did_well, known):
        changes["did_well"] = did_well
    if digest.focus and _PLAN.fullmatch(plan) and _holds(plan, known | SMALL):
        changes["focus"] = digest.focus.model_copy(update={"when_then": plan})
    return digest.model_copy(update={**changes, "writer": "claude", "model": model}) if changes else digest


def _holds(line: str, known: set[float]) -> bool:
    is_line = len(line.split()) <= MOST_WORDS and len(line) <= MOST_CHARACTERS and "\n" not in line
    return is_line and set(numbers_in(line)) <= known and not addresses_in(line)


def brief_of(deps: Deps, person: Person, digest: Digest) -> DigestBrief:
    """What a writer may know to word a digest."""
    last = digest.last_focus
    return DigestBrief(
        track=deps.tracks.get(person.track),
        asker=asker_of(person),
        today=digest.on,
        did_well=digest.did_well,
        last_focus=f"{last.title}: seen in {last.seen} of {last.chances}" if last and last.chances else "",
        focus=digest.focus.title if digest.focus else "",
        plan=digest.focus.when_then if digest.focus else "",
        needs=digest.needs,
    )
