import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import masked

SECRETS = [
    ("mail dana.smith+x@acme.co.uk today", "mail [e-mail] today"),
    ("Dana <dana@acme.com>, Bo <bo@b.de>", "Dana <[e-mail]>, Bo <[e-mail]>"),
    ("call +44 20 7946 0958.", "call [phone]."),
    ("call 0044 20 7946 0958", "call [phone]"),
    ("phone: +4915112345678", "phone: [phone]"),
    ("+1 (555) 123-4567", "[phone]"),
    ("tel (020) 7946 0958", "tel [phone]"),
    ("020 7946 0958", "[phone]"),
    ("555-123-4567", "[phone]"),
    ("fax 030/1234567", "fax [phone]"),
    ("06 12 34 56 78", "[phone]"),
    ("card 4111 1111 1111 1111, thanks", "card [card number], thanks"),
    ("4111-1111-1111-1111", "[card number]"),
    ("amex 378282246310005", "amex [card number]"),
    ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [account number]"),
    ("GB29NWBK60161331926819", "[account number]"),
    ("ssn 123-45-6789", "ssn [id number]"),
    ("password: hunter2", "password: [secret]"),
    ("my password is swordfish now", "my password is [secret] now"),
    ("the password is: hunter2", "the password is: [secret]"),
    ("PWD=abc", "PWD=[secret]"),
    ("the pin is 1234", "the pin is [secret]"),
    ("token = abc123", "token = [secret]"),
    ("use xoxb-1234567890-abc", "use [secret]"),
    ("use sk-ant-abc12345678", "use [secret]"),
]
ORDINARY = [
    "the password is wrong for our users",
    "password reset fails",
    "the secret is to listen",
    "our token is expired",
    "the pin is stuck",
    "key account is Acme",
    "renewal 2027-02-28, health 62",
    "28 Feb 2027 to 31 Mar 2028",
    "2026-11-20 10:00:30",
    "calls at 12:40, 13:45 and 14:10",
    "version 1.2.3.4",
    "revenue 1,200,000,000 last year",
    "120 000 000 EUR",
    "10.000.000 €",
    "close went from 9 to 6 days, 30% faster",
    "from 2019-2020 to 2021-2022",
    "order 1234567890123456",
    "ticket INC0012345678",
    "see https://example.com/a/0201234567/b",
    "@dana said hi",
    "Project X at XYZ has XXL plans",
]


@pytest.mark.parametrize(("written", "leaves"), SECRETS)
def test_what_identifies_or_unlocks_is_masked_and_the_words_around_it_stay(written: str, leaves: str) -> None:
    assert masked(written) == leaves


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_numbers_and_dates_stay(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("text", [written for written, _ in SECRETS])
def test_masking_twice_changes_nothing(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(st.emails().filter(lambda email: email.isascii()))
def test_no_ordinary_address_gets_out(email: str) -> None:
    name, _, domain = email.partition("@")
    if all(sign.isalnum() or sign in "._+-" for sign in name):
        assert domain not in masked(f"write to {email} please")


@given(st.text(max_size=300))
def test_any_text_can_be_masked(text: str) -> None:
    assert isinstance(masked(text), str)
