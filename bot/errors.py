"""What can go wrong in the engine, as the person should hear it.

Every kind carries a `user_message` (what happened and what to do) and a short `code` to quote
to an administrator. One place in `handlers/errors.py` turns them into messages.
"""


class CoachError(Exception):
    """Something the person can be told about in one sentence."""

    code = "E-COACH"
    user_message = "Something went wrong on my side. Please try again in a minute."

    def __init__(self, detail: str = "") -> None:
        """Keep `detail` for the log; it must never hold what a person wrote."""
        super().__init__(detail or self.code)


class ModelUnavailable(CoachError):
    """The model did not answer in a usable way this time; trying again later can help."""

    code = "E-LLM-UNAVAILABLE"
    user_message = "I couldn't reach the model."


class ModelTimeout(ModelUnavailable):
    """The model took longer than a person should wait."""

    code = "E-LLM-TIMEOUT"
    user_message = "The model took too long."


class ModelMisconfigured(CoachError):
    """The model refused the request for good: wrong key, unknown model, malformed request."""

    code = "E-LLM-CONFIG"
    user_message = "The model is not set up correctly; an administrator can run `sideline doctor`."


class ModelRefused(CoachError):
    """The model declined to answer."""

    code = "E-LLM-REFUSED"
    user_message = "The model declined to answer this one."


class BudgetSpent(CoachError):
    """Today's model budget, of the person or of the team, is used up."""

    code = "E-LLM-BUDGET"
    user_message = "Today's model budget is used up."


class NothingNear(CoachError):
    """No situation card is close enough to the question to answer from."""

    code = "E-KB-NOTHING-NEAR"
    user_message = "I have nothing close to this in my library."
