"""Secrets that are kept in the database are sealed: without a key from the settings they are noise.

Fernet (AES in CBC mode with an HMAC) from the `cryptography` library; the first key seals, every key opens, so
a new key is put before the old ones, everything is sealed anew, and then the old ones can go. What is sealed
names its owner, so that a sealed text copied to another row does not open there.
"""

from collections.abc import Sequence

from storage.errors import StorageError


class NoSuchKey(StorageError):
    """A secret in the database cannot be opened with any key in SIDELINE_ENCRYPTION_KEYS; put the old key back."""


class BadKey(StorageError):
    """SIDELINE_ENCRYPTION_KEYS holds something that is not a key; `sideline new-key` makes one."""


class Seal:
    """Closes and opens secrets with the keys it is given, the newest first."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Each key is 32 bytes in URL-safe base64. Raises BadKey."""
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415  (only a few installations need it)

        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise BadKey from None

    def close(self, secret: str, *, owner: str) -> str:
        """The secret, sealed for its owner; the same secret looks different every time."""
        return self._fernet.encrypt(f"{owner}\n{secret}".encode()).decode()

    def open(self, sealed: str, *, owner: str) -> str:
        """The secret. Raises NoSuchKey, also for what was sealed for somebody else."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415

        try:
            whose, _, secret = self._fernet.decrypt(sealed.encode()).decode().partition("\n")
        except InvalidToken:
            raise NoSuchKey from None
        if whose != owner:
            raise NoSuchKey
        return secret


def new_key() -> str:
    """A new key, from the system's source of randomness."""
    from cryptography.fernet import Fernet  # noqa: PLC0415

    return Fernet.generate_key().decode()
