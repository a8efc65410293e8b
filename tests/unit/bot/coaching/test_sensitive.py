import pytest

from bot.coaching.sensitive import is_sensitive

SENSITIVE = [
    "redundancies planned in March, confidential",
    "They are laying off 20 people in Q1",
    "he was made redundant last week",
    "Layoffs are coming in January",
    "there is a restructuring coming, keep it to yourself",
    "The customer threatened legal action over the outage",
    "they are suing us for breach of contract",
    "my lawyer says we should settle",
    "Dana was diagnosed with cancer and is off until May",
    "She is on sick leave",
    "I reported my manager to HR",
    "she filed a harassment complaint against the VP",
    "They are being acquired by Initech, not public yet",
    "between us, the acquisition closes in March",
    "we are in talks to be acquired",
    "our company is merging with Globex next year",
]
ORDINARY = [
    "legal will review the contract",
    "their lawyer will review the MSA",
    "the health score dropped to 62",
    "account health review",
    "our merger with the data model",
    "we merge duplicate records",
    "the server has redundancy across zones",
    "customer acquisition cost is high",
    "we sell to HR teams",
    "insurance claims are slow",
    "the hospital network wants a demo",
    "litigation support software",
    "they're restructuring the pricing page",
    "He was promoted to VP",
    "NDA signed, contract next",
    "a company Globex acquired last year",
    "the secret to success is asking",
    "one Kardashian father is one of his lawyers",
]


@pytest.mark.parametrize("text", SENSITIVE)
def test_what_people_keep_to_themselves_is_heard(text: str) -> None:
    assert is_sensitive(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sales_talk_is_not_sensitive(text: str) -> None:
    assert is_sensitive(text) is None
