"""As if Claude had been asked for money's worth already."""

from app import Program
from storage import model_calls, people


async def spend(program: Program, team_id: str, slack_user_id: str, dollars: float) -> None:
    """This person has asked Claude for so much today."""
    now = program.deps.now()
    async with program.deps.database.for_team(team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=slack_user_id, now=now)
        await model_calls.add_model_call(
            session,
            person_id=person.id,
            now=now,
            task="guidance",
            model="claude-sonnet-5-5",
            input_tokens=0,
            output_tokens=0,
            cache_read_tokens=0,
            cache_write_tokens=0,
            cost_microdollars=int(dollars * 1_000_000),
            seconds=1,
            outcome="ok",
        )
