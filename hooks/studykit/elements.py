"""What the tree processors share."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def put_text(parent: Element, child: Element, text: str) -> None:
    """Put text in place of a child."""
    index = list(parent).index(child)
    text += child.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)
