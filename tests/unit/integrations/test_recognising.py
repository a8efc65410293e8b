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
        (b"Account Name,Owner,ARR,Renewal Date,Health Score\nAcme,riya@example.com,1,2027-01-05,80\n", "accounts"),
        (b"Opportunity,Owner,Amount,Stage,Created Date\nRenewal,riya@example.com,1,Open,2026-01-05\n", "deals"),
        (b"Name,Email,Phone\nDana Cole,dana@acme.example,555\n", None),
        (b"id,author,created,comment\n1,Dana Cole,2026-11-01,It fails\n", None),
        (b"", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_a_list_of_accounts_or_deals_is_known_by_its_headings(data: bytes, name: str | None) -> None:
    assert list_called(data) == name
