"""What review, mock exams and progress know of the guide: a catalog of its items and words, and their HTML by bank.

Classic scripts, because `fetch` fails from file://. An item's HTML is what lessons show, so that JavaScript never renders one.
"""

from __future__ import annotations

from .making import catalog_assets
from .pages import Addresses, pages_of_items
from .published import check_bank_names

__all__ = ["Addresses", "catalog_assets", "check_bank_names", "pages_of_items"]
