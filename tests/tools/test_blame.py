"""The comparison with git follows a line through rewordings and moves, and not through a reopened box."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.scripted import ScriptedRepository
from tools import blame

PLAN = """# Harbour

## Steps

- [ ] Survey the northern pier of the harbour
- [ ] Dredge the basin before winter comes
- [x] Paint the buoys and count them
"""


def test_only_the_followed_line_has_the_day_on_which_an_item_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = ScriptedRepository(tmp_path)
    repository.commit(1, {"plans/harbour.md": PLAN})
    repository.edit(3, ("the northern pier of the harbour", "the southern pier of the harbour"))
    repository.edit(4, ("- [x] Paint", "- [ ] Paint"))
    first, *_ = (tmp_path / "plans/harbour.md").read_text("utf-8").split("- [ ] Dredge")
    moved = f"{first}- [ ] Paint the buoys and count them\n- [ ] Dredge the basin before winter comes\n"
    repository.commit(5, {"plans/harbour.md": moved})
    blame.main([str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "1 of 3 open items have the day of git blame -w",
        "3 of 3 have the day on which git shows their line first, in any words",
    ]
