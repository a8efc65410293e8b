"""The shipped presets: one for everybody, well worded, and pointing at what is there."""

import pytest

from bot.coaching.tracked_measures import MEASURES
from bot.coaching.wording import problems
from bot.presets import LevelPreset, RolePreset
from bot.tracks import Track, load_tracks
from tests.content.cards import CONTENT

TRACKS = load_tracks(CONTENT)
ROLES = [(track, role) for track in TRACKS.by_id.values() for role in track.presets]
LEVELS = [(track, role, level) for track, role in ROLES for level in role.levels.values()]
SHIPPED = {
    "Sales": ["seller_beginner", "seller_intermediate", "seller_advanced", "seller_expert"],
    "Customer success": [
        "success_manager_beginner",
        "success_manager_intermediate",
        "success_manager_advanced",
        "success_manager_expert",
    ],
    "Small business": ["owner_any"],
    "Music career": [
        "artist_beginner",
        "artist_intermediate",
        "artist_advanced",
        "agency_beginner",
        "agency_advanced",
        "manager_beginner",
        "manager_advanced",
    ],
}
PEOPLE = [
    ("Sales", "", "", "seller_beginner"),
    ("Sales", "Senior AE, enterprise", "expert", "seller_expert"),
    ("Customer success", "Onboarding lead", "intermediate", "success_manager_intermediate"),
    ("Small business", "I run a bakery", "advanced", "owner_any"),
    ("Music career", "", "", "artist_beginner"),
    ("Music career", "Singer-songwriter", "advanced", "artist_advanced"),
    ("Music career", "PR", "beginner", "agency_beginner"),
    ("Music career", "publcist", "expert", "agency_advanced"),
    ("Music career", "Head of PR agency", "intermediate", "agency_beginner"),
    ("Music career", "Artist manager", "advanced", "manager_advanced"),
    ("Music career", "I manage two bands", "beginner", "manager_beginner"),
]

each_level = pytest.mark.parametrize(
    ("track", "role", "level"), LEVELS, ids=lambda given: getattr(given, "for_whom", getattr(given, "role", ""))
)


def track_called(name: str) -> Track:
    return next(track for track in TRACKS.by_id.values() if track.name == name)


@pytest.mark.parametrize(("name", "ids"), SHIPPED.items())
def test_a_track_has_the_presets_it_was_built_with(name: str, ids: list[str]) -> None:
    assert [f"{role.role}_{level}" for role in track_called(name).presets for level in role.levels] == ids


@pytest.mark.parametrize(("name", "role", "experience", "expected"), PEOPLE)
def test_people_find_theirs_by_their_own_words(name: str, role: str, experience: str, expected: str) -> None:
    preset = track_called(name).preset(role, experience)

    assert preset
    assert preset.id == expected


@pytest.mark.parametrize("track", TRACKS.by_id.values(), ids=lambda track: track.id)
def test_every_role_a_track_names_is_understood_as_itself(track: Track) -> None:
    named = {role.name: role.role for role in track.presets}

    for said in track.roles:
        preset = track.preset(said, "")
        assert preset
        assert preset.role.role == named.get(said, preset.role.role)


@pytest.mark.parametrize(("name", "role", "shares"), [("Music career", "agency", (30, 35, 25, 10))])
def test_agencies_share_their_effort_as_agreed(name: str, role: str, shares: tuple[int, ...]) -> None:
    assert [preset.effort for preset in track_called(name).presets if preset.role == role] == [shares]


def test_managers_share_their_effort_as_agreed() -> None:
    (manager,) = (role for _, role in ROLES if role.role == "manager")

    assert manager.effort == (35, 30, 25, 10)


@each_level
def test_a_preset_is_worded_as_the_coach_speaks(track: Track, role: RolePreset, level: LevelPreset) -> None:
    said = [level.for_whom, level.focus.title]
    said += [text for topic in level.pathway for text in (topic.title, topic.why)]
    said += [text for goal in level.goals for text in (goal.title, goal.why)]
    spoken = [level.focus.when_i_will, *(goal.when_i_will for goal in level.goals)]

    assert [found for text in said for found in problems(text)] == []
    assert [found for text in spoken for found in problems(text, is_speech=True)] == []


@each_level
def test_a_goal_on_offer_is_of_a_category_and_figure_its_track_knows(
    track: Track, role: RolePreset, level: LevelPreset
) -> None:
    rubric = track.call_rubric("other")
    skills = {skill.id for skill in rubric.skills} if rubric else set()
    figures = {metric.id for metric in track.goals.metrics} | {measure.id for measure in MEASURES} | skills

    assert {goal.category for goal in level.goals} <= {category.id for category in track.goals.categories}
    assert {goal.metric for goal in level.goals if goal.metric} <= figures


@each_level
def test_a_first_focus_is_seen_on_calls_where_calls_are_scored(
    track: Track, role: RolePreset, level: LevelPreset
) -> None:
    rubric = track.call_rubric("other")
    checks = {(skill.id, check.id) for skill in rubric.skills for check in skill.checks} if rubric else {("", "")}

    assert (level.focus.skill_id, level.focus.check_id) in checks
