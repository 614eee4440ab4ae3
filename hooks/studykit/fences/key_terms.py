"""```` ```key-terms ````: a few words of the glossary with their meanings, at a lesson's end."""

from __future__ import annotations

from ..facts import GLOSSARY_FILE
from ..terms_view import check_terms_request, render_terms
from . import Fence

FENCE = Fence(
    name="key-terms", render=render_terms("terms"), check=check_terms_request, needs_body=True, files=(GLOSSARY_FILE,)
)
