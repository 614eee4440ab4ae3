"""Decisions: a few questions whose answers lead to a result, with reasons at every step. Files in data/decisions/."""

from .reading import read_decision
from .shapes import DecisionShape
from .values import Answer, Decision, Question, Result

__all__ = ["Answer", "Decision", "DecisionShape", "Question", "Result", "read_decision"]
