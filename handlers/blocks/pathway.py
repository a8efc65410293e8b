"""The learning path of a preset, and the cards it points to."""

from collections.abc import Collection, Sequence

from bot.presets import PathTopic, Preset
from handlers import action_ids
from handlers.blocks.parts import Block, button, context, header, modal, section
from handlers.blocks.text import clip, mrkdwn
from storage.models import KnowledgeSnippet


def path_modal(preset: Preset, read: Collection[str]) -> Block:
    """Every topic in its order, with why it comes now and a way to read it; `read` are topics that were."""
    blocks: list[Block] = [section(f"For {mrkdwn(preset.level.for_whom)}. {progress_text(preset, read)}")]
    for place, topic in enumerate(preset.pathway, start=1):
        sign = "✅" if topic.id in read else f"{place}."
        reading = button("Read", f"{action_ids.READ_TOPIC}{place}", topic.id)
        blocks.append(section(f"{sign} *{mrkdwn(topic.title)}*\n{mrkdwn(topic.why)}", reading))
    return modal("My path", action_ids.PATH_VIEW, blocks)


def progress_text(preset: Preset, read: Collection[str]) -> str:
    """How much of the path was read, in a few words."""
    done = sum(1 for topic in preset.pathway if topic.id in read)
    return f"{done} of {len(preset.pathway)} read."


def topic_modal(topic: PathTopic, passages: Sequence[KnowledgeSnippet]) -> Block:
    """What there is to read on one topic, section by section, with where it stands."""
    blocks: list[Block] = [header(topic.title), section(mrkdwn(topic.why))]
    for passage in passages[:40]:
        title = passage.heading_path.rpartition(" > ")[2]
        blocks.append(section(f"*{mrkdwn(title)}*\n{clip(mrkdwn(passage.body), 2800)}"))
    sources = " · ".join(dict.fromkeys(passage.label for passage in passages))
    return modal("Read", action_ids.PATH_VIEW, [*blocks, context(f"📚 {mrkdwn(clip(sources, 1500))}")])
