"""The nouns of the product: plans and their items, risk ratings, rules."""
