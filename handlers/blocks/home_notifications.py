"""The Home tab's list of what arrived by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.accounts import short_date
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, plain, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import OnList, OnNotification
from handlers.homes import ListPart
from storage.models import Notification
from storage.notifications import NotificationCounts

PER_PAGE = 10
KINDS: Mapping[str, str] = {
    "alert": "⚠️ *Alert*",
    "digest": "📬 *Digest*",
    "plan": "🗓️ *Plan*",
    "question": "❓ *Question*",
    "reflection": "📝 *Reflection*",
    "reminder": "⏰ *Reminder*",
    "review": "📞 *Call review*",
    "tip": "💡 *Tip*",
}
"""The icon and the word of each kind; what has none is a message."""
NOTHING_YET = "Nothing yet. Digests, reminders and reviews are listed here when they come."
ALL_READ = "You have read everything."


@dataclass(frozen=True)
class NotificationPage:
    """One page of the list; `workspace_url` is where Slack's links begin, "" when nobody said."""

    part: ListPart
    rows: Sequence[Notification]
    counts: NotificationCounts
    workspace_url: str = ""


def last_page(counts: NotificationCounts, *, is_unread: bool) -> int:
    """The number of the last page, from 0."""
    return max((counts.unread if is_unread else counts.total) - 1, 0) // PER_PAGE


def notifications_home(page: NotificationPage, *, now: datetime, zone: tzinfo) -> list[Block]:
    """The tabs, a page of rows, and what can be done with all of them; one line when the list is empty."""
    if not page.counts.total:
        return [section(f"*Notifications*\n{NOTHING_YET}")]
    rows = [block for row in page.rows for block in _row(row, page, now.astimezone(zone), zone)]
    return [
        section("*Notifications*"),
        actions(*_tabs(page), *_for_all(page)),
        *(rows or [context(ALL_READ)]),
        *_pages(page),
    ]


def _tabs(page: NotificationPage) -> list[Block]:
    """The tab that is open is marked by a word of its own, because colour is no mark for everybody."""
    tabs = ((False, "All", page.counts.total), (True, "Unread", page.counts.unread))
    return [
        button(
            f"{'● ' if page.part.is_unread == is_unread else ''}{word} ({count})",
            f"{action_ids.LIST_PART}{'unread' if is_unread else 'all'}",
            OnList(is_unread=is_unread).packed(),
            style="primary" if page.part.is_unread == is_unread else "",
        )
        for is_unread, word, count in tabs
    ]


def _for_all(page: NotificationPage) -> list[Block]:
    clear = button("Clear all", action_ids.CLEAR_LIST, OnList(is_unread=page.part.is_unread).packed())
    sure = {
        "title": plain("Clear the list?"),
        "text": plain("The list is emptied. The messages themselves stay where they are."),
        "confirm": plain("Clear all"),
        "deny": plain("Keep it"),
    }
    read = button("Mark all read", action_ids.READ_ALL, OnList(is_unread=page.part.is_unread).packed())
    return [*([read] if page.counts.unread else []), {**clear, "confirm": sure}]


def _row(row: Notification, page: NotificationPage, now: datetime, zone: tzinfo) -> list[Block]:
    """One line; what was read keeps its link beside it, what was not has its buttons below."""
    kind = KINDS.get(row.kind, "🔔 *Message*")
    words = [kind, mrkdwn(clip(row.text, 150)), _time(row.created_at.astimezone(zone), now)]
    is_read = row.read_at is not None
    line = " · ".join([*words, *([] if is_read else ["_new_"])])
    link = _open(row, page)
    if is_read:
        return [section(line, link)]
    value = OnNotification(notification_id=row.id, is_unread=page.part.is_unread, page=page.part.page).packed()
    mark = button("Mark read", f"{action_ids.READ_ONE}{row.id}", value)
    return [section(line), actions(*([link] if link else []), mark)]


def _open(row: Notification, page: NotificationPage) -> Block | None:
    """A link, because only a link brings somebody to a message."""
    link = message_link(page.workspace_url, row)
    if not link:
        return None
    value = OnNotification(notification_id=row.id, is_unread=page.part.is_unread, page=page.part.page).packed()
    return {**button("Open", f"{action_ids.OPEN_NOTIFIED}{row.id}", value), "url": link}


def message_link(workspace_url: str, row: Notification) -> str:
    """The message's address as chat.getPermalink gives it, made here because a tab has ten of them."""
    if not (workspace_url and row.channel and row.message_ts):
        return ""
    link = f"{workspace_url.rstrip('/')}/archives/{row.channel}/p{row.message_ts.replace('.', '')}"
    return f"{link}?thread_ts={row.thread_ts}&cid={row.channel}" if row.thread_ts else link


def _time(local: datetime, now: datetime) -> str:
    """ "08:30" today, "23 Nov, 08:30" before."""
    time = f"{local:%H:%M}"
    return time if local.date() == now.date() else f"{short_date(local.date(), today=now.date())}, {time}"


def _pages(page: NotificationPage) -> list[Block]:
    last = last_page(page.counts, is_unread=page.part.is_unread)
    if not last:
        return []
    steps = (("Newer", "newer", page.part.page - 1), ("Older", "older", page.part.page + 1))
    buttons = [
        button(word, f"{action_ids.LIST_PART}{name}", OnList(is_unread=page.part.is_unread, page=to).packed())
        for word, name, to in steps
        if 0 <= to <= last
    ]
    return [context(f"Page {page.part.page + 1} of {last + 1}"), actions(*buttons)]
