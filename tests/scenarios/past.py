"""Things that people did with the coach before a test begins, and whose rows that left."""

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import privacy
from storage.models import Person, Rating, Reminder
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.seeing import at_rest, eventually, modal, rows, shown

SECRET = "Between us, the zanzibar budget is at risk"


async def long_talk(sandbox: Sandbox, coach: Program) -> SeenMessage:
    """Riya gets a plan, has herself reminded, takes a draft, rates it, and goes on; the plan."""
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", PLAN)
    await riya.clicks("Tomorrow at 9:00", on=answer)
    await riya.clicks("Draft congratulations", on=answer)
    await shown(sandbox, "riya", "Hi Dana,")
    await riya.clicks("Not useful", on=answer)
    await modal(sandbox, "riya")
    await riya.submits({"reason": "unclear", "note": "aardvark"})
    await riya.says(SECRET, thread=answer.thread_ts)
    await shown(sandbox, "riya", "library", times=1)

    async def all_there() -> bool:
        return bool(await rows(coach, Rating) and await rows(coach, Reminder))

    await eventually(all_there)
    await at_rest(coach)
    return answer


async def talk_of_tom(sandbox: Sandbox, coach: Program) -> None:
    """Tom asks something else."""
    await sandbox.as_person("tom").says("My buyer stopped answering after the proposal. What now?")
    await shown(sandbox, "tom", "Do this")
    await at_rest(coach)


async def person_called(program: Program, slack_user_id: str) -> Person | None:
    return next((p for p in await rows(program, Person) if p.slack_user_id == slack_user_id), None)


async def ids_of(program: Program, person: Person) -> dict[str, set[int]]:
    """The rows about somebody, by table."""
    return {
        model.__tablename__: {row.id for row in await rows(program, model) if row.person_id == person.id}
        for model in privacy.personal_tables()
    }
