"""A model's second opinion on whether sources support claims: asked only on request, held to its quotes, never alone."""

from contentgen.judge.agreement import Agreement, agreement
from contentgen.judge.asking import PROMPT, STAGE, Hearing, JudgeVariables, Limits, Question, unfit, variables_of
from contentgen.judge.citations import Docket
from contentgen.judge.opening import cost_of, open_judge
from contentgen.judge.opinion import Judgement, Judgements, Opinion
from contentgen.judge.together import Bench, Second, together

__all__ = [
    "PROMPT",
    "STAGE",
    "Agreement",
    "Bench",
    "Docket",
    "Hearing",
    "JudgeVariables",
    "Judgement",
    "Judgements",
    "Limits",
    "Opinion",
    "Question",
    "Second",
    "agreement",
    "cost_of",
    "open_judge",
    "together",
    "unfit",
    "variables_of",
]
