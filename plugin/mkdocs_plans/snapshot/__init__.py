"""Snapshots of a portal: `plans.json`, its profiles and its tables."""
