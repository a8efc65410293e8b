"""Who is on the coached person's side when more than two people speak: what is known, and what to ask."""

from collections.abc import Collection

from bot.language.words import count_words
from bot.meetings.formats.addresses import PUBLIC
from bot.meetings.transcript import Transcript
from bot.meetings.turns import is_unknown

FEWEST_WORDS = 30
"""Somebody who says less moves no figure, and is not worth a question."""
MOST_ASKED_ABOUT = 8
"""With more people it is a webinar: nobody sorts them by buttons."""


def colleagues_of(transcript: Transcript, me: str, *, names: Collection[str], email: str = "") -> list[str]:
    """The speakers known to be on the side of `me`, without `me`: by a colleague's full name, by an address of the
    same company, or because the file says so. None where that is everybody: then one of them plays the customer.
    """
    known = {name.casefold() for name in names if len(name.split()) > 1}
    domain = _company(email) or transcript.domains.get(me, "")
    others = [name for name in transcript.speakers if name != me]
    ours = [
        name for name in others if name.casefold() in known or (domain and transcript.domains.get(name) == domain)
    ]
    return ours if len(ours) < len(others) else []


def untold_speakers(transcript: Transcript, own: Collection[str], *, email: str = "") -> list[str]:
    """The speakers of whom nothing tells the side; none where only one is left to be the customer.

    A side told by the file, or an address of another company, settles it.
    """
    domain = _company(email) or next((transcript.domains[name] for name in own if name in transcript.domains), "")
    others = [name for name in transcript.speakers if name not in own and not is_unknown(name)]
    untold = [
        name for name in others if name not in transcript.sides and not (domain and name in transcript.domains)
    ]
    heard = [name for name in untold if _words_of(transcript, name) >= FEWEST_WORDS]
    return heard if len(others) > 1 and heard else []


def _words_of(transcript: Transcript, name: str) -> int:
    return sum(count_words(said.text) for said in transcript.utterances if said.speaker == name)


def _company(email: str) -> str:
    domain = email.rpartition("@")[2].lower()
    return "" if domain in PUBLIC else domain
