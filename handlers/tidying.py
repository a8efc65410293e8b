"""What has served its time goes: finished work, delivery keys, answers to the API, tokens that have ended."""

from datetime import timedelta

from storage import agenda, api_requests, api_tokens, digest_batches, processed, wellbeing
from storage.database import Database, now

KEEP_FINISHED = timedelta(days=30)
KEEP_EVENTS = timedelta(days=2)
KEEP_WELLBEING = timedelta(days=30)
KEEP_API_REQUESTS = timedelta(hours=24)
KEEP_ENDED_TOKENS = timedelta(days=30)


async def tidy(database: Database) -> None:
    """Delete it for all teams, by the database's clock."""
    async with database.for_all_teams() as session:
        moment = await now(session)
        await agenda.purge_finished(session, before=moment - KEEP_FINISHED)
        await processed.purge_events(session, before=moment - KEEP_EVENTS)
        await digest_batches.purge_ended(session, before=moment - KEEP_EVENTS)
        await wellbeing.delete_old_wellbeing(session, before=(moment - KEEP_WELLBEING).date())
        await api_requests.purge_requests(session, before=moment - KEEP_API_REQUESTS)
        await api_tokens.purge_tokens(session, before=moment - KEEP_ENDED_TOKENS)
