"""Strategies: payloads of any shape, from nonsense to nearly sound Block Kit."""

from typing import Any

from hypothesis import strategies as st

from blockcheck.blocks import BLOCKS
from tests.unit.blockcheck.bad_payloads import BAD
from tests.unit.blockcheck.good_payloads import GOOD

NAMES = [
    "type",
    "text",
    "blocks",
    "elements",
    "block_id",
    "action_id",
    "rows",
    "options",
    "title",
    "chart",
    "value",
]
TYPES = sorted({*BLOCKS["message"].shapes, *BLOCKS["modal"].shapes, "plain_text", "mrkdwn", "button", "raw_text"})

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(TYPES)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Arrays and objects, every other object with a type Slack knows."""
    untyped = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=5)
    typed = st.builds(lambda kind, rest: {**rest, "type": kind}, st.sampled_from(TYPES), untyped)
    return st.lists(inner, max_size=4) | untyped | typed


anything = st.recursive(scalars, containers, max_leaves=25)

_listed = [payload for *_, payload in [*BAD, *GOOD] if isinstance(payload, list)]
known_blocks = st.sampled_from([block for blocks in _listed for block in blocks[:2]])


@st.composite
def damaged_blocks(draw: st.DrawFn) -> Any:
    """A known block with one property replaced, added or taken away."""
    block = draw(known_blocks)
    if not isinstance(block, dict):
        return block
    name = draw(st.sampled_from([*block, *NAMES]))
    if draw(st.booleans()):
        return {key: value for key, value in block.items() if key != name}
    long_text = draw(st.integers(0, 4000)) * "word "
    return {**block, name: draw(anything | st.just(long_text))}


messages = st.fixed_dictionaries(
    {},
    optional={
        "channel": st.just("D1"),
        "text": anything | st.just("Hello"),
        "markdown_text": st.none() | st.text(max_size=5) | st.just("x" * 12_500),
        "blocks": anything | st.lists(known_blocks | damaged_blocks(), max_size=60),
        "attachments": anything,
    },
)
