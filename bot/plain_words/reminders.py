"""Reminders in plain words: those that are still to come."""

from bot.plain_words.parts import MINE, SHOW

REMINDERS = {
    "reminders_list": (
        rf"{SHOW}{MINE}(?:open |next |coming )?reminders?(?: list| that are (?:open|set))?",
        r"(?:what|which|any|how many) reminders (?:do|have) i (?:have|got|set)(?: set| open)?",
        r"(?:do|have) i (?:have|got) (?:any )?(?:open )?reminders?(?: set| open)?",
        r"what (?:did|have) i ask(?:ed)? you to remind me (?:of|about)",
        r"what (?:will|are) you (?:remind|reminding|going to remind) me (?:of|about)",
        r"when (?:will|do) you remind me|when is my (?:next )?reminder",
    ),
}
