"""Bringing events, commands and interactions to the bot."""

from sandbox.delivery.bot import ask_bot, deliver_again, deliver_event, hold_events, release_events

__all__ = ["ask_bot", "deliver_again", "deliver_event", "hold_events", "release_events"]
