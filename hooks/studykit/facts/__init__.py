"""Facts: every figure of the guide as one record with an id, a period, a source and a confidence."""

from .formulas import check_formulas, compute
from .glossary import Term, check_terms, read_glossary
from .models import FactFileShape, GlossaryFileShape, SourceFileShape
from .reading import FACT_FILES, SOURCES_FILE, is_fact_file, read_book
from .review import check_review_dates
from .units import UNITS
from .values import Fact, FactBook, Source, Subject

__all__ = [
    "FACT_FILES",
    "SOURCES_FILE",
    "UNITS",
    "Fact",
    "FactBook",
    "FactFileShape",
    "GlossaryFileShape",
    "Source",
    "SourceFileShape",
    "Subject",
    "Term",
    "check_formulas",
    "check_review_dates",
    "check_terms",
    "compute",
    "is_fact_file",
    "read_book",
    "read_glossary",
]
