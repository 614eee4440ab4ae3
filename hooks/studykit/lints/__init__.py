"""Lints: what a good item is, as small rules over nodes. One function per rule; its docstring is the rule in the author's words.

Errors stop `make check` and a build (`errors.py`, `ids.py`). Remarks stop nothing: `remarks.py` lists their rules, `make report` prints them.
"""
