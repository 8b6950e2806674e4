"""The MkDocs door: the only room that imports mkdocs."""
