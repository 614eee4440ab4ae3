"""Draw the PNG files of docs/assets/images from SVG: `python tools/images.py` after a change of the drawing.

Some browsers and every link preview want PNG. Needs Playwright and /usr/bin/chromium, as the tests do.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs/assets/images"

SOCIAL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="#103f4f"/><rect y="606" width="1200" height="24" fill="#ffd166"/>
<g transform="translate(80 90) scale(5.5)"><path fill="#fff" d="M5 2h9l6 6v14H5zm2 2v16h11V9h-5V4zm8 .8V7h2.2z"/>
<path fill="#ffd166" d="M8.5 13h2v-2h3v2h2v3h-2v2h-3v-2h-2z"/></g>
<g fill="#fff" font-family="Liberation Sans, Arial, sans-serif"><text x="100" y="340" font-size="82" font-weight="700">Medical Billing &amp; Coding</text>
<text x="100" y="430" font-size="82" font-weight="700">in Connecticut</text>
<text x="100" y="520" font-size="42" fill="#dbe7eb">A free study guide. Every figure has a source.</text></g></svg>"""


def draw(page: Page, svg: str, name: str, width: int, height: int) -> None:
    """Write one PNG of exactly width × height pixels."""
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100vw;height:100vh}}</style>{svg}")
    page.screenshot(path=IMAGES / name, omit_background=True)


def main() -> None:
    """Draw all of them."""
    favicon = (IMAGES / "favicon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        draw(page, favicon, "favicon-48.png", 48, 48)
        draw(page, favicon.replace('rx="5"', ""), "touch-icon.png", 180, 180)
        # For those who install the guide.
        for size in (192, 512):
            draw(page, favicon, f"icon-{size}.png", size, size)
        draw(page, SOCIAL, "social.png", 1200, 630)
        browser.close()


if __name__ == "__main__":
    main()
