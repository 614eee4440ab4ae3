"""Certifications: what data/ says about each, as tables to compare, as a page of its own, and the parts of its exam as bars."""

from .blueprints import Blueprint, Part, blueprint_of, check_blueprints
from .pages import check_certification_pages, write_pages
from .values import COMPARE_PAGE, Certification, all_certifications

__all__ = [
    "COMPARE_PAGE",
    "Blueprint",
    "Certification",
    "Part",
    "all_certifications",
    "blueprint_of",
    "check_blueprints",
    "check_certification_pages",
    "write_pages",
]
