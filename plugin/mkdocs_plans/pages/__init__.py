"""The pages of a portal: HTML from a portfolio, without MkDocs."""
