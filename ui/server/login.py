"""Who may come in: users with hashed passwords, compared in constant time, with a pause after failures.

The hashes are argon2id (argon2-cffi, RFC 9106's parameters as that library sets them), some 50 ms each; a
login that was right is remembered, as a digest under a key of this process, so that it costs that once.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import logging
import secrets
import threading
from collections.abc import Mapping
from pathlib import Path

import argon2

from index.errors import KamervraagError
from ui.service.limits import Limit

LOG = logging.getLogger("kamervraag.login")
MAX_REMEMBERED = 1_000
TRIES = 10  # wrong ones at once from one address
TRIES_PER_MINUTE = 2.0


class Logins:
    """The users of one server. Threads may share it."""

    def __init__(self, hashes: Mapping[str, str], tries: Limit | None = None) -> None:
        self._hashes = dict(hashes)
        self._hasher = argon2.PasswordHasher()
        self._key = secrets.token_bytes(32)
        self._right: dict[bytes, str] = {}
        self._tries = tries or Limit(TRIES_PER_MINUTE, TRIES)
        self._nobody = self._hasher.hash(secrets.token_hex())
        self._lock = threading.Lock()

    @staticmethod
    def of_password(user: str, password: str) -> Logins:
        """One user, whose password is hashed here."""
        return Logins({user: argon2.PasswordHasher().hash(password)})

    def locked(self, address: str) -> bool:
        """Whether an address has to wait, right or wrong, since too many of its tries were wrong."""
        return self._tries.left(address) < 1

    def remembers(self, authorization: str) -> bool:
        """Whether this very login was right before: he goes on, whatever others at his address try."""
        return self._digest_of(authorization) in self._right

    def admits(self, authorization: str, address: str) -> bool:
        """Whether a request carries a user and his password (HTTP Basic, RFC 7617)."""
        user, password = _user_and_password(authorization)
        if user is None:
            return False
        good = self._is_password_right(self._hashes.get(user), password)
        if not good:
            self._tries.allows(address)
            LOG.warning("wrong password from %s", address)
            return False
        with self._lock:
            if len(self._right) >= MAX_REMEMBERED:
                self._right.pop(next(iter(self._right)))
            self._right[self._digest_of(authorization)] = user
        return True

    def _digest_of(self, authorization: str) -> bytes:
        return hmac.digest(self._key, authorization.encode("utf-8", "replace"), hashlib.sha256)

    def _is_password_right(self, known: str | None, password: str) -> bool:
        """An unknown user costs the time of a known one, so that names cannot be told by the clock."""
        try:
            self._hasher.verify(known or self._nobody, password)
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False
        return known is not None


def _user_and_password(authorization: str) -> tuple[str | None, str]:
    kind, _, code = authorization.partition(" ")
    try:
        words = base64.b64decode(code, validate=True).decode() if kind.lower() == "basic" else ""
    except (ValueError, binascii.Error):
        return None, ""
    user, colon, password = words.partition(":")
    return (user, password) if colon else (None, "")


def name_in_login(authorization: str) -> str | None:
    """The user whom a login names, right or wrong; None where it is none."""
    return _user_and_password(authorization)[0]


def read_logins(path: Path) -> Logins:
    """The users of a file with lines `user:$argon2id$…`; raises KamervraagError where it is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KamervraagError(f"{path}: the file of users cannot be read ({error})") from error
    hashes = {}
    for number, line in enumerate(lines, start=1):
        user, _, known = line.strip().partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if not user or not known.startswith("$argon2"):
            raise KamervraagError(
                f"{path}:{number}: give user:hash; `kamervraag password USER` writes such a line"
            )
        hashes[user] = known
    if not hashes:
        raise KamervraagError(f"{path}: names no user; `kamervraag password USER` writes a line for it")
    return Logins(hashes)


def line_of(user: str, password: str) -> str:
    """A line of such a file."""
    return f"{user}:{argon2.PasswordHasher().hash(password)}"
