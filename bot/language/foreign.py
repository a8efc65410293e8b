"""Which language a short question is in, where it is not English, and how to ask for English in it.

A question has too few words for the shares that `words.is_english` counts on a call; a script of its own, or two
of a language's smallest words, tell enough.
"""

import re

from bot.language.words import is_english_word, list_words, plain, word_set

IN_ENGLISH = "Without an AI model I read English only. Say it in one English sentence and I answer at once."

_SMALL_WORDS = {
    "de": word_set(
        "ich nicht und der das ein eine einen mein meine meinem mit auf wir ist sind wie soll hat "
        "habe haben für kunde kunden von zu bei mir wenn aber auch kann nun dem den uns sie"
    ),
    "es": word_set(
        "el la los las una mi que qué con por para se es está están cómo cliente clientes de del hago "
        "quiere hemos pero cuando nos y su sus"
    ),
    "fr": word_set(
        "le la les une mon ma mes que ne pas avec pour je nous est sont du des qui dans mais depuis "
        "faire quoi comment et il elle ils de"
    ),
    "pt": word_set(
        "os um uma meu minha seu que não com por para se é está como cliente clientes de da dos eu nós "
        "mas quando faço quer parou ele ela"
    ),
    "it": word_set(
        "il lo la gli una mio mia che non con si è cliente clienti di del della sono ho abbiamo ma "
        "quando cosa fare vuole di"
    ),
    "nl": word_set(
        "de het een mijn niet en ik wij met zijn hoe wat moet klant klanten voor bij maar als kan heeft dat onze"
    ),
}
"""Words no English sentence has two of."""
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("other", re.compile(r"[\u0370-\u03ff\u0590-\u05ff\u0e00-\u0e7f\uac00-\ud7af\u0980-\u0dff]")),
)
_ASKED = {
    "de": "Ohne KI-Modell verstehe ich nur Englisch. Schreib mir einen Satz auf Englisch, dann antworte ich.",
    "es": "Sin un modelo de IA solo entiendo inglés. Escríbemelo en una frase en inglés y te respondo enseguida.",
    "fr": "Sans modèle d'IA, je ne comprends que l'anglais. Écris-le en une phrase en anglais et je réponds.",
    "pt": "Sem um modelo de IA, só entendo inglês. Escreva numa frase em inglês e respondo já.",
    "it": "Senza un modello di IA capisco solo l'inglese. Scrivimelo in una frase in inglese e rispondo subito.",
    "nl": "Zonder AI-model begrijp ik alleen Engels. Schrijf het in één Engelse zin, dan antwoord ik meteen.",
    "ja": "AIモデルなしでは英語しか分かりません。英語で一文書いていただければ、すぐにお答えします。",
    "zh": "没有 AI 模型时我只能理解英文。请用一句英文告诉我，我马上回答。",
    "ru": "Без модели ИИ я понимаю только английский. Напишите одно предложение по-английски, и я сразу отвечу.",
    "ar": "بدون نموذج ذكاء اصطناعي لا أفهم إلا الإنجليزية. اكتبها بجملة واحدة بالإنجليزية وسأجيب فورًا.",
    "hi": "AI मॉडल के बिना मैं केवल अंग्रेज़ी समझता हूँ। एक वाक्य अंग्रेज़ी में लिखें, मैं तुरंत जवाब दूँगा।",
}
_FEWEST = 2


def find_language(text: str) -> str:
    """The code of a question's language, "other" for a script we have no words in; "" for English or unknown."""
    for code, script in _SCRIPTS:
        if script.search(text):
            return code
    words = list_words(plain(text))
    english = sum(map(is_english_word, words))
    counts = {code: sum(word in small for word in words) for code, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _FEWEST and counts[best] > english else ""


def ask_for_english(code: str) -> str:
    """The request to say it in English: in that language, if we have it, and in English."""
    return f"{_ASKED[code]}\n{IN_ENGLISH}" if code in _ASKED else IN_ENGLISH
