"""Filling in the settings, as far as they are kept."""

from app import Program
from sandbox import Sandbox
from sandbox.acting import ActingPerson
from storage.models import Person
from tests.scenarios.seeing import eventually, modal, rows


async def person_who(program: Program, **wanted: object) -> Person:
    """The one person there is, once their row says this."""

    async def look() -> Person | None:
        found = await rows(program, Person)
        fits = found and all(getattr(found[0], name) == value for name, value in wanted.items())
        return found[0] if fits else None

    person = await eventually(look)
    assert person is not None
    return person


async def saves(sandbox: Sandbox, person: ActingPerson, name: str, **values: str | list[str]) -> None:
    """Open the settings, fill them in, save, and wait until Home shows it."""
    await person.types("/coach settings")
    await modal(sandbox, name)
    assert await person.submits(values) is None
    await sandbox.until(lambda: sandbox.home_of(name))
