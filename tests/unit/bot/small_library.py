"""A library of three cards and a note, written as files: enough to find something, and to find nothing."""

from pathlib import Path
from typing import Any

import yaml

from tests.unit.bot.made import card_head

PROMOTED = """## What a promotion changes
A promoted champion sits closer to the budget and further from the daily work.

## The first month after the promotion
Write a personal note the same day, then meet the successor within two weeks.
"""
PRICE = """## Why a discount is asked for
Procurement asks for a discount because asking costs nothing.

## Trade a discount, never give it
Give a lower price only against a longer term.
"""
ONBOARDING = """## Why nobody logs in
Seats stay empty when nobody was trained.
"""
NOTE = """# Giving a hard message
## Say it early
Say what happened and what comes next.
"""
PRICE_HEAD = {
    "id": "KB-XX-02",
    "title": "Discount asked for",
    "match": ["they want a discount at renewal", "procurement pushes our price down", "is 20% off too much"],
    "contact": "the buyer",
    "situation": "The buyer tests the price at $account. $contact expects a first answer.",
}
ONBOARDING_HEAD = {
    "id": "KB-XX-03",
    "title": "No logins",
    "match": ["nobody logs in", "no users after launch", "seats are empty since onboarding"],
    "contact": "the project lead",
    "situation": "The seats at $account are empty.",
}


def write_library(content: Path) -> Path:
    knowledge = content / "tracks" / "a_track" / "knowledge"
    write_card(knowledge / "promoted.md", PROMOTED)
    write_card(knowledge / "discount.md", PRICE, **PRICE_HEAD)
    write_card(knowledge / "no-logins.md", ONBOARDING, **ONBOARDING_HEAD)
    shared = content / "shared" / "knowledge"
    shared.mkdir(parents=True)
    (shared / "hard-message.md").write_text(NOTE, encoding="utf-8")
    return content


def write_card(path: Path, body: str, **fields: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump({**card_head(), **fields}, sort_keys=False, allow_unicode=True)
    path.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
