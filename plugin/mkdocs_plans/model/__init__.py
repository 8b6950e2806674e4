"""The data model: plans and their items, risk ratings, rules."""
