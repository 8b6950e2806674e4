"""Answers → pages: HTML without MkDocs, from a portfolio."""
