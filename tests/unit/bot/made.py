"""What the tests of the engine are made of: small, complete, and about nobody."""

from datetime import UTC, date, datetime
from typing import Any

from bot.knowledge.cards import SituationCard
from bot.model import Brief, Snippet, Step, WrittenGuidance
from bot.people import asker_of
from bot.tracks import House, Prompt, Track, Tracks
from storage.models import Account, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
PERSONA = "You coach people who look after customers. You are calm, concrete and brief, and you never flatter."


def an_account(name: str = "Acme Corp", **fields: Any) -> Account:
    given: dict[str, Any] = {"account_key": name.casefold(), "imported_at": NOW, "source": "accounts.csv"}
    return Account(name=name, **{**given, **fields})


def a_person(**fields: Any) -> Person:
    given: dict[str, Any] = {
        "id": 7,
        "team_id": "T1",
        "slack_user_id": "U1",
        "display_name": "Riya Rao",
        "timezone": "Europe/London",
        "role": "csm",
        "experience": "senior",
        "style": "direct",
        "uses_model": True,
    }
    return Person(**{**given, **fields})


def a_track(track_id: str = "a_track", **fields: Any) -> Track:
    given: dict[str, Any] = {
        "id": track_id,
        "name": "A track",
        "for_whom": "people in tests",
        "persona": PERSONA,
        "roles": ["tester"],
        "prompts": [
            Prompt(title="First", message="How do I begin?"),
            Prompt(title="Second", message="What is next?"),
        ],
    }
    return Track(**{**given, **fields})


def some_tracks(*tracks: Track) -> Tracks:
    house = House(
        persona=PERSONA,
        guardrails=["Be kind", "Be brief", "Be honest"],
        unsure_questions=["Who is it about?", "What happened?", "By when?"],
    )
    return Tracks(house, {track.id: track for track in tracks or (a_track(),)})


def a_card(**fields: Any) -> SituationCard:
    return SituationCard.model_validate({**card_head(), **fields})


def card_head() -> dict[str, Any]:
    return {
        "id": "KB-XX-01",
        "title": "Champion promoted",
        "tracks": ["a_track"],
        "match": ["my champion got promoted", "sponsor moved up", "contact has a bigger role"],
        "stance": "mixed",
        "owner": "Sideline",
        "reviewed_on": "2026-11-20",
        "contact": "your champion",
        "situation": "Good news with a risk: $contact may leave the daily work at $account.",
        "steps": [
            {"title": "Congratulate $contact", "when": "today", "bullets": ["Ask for nothing"], "sources": [1]},
            {
                "title": "Meet the successor",
                "when": "within_1_month",
                "bullets": ["Ask, then show"],
                "sources": [2],
            },
        ],
        "watch_outs": ["$contact is too senior now"],
        "drafts": [
            {
                "kind": "note",
                "label": "Draft a note",
                "subject": "Congratulations, $contact",
                "body": "Hi $contact,\n\nCongratulations from all of us who work with $account.\n\n$me",
            }
        ],
        "closing_offer": "Want me to draft the note?",
        "when_i_will": "When I hear of it, I will write the same day.",
    }


def a_snippet(label: str = "KB-XX-01 §1", **fields: Any) -> Snippet:
    given: dict[str, Any] = {
        "cite": f"kb-{label}",
        "document": "card/kb-xx-01.md",
        "heading_path": "Champion promoted > What changes",
        "body": "A promoted champion is worth more and is easier to lose.",
        "score": 5.0,
        "coverage": 0.8,
        "matched": 3,
    }
    return Snippet(label=label, **{**given, **fields})


def a_brief(**fields: Any) -> Brief:
    given: dict[str, Any] = {
        "question": "My champion got promoted, what now?",
        "track": a_track(),
        "asker": asker_of(a_person()),
        "today": TODAY,
    }
    return Brief(**{**given, **fields})


def some_words(**fields: Any) -> WrittenGuidance:
    given: dict[str, Any] = {
        "title": "From the model",
        "situation": "The model says what it means.",
        "stance": "mixed",
        "steps": [Step(title="Call her", when="today", bullets=["Ask first"], sources=["kb-KB-XX-01 §1"])],
        "watch_outs": [],
        "drafts": [],
        "closing_offer": "Shall I draft it?",
        "confidence": "high",
    }
    return WrittenGuidance(**{**given, **fields})
