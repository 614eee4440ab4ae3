"""Cases: notes, claims and remittances that items point to; never scored, always invented."""

from .reading import read_case
from .values import Case, Field, Group

__all__ = ["Case", "Field", "Group", "read_case"]
