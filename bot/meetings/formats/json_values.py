"""What the keys of an export mean, whatever a vendor calls them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from bot.meetings.formats.clock import iso_length_seconds, seconds_of
from bot.meetings.formats.labels import side_of
from bot.meetings.transcript import Side

Row = Mapping[str, Any]

LARGEST: Final = 1e15
"""No time in any unit is larger; neither infinity nor what is no number at all gets past it."""

SPEAKER_KEYS: Final = (
    "speakername", "speakerdisplayname", "displayname", "participantname", "personname", "speaker",
    "speakerlabel", "participant", "participantrole", "speakerid", "participantid", "personid", "speakertag",
    "speakernumber", "name", "author", "who", "person", "role", "party", "username", "user", "from", "label",
    "channeltag", "channel", "mediachannel", "users", "sender", "attendee", "attendeeid",
    "recordingattendeeid", "userid", "speakerrole", "participanttype", "participantpurpose", "sprecher",
    "sprecherin", "redner", "locuteur", "intervenant", "hablante", "orador",
)  # fmt: skip
TEXT_KEYS: Final = (
    "text", "transcript", "content", "sentence", "utterance", "spokentext", "body", "words", "snippet", "message",
    "line", "speech", "caption", "phrase", "dialogue", "statement", "said", "display", "rawtext",
    "punctuatedword", "word", "value", "plaintext", "fulltext", "fulltranscript", "transcripttext",
    "äußerung", "aussage", "wortlaut", "texte", "texto",
)  # fmt: skip
START_KEYS: Final = (
    "secondsfromstart", "tstart",
    "start", "starttime", "begin", "begintime", "startsec", "startseconds", "startoffset", "beginoffset", "offset",
    "from", "starttimestamp", "timestamp", "ts", "snippettime", "datastart", "starttimesec", "time", "at",
    "starts", "startat", "startedat", "spokenat", "saidat", "zeit", "zeitstempel", "uhrzeit", "beginn",
    "anfang", "heure", "début", "hora", "inicio",
)  # fmt: skip
END_KEYS: Final = (
    "end", "tend", "endtime", "stop", "endsec", "endseconds", "endoffset", "endtimestamp", "endts", "to", "until",
    "dataend", "endtimesec", "ends", "finish", "stoptime", "endat", "endedat", "ende", "fin",
)  # fmt: skip
PART_KEYS: Final = ("sentences", "words", "elements", "items", "tokens", "transcript", "segments")
_NAME_KEYS = (
    "name",
    "displayname",
    "fullname",
    "speakername",
    "label",
    "participantname",
    "username",
    "emailaddress",
    "email",
    "useremail",
)
_ID_KEYS = ("speakerid", "id", "participantid", "personid", "userid", "index", "speaker", "speakernumber", "key")
_SIDE_KEYS = ("affiliation", "speakertype", "isrep", "isinternal", "type", "role")
_MILLI = ("ms", "msec", "millis", "milliseconds", "milli")
_TICKS = ("inticks", "ticks")
_UNITS: dict[str, float] = {**dict.fromkeys(_MILLI, 0.001), **dict.fromkeys(_TICKS, 1e-7)}
_UNIT = re.compile(rf"({'|'.join(sorted(_UNITS, key=len, reverse=True))})$")
_OWN_WORDS = frozenset({"internal", "rep", "host", "true", "owner", "agent"})
_CUSTOMER_WORDS = frozenset({"external", "cust", "customer", "false", "prospect", "client"})


def plain_key(key: str) -> str:
    """`startTime`, `start_time` and `StartTime` alike: "starttime"."""
    return key.replace("_", "").replace("-", "").replace(" ", "").lower()


def plain_row(row: Row) -> dict[str, Any]:
    """The row with plain keys."""
    return {plain_key(key): value for key, value in row.items()}


def first_value(row: Row, keys: Iterable[str]) -> Any:
    """The value of the first key that has one, None if none has."""
    return next((row[key] for key in keys if row.get(key) not in (None, "")), None)


def text_of(row: Row) -> str:
    """The words of a plain row, "" if it has none of its own."""
    for key in TEXT_KEYS:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def speaker_of(row: Row, names: Mapping[str, str]) -> str:
    """Who speaks in a plain row: a name, a name looked up by id, "Speaker 0" for a number, or ""."""
    for key in SPEAKER_KEYS:
        value = row.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, Mapping):
            inner = plain_row(value)
            value = first_value(inner, (*_NAME_KEYS, *_ID_KEYS))
        if value in (None, "") or isinstance(value, list | Mapping):
            continue
        return names.get(str(value)) or _spoken_for(value)
    return ""


def _spoken_for(value: Any) -> str:
    text = str(value).strip()
    return f"Speaker {text}" if text.isdigit() and len(text) < 4 else text


def moment_of(row: Row, keys: Iterable[str]) -> tuple[float | None, bool]:
    """A time of a plain row, and whether its unit is known; then it is in seconds."""
    for key in keys:
        if row.get(key) not in (None, ""):
            number, is_known = _as_number(row[key])
            return number, is_known or key.startswith("seconds")
    wanted = tuple(keys)
    for key, value in row.items():
        unit = _UNIT.search(key)
        if unit and value not in (None, "") and key[: unit.start()] in wanted:
            number, _ = _as_number(value)
            return (None if number is None else round(number * _UNITS[unit[1]], 3)), True
    return None, True


def _as_number(value: Any) -> tuple[float | None, bool]:
    """A number, a clock, an ISO length or moment, or Google's and Recall's little objects."""
    if isinstance(value, Mapping):
        inner = plain_row(value)
        if "relative" in inner:
            return _as_number(inner["relative"])
        if "milliseconds" in inner:
            thousandths, _ = _as_number(inner["milliseconds"])
            return (None if thousandths is None else thousandths / 1000), True
        whole, rest = _as_number(inner.get("seconds", 0))[0], _as_number(inner.get("nanos", 0))[0]
        return (whole or 0) + (rest or 0) / 1e9, True
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None, True
    if isinstance(value, str):
        return _from_words(value.strip())
    return (float(value) if abs(value) < LARGEST else None), False


def _from_words(text: str) -> tuple[float | None, bool]:
    if ":" in text and text.count("-") < 2:
        return seconds_of(text), True
    if text.startswith("PT"):
        return iso_length_seconds(text), True
    try:
        if text.count("-") >= 2:
            return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp(), True
        number = float(text.rstrip("s"))
    except ValueError:
        return None, True
    return (number, text.endswith("s")) if abs(number) < LARGEST else (None, True)


def names_in(rows: Iterable[Row]) -> tuple[dict[str, str], dict[str, Side]]:
    """From lists of people: names by id, and the sides that are told of them (Gong's affiliation, `is_rep`)."""
    names: dict[str, str] = {}
    sides: dict[str, Side] = {}
    for row in map(plain_row, rows):
        name = first_value(row, (*_NAME_KEYS, "participantrole"))
        if not isinstance(name, str):
            continue
        for key in _ID_KEYS:
            if isinstance(row.get(key), str | int):
                names.setdefault(str(row[key]), name)
        side = _side(row)
        if side:
            sides[name] = side
    return names, sides


def sides_in(rows: Iterable[Row], names: Mapping[str, str]) -> dict[str, Side]:
    """The sides that rows of speech tell of their speakers."""
    plain = [plain_row(row) for row in rows]
    told = {speaker_of(row, names): side for row in plain if (side := _side(row, ("speakertype", "affiliation")))}
    return {speaker: side for speaker, side in told.items() if speaker}


def _side(row: Row, keys: Sequence[str] = _SIDE_KEYS) -> Side | None:
    told = first_value(row, keys)
    word = str(told).lower()
    if word in _OWN_WORDS:
        return "own"
    return "customer" if word in _CUSTOMER_WORDS else side_of(word)
