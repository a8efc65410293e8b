"""Lists of accounts and deals, from a file to rows."""

from datetime import date
from pathlib import Path

import pytest

from handlers.cli.arguments import CRM_LISTS
from integrations.crm_files import LISTS
from storage import accounts, deals
from storage.database import Database
from storage.models import Account
from tests.house.source import ROOT
from tests.integration.cli.terminal import Terminal

SAMPLES = ROOT / "content" / "samples"
TEAM = "T0SANDBOX"


def test_every_kind_of_list_can_be_named_on_the_command_line() -> None:
    assert set(CRM_LISTS) == set(LISTS)


async def test_the_samples_come_in_whole(terminal: Terminal, database: Database) -> None:
    for name in ("accounts", "deals"):
        said = await terminal.types("import", name, str(SAMPLES / f"{name}.csv"))
        assert (said.code, said.out) == (0, "Sideline Sandbox (T0SANDBOX): 4 added, 0 updated, 0 unchanged\n")

    async with database.reading(TEAM) as session:
        acme = await accounts.find_account(session, account_key="A1")
        won = await deals.find_deal(session, deal_key="D2")
    assert acme is not None
    assert (acme.name, acme.owner_email, acme.arr, acme.currency) == (
        "Acme Corp",
        "riya@example.com",
        48_000,
        "USD",
    )
    assert (acme.renewal_on, acme.last_login_on) == (date(2027, 2, 28), date(2026, 11, 18))
    assert (acme.health_score, acme.health_score_before, acme.champion) == (62, 81, "Dana Cole")
    assert (acme.segment, acme.source, acme.extra) == ("mid", "accounts.csv", {})
    assert won is not None
    assert (won.account_key, won.stage, won.amount, won.outcome) == ("A9", "closed", 18_000, "won")
    assert (won.created_on, won.closed_on) == (date(2026, 5, 10), date(2026, 7, 1))
    assert won.extra == {
        "discount_pct": "12",
        "discount_target_pct": "10",
        "icp_fit": "yes",
        "first_coached": "2026-08-15",
    }


async def test_twice_is_the_same_as_once(terminal: Terminal, database: Database) -> None:
    sample = str(SAMPLES / "accounts.csv")
    await terminal.types("import", "accounts", sample)
    first = await account(database, "A1")

    said = await terminal.types("import", "accounts", sample)

    assert said.out == "Sideline Sandbox (T0SANDBOX): 0 added, 0 updated, 4 unchanged\n"
    assert (await account(database, "A1")).imported_at == first.imported_at


async def test_the_file_is_the_truth_for_its_columns_and_its_lines(terminal: Terminal, database: Database) -> None:
    await imported(terminal, "id,name,arr,champion,Region\nA1,Acme,100,Dana,EMEA\nA2,Globex,200,Lee,APAC\n")

    said = await imported(terminal, "id,name,arr\nA1,Acme Corp,\n")

    assert said == "Sideline Sandbox (T0SANDBOX): 0 added, 1 updated, 0 unchanged\n"
    acme, globex = await account(database, "A1"), await account(database, "A2")
    assert (acme.name, acme.arr) == ("Acme Corp", None), "a blank cell clears"
    assert acme.champion == "Dana", "a column that is not there says nothing"
    assert acme.extra == {}, "the other columns are those of the file"
    assert (globex.arr, globex.extra) == (200, {"Region": "APAC"}), "a line that is not there says nothing"


async def test_a_file_from_excel_in_germany_comes_in(terminal: Terminal, database: Database) -> None:
    content = (
        "Account ID;Account Name;Owner;ARR;Renewal\r\n"
        "A1;Müller & Söhne;Riya@Example.com;48.000,50 $;28.02.2027\r\n"
    )

    said = await imported(terminal, content.encode("cp1252"))

    first, note = said.splitlines()
    assert first == "Sideline Sandbox (T0SANDBOX): 1 added, 0 updated, 0 unchanged"
    assert note.startswith("  accounts.csv, line 2: not UTF-8, so the file was read as Windows-1252.")
    row = await account(database, "A1")
    assert (row.name, row.owner_email, row.arr) == ("Müller & Söhne", "riya@example.com", 48_000.5)
    assert row.renewal_on == date(2027, 2, 28)


async def test_other_days_show_whether_the_month_stands_first(terminal: Terminal, database: Database) -> None:
    said = await imported(terminal, "id,name,renewal\nA1,Acme,3/4/2027\nA2,Globex,2/28/2027\n")

    assert said.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 2 added, 0 updated, 0 unchanged",
        "  accounts.csv: 03/04/2026 was read with the month first, as other days have it",
    ]
    assert (await account(database, "A1")).renewal_on == date(2027, 3, 4)


async def test_days_that_contradict_each_other_leave_it_open(terminal: Terminal, database: Database) -> None:
    said = await imported(terminal, "id,name,renewal\nA1,a,3/4/2027\nA2,b,2/28/2027\nA3,c,28/2/2027\n")

    assert said.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 2 added, 0 updated, 0 unchanged, 1 left out",
        '  accounts.csv, line 2: renewal "3/4/2027" could be two different days; write it as 2026-11-20',
    ]


async def test_an_owner_by_name_is_told_and_the_line_comes_in(terminal: Terminal, database: Database) -> None:
    await imported(terminal, "id,name,Account Owner\nA1,Acme,riya@example.com\nA2,Globex,\nA3,Umbra,\n")

    said = await imported(
        terminal,
        "id,name,Account Owner\nA1,Acme,Riya Shah\nA2,Globex,Tom\nA3,Umbra,Riya Shah (riya@example.com)\n",
    )

    assert said.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 0 added, 3 updated, 0 unchanged",
        "  accounts.csv, line 2: owners are named without an e-mail address (2 lines), so whose they are stays "
        "as it was. Add a column owner_email.",
    ]
    acme, globex, umbra = [await account(database, key) for key in ("A1", "A2", "A3")]
    assert (acme.owner_email, acme.extra) == ("riya@example.com", {"Account Owner": "Riya Shah"}), "kept as known"
    assert (globex.owner_email, umbra.owner_email) == ("", "riya@example.com")


async def test_a_dash_for_the_owner_is_nobody(terminal: Terminal, database: Database) -> None:
    await imported(terminal, "id,name,owner_email\nA1,Acme,riya@example.com\nA2,Globex,riya@example.com\n")

    by_name = await imported(terminal, "id,name,Account Owner\nA1,Acme,-\n")
    by_address = await imported(terminal, "id,name,owner_email\nA2,Globex,n/a\n")

    updated = "Sideline Sandbox (T0SANDBOX): 0 added, 1 updated, 0 unchanged\n"
    assert (by_name, by_address) == (updated, updated)
    for key in ("A1", "A2"):
        row = await account(database, key)
        assert (row.owner_email, row.extra) == ("", {})


async def test_columns_of_one_name_that_are_none_of_ours_are_all_kept(
    terminal: Terminal, database: Database
) -> None:
    await imported(terminal, 'id,name,Health,Notes,Notes,\n="007",Acme,62.5 %,x,y,z\n')

    row = await account(database, "007")
    assert (row.health_score, row.extra) == (62.5, {"Notes": "x", "Notes (2)": "y", "column 6": "z"})


async def test_a_report_with_a_title_comes_in(terminal: Terminal, database: Database) -> None:
    said = await imported(
        terminal, "Customers,,\nExported today,,\nAccount ID,Name,ARR\nA1,Acme,much\nA2,Hooli,5\n"
    )

    assert said.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 1 added, 0 updated, 0 unchanged, 1 left out",
        "  accounts.csv: the headings are on line 3.",
        '  accounts.csv, line 4: ARR "much" is not a number',
    ]


async def test_commas_in_a_title_part_no_cells(terminal: Terminal) -> None:
    said = await imported(
        terminal, 'Customers, as of 20 Nov, 2026\n"Account ID";"Name, legal";Name\nA1;Acme, Inc;Acme\n'
    )

    assert said.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 1 added, 0 updated, 0 unchanged",
        "  accounts.csv: the headings are on line 2.",
    ]


async def test_bad_lines_are_told_by_number_and_the_others_come_in(terminal: Terminal, database: Database) -> None:
    terminal.writes(
        "accounts.csv",
        "account_id,name,owner_email,arr,renewal_date\n"
        "A1,Acme,riya@example.com,1,2027-01-01\n"
        "A2,Globex,Riya Shah,much,03/04/2026\n"
        ",Initech,,,\n"
        "A1,Acme again,,,\n"
        "A4,Umbra,,48,000,2027-06-30\n"
        "A5\n"
        'A6,"Hooli" Inc,,,\n'
        "A7,Pied Piper,,,\n",
    )

    said = await terminal.types("import", "accounts", "accounts.csv")

    assert said.code == 1
    assert said.out.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 2 added, 0 updated, 0 unchanged, 6 left out",
        '  accounts.csv, line 3: owner_email "Riya Shah" is not an e-mail address; arr "much" is not a number; '
        'renewal_date "03/04/2026" could be two different days; write it as 2026-11-20',
        "  accounts.csv, line 4: account_id is empty",
        "  accounts.csv, line 5: A1 is on line 2 already",
        "  accounts.csv, line 6: has 6 cells and there are 5 headings",
        "  accounts.csv, line 7: has 1 cells and there are 5 headings",
        "  accounts.csv, line 8: a quotation mark inside a quoted cell must be doubled",
    ]
    assert (await account(database, "A1")).name == "Acme", "the first line of a key counts"
    assert (await account(database, "A7")).name == "Pied Piper"


async def test_a_line_that_was_left_out_does_not_take_the_key(terminal: Terminal, database: Database) -> None:
    said = await imported(terminal, "id,name,arr\nA1,Acme,much\nA1,Acme,5\n")

    assert said.startswith("Sideline Sandbox (T0SANDBOX): 1 added, 0 updated, 0 unchanged, 1 left out\n")
    assert (await account(database, "A1")).arr == 5


async def test_many_bad_lines_do_not_flood_the_terminal(terminal: Terminal, database: Database) -> None:
    said = await imported(terminal, "id,name\n" + ",nobody\n" * 60)

    assert len(said.splitlines()) == 52
    assert said.endswith("  … and 10 more\n")


async def test_a_dry_run_says_what_would_happen_and_keeps_nothing(terminal: Terminal, database: Database) -> None:
    await imported(terminal, "id,name\nA1,Acme\nA2,Globex\n")
    terminal.writes("accounts.csv", "id,name\nA1,Acme\nA2,Globex Ltd\nA3,Initech\n")

    said = await terminal.types("import", "accounts", "accounts.csv", "--dry-run")

    assert said.out == (
        "Sideline Sandbox (T0SANDBOX): 1 added, 1 updated, 1 unchanged (dry run: nothing was kept)\n"
    )
    assert (await account(database, "A2")).name == "Globex"
    async with database.reading(TEAM) as session:
        assert await accounts.find_account(session, account_key="A3") is None


async def test_more_lines_than_fit_one_transaction_come_in(terminal: Terminal, database: Database) -> None:
    lines = [f"A{number},Account {number}" for number in range(1_050)]

    said = await imported(terminal, "id,name\n" + "\n".join(lines))

    assert said == "Sideline Sandbox (T0SANDBOX): 1050 added, 0 updated, 0 unchanged\n"
    assert (await account(database, "A1049")).name == "Account 1049"


async def test_headings_without_lines_are_said(terminal: Terminal, database: Database) -> None:
    said = await imported(terminal, "id,name\n")

    assert said.splitlines()[1:] == ["  accounts.csv has headings and no lines under them"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "accounts.csv is empty"),
        (b"name,arr\nAcme,1\n", "accounts.csv has no column account_id; nothing was imported"),
        (b"PK\x03\x04", "accounts.csv is a workbook; save the sheet as CSV UTF-8"),
    ],
)
async def test_a_file_of_which_nothing_can_be_taken_is_one_line(
    terminal: Terminal, ready: Path, content: bytes, complaint: str
) -> None:
    terminal.writes("accounts.csv", content)

    said = await terminal.types("import", "accounts", "accounts.csv")

    assert (said.code, said.out, said.err) == (2, "", f"sideline: {complaint}\n")


async def test_a_file_that_is_not_there_is_one_line(terminal: Terminal, ready: Path) -> None:
    said = await terminal.types("import", "deals", "gone.csv")

    assert (said.code, said.err) == (2, "sideline: gone.csv cannot be read: No such file or directory\n")


async def imported(terminal: Terminal, content: str | bytes) -> str:
    terminal.writes("accounts.csv", content)
    return (await terminal.types("import", "accounts", "accounts.csv")).out


async def account(database: Database, key: str) -> Account:
    async with database.reading(TEAM) as session:
        found = await accounts.find_account(session, account_key=key)
    assert found is not None
    return found
