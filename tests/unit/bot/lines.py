"""Reads the sentences these tests are run over."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def sentences(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def labelled_intents() -> list[dict[str, Any]]:
    return [json.loads(line) for line in sentences("intents.jsonl")]
