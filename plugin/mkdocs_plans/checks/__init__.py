"""The rules: what is wrong with plans that could be read.

`text` looks at one text, `contradictions`, `risks` and `questions` at one plan, `cycles` at all of them;
`judgement` puts their findings where readers see them, as the configuration and the plans themselves wish.
"""

from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

from .engine import run_rules
from .settings import RuleSettings

__all__ = ["CATALOGUE", "Family", "Rule", "RuleSettings", "run_rules"]
