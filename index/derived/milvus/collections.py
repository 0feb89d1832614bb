"""The three collections of an index on Milvus, field by field.

Every row says since which generation it counts and from which it no longer does, so that a reader sees one
generation whole while the next is being written. `data`, `terms` and `tokens` are bytes in base64: Milvus has
no field for bytes.
"""

from __future__ import annotations

from typing import Any, Literal

Collection = Literal["papers", "units", "passages"]
COLLECTIONS: tuple[Collection, ...] = ("papers", "units", "passages")
LIVE = 2**62  # `removed` of what counts still
MAX_TEXT = 65_535  # bytes of a text field: Milvus' own limit
MAX_NAME = 512  # bytes of a name in a filter
MAX_NAMES = 256  # in one list
EXACT_UP_TO = 1_000_000  # passages: more are searched by inverted lists

# What a search can be narrowed to, in each unit and passage; `askers` holds "" where the paper's askers ask.
FILTERED = ("type", "day", "current", "lone", "name", "parties", "askers", "ministers", "ministries")
PAPER_FIELDS = ("pk", "kind", "paper", "part", "added", "removed", "data")
UNIT_FIELDS = ("pk", "unit", "paper", "added", "removed", *FILTERED, "terms", "words")
PASSAGE_FIELDS = ("pk", "passage", "paper", "added", "removed", *FILTERED, "tokens", "vector")
FIELDS_OF: dict[Collection, tuple[str, ...]] = {
    "papers": (*PAPER_FIELDS, "nothing"),
    "units": UNIT_FIELDS,
    "passages": PASSAGE_FIELDS,
}
_MOST_LISTS = 65_536
_LOOKED_UP: dict[Collection, tuple[str, ...]] = {
    "papers": ("paper", "kind"),
    "units": ("unit", "paper"),
    "passages": ("passage", "paper"),
}
NOTHING = [0.0, 0.0]  # Milvus takes no collection without a vector


def schema_of(which: Collection, dimension: int) -> Any:
    """The fields of a collection, as pymilvus wants them."""
    from pymilvus import DataType, MilvusClient

    schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("pk", DataType.VARCHAR, is_primary=True, max_length=64)
    for name in ("paper", "added", "removed"):
        schema.add_field(name, DataType.INT64)
    if which == "papers":
        schema.add_field("kind", DataType.VARCHAR, max_length=16)
        schema.add_field("part", DataType.INT64)
        schema.add_field("data", DataType.VARCHAR, max_length=MAX_TEXT)
        schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=len(NOTHING))
        return schema
    schema.add_field("unit" if which == "units" else "passage", DataType.INT64)
    for name in ("type", "name"):
        schema.add_field(name, DataType.VARCHAR, max_length=MAX_NAME)
    schema.add_field("day", DataType.INT64)
    for name in ("current", "lone"):
        schema.add_field(name, DataType.BOOL)
    for name in ("parties", "askers", "ministers", "ministries"):
        kind, held = DataType.ARRAY, DataType.VARCHAR
        schema.add_field(name, kind, element_type=held, max_capacity=MAX_NAMES, max_length=MAX_NAME)
    if which == "units":
        schema.add_field("terms", DataType.VARCHAR, max_length=MAX_TEXT)
        schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
    else:
        schema.add_field("tokens", DataType.VARCHAR, max_length=MAX_TEXT)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
    return schema


def index_parameters(which: Collection, passages: int) -> Any:
    """How a collection is indexed: vectors are compared exactly, or past EXACT_UP_TO in 8 bits with lists."""
    from pymilvus import MilvusClient

    lists = inverted_lists(passages)
    of_vector: dict[Collection, tuple[str, dict[str, Any]]] = {
        "papers": ("nothing", {"index_type": "FLAT", "metric_type": "L2"}),
        "units": ("words", {"index_type": "SPARSE_INVERTED_INDEX", "metric_type": "IP"}),
        "passages": ("vector", {"index_type": "IVF_SQ8" if lists else "FLAT", "metric_type": "IP"}),
    }
    name, how = of_vector[which]
    if which == "passages" and lists:
        how["params"] = {"nlist": lists}
    made = MilvusClient.prepare_index_params()
    for field, kind in ((name, how), *((field, {"index_type": "INVERTED"}) for field in _LOOKED_UP[which])):
        made.add_index(field, **kind)
    return made


def inverted_lists(passages: int) -> int:
    """Into how many lists so many passages are parted; 0 where all are compared."""
    return 0 if passages <= EXACT_UP_TO else min(int(4 * passages**0.5), _MOST_LISTS)
