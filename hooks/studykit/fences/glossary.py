"""```` ```glossary ````: the words of data/glossary.yml, or some groups of them, by the alphabet."""

from __future__ import annotations

from ..facts import GLOSSARY_FILE
from ..terms_view import check_terms_request, render_terms
from . import Fence

FENCE = Fence(
    name="glossary",
    render=render_terms("glossary", is_glossary=True),
    check=check_terms_request,
    files=(GLOSSARY_FILE,),
)
