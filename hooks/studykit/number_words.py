"""Numbers as words, for regular expressions."""

from __future__ import annotations

UNITS = "two|three|four|five|six|seven|eight|nine"
SMALL_WORDS = f"{UNITS}|ten|eleven|twelve"
LARGE_WORDS = (
    "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    f"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|{UNITS}))?|"
    f"(?:a|one|{UNITS}) (?:hundred|thousand|million)|hundreds|thousands|millions"
)
