"""What may be typed after `sideline`, and the help that says so."""

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias, get_args

from bot.api_tokens import SCOPES
from bot.settings import Role
from bot.version import VERSION
from handlers.cli.doors import CannotDo

EXIT_CODES = "Exit codes: 0 done · 1 done in part, or something is broken · 2 could not begin · 130, 143 stopped."

MOST_DAYS = 3660

CRM_LISTS = ("accounts", "deals")
"""The names of `integrations.crm_files.LISTS`, which is loaded by the one command that reads such files."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and leaves ending the program to its caller."""

    def error(self, message: str) -> NoReturn:
        """Raise `CannotDo`."""
        raise CannotDo(f"{message}; see {self.prog} --help")


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def parse(arguments: list[str]) -> argparse.Namespace:
    """What was asked for, with `command` naming it. Raises `CannotDo`, or SystemExit after `--help`."""
    return parser().parse_args(arguments)


def parser() -> argparse.ArgumentParser:
    """Everything that may be typed."""
    sideline = _Parser(prog="sideline", description="A private coach that lives in Slack.", epilog=EXIT_CODES)
    sideline.add_argument("--version", action="version", version=f"sideline {VERSION}", help="print the version")
    commands = sideline.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_running(commands)
    _add_doctor(commands)
    _add_knowledge(commands)
    _add_lists(commands)
    _add_moving(commands)
    _add_personal(commands)
    _add_digest(commands)
    _add_usage(commands)
    _add_tokens(commands)
    _add_keys(commands)
    return sideline


def _add(commands: _Commands, name: str, about: str, more: str = "") -> _Parser:
    """A command that is listed with what it is `about`; `more` is said in its own help only."""
    return commands.add_parser(name, help=about, description=f"{about} {more}".strip(), epilog=EXIT_CODES)


def _add_group(commands: _Commands, name: str, about: str) -> _Commands:
    """A command that is only the beginning of others."""
    return _add(commands, name, about).add_subparsers(dest="verb", metavar="COMMAND", required=True)


def _add_running(commands: _Commands) -> None:
    run = _add(
        commands,
        "run",
        "Start Sideline; without Slack tokens, in its own sandbox.",
        "Settings are read from the environment and from .env in this folder. Ctrl-C stops it.",
    )
    run.add_argument("--role", choices=get_args(Role), help="what this program does; SIDELINE_ROLE says the same")
    _add(commands, "sandbox", "Open only the sandbox, to connect a bot to.")


def _add_doctor(commands: _Commands) -> None:
    doctor = _add(commands, "doctor", "Say what is set up, what is broken and how to mend it.", "Changes nothing.")
    doctor.add_argument("--json", action="store_true", help="as JSON, for a program to read")
    doctor.add_argument(
        "--ask", action="store_true", help="ask each model for a word too, for a fraction of a cent"
    )


def _add_knowledge(commands: _Commands) -> None:
    bring = _add(
        _add_group(commands, "kb", "Bring in your company's own knowledge."),
        "import",
        "Make your company's knowledge what is in a folder.",
        "It is then exactly the Markdown files there and in folders inside: new and changed ones come in, "
        "deleted ones go.",
    )
    bring.add_argument("folder", metavar="FOLDER", type=Path, help="the folder; hidden files are left out")
    bring.add_argument(
        "--allow-empty", action="store_true", help="forget all of it when the folder holds no Markdown file"
    )
    _add_team(bring)


def _add_lists(commands: _Commands) -> None:
    bring = _add(
        commands,
        "import",
        "Import a CSV file of accounts or deals.",
        "The file is the truth for its lines: a blank cell clears what was known; what is missing from the file "
        "stays. Importing it twice is the same as once.",
    )
    bring.add_argument("list", choices=CRM_LISTS, help="what the file lists")
    bring.add_argument("file", metavar="FILE", type=Path, help="the CSV file, with headings in its first line")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")
    _add_team(bring)


def _add_moving(commands: _Commands) -> None:
    move = _add(
        commands,
        "move-database",
        "Move everything to another, empty database.",
        "From SQLite to Postgres, or back. Stop Sideline first.",
    )
    move.add_argument("source", metavar="FROM", help="its address, as in DATABASE_URL, or a SQLite file")
    move.add_argument(
        "target", metavar="TO", help="the same of the new one; it stays empty if the move breaks off"
    )
    back_up = _add(commands, "backup", "Back everything up into one new file.", "Sideline may run meanwhile.")
    back_up.add_argument("file", metavar="FILE", type=Path, help="the file to make")
    restore = _add(
        commands, "restore", "Put a backup back.", "Into an empty database of either kind. Stop Sideline first."
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore.add_argument("--force", action="store_true", help="replace everything that is in the database now")


def _add_personal(commands: _Commands) -> None:
    export = _add(commands, "export", "Write everything that is kept about somebody into a zip file.")
    _add_person(export)
    export.add_argument("--output", metavar="FILE", type=Path, help="where to; an existing file is left alone")
    forget = _add(
        commands,
        "forget",
        "Delete everything that is kept about somebody.",
        "Says how many rows of each kind it was.",
    )
    _add_person(forget)
    forget.add_argument("--yes", action="store_true", help="do not ask for the word FORGET")


def _add_digest(commands: _Commands) -> None:
    preview = _add(
        _add_group(commands, "digest", "Look at somebody's weekly digest."),
        "preview",
        "Show somebody's weekly digest.",
        "Sends and changes nothing.",
    )
    _add_person(preview)
    preview.add_argument("--week", metavar="W", help="which week, such as 2026-W48; else the next one")
    preview.add_argument("--json", action="store_true", help="text and blocks as Slack gets them")


def _add_usage(commands: _Commands) -> None:
    usage = _add(commands, "usage", "Say how fast answers came, what failed, what Claude cost.")
    usage.add_argument("--days", metavar="N", type=_days, default=30, help="how far back to look, else 30 days")
    usage.add_argument("--team", metavar="T", help="one workspace only")
    usage.add_argument("--json", action="store_true", help="as JSON, for a program to read")


def _add_tokens(commands: _Commands) -> None:
    verbs = _add_group(commands, "token", "Look after the tokens for the JSON API.")
    add = _add(verbs, "add", "Make a token of a person, or without PERSON of the team.", "It is shown this once.")
    add.add_argument(
        "person", metavar="PERSON", nargs="?", help="a Slack id such as U012AB3CD, or an e-mail address"
    )
    add.add_argument(
        "--scope",
        metavar="S",
        action="append",
        default=[],
        help=f"what it may do, else everything; may be given several times: {', '.join(SCOPES)}",
    )
    add.add_argument("--days", metavar="N", type=_days, help="how long it lasts, else until it is revoked")
    add.add_argument("--label", metavar="WORDS", default="", help="what it is for, in your own words")
    _add_team(add)
    _add_team(
        _add(verbs, "list", "List all tokens.", "Their beginnings, whose they are and when they were last used.")
    )
    revoke = _add(verbs, "revoke", "End a token at once.")
    revoke.add_argument("token", metavar="TOKEN", help="the token, or its beginning as shown by token list")


def _add_keys(commands: _Commands) -> None:
    _add(commands, "new-key", "Print a new key for SIDELINE_ENCRYPTION_KEYS.")
    _add(
        commands,
        "rotate-keys",
        "Seal the tokens in the database with the newest key.",
        "That is the first of SIDELINE_ENCRYPTION_KEYS; then the others can go.",
    )


def _days(written: str) -> int:
    if not written.isdecimal() or not 1 <= int(written) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a whole number of days up to {MOST_DAYS}, not {written}")
    return int(written)


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON", help="a Slack id such as U012AB3CD, or an e-mail address")
    _add_team(parser)


def _add_team(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--team", metavar="T", help="the Slack workspace's id, such as T012AB3CD; needed when there are several"
    )
