"""The grammar of due phrases, a module for each kind of day that is named."""

from bot.language.due_rules import dates, days, periods, weeks
from bot.language.due_rules.grammar import RULES

__all__ = ["RULES", "dates", "days", "periods", "weeks"]
