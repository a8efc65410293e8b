"""Small transcripts for tests of figures."""

from pathlib import Path

from bot.meetings.transcript import Basis, Transcript, Utterance

SAMPLE_CALL = Path(__file__).resolve().parents[2] / "scenarios" / "calls" / "acme_discovery.vtt"
WORDS = "we looked at the plan and it was fine for the whole team"


def said(speaker: str, start: float | None, end: float | None, text: str = WORDS) -> Utterance:
    return Utterance(speaker, text, start, end)


def call(*utterances: Utterance, basis: Basis = "timed") -> Transcript:
    return Transcript(utterances, basis=basis, format="test")


def talk(*parts: tuple[str, float, float], text: str = WORDS) -> Transcript:
    """A timed call of (speaker, start, end), everybody saying the same."""
    return call(*(said(speaker, start, end, text) for speaker, start, end in parts))
