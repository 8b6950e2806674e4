"""The rules: problems of plans that could be read.

`rules` contains one module for each rule, and `rule_types` the kinds of rules. `text_rules` checks the text
of one file; `engine` checks plans, and applies severities and suppressions.
"""

from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

from .engine import run_rules
from .settings import RuleSettings

__all__ = ["CATALOGUE", "Family", "Rule", "RuleSettings", "run_rules"]
