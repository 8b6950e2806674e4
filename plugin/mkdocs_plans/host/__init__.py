"""The adapter to MkDocs: no other package imports mkdocs."""
