import pytest

from bot.language.foreign import IN_ENGLISH, ask_for_english, find_language
from tests.unit.bot.lines import sentences


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mein Ansprechpartner hat gekündigt, was nun? Ich weiß nicht weiter.", "de"),
        ("Mi cliente quiere cancelar el contrato, ¿qué hago?", "es"),
        ("Mon client ne paie pas sa facture depuis trois mois", "fr"),
        ("O meu cliente parou de usar o produto, o que faço?", "pt"),
        ("Il mio cliente non paga da tre mesi, cosa devo fare?", "it"),
        ("Mijn klant betaalt niet, wat moet ik doen?", "nl"),
        ("顧客が解約したいと言っています", "ja"),
        ("客户说太贵了怎么办", "zh"),
        ("Клиент не отвечает уже две недели", "ru"),
        ("العميل غاضب جدا", "ar"),
        ("मेरा ग्राहक पैसे नहीं दे रहा है", "hi"),
        ("고객이 화가 났어요", "other"),
    ],
)
def test_a_question_in_another_language_is_known_and_asked_for_in_it(text: str, code: str) -> None:
    assert find_language(text) == code
    assert ask_for_english(code).endswith(IN_ENGLISH)


@pytest.mark.parametrize(
    "text", [*sentences("ordinary_questions.txt"), "", "asdkjh", "quota?", "Zoë at Müller & Söhne left"]
)
def test_english_and_what_nobody_can_tell_is_left_alone(text: str) -> None:
    assert find_language(text) == ""
