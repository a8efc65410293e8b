"""Opening and changing modals and Home tabs: views.*."""

from typing import Any

from blockcheck import check_view, error_code
from sandbox import surfaces
from sandbox.actor import Actor
from sandbox.payloads.views import view_json
from sandbox.records import Json, Person, View
from sandbox.web_api.call import Call, Method, Refused


def open_view(call: Call) -> Json:
    """views.open: the first modal, for a trigger id that is three seconds old at most."""
    person = _person_of_trigger(call)
    view = surfaces.open_modal(Actor(call.slack, call.team, person), _checked_view(call, "modal"))
    return _shown(call, view)


def push_view(call: Call) -> Json:
    """views.push: one more on the stack of three."""
    person = _person_of_trigger(call)
    stack = call.team.modals.get(person.id, [])
    if not stack:
        raise Refused("not_found")
    if len(stack) >= surfaces.DEEPEST:
        raise Refused("push_limit_reached")
    view = surfaces.push_modal(Actor(call.slack, call.team, person), _checked_view(call, "modal"))
    return _shown(call, view)


def update_view(call: Call) -> Json:
    """views.update by view_id or external_id; a wrong hash means somebody else was faster."""
    view = _existing_view(call)
    _refuse_old_hash(call, view)
    surfaces.update_view(call.slack, view, _checked_view(call, view.body["type"]))
    return _shown(call, view)


def publish_home(call: Call) -> Json:
    """views.publish: somebody's Home tab."""
    person = call.person("user_id")
    if person.is_bot or person.deleted:
        raise Refused("not_enabled")
    current = call.team.homes.get(person.id)
    if current:
        _refuse_old_hash(call, current)
    view = surfaces.publish_home(Actor(call.slack, call.team, person), _checked_view(call, "home"))
    return _shown(call, view)


def _person_of_trigger(call: Call) -> Person:
    trigger = call.slack.issued.triggers.get(call.required("trigger_id"))
    if trigger is None or trigger.team_id != call.team.id:
        raise Refused("invalid_trigger_id")
    if trigger.expires_at < call.slack.clock.now():
        raise Refused("expired_trigger_id")
    if trigger.is_used:
        raise Refused("exchanged_trigger_id")
    trigger.is_used = True
    return call.team.people[trigger.user]


def _checked_view(call: Call, surface: str) -> Json:
    view: Any = call.structure("view")
    if not isinstance(view, dict):
        raise Refused("invalid_arguments")
    problems = check_view(view)
    if problems:
        messages = [str(problem) for problem in problems]
        raise Refused(error_code(problems) or "invalid_arguments", response_metadata={"messages": messages})
    if view["type"] != surface:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] must be a {surface} view"]})
    return view


def _existing_view(call: Call) -> View:
    wanted, external = call.text("view_id"), call.text("external_id")
    for view in surfaces.all_views(call.team):
        if view.id == wanted or (external and view.body.get("external_id") == external):
            return view
    raise Refused("not_found")


def _refuse_old_hash(call: Call, view: View) -> None:
    if call.text("hash") not in ("", view.hash):
        raise Refused("hash_conflict")


def _shown(call: Call, view: View) -> Json:
    return {"view": view_json(call.team, view)}


METHODS = {
    "views.open": Method(open_view, per_minute=100),
    "views.push": Method(push_view, per_minute=100),
    "views.update": Method(update_view, per_minute=100),
    "views.publish": Method(publish_home, per_minute=100),
}
