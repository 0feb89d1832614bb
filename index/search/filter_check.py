"""A query that cannot be searched, and a filter that no paper can pass, told with the value likely meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.errors import NoSuchPaperError, QuestionError
from index.language.words import fold, well_formed
from index.search.catalogue import Catalogue, Holders
from index.search.filters import SMALL_WORDS, Filters, person_among, same_ministry, same_party, same_word

MAX_CHARACTERS = 20_000
_MIN_LIKENESS = 60.0  # of 100: how alike a value must be to be offered as the one meant
_SAME_BUT_A_SLIP = 80.0  # of 100: so alike as a whole that no part of a longer name is more likely meant
_SHORT = 3  # letters: parts of words say nothing of so short a name ("SP" in "Piratenpartij")
_MAX_LISTED = 5  # values that are listed where none is near


def check_query(query: str) -> str:
    """The query as it is searched; raises QuestionError where it is empty or endless."""
    text = well_formed(query).strip()
    if not text:
        raise QuestionError("the question is empty")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(f"the question is too long: {len(text):,} characters, at most {MAX_CHARACTERS:,}")
    return text


def refuse_unknown(filters: Filters, catalogue: Catalogue) -> None:
    """Raise NoSuchPaperError where a period is reversed, or a value is that of no paper of the index.

    Values that each exist but leave nothing together are no mistake: of those the papers are silent.
    """
    if filters.since and filters.until and filters.since > filters.until:
        raise NoSuchPaperError(
            f"the period from {filters.since} until {filters.until} ends before it begins; turn the two round"
        )
    by_minister = catalogue.by_minister
    for field, said, holders, wanted, same in (
        ("party", "was asked by a member of the party", catalogue.by_party, filters.party, same_party),
        ("minister", "is of the minister", by_minister, filters.minister, person_among(by_minister)),
        ("ministry", "is of the ministry", catalogue.by_ministry, filters.ministry, same_ministry),
        ("type", "is of the type", catalogue.by_type, filters.type, same_word),
        ("doc", "has the file name", catalogue.by_file, filters.doc, str.__eq__),
    ):
        if wanted and not _has_name(holders, wanted, same):
            raise NoSuchPaperError(
                f'no paper {said} "{wanted}"; {_suggest_value(field, wanted, sorted(holders))}'
            )


def _has_name(holders: Holders, wanted: str, same: Callable[[str, str], bool]) -> bool:
    return any(same(wanted, name) for name in holders)


def _suggest_value(field: str, wanted: str, names: Sequence[str]) -> str:
    """What to do instead: the value most like it, or what there is."""
    if not names:
        return f"the papers of this index name no {field} at all, so leave the filter out"
    if nearest := _name_that_begins(wanted, names) or _nearest_name(wanted, names):
        return f'the nearest is "{nearest}"'
    listed = ", ".join(f'"{name}"' for name in names[:_MAX_LISTED])
    more = f" and {len(names) - _MAX_LISTED} more" if len(names) > _MAX_LISTED else ""
    return f"there is {listed}{more}"


def _name_that_begins(wanted: str, names: Sequence[str]) -> str | None:
    """The name of which what was asked is the beginning: most of a file's name is left to guess."""
    begun = fold(wanted)
    return next((name for name in names if len(begun) > 3 and fold(name).startswith(begun)), None)


def _nearest_name(wanted: str, names: Sequence[str]) -> str | None:
    """The name most like it, as a whole or by a part that tells something; None where none is near."""
    from rapidfuzz import fuzz, process  # a tenth of a second that only a mistake costs

    whole = process.extractOne(wanted, names, processor=fold, scorer=fuzz.ratio)
    if whole and whole[1] >= _SAME_BUT_A_SLIP or len(wanted) <= _SHORT:
        return str(whole[0]) if whole[1] >= _MIN_LIKENESS else None
    longer = [name for name in names if len(name) > _SHORT]
    part = process.extractOne(wanted, longer, processor=_telling_words, scorer=fuzz.WRatio)
    near = max((found for found in (whole, part) if found), key=lambda found: found[1], default=None)
    return str(near[0]) if near and near[1] >= _MIN_LIKENESS else None


def _telling_words(name: str) -> str:
    """A name without the small words that many names share ("en", "van de"), where anything is left."""
    folded = fold(name)
    return " ".join(word for word in folded.split() if word not in SMALL_WORDS) or folded
