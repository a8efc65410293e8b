"""What we noticed, brought up to date and put into lines, for the week and what stands under the plan."""

from bot.coaching.insights import notice_insights
from bot.deps import Deps
from handlers.blocks.insights import insight_line
from storage.models import Person


async def noticed_lines(deps: Deps, person: Person, *, most: int = 10) -> list[str]:
    """This week's insights as mrkdwn lines, the newest first; what is new is kept on the way."""
    async with deps.database.for_team(person.team_id) as session:
        return [insight_line(each) for each in await notice_insights(deps, session, person, most=most)]
