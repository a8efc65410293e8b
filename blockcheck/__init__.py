"""Says what Slack would refuse in a message or view, before Slack is asked.

A leaf: it knows Block Kit's rules and nothing of this program. Our block builders' tests use it, the
sandbox answers with it as Slack would, and the send path uses it to shrink a broken message.
"""

from blockcheck.payloads import check_blocks, check_message, check_view
from blockcheck.problem import Problem, error_code
from blockcheck.shrink import shrink_message
from blockcheck.walker import Surface

__all__ = ["Problem", "Surface", "check_blocks", "check_message", "check_view", "error_code", "shrink_message"]
