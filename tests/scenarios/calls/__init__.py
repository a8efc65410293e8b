"""Calls to share, all of them invented."""

from pathlib import Path

FOLDER = Path(__file__).parent

ACME = (FOLDER / "acme_discovery.vtt").read_bytes()
ACCOUNTS = (FOLDER / "accounts.csv").read_bytes()
NO_SPEAKERS = (FOLDER / "no_speakers.txt").read_bytes()
NOTES = (FOLDER / "csm_debrief_notes.txt").read_text()
