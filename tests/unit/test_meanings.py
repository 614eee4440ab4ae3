"""Abbreviations show their meaning where a section mentions them first."""

from markdown import Markdown

from studykit.meanings import Meanings


def convert(text: str) -> str:
    md = Markdown()
    md.treeprocessors.register(Meanings(md, {"NCHS": "National Center", "BLS": "Labor Statistics"}), "meanings", 7)
    return md.convert(text)


def test_first_mention_of_each_section_has_it():
    html = convert("NCHS and NCHS and BLS.\n\n- NCHS *NCHS* tail\n\n## Next\n\nOf NCHS, not NCHS.")
    first = '<abbr title="National Center">NCHS</abbr>'
    assert html.count(first) == 2
    assert f"<p>{first} and NCHS and <abbr" in html
    assert "<li>NCHS <em>NCHS</em> tail</li>" in html
    assert f"<p>Of {first}, not NCHS.</p>" in html


def test_smaller_headings_begin_no_section():
    assert convert("NCHS\n\n### Next\n\nNCHS").count("<abbr") == 1


def test_words_that_only_contain_it_stay():
    assert "<abbr" not in convert("XNCHS and NCHSx and `NCHS`")
