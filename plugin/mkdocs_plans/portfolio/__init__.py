"""Many plans as one: entries, relations, ranking, figures."""
