"""The plans of other projects: fetched, checked, and cached for the case that a source fails."""
