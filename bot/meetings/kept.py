"""A transcript as a row holds it, and back."""

from datetime import date
from typing import Any

from bot.meetings.transcript import Transcript, Utterance


def payload_of(transcript: Transcript) -> dict[str, Any]:
    """The transcript as JSON: utterances as [speaker, text, start, end]."""
    return {
        "utterances": [[said.speaker, said.text, said.start, said.end] for said in transcript.utterances],
        "basis": transcript.basis,
        "format": transcript.format,
        "title": transcript.title,
        "happened_on": transcript.happened_on.isoformat() if transcript.happened_on else None,
        "sides": dict(transcript.sides),
        "remarks": list(transcript.remarks),
        "domains": dict(transcript.domains),
        "apart": [list(pair) for pair in transcript.apart],
    }


def transcript_of(payload: dict[str, Any]) -> Transcript:
    """The transcript that was kept."""
    day = payload["happened_on"]
    return Transcript(
        utterances=tuple(Utterance(*said) for said in payload["utterances"]),
        basis=payload["basis"],
        format=payload["format"],
        title=payload["title"],
        happened_on=date.fromisoformat(day) if day else None,
        sides=payload["sides"],
        remarks=tuple(payload["remarks"]),
        domains=payload.get("domains", {}),
        apart=tuple((one, other) for one, other in payload.get("apart", [])),
    )
