"""Which heading stands for which of our fields."""

import pytest

from integrations.crm_files.columns import ACCOUNTS, DEALS, LISTS, CrmList, columns_at
from integrations.crm_files.tables import UnreadableFile
from storage.models import Account, Base, Deal


@pytest.mark.parametrize(
    "headings",
    [
        ["Account ID", "Account Name", "Owner", "Renewal", "Health"],
        ["ACCOUNT_ID", "NAME", "owner_email", "renewal_date", "health_score"],
        ["accountId", "accountName", "AccountOwner", "RenewalDate", "HealthScore"],
    ],
)
def test_case_blanks_and_other_names_do_not_matter(headings: list[str]) -> None:
    assert fields_at(ACCOUNTS, headings) == ["account_key", "name", "owner_email", "renewal_on", "health_score"]


def test_columns_may_stand_in_any_order_among_others() -> None:
    assert fields_at(DEALS, ["Notes", "Amount", "Deal ID", "", "Stage"]) == [
        None,
        "amount",
        "deal_key",
        None,
        "stage",
    ]


def test_the_better_heading_wins_over_one_that_may_mean_something_else() -> None:
    assert fields_at(ACCOUNTS, ["Id", "Owner", "Account Id", "Owner Email", "Name"]) == [
        *(None, None, "account_key"),
        *("owner_email", "name"),
    ]


def test_the_day_an_open_deal_is_hoped_to_close_is_not_the_day_it_closed() -> None:
    assert fields_at(DEALS, ["deal_id", "Close Date", "Closed Date"]) == ["deal_key", None, "closed_on"]


@pytest.mark.parametrize(
    ("crm_list", "headings", "missing"),
    [
        (ACCOUNTS, ["name", "arr"], "account_id"),
        (ACCOUNTS, ["account_id", "arr"], "name"),
        (DEALS, ["name", "stage"], "deal_id"),
    ],
)
def test_a_column_we_cannot_do_without_is_named(crm_list: CrmList, headings: list[str], missing: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"^list\.csv has no column {missing};"):
        fields_at(crm_list, headings)


def test_two_columns_of_one_name_are_refused_when_we_would_have_to_choose() -> None:
    with pytest.raises(UnreadableFile, match=r"^list\.csv has two columns ARR;"):
        fields_at(ACCOUNTS, ["account_id", "name", "notes", "Notes", "arr", "ARR"])


@pytest.mark.parametrize(("crm_list", "model"), [(ACCOUNTS, Account), (DEALS, Deal)])
def test_every_field_is_one_of_the_row(crm_list: CrmList, model: type[Base]) -> None:
    assert {column.field for column in crm_list.columns} <= set(model.__table__.columns.keys())


@pytest.mark.parametrize("crm_list", LISTS.values(), ids=list(LISTS))
def test_no_heading_stands_for_two_fields(crm_list: CrmList) -> None:
    headings = [heading for column in crm_list.columns for heading in column.headings]

    assert len(headings) == len(set(headings))


def fields_at(crm_list: CrmList, headings: list[str]) -> list[str | None]:
    found = columns_at(crm_list, headings, file_name="list.csv")
    return [found[place].field if place in found else None for place in range(len(headings))]
