"""Which columns a list of accounts or deals may have, and what their headings are called elsewhere."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from integrations.crm_files.cells import (
    read_currency,
    read_day,
    read_email,
    read_number,
    read_score,
    read_text,
    read_word,
)
from integrations.crm_files.tables import UnreadableFile
from storage import accounts, deals
from storage.database import Change


@dataclass(frozen=True)
class Column:
    """One of our fields: the headings it goes by, best first, and how its cells are read."""

    field: str
    headings: tuple[str, ...]
    read: Callable[[str], Any]
    is_required: bool = False


@dataclass(frozen=True)
class CrmList:
    """A kind of list. Its first column is the key by which a line finds its row."""

    name: str
    columns: tuple[Column, ...]
    upsert: Callable[..., Awaitable[Change]]

    @property
    def key(self) -> str:
        """The field that tells one line from another."""
        return self.columns[0].field


_OWNER = (
    *("owner_email", "account_owner_email", "csm_email"),
    *("owner", "account_owner", "company_owner", "deal_owner", "csm"),
)

ACCOUNTS = CrmList(
    "accounts",
    (
        Column("account_key", ("account_id", "customer_id", "company_id", "record_id", "id"), read_text, True),
        Column(
            "name",
            ("name", "account_name", "company_name", "customer_name", "account", "company", "customer"),
            read_text,
            True,
        ),
        Column("owner_email", _OWNER, read_email),
        Column("arr", ("arr", "annual_recurring_revenue"), read_number),
        Column("currency", ("currency", "currency_code", "account_currency", "arr_currency"), read_currency),
        Column("renewal_on", ("renewal_date", "renewal_on", "renewal", "renews_on", "next_renewal"), read_day),
        Column("health_score", ("health_score", "health"), read_score),
        Column(
            "health_score_before",
            ("health_score_30d_ago", "health_30d_ago", "health_score_before", "previous_health_score"),
            read_score,
        ),
        Column("last_login_on", ("last_login", "last_login_date", "last_login_on", "last_seen"), read_day),
        Column("champion", ("champion", "champion_name"), read_text),
        Column("segment", ("segment", "account_segment", "customer_segment", "tier"), read_text),
    ),
    accounts.upsert_account,
)

# "Close Date" is not among the headings: for an open deal it is a hope. It is kept with the other columns.
DEALS = CrmList(
    "deals",
    (
        Column("deal_key", ("deal_id", "opportunity_id", "record_id", "id"), read_text, True),
        Column("account_key", ("account_id", "customer_id", "company_id"), read_text),
        Column("owner_email", (*_OWNER, "opportunity_owner_email", "opportunity_owner"), read_email),
        Column("stage", ("stage", "deal_stage", "opportunity_stage", "stage_name"), read_text),
        Column("amount", ("amount", "deal_amount", "deal_value", "value"), read_number),
        Column("currency", ("currency", "currency_code", "deal_currency", "amount_currency"), read_currency),
        Column("created_on", ("created", "created_date", "create_date", "created_on"), read_day),
        Column("closed_on", ("closed", "closed_date", "closed_on"), read_day),
        Column("outcome", ("outcome", "result"), read_word),
    ),
    deals.upsert_deal,
)

LISTS: Mapping[str, CrmList] = {crm_list.name: crm_list for crm_list in (ACCOUNTS, DEALS)}


def columns_at(crm_list: CrmList, headings: Sequence[str], *, file_name: str) -> dict[int, Column]:
    """Which of our columns stands where. Raises `UnreadableFile` for one that is missing or there twice."""
    places = _places(headings)
    found: dict[int, Column] = {}
    for column in crm_list.columns:
        at = next((places[_plain(name)] for name in column.headings if _plain(name) in places), [])
        if len(at) > 1:
            raise UnreadableFile(f"{file_name} has two columns {headings[at[1]]}; nothing was imported")
        if at:
            found[at[0]] = column
        elif column.is_required:
            raise UnreadableFile(f"{file_name} has no column {column.headings[0]}; nothing was imported")
    return found


def count_columns(crm_list: CrmList, headings: Sequence[str]) -> int:
    """How many of our columns are there, whichever are missing."""
    given = {_plain(heading) for heading in headings}
    return sum(any(_plain(name) in given for name in column.headings) for column in crm_list.columns)


def is_headed(crm_list: CrmList, headings: Sequence[str]) -> bool:
    """Whether the columns we cannot do without are there."""
    given = _places(headings)
    required = [column for column in crm_list.columns if column.is_required]
    return all(any(_plain(name) in given for name in column.headings) for column in required)


def distinct(headings: Sequence[str]) -> list[str]:
    """The headings, of which a second "Notes" is "Notes (2)"; one that is blank is called by its place."""
    seen: Counter[str] = Counter()
    told: list[str] = []
    for place, heading in enumerate(headings, start=1):
        seen[heading] += 1
        name = f"{heading} ({seen[heading]})" if seen[heading] > 1 else heading
        told.append(name if heading else f"column {place}")
    return told


def _places(headings: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if plain := _plain(heading):
            places.setdefault(plain, []).append(place)
    return places


def _plain(heading: str) -> str:
    """Without case, blanks and punctuation: "Account ID", "account_id" and "AccountId" are one."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
