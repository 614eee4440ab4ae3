"""Pictures made of words: the steps of a way, the parts of a code. Files in data/pictures/."""

from .reading import Picture, read_picture
from .shapes import KINDS

__all__ = ["KINDS", "Picture", "read_picture"]
