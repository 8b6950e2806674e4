"""Options of the plugin and of a project, from `mkdocs.yml`, without a host."""
