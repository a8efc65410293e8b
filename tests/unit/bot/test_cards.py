from typing import Any

import pytest

from bot.knowledge.cards import read_card, split_front_matter
from bot.packs import ContentError
from tests.unit.bot.made import a_card, card_head


def test_a_hole_takes_the_name_we_hold_or_the_cards_own_words() -> None:
    card = a_card()

    assert card.filled("Call $contact at $account", {}) == "Call your champion at the account"
    assert card.filled("Call $contact at $account. $me", {"contact": "Dana", "account": "Acme", "me": "Riya"}) == (
        "Call Dana at Acme. Riya"
    )


def test_the_champions_name_is_not_given_to_somebody_else() -> None:
    card = a_card(contact="the new CFO")

    assert card.filled("Meet $contact", {"contact": "Dana"}) == "Meet the new CFO"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("$contact moves up. $contact stays near.", "Your champion moves up. Your champion stays near."),
        ("Ready? $contact is.", "Ready? Your champion is."),
        ("Hi $contact,\n\n$account grows.", "Hi your champion,\n\nThe account grows."),
        ("Use it, e.g. for a note", "Use it, e.g. for a note"),
        ("- $contact first", "- Your champion first"),
        ("“$contact decides.”", "“Your champion decides.”"),
        ("iPhone users", "iPhone users"),
        (
            "Write to $me@example.com or see example.com. it works",
            "Write to [your name]@example.com or see example.com. it works",
        ),
        ("Costs $5 or $100", "Costs $5 or $100"),
    ],
)
def test_a_filled_hole_begins_a_sentence_in_a_capital_and_nothing_else_changes(text: str, filled: str) -> None:
    assert a_card().filled(text, {}) == filled


def test_a_name_with_a_dollar_sign_or_a_hole_in_it_is_only_a_name() -> None:
    assert a_card().filled("At $account", {"account": "A$AP $me"}) == "At A$AP $me"


def test_the_front_matter_is_taken_off_the_text() -> None:
    assert split_front_matter("---\ntitle: A\n---\nbody\n") == ({"title": "A"}, "body\n")
    assert split_front_matter("no head") == ({}, "no head")
    assert split_front_matter("---\ntitle: A\n---") == ({"title": "A"}, "")
    assert split_front_matter("# A\n---\nb: c\n---\n") == ({}, "# A\n---\nb: c\n---\n")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\na: 1\nb: [1\n---\n", "line 4"),
        ("---\na: 1\n b: : 2\n---\n", "line 3"),
        ("---\n- a\n- b\n---\n", "line 2"),
    ],
)
def test_front_matter_that_is_wrong_is_named_by_its_line(text: str, place: str) -> None:
    with pytest.raises(ContentError, match=place):
        split_front_matter(text)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"titel": "Typo"}, "titel"),
        ({"id": "KB-1"}, "id"),
        ({"title": "x" * 46}, "title"),
        ({"match": ["one", "two"]}, "match"),
        ({"stance": "gloomy"}, "stance"),
        ({"steps": []}, "steps"),
        ({"steps": [{"title": "A", "when": "someday", "bullets": ["b"]}]}, "steps.0.when"),
        ({"steps": [{"title": "A", "when": "today", "bullets": ["word " * 15]}]}, "steps.0.bullets"),
        ({"steps": [{"title": "A", "when": "today", "bullets": ["b"] * 4}]}, "steps.0.bullets"),
        ({"watch_outs": ["a", "b", "c", "d"]}, "watch_outs"),
        ({"drafts": [{"kind": "Bad Kind", "label": "Draft", "body": "b" * 40}]}, "drafts.0.kind"),
        ({"drafts": [{"kind": "note", "label": "Draft", "body": "Hi $customer, " + "b" * 40}]}, "drafts.0.body"),
        ({"situation": "$who is new"}, "situation"),
        ({"steps": [{"title": "Call $boss", "when": "today", "bullets": ["b"]}]}, "steps.0.title"),
        ({"steps": [{"title": "Call", "when": "today", "bullets": ["ask $boss"]}]}, "steps.0.bullets"),
        ({"watch_outs": ["$they leave"]}, "watch_outs"),
    ],
)
def test_a_card_that_is_wrong_is_named_by_its_field(fields: dict[str, Any], named: str) -> None:
    with pytest.raises(ContentError, match=rf"^{named}"):
        read_card({**card_head(), **fields})


def test_a_missing_field_is_named_too() -> None:
    head = card_head()
    del head["closing_offer"]

    with pytest.raises(ContentError, match=r"^closing_offer: Field required"):
        read_card(head)


def test_a_review_date_may_be_written_as_yaml_reads_it() -> None:
    head, _ = split_front_matter("---\nreviewed_on: 2026-11-20\n---\n")

    assert a_card(**head).reviewed_on == "2026-11-20"
