"""data/sources.yml: nodes to sources and problems."""

from __future__ import annotations

from ..nodes import Node
from ..places import Place, Problem, twin_problem
from ..shapes import shape_of
from .models import SourceFileShape, SourceShape
from .values import Source


def read_sources(root: Node | None) -> tuple[dict[str, Source | None], list[Problem]]:
    """The sources by id, None for one that has a problem."""
    if root is None:
        return {}, []
    problems = shape_of(root, SourceFileShape)[1]
    sources: dict[str, Source | None] = {}
    places: dict[str, Place] = {}
    listed = root.get("sources")
    for node in listed.items if listed else []:
        source_id = node.text_of("id")
        if not source_id:
            continue
        if source_id in places:
            problems.append(twin_problem("source", source_id, node.place_of("id"), places[source_id]))
            continue
        places[source_id] = node.place_of("id")
        shape, _ = shape_of(node, SourceShape)
        sources[source_id] = _build_source(shape, node.place) if shape else None
    return sources, problems


def _build_source(shape: SourceShape, place: Place) -> Source:
    return Source(shape.id, shape.publisher, shape.short, shape.title, shape.url, shape.seen, shape.published, place)
