"""```` ```flashcards ````: words of the glossary as cards to turn over."""

from __future__ import annotations

from ..facts import GLOSSARY_FILE
from ..terms_view import check_terms_request, render_terms
from . import Fence

FENCE = Fence(
    name="flashcards", render=render_terms("cards"), check=check_terms_request, needs_body=True, files=(GLOSSARY_FILE,)
)
