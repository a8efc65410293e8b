"""How the pages of adding Sideline read. They load nothing, from us or from anybody."""

from html import escape

_STYLE = """
  :root { color-scheme: light dark }
  body { font: 17px/1.55 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center;
         background: #f4f6f4; color: #1d2b25 }
  main { max-width: 30rem; margin: 1.5rem; padding: 2.25rem; border-radius: 14px; background: #fff;
         box-shadow: 0 1px 3px #0002, 0 8px 30px #0001 }
  h1 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 .75rem }
  p { margin: 0 0 1rem } p:last-child { margin: 0 } ul { margin: 0 0 1.5rem; padding-left: 1.2rem }
  a.button { display: inline-block; padding: .7rem 1.25rem; border-radius: 8px; background: #1f4d3f; color: #fff;
             text-decoration: none; font-weight: 600 }
  a.button:focus-visible { outline: 3px solid #7fb5a3; outline-offset: 2px }
  code { background: #8881; padding: .1rem .35rem; border-radius: 4px } .code { color: #777; font-size: .85rem }
  @media (prefers-color-scheme: dark) { body { background: #141a17; color: #e4ebe7 } main { background: #1c2420 } }
"""

_FAILED = {
    "cancelled": (
        "Nothing was added",
        "You cancelled, and nothing changed. You can come back whenever you like.",
        "",
    ),
    "link": (
        "This link is not good any more",
        "Adding Coach has to be finished within ten minutes and in the browser where it was begun.",
        "E-INSTALL-LINK",
    ),
    "spent": (
        "This link was used before",
        "It works once. If Coach is not in Slack yet, begin again.",
        "E-INSTALL-SPENT",
    ),
    "not_invited": (
        "Coach is not meant for this workspace",
        "Whoever runs it has said which workspaces may add it. Choose another one at Slack, or ask them.",
        "E-INSTALL-NOT-INVITED",
    ),
    "slack": (
        "Slack did not let us in",
        "Nothing was added. Try again in a minute; if it stays so, tell whoever runs Coach.",
        "E-INSTALL-SLACK",
    ),
}


def invitation_page(way_to_slack: str) -> str:
    """What Coach is, and the button that leads to Slack."""
    return _page(
        "Add Coach to Slack",
        "<p>A private coach: ask it what to do, show it what you did, and it remembers what worked.</p>"
        "<ul><li>It answers whoever asks it, in private.</li>"
        "<li>It reads what is written to it, and nothing else.</li>"
        "<li>Everybody can see, take and delete what it keeps about them.</li></ul>"
        f'<p><a class="button" href="{escape(way_to_slack)}">Add to Slack</a></p>',
    )


def added_page(name: str, *, is_again: bool) -> str:
    """It worked: what to do now. `name` is safe to show."""
    done = "is up to date in" if is_again else "is in"
    return _page(
        f"Coach {done} {name}",
        "<p>Open Slack, find <strong>Coach</strong> among your apps, and write to it. Or type, anywhere:</p>"
        "<p><code>/coach my champion just got promoted, what now?</code></p><p>You can close this page.</p>",
    )


def failed_page(why: str, *, again: str) -> str:
    """It did not work: what happened, and what to do."""
    title, said, code = _FAILED[why]
    shown = f'<p class="code">{code}</p>' if code else ""
    return _page(title, f'<p>{said}</p><p><a class="button" href="{again}">Begin again</a></p>{shown}')


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )
