"""Sending to the bot: once for what a person waits for, up to four times for events."""

import time

from sandbox.delivery.subscriptions import is_wanted, is_within_sight, missing_scope
from sandbox.faults import Fault
from sandbox.inspector import Delivery
from sandbox.payloads.interactions import event_callback
from sandbox.records import Channel, Json, Team
from sandbox.slack import Envelope, Slack


def deliver_event(slack: Slack, team: Team, event: Json, channel: Channel | None = None) -> None:
    """Tell the bot what happened, if its manifest asked for it and it can see the channel."""
    if not is_wanted(slack.manifest, event) or not is_within_sight(team, channel):
        return
    scope = missing_scope(slack.manifest, event)
    if scope:
        slack.problem("missing_scope", f"{event['type']} is subscribed to but needs the scope {scope}")
        return
    event.setdefault("event_ts", event.get("ts") or slack.issued.ts())
    payload = event_callback(team, event, event_id=slack.issued.id("Ev"), event_time=slack.clock.now())
    _begin(slack, Envelope("events_api", payload))


def deliver_again(slack: Slack) -> None:
    """Send the latest event once more, as Slack does when it missed the acknowledgement; raises LookupError."""
    events = (delivery for delivery in reversed(slack.inspector.deliveries) if delivery.type == "events_api")
    latest = next(events, None)
    if latest is None:
        raise LookupError("No event was sent yet.")
    slack.in_background(_attempt(slack, Envelope("events_api", latest.payload, latest.attempt + 1, "timeout")))


def hold_events(slack: Slack) -> None:
    """Keep every event back from now on."""
    slack.held = slack.held or []


def release_events(slack: Slack, *, is_reversed: bool = False) -> None:
    """Send what was kept back, the latest first if wanted; Slack promises no order either."""
    held, slack.held = slack.held or [], None
    for envelope in reversed(held) if is_reversed else held:
        slack.in_background(_attempt(slack, envelope))


async def ask_bot(slack: Slack, envelope: Envelope) -> Json | None:
    """Send something a person waits for; returns what the acknowledgement said, None when none came."""
    acknowledgement = await _send(slack, envelope)
    if acknowledgement is None:
        slack.problem("unacked", f"no acknowledgement in time: {_summary(envelope)}")
    return acknowledgement


def _begin(slack: Slack, envelope: Envelope) -> None:
    if slack.held is not None:
        slack.held.append(envelope)
        return
    fault = slack.faults.for_event(envelope.payload["event"]["type"])
    if fault and fault.kind == "lose":
        return
    if fault and fault.kind == "delay":
        _later(slack, fault.seconds, envelope)
        return
    slack.in_background(_attempt(slack, envelope, fault))


async def _attempt(slack: Slack, envelope: Envelope, fault: Fault | None = None) -> None:
    acknowledgement = await _send(slack, envelope)
    if fault and fault.kind == "duplicate":
        await _send(slack, _retry_of(envelope, "timeout"))
    if fault and fault.kind == "lost_ack":
        _retry_later(slack, envelope)
    elif acknowledgement is None:
        slack.problem("unacked", f"no acknowledgement in time: {_summary(envelope)}")
        _retry_later(slack, envelope)


async def _send(slack: Slack, envelope: Envelope) -> Json | None:
    delivery = Delivery(slack.clock.now(), envelope.type, _summary(envelope), envelope.attempt, envelope.payload)
    slack.inspector.deliveries.append(delivery)
    slack.changes.announce("inspector")
    started = time.perf_counter()
    acknowledgement = await slack.transport.send(envelope)
    if acknowledgement is not None:
        delivery.acked = True
        delivery.ack_ms = round((time.perf_counter() - started) * 1000, 2)
    slack.changes.announce("inspector")
    return acknowledgement


def _retry_later(slack: Slack, envelope: Envelope) -> None:
    if envelope.attempt < len(slack.retry_seconds):
        _later(slack, slack.retry_seconds[envelope.attempt], _retry_of(envelope, "timeout"))


def _later(slack: Slack, seconds: float, envelope: Envelope) -> None:
    slack.clock.call_at(slack.clock.now() + seconds, lambda: slack.in_background(_attempt(slack, envelope)))


def _retry_of(envelope: Envelope, reason: str) -> Envelope:
    return Envelope(envelope.type, envelope.payload, envelope.attempt + 1, reason)


def _summary(envelope: Envelope) -> str:
    payload = envelope.payload
    if envelope.type == "events_api":
        event = payload["event"]
        return " ".join(filter(None, [event["type"], event.get("subtype"), event.get("tab")]))
    if envelope.type == "slash_commands":
        return str(payload["command"])
    names = [action["action_id"] for action in payload.get("actions", [])]
    callback = payload.get("callback_id") or payload.get("view", {}).get("callback_id", "")
    return " ".join(filter(None, [payload["type"], *names, callback]))
