"""Many plans together: entries, relations, ranking, figures."""
