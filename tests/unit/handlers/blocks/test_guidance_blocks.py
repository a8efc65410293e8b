from datetime import date

import pytest

from bot.model import Guidance, Source
from handlers.blocks.guidance import general_guidance_blocks
from tests.unit.bot.made import some_words


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["KB-XX-01 §1", "KB-XX-01", "KB-XX-01 §4"], "📚 KB-XX-01 §1 · KB-XX-01 §4"),
        (["KB-XX-01", "KB-XX-02 §1"], "📚 KB-XX-01 · KB-XX-02 §1"),
        (["KB-XX-01", "KB-XX-01"], "📚 KB-XX-01"),
        ([], "General advice"),
    ],
)
def test_a_card_as_a_whole_is_no_source_beside_its_own_sections(labels: list[str], shown: str) -> None:
    sources = [Source(cite=f"kb-{label}", label=label, heading="") for label in labels]
    guidance = Guidance(**some_words().model_dump(), sources=sources, writer="template")

    *_, last = general_guidance_blocks(guidance, date(2026, 11, 20))

    assert last["elements"][0]["text"] == shown
