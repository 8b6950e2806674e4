"""The rules: what is wrong with plans that could be read.

`rules` holds one module for each rule, `rule_types` the kinds of them. `text_rules` checks the text of one
file; `engine` checks plans, applies severities and suppressions.
"""

from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

from .engine import run_rules
from .settings import RuleSettings

__all__ = ["CATALOGUE", "Family", "Rule", "RuleSettings", "run_rules"]
