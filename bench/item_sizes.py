"""What an item costs a page in bytes, and what the widgets' own files weigh."""

from __future__ import annotations

import gzip
from pathlib import Path

from .builds import OTHERS, folder_name
from .items import make_pages
from .projects import VARIANTS, own_texts, write_sizes_project
from .report import Row
from .rounds import run_timed

BYTES, GZIP_BYTES, WIDGET_GZIP = 900, 250, 15 * 1024
_REPOSITORY = "https://github.com/example/guide"


def gzip_size(content: bytes) -> int:
    """Bytes after gzip at the level most servers use."""
    return len(gzip.compress(content, compresslevel=6, mtime=0))


def measure_item_sizes(folder: Path) -> list[Row]:
    """One page with its ten items beside the same page with only the items' texts as paragraphs.

    Beyond the item's own text are all tags, the words of the widget, the choices' texts where they are said
    again in the key, the link to report the item, its share of the section's frame and of the links to script and style.
    """
    page = make_pages(1)[0]
    texts = sum(len(own_texts(item)) for item in page.items)
    rows = []
    for variant in VARIANTS[1:]:
        project = folder / f"sizes-{folder_name(variant)}"
        write_sizes_project(project, page, variant)
        # With a repository each item has a link to report it: that is how readers get it.
        run_timed([OTHERS, "-m", "mkdocs", "build"], project, REPO_URL=_REPOSITORY)
        full, bare = ((project / f"site/{name}/index.html").read_bytes() for name in ("items", "texts"))
        beyond = (len(full) - len(bare) + texts * len("<p></p>\n")) / len(page.items)
        beyond_gzip = (gzip_size(full) - gzip_size(bare)) / len(page.items)
        ours = variant == "ours"
        whole = f"whole page {len(full):,} B, gzip {gzip_size(full):,} B"
        rows.append(Row(f"HTML beyond an item's text: {variant}", beyond, "B", BYTES if ours else None, remark=whole))
        rows.append(Row(f"the same, gzip: {variant}", beyond_gzip, "B", GZIP_BYTES if ours else None))
        if ours:
            rows.append(_widget_files(project / "site"))
    return rows


def _widget_files(site: Path) -> Row:
    files = sorted((site / "assets").glob("studykit.*"))
    sizes = {file.suffix: gzip_size(file.read_bytes()) for file in files}
    remark = ", ".join(f"{suffix} {size:,} B" for suffix, size in sizes.items())
    return Row("widgets' script and style, gzip", sum(sizes.values()), "B", WIDGET_GZIP, remark=remark)
