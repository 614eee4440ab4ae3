"""Facts: every figure of the guide as one record with an id, a period, a source and a confidence."""

from .formulas import check_formulas, compute
from .glossary import GLOSSARY_FILE, Term, check_terms, read_glossary
from .models import GROUPS, FactFileShape, GlossaryFileShape, NotFoundFileShape, SourceFileShape
from .not_found import NOT_FOUND_FILE, NotFound, check_not_found, read_not_found
from .reading import FACT_FILES, SOURCES_FILE, is_fact_file, read_book
from .review import check_review_dates
from .units import UNITS
from .values import Fact, FactBook, Source, Subject

__all__ = [
    "FACT_FILES",
    "GLOSSARY_FILE",
    "GROUPS",
    "NOT_FOUND_FILE",
    "SOURCES_FILE",
    "UNITS",
    "Fact",
    "FactBook",
    "FactFileShape",
    "GlossaryFileShape",
    "NotFound",
    "NotFoundFileShape",
    "Source",
    "SourceFileShape",
    "Subject",
    "Term",
    "check_formulas",
    "check_not_found",
    "check_review_dates",
    "check_terms",
    "compute",
    "is_fact_file",
    "read_book",
    "read_glossary",
    "read_not_found",
]
