"""The plans of other projects: asked for, checked, and kept for the day on which nobody answers."""
