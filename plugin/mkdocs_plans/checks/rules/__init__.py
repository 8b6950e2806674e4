"""The rules, one module each: every module in this folder is a rule. `Rule` describes what it declares."""
