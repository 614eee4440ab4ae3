"""Speed and weight of the guide, measured beside plain Material and other quiz plugins: `make bench`."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The guide's own folder."""
