"""What may be typed after `sideline`, and the help that says so."""

import argparse
from pathlib import Path
from typing import NoReturn, get_args

from bot.settings import Role
from handlers.cli.doors import CannotDo

EXIT_CODES = "Exit codes: 0 done · 1 done in part, or something is broken · 2 could not begin."

MOST_DAYS = 3660

CRM_LISTS = ("accounts", "deals")
"""The names of `integrations.crm_files.LISTS`, which is loaded by the one command that reads such files."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and leaves ending the program to its caller."""

    def error(self, message: str) -> NoReturn:
        """Raise `CannotDo`."""
        raise CannotDo(f"{message}; see {self.prog} --help")


def parse(arguments: list[str]) -> argparse.Namespace:
    """What was asked for, with `command` naming it. Raises `CannotDo`, or SystemExit after `--help`."""
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sideline", description="A private coach that lives in Slack.", epilog=EXIT_CODES)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    run = commands.add_parser("run", help="start Sideline; without Slack tokens it opens its own sandbox")
    run.add_argument("--role", choices=get_args(Role), help="what this program does; SIDELINE_ROLE says the same")
    commands.add_parser("sandbox", help="only the sandbox, to connect a bot to; sideline sandbox --help")
    _add_doctor(commands)
    _add_knowledge(commands)
    _add_lists(commands)
    _add_moving(commands)
    _add_personal(commands)
    _add_digest(commands)
    _add_usage(commands)
    _add_tokens(commands)
    commands.add_parser("new-key", help="print a new key for SIDELINE_ENCRYPTION_KEYS")
    anew = "Seal the tokens in the database with the first of SIDELINE_ENCRYPTION_KEYS, so that the others can go."
    commands.add_parser("rotate-keys", help=anew, description=anew, epilog=EXIT_CODES)
    return parser


def _add_doctor(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "Say what is set up, what is broken and how to mend it. Changes nothing."
    doctor = commands.add_parser("doctor", help=about, description=about, epilog=EXIT_CODES)
    doctor.add_argument("--json", action="store_true", help="as JSON, for a program to read")
    doctor.add_argument(
        "--ask", action="store_true", help="ask each model for a word too, for a fraction of a cent"
    )


def _add_knowledge(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "Make your company's knowledge exactly what is in a folder of markdown files."
    knowledge = commands.add_parser("kb", help="your company's own knowledge")
    verbs = knowledge.add_subparsers(dest="verb", metavar="import", required=True)
    bring = verbs.add_parser("import", help=about, description=about, epilog=EXIT_CODES)
    bring.add_argument("folder", metavar="FOLDER", type=Path, help="the folder; hidden files are left out")
    bring.add_argument(
        "--allow-empty", action="store_true", help="forget all of it when the folder holds no markdown file"
    )
    _add_team(bring)


def _add_lists(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = (
        "Import a CSV file of accounts or deals. The file is the truth for its lines: a blank cell clears what "
        "was known; what is missing from the file stays. Importing it twice is the same as once."
    )
    bring = commands.add_parser(
        "import", help="a CSV file of accounts or deals", description=about, epilog=EXIT_CODES
    )
    bring.add_argument("list", choices=CRM_LISTS, help="what the file lists")
    bring.add_argument("file", metavar="FILE", type=Path, help="the CSV file, with headings in its first line")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")
    _add_team(bring)


def _add_moving(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "Move everything to another, empty database: from SQLite to Postgres, or back. Stop Sideline first."
    move = commands.add_parser("move-database", help=about, description=about, epilog=EXIT_CODES)
    move.add_argument("source", metavar="FROM", help="its address, as in DATABASE_URL, or a SQLite file")
    move.add_argument(
        "target", metavar="TO", help="the same of the new one; it stays empty if the move breaks off"
    )
    about = "Back everything up into one new file; Sideline may run meanwhile."
    back_up = commands.add_parser("backup", help=about, description=about, epilog=EXIT_CODES)
    back_up.add_argument("file", metavar="FILE", type=Path, help="the file to make")
    about = "Put a backup back, into an empty database of either kind. Stop Sideline first."
    restore = commands.add_parser("restore", help=about, description=about, epilog=EXIT_CODES)
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore.add_argument("--force", action="store_true", help="replace everything that is in the database now")


def _add_personal(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "Write everything that is kept about somebody into a zip file."
    export = commands.add_parser("export", help=about, description=about, epilog=EXIT_CODES)
    _add_person(export)
    export.add_argument("--output", metavar="FILE", type=Path, help="where to; an existing file is left alone")
    about = "Delete everything that is kept about somebody, and say how many rows of each kind went."
    forget = commands.add_parser("forget", help=about, description=about, epilog=EXIT_CODES)
    _add_person(forget)
    forget.add_argument("--yes", action="store_true", help="do not ask for the word FORGET")


def _add_digest(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "Show somebody's weekly digest without sending or changing anything."
    verbs = commands.add_parser("digest", help="somebody's weekly digest").add_subparsers(
        dest="verb", metavar="preview", required=True
    )
    preview = verbs.add_parser("preview", help=about, description=about, epilog=EXIT_CODES)
    _add_person(preview)
    preview.add_argument("--week", metavar="W", help="which week, such as 2026-W48; else the next one")
    preview.add_argument("--json", action="store_true", help="text and blocks as Slack gets them")


def _add_usage(commands: "argparse._SubParsersAction[_Parser]") -> None:
    about = "How fast people were answered, what failed, and what Claude cost."
    usage = commands.add_parser("usage", help=about, description=about, epilog=EXIT_CODES)
    usage.add_argument("--days", type=_days, default=30, help="how far back to look, 30 unless it is said")
    usage.add_argument("--team", metavar="T", help="one workspace only")
    usage.add_argument("--json", action="store_true", help="as JSON, for a program to read")


def _add_tokens(commands: "argparse._SubParsersAction[_Parser]") -> None:
    verbs = commands.add_parser("token", help="tokens for the JSON API").add_subparsers(
        dest="verb", metavar="add | list | revoke", required=True
    )
    about = "Make a token of a person, or without PERSON one of the team. It is shown once."
    add = verbs.add_parser("add", help=about, description=about, epilog=EXIT_CODES)
    add.add_argument(
        "person", metavar="PERSON", nargs="?", help="a Slack id such as U012AB3CD, or an e-mail address"
    )
    add.add_argument("--scope", action="append", default=[], help="what it may do; everything unless it is said")
    add.add_argument("--days", type=_days, help="how long it lasts; until it is revoked unless it is said")
    add.add_argument("--label", default="", help="what it is for, in your own words")
    _add_team(add)
    about = "Show the beginnings of all tokens, whose they are and when they were last used."
    _add_team(verbs.add_parser("list", help=about, description=about, epilog=EXIT_CODES))
    about = "End a token at once."
    revoke = verbs.add_parser("revoke", help=about, description=about, epilog=EXIT_CODES)
    revoke.add_argument("token", metavar="TOKEN", help="the token, or its beginning as shown by token list")


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
