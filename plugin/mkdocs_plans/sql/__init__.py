"""Plans as tables to ask questions of: Parquet files, and SQL over them or over snapshots.

Needs what `pip install mkdocs-plans[sql]` brings; nothing else imports it.
"""
