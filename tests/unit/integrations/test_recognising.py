import pytest

from integrations.crm_files.recognising import list_called
from tests.scenarios.calls import ACCOUNTS

DEALS = b"deal_id,account_id,owner_email,stage,amount\nD1,A1,riya@example.com,proposal,100\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ACCOUNTS, "accounts"),
        (DEALS, "deals"),
        (b"Account ID;Account Name;ARR\n1;Acme;3\n", "accounts"),
        (b"speaker,text,start\nRiya,hello,0\n", None),
        (b"id,name\n1,Riya\n", None),
        (b"", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_a_list_of_accounts_or_deals_is_known_by_its_headings(data: bytes, name: str | None) -> None:
    assert list_called(data) == name
