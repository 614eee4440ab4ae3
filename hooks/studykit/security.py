"""The Content-Security-Policy of a finished page.

GitHub Pages sends no headers of ours, so the policy stands in a ``<meta>``. The theme has a few inline
scripts; each is allowed by the hash of its text, which is known only once the page is finished.
"""

import base64
import hashlib
import re
from functools import lru_cache

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.S | re.I)
_SRC = re.compile(r"\ssrc\s*=", re.I)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?(?P<type>[^\"'\s>]+)", re.I)
_EXECUTABLE = frozenset({"text/javascript", "application/javascript", "module"})
_OURS = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", re.I)
_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.I)


def script_hashes(html: str) -> list[str]:
    """Return the ``'sha256-…'`` sources of the inline scripts a browser would run, sorted, each once."""
    found = set()
    for script in _INLINE_SCRIPT.finditer(html):
        attributes = script["attributes"]
        kind = _TYPE.search(attributes)
        if _SRC.search(attributes) or (kind and kind["type"].lower() not in _EXECUTABLE):
            continue
        found.add(_hash(script["text"]))
    return sorted(found)


@lru_cache(maxsize=64)
def _hash(text: str) -> str:
    """The source of one inline script; all pages of a site have the same few."""
    # Browsers turn CRLF into LF before they hash.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(html: str) -> str:
    """Return the policy that lets this page run what it holds and load from its own site alone."""
    own = "'self'"
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", own, *script_hashes(html)]),
            f"style-src {own}",
            f"img-src {own} data:",
            f"font-src {own}",
            f"connect-src {own}",
            f"worker-src {own}",
            f"manifest-src {own}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def with_policy(html: str) -> str:
    """Return a finished HTML page with its policy as the first thing after the charset.

    A page that has the policy gets it computed afresh. A page without a charset is returned as it is:
    it is not one of ours (a redirect, a fragment).
    """
    if "Content-Security-Policy" in html:
        html = _OURS.sub("", html)
    charset = _CHARSET.search(html)
    if not charset:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return f"{html[: charset.end()]}{meta}{html[charset.end() :]}"
