"""What is written for people agrees with the program, and leads nowhere strange."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import Settings
from bot.version import VERSION
from handlers.cli.arguments import parser
from storage.models import Base
from tests.house.source import ROOT, all_files, place, program_files

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
# Written in pieces, so that this file does not name them either.
REGISTRIES = [f"pypi.{'org'}", f"pythonhosted.{'org'}", f"npmjs.{'com'}", f"npmjs.{'org'}", f"deb.debian.{'org'}"]
ONE_MACHINE_S_PATH = re.compile(r"(?<![\w.~*)\]}])/(?:home|Users|root|work)/\w")
WRITTEN_FOR_PEOPLE = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *(ROOT / "docs").rglob("*.md"),
]


def test_the_example_settings_are_the_settings() -> None:
    example = dotenv_values(ROOT / ".env.example")

    assert set(example) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_example_shows_the_value_used_when_nothing_is_set(name: str) -> None:
    shown = dotenv_values(ROOT / ".env.example")[name.upper()]
    default = Settings.model_fields[name].default

    assert shown == ("" if default is None else plain(default))


def test_the_program_and_the_package_are_of_one_version() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert package["version"] == VERSION


def test_every_command_is_explained_and_every_command_named_is_one() -> None:
    shown = parser().format_help().partition("COMMAND\n")[2].partition("\n\n")[0]
    commands = set(re.findall(r"^    ([a-z-]+)(?: |$)", shown, re.MULTILINE))
    pages = "\n".join(page.read_text(encoding="utf-8") for page in WRITTEN_FOR_PEOPLE)
    named = set(re.findall(r"(?:`|bin/|-m )sideline ([a-z]+[a-z-]*)", pages))

    assert named == commands


def test_operators_can_look_up_every_code_a_person_may_quote() -> None:
    codes = {code for path in program_files() for code in re.findall(r'code = "(E-[A-Z-]+)"', path.read_text())}
    explained = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert codes
    assert not {code for code in codes if f"`{code}`" not in explained}


def test_the_privacy_page_names_every_table_there_is_and_no_other() -> None:
    rows = re.findall(r"^\|(.+)\|$", (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8"), re.MULTILINE)
    cells = [[cell.strip() for cell in row.split("|")] for row in rows if "`" in row]
    named = [table for *_, tables in cells for table in re.findall(r"`(\w+)`", tables)]

    assert sorted(named) == sorted(table.name for table in Base.metadata.sorted_tables)
    assert all(why and how_long for _, why, how_long, _ in cells), "each with why and for how long"


@pytest.mark.parametrize("page", WRITTEN_FOR_PEOPLE, ids=place)
def test_links_lead_somewhere(page: Path) -> None:
    assert not list(dead_links(page))


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One place\n[a](page.md#one-place) [b](gone.md) [c](#nowhere) [d](https://example.com/x)")

    assert list(dead_links(page)) == ["gone.md", "#nowhere"]


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    assert not [
        f"{place(path, number)} {line.strip()[:80]}"
        for path in all_files()
        if (text := text_of(path))
        for number, line in enumerate(text.splitlines(), start=1)
        if is_local_to_somebody(line)
    ]


@pytest.mark.parametrize("line", [f"--index-url https://{REGISTRIES[0]}/simple", f"cd {'/'}home/ada/sideline"])
def test_what_is_local_to_somebody_is_seen(line: str) -> None:
    assert is_local_to_somebody(line)


@pytest.mark.parametrize("line", ["https://example.com/home/page", "var/sideline.db", "/home"])
def test_what_anybody_could_write_is_left_alone(line: str) -> None:
    assert not is_local_to_somebody(line)


def plain(default: object) -> str:
    """A default as somebody would write it in a file."""
    if isinstance(default, bool):
        return str(default).lower()
    secret = getattr(default, "get_secret_value", None)
    return secret() if secret else str(default)


def dead_links(page: Path) -> Iterator[str]:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        file, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", file):
            continue
        goal = page.parent / file if file else page
        if not goal.exists() or (anchor and anchor not in anchors_of(goal)):
            yield target


def anchors_of(page: Path) -> set[str]:
    """Each heading as the name a link to it uses."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_local_to_somebody(line: str) -> bool:
    return any(host in line for host in REGISTRIES) or ONE_MACHINE_S_PATH.search(line) is not None


def text_of(path: Path) -> str:
    """The file's text, or nothing for a picture and the like."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
