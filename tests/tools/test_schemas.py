"""The committed schemas are those of the structs that are written and read."""

from __future__ import annotations

import pytest

from tools import schema, wire_schemas


@pytest.mark.parametrize("name", wire_schemas.WRITTEN)
def test_the_schema_of_a_format_is_generated_from_its_structs(name: str) -> None:
    committed = schema.PATH.with_name(name).read_text("utf-8")
    assert committed == wire_schemas.written(name), "run: python -m tools.schema"
