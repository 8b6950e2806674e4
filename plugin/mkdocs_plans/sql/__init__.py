"""Plans as tables to ask questions of: Parquet files, and SQL over them or over snapshots.

Needs what `pip install mkdocs-plans[sql]` brings; nothing else imports it.
"""

from __future__ import annotations

import atexit
import gc

# Commands freeze what is in memory when they end, so that the interpreter does not look through it. DuckDB
# 2.0 prints a line for each of its objects that is not released then, also if another package is missing.
atexit.register(gc.unfreeze)
