"""What talks to GitHub and GitLab: one comment on a pull request, kept up to date.

Nothing here reads a plan. Tokens come from the environment alone, and leave this machine only in the
`Authorization` header of a request to the host they are for.
"""
