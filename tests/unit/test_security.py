"""The policy of a finished page: studykit.security."""

import base64
import hashlib

from studykit.security import policy, script_hashes, with_policy


def source_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_inline_scripts_are_hashed_once_each():
    html = "<script>a()</script><p>x</p><script >a()</script><SCRIPT type=module>b()\n</SCRIPT>"
    assert script_hashes(html) == sorted([source_of("a()"), source_of("b()\n")])


def test_files_and_data_need_no_hash():
    assert (
        script_hashes(
            '<script src="a.js"></script><script defer src=b.js></script><script type="application/json">{}</script>'
        )
        == []
    )


def test_data_src_is_not_a_source():
    assert script_hashes('<script data-src="a">a()</script>') == [source_of("a()")]


def test_line_ends_are_hashed_as_a_browser_reads_them():
    assert script_hashes("<script>a\r\nb\rc</script>") == [source_of("a\nb\nc")]


def test_policy_forbids_by_default():
    text = policy("")
    assert text.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "unsafe" not in text and "http" not in text


def test_policy_stands_before_everything_it_rules():
    html = with_policy('<head><meta charset="utf-8"><script>a()</script></head>')
    assert html.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"')
    assert source_of("a()") in html


def test_policy_is_made_afresh():
    once = with_policy('<meta charset="utf-8"><script>a()</script>')
    assert with_policy(once) == once
    changed = with_policy(once.replace("<script>a()", "<script>b()"))
    assert source_of("b()") in changed and source_of("a()") not in changed


def test_page_without_a_charset_is_left_alone():
    assert with_policy("<p>fragment") == "<p>fragment"
