"""'Zie het antwoord op vraag 4', 'gelijkluidende vraag van de leden van de X-fractie', Kamerstuk numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.parse.document import Exchange, Reference, Referral


def references(text: str) -> tuple[Reference, ...]:
    """The other papers that a text names, each once by kind and normal form, in order of appearance."""
    return ()


def referrals(text: str, exchanges: Sequence[Exchange]) -> Mapping[str, tuple[Referral, ...]]:
    """For each exchange id: the other exchanges of this paper on which its answer leans, best first.

    `text` is the document's text, into which the exchanges' spans point; their `asker` decides which
    fractie asked. Exchanges without referral are absent.
    """
    return {}
