"""To whom our token may be shown, and what is refused before anything is fetched."""

from typing import Any

import pytest

from bot.errors import CannotRead, FileIsAudio, FileIsImage, FileTooLarge
from bot.meetings.taken_in import MOST_BYTES
from handlers.calls.downloading import FileElsewhere, FileGone, FileNotForUs, is_slacks, refuse_by_kind

API = "https://slack.com/api/"
LOCAL = "http://127.0.0.1:8020/api/"


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://files.slack.com/files-pri/T1-F1/download/a.vtt", API),
        ("https://acme.slack.com/files-pri/T1-F1/a.vtt", API),
        ("https://slack-files.com/T1-F1", API),
        ("http://127.0.0.1:8020/files-pri/T1-F1/a.vtt", LOCAL),
    ],
)
def test_slacks_own_addresses_are_known(url: str, api: str) -> None:
    assert is_slacks(url, api)


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("http://files.slack.com/a.vtt", API),
        ("https://files.slack.com.evil.example/a.vtt", API),
        ("https://evilslack.com/a.vtt", API),
        ("https://files.slack.com@evil.example/a.vtt", API),
        ("https://user@files.slack.com/a.vtt", API),
        ("https://files.slack.com:8443/a.vtt", API),
        ("https://files.slack.com:port/a.vtt", API),
        ("https://169.254.169.254/latest/meta-data", API),
        ("http://127.0.0.1:8020/a.vtt", API),
        ("http://127.0.0.1:9999/a.vtt", LOCAL),
        ("file:///etc/passwd", API),
    ],
)
def test_no_other_address_is_shown_our_token(url: str, api: str) -> None:
    assert not is_slacks(url, api)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ({"mode": "tombstone"}, FileGone),
        ({"mode": "hidden_by_limit"}, FileGone),
        ({"file_access": "file_not_found"}, FileGone),
        ({"file_access": "access_denied"}, FileNotForUs),
        ({"is_external": True}, FileElsewhere),
        ({"mode": "canvas"}, FileElsewhere),
        ({"mimetype": "audio/mpeg"}, FileIsAudio),
        ({"mimetype": "video/mp4"}, FileIsAudio),
        ({"mimetype": "image/png"}, FileIsImage),
        ({"size": MOST_BYTES + 1}, FileTooLarge),
    ],
)
def test_what_cannot_be_read_is_known_by_what_slack_says_of_it(
    file: dict[str, Any], why: type[CannotRead]
) -> None:
    with pytest.raises(why):
        refuse_by_kind(file)


@pytest.mark.parametrize(
    "file",
    [
        {},
        {"mode": "hosted", "mimetype": "text/vtt", "size": MOST_BYTES},
        {"mimetype": None, "size": None},
        {"file_access": "check_file_info"},
    ],
)
def test_whatever_may_be_a_transcript_is_fetched(file: dict[str, Any]) -> None:
    refuse_by_kind(file)
