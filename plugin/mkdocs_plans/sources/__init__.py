"""The sources of plans: folders and git revisions, and the git history of both."""
