"""Bringing events, commands and interactions to the bot."""

from sandbox.delivery.bot import ask_bot, deliver_again, deliver_event

__all__ = ["ask_bot", "deliver_again", "deliver_event"]
