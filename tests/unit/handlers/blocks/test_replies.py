import pytest

from bot.model import Reply
from handlers.blocks.replies import no_second_view, nothing_more, reply_messages


@pytest.mark.parametrize("reply", [no_second_view(), nothing_more(is_private=True)])
def test_where_there_is_no_advice_none_is_labelled(reply: Reply) -> None:
    ((_, (words, *lines)),) = reply_messages(reply, [], note="Template answer (model off)")

    assert words["text"] == reply.text
    assert [line["elements"][0]["text"] for line in lines] == ["🔒 Only you · Template answer (model off)"]


def test_signs_are_written_once_in_the_words_for_notifications() -> None:
    ((text, (words, *_)),) = reply_messages(Reply(text="Under 10k < 12k & falling"), [], note="")

    assert (text, words["text"]) == ("Under 10k &lt; 12k &amp; falling", "Under 10k &lt; 12k & falling")


def test_advice_without_a_source_is_labelled_as_general() -> None:
    ((_, (_, label, _)),) = reply_messages(Reply(text="Call her."), [], note="")

    assert label["elements"][0]["text"] == "General advice"
