import pytest

from bot.language.words import count_words, has_speech, is_english, list_words, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's a two-year deal, isn't it?", ["It's", "a", "two-year", "deal", "isn't", "it"]),
        ("[PII] hi <unk> there (laughter)", ["hi", "there"]),
        ("we (the team) agreed", ["we", "the", "team", "agreed"]),
        ("grüß Gott — 40 %", ["grüß", "Gott", "40"]),
        ("...", []),
    ],
)
def test_words_are_letters_and_digits_without_tags(text: str, words: list[str]) -> None:
    assert list_words(text) == words
    assert count_words(text) == len(words)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("[PII].", True), ("***", True), ("Okay", True), ("[noise]", False), ("(laughter)", False)],
)
def test_a_redaction_is_speech_and_noise_is_none(text: str, spoken: bool) -> None:
    assert has_speech(text) is spoken


def test_rules_read_straight_quotes_and_whole_contractions() -> None:
    assert plain("What ’s  that ,\nDo n’t you know") == "what's that , don't you know"


def test_languages_are_told_by_their_small_words() -> None:
    english = "so we looked at the plan and it was fine for the whole team and I think that is what they want"
    spanish = "entonces miramos el plan y estaba bien para todo el equipo y creo que eso es lo que quieren hacer"

    assert is_english([english] * 2)
    assert not is_english([spanish] * 2)
    assert is_english(["Hola"])
