"""What a start loads: everybody pays for it, in memory for as long as the program runs."""

import subprocess
import sys

NEEDED_BY_FEW = {
    "Stemmer": "a first question",
    "PIL": "charts that a workspace does not take from Slack itself",
    "alembic": "tables that are not of this version",
    "anthropic": "a key, and then once Slack is connected",
    "bot.coaching.checks": "a call, and then in the process beside",
    "bot.language.commitments": "a call, and then in the process beside",
    "bot.meetings.measures": "a call, and then in the process beside",
    "bot.meetings.reading": "a call, and then in the process beside",
    "cryptography": "many workspaces",
    "docx": "a call in a Word file",
    "handlers.cli.moving": "its own command",
    "handlers.http": "an address to be reached at",
    "integrations.crm_files": "its own command, and a list that is taken for a call",
    "prometheus_client": "somebody who asks for the figures",
    "psycopg": "Postgres",
    "rapidfuzz": "names that are misspelt",
    "sqlalchemy.dialects.postgresql": "Postgres",
    "starlette": "an address to be reached at",
}
CALL = """WEBVTT

00:00:00.000 --> 00:00:04.000
Riya Shah: Which week is the hardest for your team?

00:00:04.500 --> 00:00:09.000
Dana Cole: The close. I will send you the dates on Friday.
"""
WITH_A_CALL = f"""
import app, asyncio
from handlers.calls.call_reading import take_in_paste
from integrations.aside import Aside

async def read():
    aside = Aside(longest_seconds=600)
    taken_in = await aside.run(take_in_paste, {CALL!r})
    await aside.close()
    assert taken_in.transcript.speakers == ("Riya Shah", "Dana Cole")

asyncio.run(read())
"""


def test_neither_a_start_nor_reading_a_call_loads_what_few_need() -> None:
    said = f"{WITH_A_CALL}\nimport sys\nprint(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert not {name: need for name, need in NEEDED_BY_FEW.items() if name in done.stdout.split()}
