"""A seeded sample of mutants, spread over the functions: cosmic-ray's, less those that say nothing.

Left out, as no test could tell them: annotations, `is` for `==`, `~n` for `-n`, `strict=` of zip. Left out,
as it is no Python: `not` before a bare `:=`. Left out, as any test would tell them: ten of the eleven
changes of an arithmetic sign, most of which only raise a TypeError. Left out, as `make eval` holds them: what
stands outside functions, the fitted figures and lists of words.
"""

from __future__ import annotations

import ast
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.ast.ast_query import ASTQuery
from cosmic_ray.plugins import get_operator, operator_names
from cosmic_ray.work_item import MutationSpec, WorkItem

COUNTERPARTS = (
    "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul",
    "BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitOr", "LShift_RShift", "RShift_LShift",
)  # fmt: skip
Place = tuple[int, int]


def sample(texts: Mapping[str, str], number: int, seed: int) -> list[WorkItem]:
    """Up to `number` mutants: one of each function, in a random order, before any function gets another."""
    rng = random.Random(seed)
    functions: dict[tuple[str, str], dict[Place, list[MutationSpec]]] = defaultdict(lambda: defaultdict(list))
    for path, text in texts.items():
        for mutation in mutations(path, text):
            functions[path, mutation.definition_name or ""][mutation.start_pos].append(mutation)
    queues = []
    for key in sorted(functions):
        places = list(functions[key].values())
        rng.shuffle(places)
        queues.append([rng.choice(place) for place in places])
    chosen: list[MutationSpec] = []
    while queues and len(chosen) < number:
        rng.shuffle(queues)
        chosen += [queue.pop() for queue in queues]
        queues = [queue for queue in queues if queue]
    return [WorkItem.single(f"{at:04}", mutation) for at, mutation in enumerate(chosen[:number])]


def mutations(path: str, text: str) -> Iterator[MutationSpec]:
    """Every mutant of a file that a test could tell."""
    nodes = list(ast_nodes(get_ast(text)))
    bodies, unseen, signs, named = function_bodies(text), untold(text), arithmetic(text), assignments(text)
    for name in filter(wanted, operator_names()):
        operator = get_operator(name)()
        found = ((node, *span) for node in nodes for span in operator.mutation_positions(node))
        for occurrence, (node, start, end) in enumerate(found):
            sign = "BinaryOperator" not in name or inside(start, signs)
            if "AddNot" in name and start in named:
                continue
            if sign and inside(start, bodies) and not inside(start, unseen):
                definition = ASTQuery(node).get_definition_name()
                yield MutationSpec(Path(path), name, occurrence, start, end, definition_name=definition)


def wanted(name: str) -> bool:
    """Whether this operator of cosmic-ray's is used."""
    if get_operator(name).arguments() or "RemoveDecorator" in name:
        return False
    if "ReplaceBinaryOperator" in name:
        return name.endswith(COUNTERPARTS)
    if "ReplaceUnaryOperator" in name:
        return "_Delete_" in name
    return "_Is" not in name or name.endswith(("_Is_IsNot", "_IsNot_Is"))


def function_bodies(text: str) -> list[tuple[Place, Place]]:
    """Where the bodies of functions stand, their heads with defaults and decorators apart: from, up to."""
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    return [(_start(node.body[0]), _end(node.body[-1])) for node in found]


def untold(text: str) -> list[tuple[Place, Place]]:
    """Where annotations and `strict=` stand: from, up to."""
    found: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            found.append(node.returns)
        if isinstance(node, (ast.arg, ast.AnnAssign)):
            found.append(node.annotation)
        if isinstance(node, ast.keyword) and node.arg == "strict":
            found.append(node.value)
    return [(_start(node), _end(node)) for node in found if node is not None]


def arithmetic(text: str) -> list[tuple[Place, Place]]:
    """Where the signs of arithmetic stand: cosmic-ray takes a lone `*` of parameters for one, too."""
    found: list[tuple[Place, Place]] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.BinOp):
            found.append((_end(node.left), _start(node.right)))
        elif isinstance(node, ast.AugAssign):
            found.append((_end(node.target), _start(node.value)))
    return found


def assignments(text: str) -> frozenset[Place]:
    """Where `name := value` begins."""
    return frozenset(_start(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.NamedExpr))


def inside(place: Place, spans: Sequence[tuple[Place, Place]]) -> bool:
    """Whether a place lies in one of these spans."""
    return any(start <= place < end for start, end in spans)


def _start(node: ast.expr | ast.stmt) -> Place:
    return node.lineno, node.col_offset


def _end(node: ast.expr | ast.stmt) -> Place:
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
