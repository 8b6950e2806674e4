"""Access to GitHub and GitLab: one comment on a pull request, kept up to date.

Nothing here reads a plan. Tokens come from the environment only, and are sent only in the `Authorization`
header of requests to their host.
"""
