"""To whom our token may be shown."""

import pytest

from handlers.calls.downloading import is_slacks

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
