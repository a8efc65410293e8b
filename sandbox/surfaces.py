"""Modals and Home tabs: opening, stacking, replacing, and what stays typed in."""

import itertools
from collections.abc import Iterator

from sandbox.actor import Actor
from sandbox.block_ids import with_element_ids
from sandbox.payloads.views import first_values
from sandbox.records import Json, Team, View
from sandbox.slack import Slack

DEEPEST = 3


def open_modal(actor: Actor, body: Json) -> View:
    """The person's first modal; one that was open is gone."""
    view = _new_view(actor, body)
    actor.team.modals[actor.person.id] = [view]
    actor.slack.changes.announce("modal")
    return view


def push_modal(actor: Actor, body: Json) -> View:
    """One more modal on top of the stack."""
    stack = actor.team.modals[actor.person.id]
    view = _new_view(actor, body, below=stack[-1])
    stack.append(view)
    actor.slack.changes.announce("modal")
    return view


def publish_home(actor: Actor, body: Json) -> View:
    """The person's Home tab; it keeps its id once published."""
    view = actor.team.homes.get(actor.person.id)
    if view is None:
        view = actor.team.homes[actor.person.id] = _new_view(actor, body)
        actor.slack.changes.announce("home")
    else:
        update_view(actor.slack, view, body)
    return view


def update_view(slack: Slack, view: View, body: Json) -> None:
    """Replace what a view shows; what was typed stays where block_id and action_id are the same."""
    view.body = body | {"blocks": with_element_ids(slack, body["blocks"])}
    view.hash = slack.issued.ts()
    view.errors = None
    typed = view.values
    view.values = first_values(view.body["blocks"])
    for block_id, elements in view.values.items():
        for action_id, value in elements.items():
            kept = typed.get(block_id, {}).get(action_id)
            if kept and kept["type"] == value["type"]:
                elements[action_id] = kept
    slack.changes.announce("home" if body["type"] == "home" else "modal")


def close_view(actor: Actor, view: View) -> None:
    """Take a modal away; the one below shows again. Nothing happens when it is gone already."""
    stack = actor.team.modals.get(actor.person.id, [])
    if view in stack:
        stack.remove(view)
        actor.slack.changes.announce("modal")


def close_all(actor: Actor) -> None:
    """Take every modal of this person away."""
    actor.team.modals[actor.person.id] = []
    actor.slack.changes.announce("modal")


def all_views(team: Team) -> Iterator[View]:
    """Every view that somebody can see now."""
    return itertools.chain(team.homes.values(), itertools.chain.from_iterable(team.modals.values()))


def _new_view(actor: Actor, body: Json, below: View | None = None) -> View:
    shown = body | {"blocks": with_element_ids(actor.slack, body["blocks"])}
    view_id = actor.slack.issued.id("V")
    return View(
        id=view_id,
        user=actor.person.id,
        body=shown,
        hash=actor.slack.issued.ts(),
        root_id=below.root_id if below else view_id,
        previous_id=below.id if below else None,
        values=first_values(shown["blocks"]),
    )
