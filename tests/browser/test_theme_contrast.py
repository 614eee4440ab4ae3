"""Contrasts of the palette, measured from what the browser computes, in both schemes and without a script."""

import re

import pytest

GROUNDS = ["--sk-page", "--sk-surface"]
TEXTS = ["--sk-text", "--sk-muted", "--sk-accent", "--sk-right", "--sk-wrong"]
PAIRS = [
    *[(text, ground, 4.5) for text in TEXTS for ground in GROUNDS],
    *[(text, "--sk-mark", 4.5) for text in ("--sk-text", "--sk-accent")],
    ("--sk-on-band", "--sk-band", 4.5),
    ("--md-primary-bg-color--light", "--sk-band", 4.5),
    ("--sk-page", "--sk-accent", 4.5),  # the filled button
    *[(edge, ground, 3) for edge in ("--sk-line", "--sk-focus") for ground in GROUNDS],
    ("--sk-band-focus", "--sk-band", 3),
]

COLORS = """names => {
  const probe = document.body.appendChild(document.createElement("i"));
  const found = {};
  for (const name of names) {
    probe.style.setProperty("color", `var(${name})`);
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}"""


def luminance(color: str) -> float:
    """Relative luminance of rgb(r, g, b): WCAG 2.2, section "relative luminance"."""
    assert color.startswith("rgb("), f"{color} is not opaque"
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21: WCAG 2.2, section "contrast ratio"."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colors(page) -> dict[str, str]:
    return page.evaluate(COLORS, sorted({name for pair in PAIRS for name in pair[:2]}))


@pytest.fixture(scope="module")
def palettes(browser, site_url) -> dict[str, dict[str, str]]:
    found = {}
    for name, options in {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "dark, script off": {"color_scheme": "dark", "java_script_enabled": False},
    }.items():
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(site_url)
        found[name] = colors(page)
        context.close()
    return found


def test_contrast_of_known_pairs():
    assert round(contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)"), 2) == 21
    assert round(contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)"), 2) == 4.54


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_contrast(palettes, scheme, front, ground, least):
    assert contrast(palettes[scheme][front], palettes[scheme][ground]) >= least


def test_dark_preference_is_honored_with_the_script_off(palettes):
    assert luminance(palettes["dark"]["--sk-page"]) < 0.05
    assert palettes["dark, script off"] == palettes["dark"]


def test_own_choice_beats_the_preference(open_context, site_url):
    page = open_context(color_scheme="dark").new_page()
    page.goto(site_url)
    page.evaluate("document.querySelector('#__palette_0').click()")
    page.reload()
    assert luminance(page.evaluate("getComputedStyle(document.body).backgroundColor")) > 0.8
