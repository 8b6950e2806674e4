"""Run the command line as `python -m mkdocs_plans`."""

from mkdocs_plans.cli import main

main(prog_name="plans")
