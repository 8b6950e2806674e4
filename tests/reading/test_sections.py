"""Prose, inventory, relations, what was not understood, and the template as a whole."""

from __future__ import annotations

import pytest
from mkdocs_plans.model.plan import DependencyKind, RelationKind, Sections

from tests.reading.plans import TEMPLATE, plan


def prose(sections: Sections) -> dict[str, list[str]]:
    names = Sections.__struct_fields__
    return {name: [passage.text for passage in found] for name in names if (found := getattr(sections, name))}


def test_a_filled_template_is_read_whole_and_without_findings() -> None:
    read = plan(TEMPLATE)
    assert (read.title, read.date, read.status.state) == (
        "Move the queue to Postgres",
        "2026-03-04",
        "in-progress",
    )
    assert (read.findings, read.not_understood) == ((), ())
    assert not read.is_template
    assert prose(read.sections) == {
        "goal": ["One database less to run."],
        "context": ["Redis is used for jobs alone.", "Two workers."],
        "constraints": ["No downtime"],
        "approach": ["A table with SKIP LOCKED."],
        "stack": ["Python, Postgres"],
        "integration": ["The web app enqueues."],
        "patterns": ["Outbox."],
        "phase_dependencies": ["Phase 2 needs Phase 1"],
        "testing": ["Load test with ten workers."],
        "notes": ["Written after the outage."],
    }
    assert [(d.kind, d.name, d.version, d.purpose, d.link) for d in read.dependencies] == [
        ("service", "Stripe", None, "Payments", "https://stripe.com/docs"),
        ("library", "psycopg", "3.2", "Driver", None),
        ("tool", "Docker", None, "Local database - Compose file", None),
    ]
    assert [(q.kind, q.answered) for q in read.questions] == [
        ("decision", True),
        ("clarification", False),
        ("research", False),
    ]
    assert [(r.impact, r.probability, r.mitigation) for r in read.risks] == [
        ("high", "medium", "Idempotent handlers")
    ]
    assert [(p.name, p.done, p.total) for p in read.phases] == [
        ("Phase 1: Schema", 1, 2),
        ("Phase 2: Switch", 0, 1),
    ]


def test_the_template_before_it_is_filled_is_a_template_without_items() -> None:
    read = plan(
        """\
        # Execution Plan: [Task Title]

        **Date:** {YYYY-MM-DD}
        **Status:** Planning | In Progress | Completed | Blocked

        ## Goal

        [Describe the overall objective]

        ## Steps

        ### Phase 1: [Name]
        - [ ] Step 1

        ## Dependencies

        ### External Services/APIs
        - [Service name]: [Purpose] - [Documentation link]

        ### Access Required
        - [ ] [Credentials needed]

        ## Risks & Mitigations

        | Risk | Impact | Probability | Mitigation Strategy |
        |------|--------|-------------|---------------------|
        | [Technical risk] | High/Med/Low | High/Med/Low | [How to address] |

        ## Questions

        ### Research Tasks
        - [ ] [Areas needing investigation]

        ## Success Criteria

        - [ ] [Measurable outcome 1]
        """
    )
    assert read.is_template
    assert (read.steps, read.access, read.criteria, read.risks, read.questions) == ((), (), (), (), ())
    assert (read.dependencies, read.findings, read.not_understood) == ((), (), ())
    assert prose(read.sections) == {}


def test_a_goal_field_is_the_goal_where_no_section_is() -> None:
    assert prose(plan("# T\n\n**Goal:** less to run\n").sections) == {"goal": ["less to run"]}
    assert prose(plan("# T\n\n**Goal:** no\n\n## Goal\n\nyes\n").sections) == {"goal": ["yes"]}


@pytest.mark.parametrize(
    "item, name, version, purpose",
    [
        ("requests: >=2.31,<3 - calls", "requests", ">=2.31,<3", "calls"),
        ("`rich@13.7`: output", "rich", "13.7", "output"),
        ("numpy 1.26", "numpy", "1.26", None),
        ("@scope/pkg: ^4.0.0", "@scope/pkg", "^4.0.0", None),
        ("click", "click", None, None),
        ("**attrs** — values", "attrs", None, "values"),
        ("foo: does bar", "foo", None, "does bar"),
    ],
)
def test_a_library_has_a_version_where_one_is_written(
    item: str, name: str, version: str | None, purpose: str | None
) -> None:
    [found] = plan(f"# T\n\n## Libraries\n\n- {item}\n").dependencies
    assert (found.name, found.version, found.purpose) == (name, version, purpose)


def test_a_service_has_the_link_that_is_given() -> None:
    [found] = plan(
        "# T\n\n### External services\n\n- Hub: issues - [docs](https://x.org/docs)\n"
    ).dependencies
    assert (found.kind, found.purpose, found.link) == (DependencyKind.SERVICE, "issues", "https://x.org/docs")


def test_a_table_of_libraries_is_read_by_its_columns() -> None:
    [found] = plan(
        "# T\n\n## Packages\n\n| Package | Purpose | Version |\n|-|-|-|\n| click | commands | 8.1 |\n"
    ).dependencies
    assert (found.name, found.version, found.purpose) == ("click", "8.1", "commands")


def test_relations_are_read_from_fields_front_matter_and_links() -> None:
    read = plan(
        """\
        ---
        depends_on: [plan-1, plan-2]
        superseded-by:
        ---
        # T

        **Blocked by:** KEP-7, the other one
        **Related:** [Search](../search.md)

        ## Notes

        See [the store](store.md#why), [again](store.md#why), [web](https://x.org/a.md) and `code.md`.
        """
    )
    assert [
        (relation.kind, relation.target, relation.text, relation.line) for relation in read.relations
    ] == [
        (RelationKind.DEPENDS_ON, "plan-1", "plan-1", 2),
        (RelationKind.DEPENDS_ON, "plan-2", "plan-2", 2),
        (RelationKind.BLOCKED_BY, "KEP-7", "KEP-7", 7),
        (RelationKind.BLOCKED_BY, "the other one", "the other one", 7),
        (RelationKind.RELATED, "../search.md", "Search", 8),
        (RelationKind.LINK, "store.md#why", "the store", 12),
    ]


@pytest.mark.parametrize("name", ["depends", "depends_on", "dependsOn", "dependencies", "requires"])
def test_a_dependency_has_many_keys_in_the_front_matter(name: str) -> None:
    [found] = plan(f"---\n{name}: plan-1\n---\n# T\n").relations
    assert (found.kind, found.target) == (RelationKind.DEPENDS_ON, "plan-1")


def test_access_without_boxes_is_listed() -> None:
    read = plan("# T\n\n## Access required\n\nThese hold:\n\n- it works\n- it stays\n")
    assert [(unread.line, unread.section, unread.text) for unread in read.not_understood] == [
        (7, "Access required", "it works")
    ]


def test_criteria_without_boxes_are_passages() -> None:
    read = plan("# T\n\n## Success criteria\n\n- it works\n- [ ] it stays\n")
    assert [(passage.line, passage.text) for passage in read.sections.criteria] == [(5, "it works")]
    assert ([check.text for check in read.criteria], read.not_understood) == (["it stays"], ())


def test_text_in_tags_is_listed_once() -> None:
    read = plan(
        "# T\n\n## Tasks\n\n<div>\n\n</div>\n\n<task type='auto'>"
        "\n- [ ] not read\n</task>\n\n<task>\n</task>\n"
    )
    assert [(unread.line, unread.section) for unread in read.not_understood] == [(9, "Tasks")]
    assert read.steps == ()


@pytest.mark.parametrize(
    "path, text, introduction",
    [
        ("README.md", "# Our plans\n\nThey live here.\n", True),
        ("index.md", "# Our plans\n\n## How to read them\n\ntext\n", True),
        ("README.md", "# Search\n\n## Steps\n\n- [ ] a\n", False),
        ("search.md", "# Our plans\n", False),
    ],
)
def test_a_readme_without_any_role_introduces_its_folder(path: str, text: str, introduction: bool) -> None:
    assert plan(text, path).is_introduction is introduction
