"""Progress: a line, a chart in the form the workspace takes, and the ways on."""

from typing import Any

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from tests.scenarios.saving import saves
from tests.scenarios.scored import one_review, scored_calls
from tests.scenarios.seeing import at_rest, messages_with, modal, shown, whispered

LINE = "Discovery 50 → 83 in 5 weeks (6 calls) · improving"


def blocks_of(message: SeenMessage, kind: str) -> list[dict[str, Any]]:
    return [block for block in message.blocks if block["type"] == kind]


async def test_a_skill_is_shown_as_a_line_and_a_chart_in_the_direct_messages(
    sandbox: Sandbox, coach: Program
) -> None:
    await scored_calls(sandbox, coach)

    await sandbox.as_person("riya").types("/coach progress discovery", channel="general")

    answer = await shown(sandbox, "riya", LINE)
    (chart,) = blocks_of(answer, "data_visualization")
    score, target = chart["chart"]["series"]
    assert [point["value"] for point in score["data"]] == [50, 55, 60, 67, 75, 83]
    assert target["name"] == "Target 75"
    assert answer.shows("Mean of the last five calls: 68 (gap) · target 75")
    assert [button.text for button in answer.buttons][:3] == ["30d", "90d", "1y"]
    assert not sandbox.channel("general").messages
    assert await whispered(sandbox, "general", "riya", "Answering in our DM")


async def test_a_workspace_without_the_chart_block_gets_a_picture(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")

    await sandbox.as_person("riya").types("/coach progress discovery")

    answer = await shown(sandbox, "riya", LINE)
    (image,) = blocks_of(answer, "image")
    assert image["alt_text"].startswith("Line chart of Discovery, each call.")
    assert "83. Target 75." in image["alt_text"]
    file = sandbox.team.files[image["slack_file"]["id"]]
    assert file.content.startswith(b"\x89PNG")
    assert len(messages_with(sandbox, "riya", LINE)) == 1


async def test_a_workspace_that_denies_uploads_gets_bars_in_words(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")
    sandbox.faults.add("error", method="files.getUploadURLExternal", error="file_uploads_disabled")

    await sandbox.as_person("riya").types("/coach progress discovery")

    answer = await shown(sandbox, "riya", LINE)
    assert answer.shows("`▅▅▅▆▆▇` *83*")
    assert "What changed?" in [button.text for button in answer.buttons]


async def test_a_picture_that_is_refused_too_becomes_bars_in_words(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks", times=2)

    await sandbox.as_person("riya").types("/coach progress discovery")

    assert (await shown(sandbox, "riya", LINE)).shows("*83*")
    assert len(messages_with(sandbox, "riya", LINE)) == 1


async def test_what_was_refused_is_remembered_for_a_week(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress discovery")
    await shown(sandbox, "riya", LINE)
    await at_rest(coach)

    await riya.types("/coach progress discovery")
    second = await shown(sandbox, "riya", LINE, times=2)
    await at_rest(coach)
    sandbox.clock.advance(days=8)
    await riya.types("/coach progress discovery")

    third = await shown(sandbox, "riya", "Discovery 50", times=3)
    assert blocks_of(second, "image")
    assert blocks_of(third, "data_visualization")


async def test_a_period_button_changes_the_message_in_place(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress discovery")
    answer = await shown(sandbox, "riya", LINE)

    await riya.clicks("30d", on=answer)

    shorter = await shown(sandbox, "riya", "Discovery 55 → 83 in 4 weeks (5 calls)")
    assert shorter.ts == answer.ts
    assert not messages_with(sandbox, "riya", LINE)


async def test_the_menu_leads_to_another_figure(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress discovery")
    answer = await shown(sandbox, "riya", LINE)

    await riya.clicks("Talk share", on=answer)

    other = await shown(sandbox, "riya", "Talk share 50 % → 55 % in 5 weeks (6 calls) · stable")
    assert other.ts == answer.ts
    assert other.shows("timed")


async def test_what_changed_names_the_checks_that_moved_with_their_counts(
    sandbox: Sandbox, coach: Program
) -> None:
    await scored_calls(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress discovery")
    answer = await shown(sandbox, "riya", LINE)

    await riya.clicks("What changed?", on=answer)

    changes = await shown(sandbox, "riya", "What changed in Discovery")
    assert changes.thread_ts == answer.ts
    assert changes.shows("Asks open questions: 0 of 3 → 3 of 3 ▲ more often")
    assert changes.shows("1 check stayed as it was")


async def test_plain_words_are_answered_in_their_thread(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)

    question = await sandbox.as_person("riya").says("how am I doing on discovery?")

    answer = await shown(sandbox, "riya", LINE)
    assert answer.thread_ts == question


async def test_without_a_skill_all_are_shown_with_last_and_this_week(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)

    await sandbox.as_person("riya").says("show my progress")

    answer = await shown(sandbox, "riya", "Your progress")
    (table,) = blocks_of(answer, "table")
    assert [cell["text"] for cell in table["rows"][1]] == ["Discovery", "75", "83", "68", "gap · improving"]
    assert [cell["text"] for cell in table["rows"][2]][-1] == "not seen"
    assert answer.shows("*Focus* Discovery 68, target 75")


async def test_without_calls_there_is_a_friendly_way_to_begin(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach progress")

    assert await shown(sandbox, "riya", "No calls yet, so there is no progress to show.")


async def test_a_skill_without_calls_says_so(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach progress closing")

    assert await shown(sandbox, "riya", "Closing: no calls in the last 90 days")


async def test_one_call_is_too_early_for_a_chart(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach, (83,))

    await sandbox.as_person("riya").types("/coach progress discovery")

    answer = await shown(sandbox, "riya", "Discovery 83 (1 call) · too early")
    assert not blocks_of(answer, "data_visualization")


async def test_an_unknown_name_is_answered_with_the_nearest(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress disco fever")
    answer = await shown(sandbox, "riya", "I know no skill or figure called “disco fever”")

    await riya.clicks("Discovery", on=answer)

    assert (await shown(sandbox, "riya", LINE)).ts == answer.ts


async def test_health_says_what_is_missing(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach progress health")

    assert await shown(sandbox, "riya", "I don't have health over time.")


async def test_the_quick_card_has_a_focus_and_a_tip_with_its_moment(sandbox: Sandbox, coach: Program) -> None:
    await one_review(sandbox, coach)

    await sandbox.as_person("riya").types("/coach progress card")

    card = await shown(sandbox, "riya", "Quick card")
    assert card.shows("*Strength* Discovery 83 (early)")
    assert card.shows("*Focus* Objection handling 17 (early), target 75")
    assert card.shows("*Tip*")
    assert card.shows("📞 Review: Acme discovery, 02:39")
    assert "Open call" in [button.text for button in card.buttons]


async def test_the_home_tab_begins_with_the_focus(sandbox: Sandbox, coach: Program) -> None:
    await one_review(sandbox, coach)

    await sandbox.as_person("riya").opens_home()

    home = await sandbox.until(lambda: sandbox.home_of("riya"))
    assert home
    assert home.shows("*Focus* Objection handling 17 (early)")


async def test_the_report_has_a_head_and_its_parts_in_the_thread(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    await one_review(sandbox, coach)

    await sandbox.as_person("riya").types("/coach progress report")

    head = await shown(sandbox, "riya", "coaching report")
    last = await shown(sandbox, "riya", "This week's focus")
    await at_rest(coach)
    parts = [message for message in messages_with(sandbox, "riya", "") if message.thread_ts == head.ts]
    assert [part.ts for part in parts][-1] == last.ts
    assert len([part for part in parts if part.ts != head.ts]) == 3
    assert head.shows("Talk share")


async def test_the_report_can_be_had_as_a_file(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress report")
    head = await shown(sandbox, "riya", "coaching report")

    await riya.clicks("Get as file", on=head)

    await shown(sandbox, "riya", "Your report as a file")
    (file,) = sandbox.team.files.values()
    assert file.name == "coaching-report.md"
    assert "| Discovery | 75 | 83 | 68 |" in file.content.decode()


async def test_nobody_is_shown_the_progress_of_somebody_else(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)

    await sandbox.as_person("tom").types("/coach progress discovery")

    assert await shown(sandbox, "tom", "Discovery: no calls in the last 90 days")


async def test_a_lost_answer_does_not_show_the_chart_twice(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    sandbox.faults.add("apply_then_drop", method="chat.postMessage")

    await sandbox.as_person("riya").types("/coach progress discovery")

    await shown(sandbox, "riya", LINE)
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", LINE)) == 1


async def test_whoever_is_forgotten_leaves_no_picture_behind(sandbox: Sandbox, coach: Program) -> None:
    await scored_calls(sandbox, coach)
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress discovery")
    answer = await shown(sandbox, "riya", LINE)
    await riya.clicks("30d", on=answer)
    await shown(sandbox, "riya", "Discovery 55")
    await at_rest(coach)
    assert len(sandbox.team.files) == 2

    await riya.types("/coach forget me")
    await modal(sandbox, "riya")
    await riya.submits({"typed": "FORGET"})

    assert await sandbox.until(lambda: not sandbox.team.files)


async def test_whose_track_scores_no_calls_sees_what_they_log(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    await saves(sandbox, ana, "ana", track="Music career")
    await ana.says("my progress")
    await shown(sandbox, "ana", "Log a figure now and then")
    await ana.says("log 120 saves")
    await shown(sandbox, "ana", "Logged: 120 saves")

    await ana.says("my progress")
    await ana.clicks("Saves", on=await shown(sandbox, "ana", "Your figures over time"))

    assert await shown(sandbox, "ana", "120")
