"""Plans as tables for queries: Parquet files, and SQL over them or over snapshots.

It needs the packages of `pip install mkdocs-plans[sql]`. No other package imports it.
"""

from __future__ import annotations

import atexit
import gc

# Commands freeze what is in memory when they end, so that the interpreter does not scan it. DuckDB 2.0 prints
# a line for each of its objects that is not released then, also if another package is missing.
atexit.register(gc.unfreeze)
