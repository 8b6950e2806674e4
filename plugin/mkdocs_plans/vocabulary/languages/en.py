"""English: read in every portal."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            planning, planned, draft, proposed, proposal, todo, to do, to-do, not started, backlog,
            provisional, review, scoping, pre-flight, design, research, pending, new, open, speculative,
            spec locked""",
        "in-progress": """
            in progress, in-progress, in_progress, active, implementing, started, ongoing, wip, partial,
            partially, doing, executing, underway""",
        "blocked": "blocked, waiting, stuck, needs input",
        "on-hold": "on hold, on-hold, paused, deferred, parked, dormant, postponed, suspended",
        "completed": """
            completed, complete, done, implemented, shipped, landed, merged, released, closed, resolved,
            fixed, finished, executed, final, finalised, finalized, verified, passed, published""",
        "cancelled": """
            cancelled, canceled, rejected, withdrawn, superseded, obsolete, abandoned, defunct, deprecated,
            dropped, won't do, wont do, historical, dnf""",
    },
    "standing": {
        "waits": "block, wait, stuck, pending, until",
        "permission": "ready, approved, accepted, adopted, implementable, in review, in-review",
        "permission-in-records": "accepted, approved",
        "archived": "archived, archive",
        "no-marker": "design, research, review, new, open, final",
        "marker-goes-on": "by, in, on, until, since, for, as of, pending",
        "banner": "superseded, obsolete, historical, deprecated, withdrawn, abandoned",
        "records": "adr, adrs, decisions",
    },
    "headings": {
        "goal": """
            goal, goals, objective, objectives, purpose, purpose / big picture, summary, executive summary,
            overview, introduction, motivation, problem, problem statement, why, what changes, tl;dr, tldr,
            mission""",
        "context": """
            context, background, current state, current state analysis, context and orientation, current
            situation, history""",
        "constraints": "constraints, constraint, limitations",
        "approach": """
            approach, technical approach, implementation approach, solution, proposed solution, proposal,
            design, design details, architecture, architecture/design, technical design, strategy""",
        "stack": "stack, technology stack, tech stack, technologies",
        "integration": "integration points, integrations, integration point",
        "patterns": "design patterns, patterns",
        "steps": """
            steps, tasks, task, to do, to-do, to dos, to-dos, todo, todos, action items, work items, plan,
            plan of work, execution plan, implementation, implementation plan, implementation steps,
            implementation units, implementation phases, implementation order, implementation tasks,
            concrete steps, work breakdown, milestones, phases, project phases, rollout, rollout plan,
            delivery order, sequencing, order of operations, delivery sequence, phasing, roadmap,
            deliverables, subtasks""",
        "progress": "progress, progress log",
        "phase-dependencies": """
            phase dependencies, dependencies between phases, task dependencies, step dependencies""",
        "testing": """
            testing, test, tests, test plan, testing plan, testing strategy, test strategy, verification,
            verify, validation, quality gates, quality gate, quality assurance, qa, test cases""",
        "dependencies": "dependencies, dependency, prerequisites, prerequisite",
        "services": "external services, external services/apis, external apis, third-party services",
        "libraries": "libraries, packages, libraries/packages, new libraries, new packages",
        "tools": "tools, infrastructure, tools/infrastructure",
        "access": "access required, access, permissions, credentials",
        "questions": """
            questions, open questions, unresolved questions, outstanding questions, remaining questions,
            resolved questions, open issues, open items, open points, clarifications, clarification
            questions, clarifications needed, clarifications required, clarifications requested,
            clarification needed, clarification required, items requiring clarification, technical decisions
            needed, decisions needed, open decisions, research tasks, unknowns, deferred to implementation,
            resolved during planning""",
        "criteria": """
            definition of done, definition of ready, done when, success metrics, validation and acceptance
            """,
        "decisions": """
            decisions, decision, decision log, design decisions, technical decisions, resolved decisions,
            decision record""",
        "status": "status, current status, plan status, implementation status, state",
        "notes": "notes, note, additional notes, implementation notes, references, lessons learned",
    },
    "heading-words": {"risks": "risk, risks"},
    "heading-ends": {"criteria": "criteria, criterion"},
    "heading-rules": {
        "no-role": """
            faq, scope clarifications, frequently asked questions, frequently asked, questionnaire, q&a, q &
            a, research question, research questions""",
        "joint": "and",
        "in-front": """
            key, main, open, known, current, remaining, technical, major, potential, project, detailed,
            proposed, recommended, high-level, suggested, initial, overall, unit, integration, manual, e2e,
            automated""",
        "behind": "tracker, log, list, register, table",
        "noun-not-before": "free, averse, based, aware, driven, adjusted, reward",
        "checklist": "checklist",
        "checked": """
            quality, validation, verification, review, test, testing, security, pre-merge, pre-deploy,
            release, sign-off, signoff""",
    },
    "phases": """
        phase, task, step, stage, milestone, story, wave, workstream, chunk, part, slice, track, unit,
        iteration, sprint""",
    "phase-rules": {
        "letter": "m, p, t, u, w",
        "not-under": "user stories",
        "depends": """
            depend{|s} on, depend{|s} upon, require{|s}, needs, is blocked by,
            waits for, starts after, begins after, comes after, follows after,
            runs after""",
        "independent": "not, no longer, never, without, n't, n’t",
        "duration": "day{|s}, week{|s}",
    },
    "folders": {
        "in-progress": "active, in-progress",
        "completed": "completed, done, implemented, archive, archived, _archived, .archive",
        "planning": "backlog, drafts, proposed, planned, todo, accepted",
        "on-hold": "deferred, paused, on-hold",
        "blocked": "blocked",
        "cancelled": "rejected, withdrawn, superseded, defunct, cancelled",
    },
    "fields": {
        "status": "status, state",
        "date": """
            date, created, created at, created date, creation date, date created, created on, started, start
            date, opened""",
        "owners": """
            owner, owners, owner(s), author, authors, author(s), assignee, assignees, assignee(s), lead,
            dri, driver, planner, deciders""",
        "tags": "tags, labels, keywords",
        "target": "target, target date, due, due date, deadline",
        "id": "id, plan id, number",
        "goal": "goal",
        "depends-on": "depends on, depends, dependson, dependencies, requires",
        "blocked-by": "blocked by",
        "blocks": "blocks",
        "supersedes": "supersedes, replaces",
        "superseded-by": "superseded by, replaced by",
        "related": "related, related to, related plans, related plan, see also",
        "parent": "parent, parent plan",
        "other": """
            last updated, updated, last update, completed, closed, priority, type, scope, version, branch,
            feature branch, reviewers, reviewer, approvers, team, epic, issue, pr, estimate, effort, input,
            spec, todo""",
    },
    "titles": {
        "kind": """
            plan, spec, specification, execplan, design, design doc, design document, proposal, prd, tasks,
            feature""",
        "generic": """
            implementation plan, tasks, requirements document, design document, plan, execution plan, tasks
            document, requirements, design, todo, task, spec, specification, proposal, readme, index,
            research, execplan, plan spec, feature spec, feature specification, design spec, design doc,
            prd, spec tasks, spec requirements document, product requirements document, task list, todo list,
            summary, overview, introduction, abstract""",
        "file": "plan, tasks, task, todo, readme, index, proposal, design, spec, requirements, research",
    },
    "dates": {
        "1": "january, jan",
        "2": "february, feb",
        "3": "march, mar",
        "4": "april, apr",
        "5": "may",
        "6": "june, jun",
        "7": "july, jul",
        "8": "august, aug",
        "9": "september, sept, sep",
        "10": "october, oct",
        "11": "november, nov",
        "12": "december, dec",
        "day-ending": "st, nd, rd, th",
    },
    "levels": {
        "high": "high, critical, severe, major, very high, certain, 🔴, 4, 5",
        "medium": "med, medium, moderate, 🟡, 🟠, 3",
        "low": "low, minor, negligible, very low, 🟢, 1, 2",
    },
    "level-rules": {
        "noun": "risk, risks, impact, severity, priority, probability, level, items",
        "joint": "to",
    },
    "columns": {
        "risk": "risk, risks, description, threat, concern",
        "impact": "impact, severity, consequence",
        "probability": "probability, likelihood, chance",
        "mitigation": """
            mitigation, mitigations, control, controls, response, countermeasure, countermeasures,
            contingency, how to address""",
        "level": "level, rating",
        "owner": "owner, assignee, responsible, dri",
        "due": "due, due date, deadline, target date",
        "question": "question, questions, issue, topic, open question",
        "answer": "answer, decision, resolution, outcome",
        "status": "status, state, done",
        "id": "id, #, no, no., nr, nr., number, ref",
        "version": "version",
        "link": "link, documentation, docs, url",
        "purpose": "purpose, use, used for, why, description, reason, role",
    },
    "markers": {
        "mitigation": "mitigation, mitigations, control, controls, response",
        "impact": "impact, severity",
        "probability": "probability, likelihood",
        "closed": "resolved, mitigated, closed, accepted, retired",
        "answer": "answer, a, decision, chosen, resolution",
        "answered": "decided, resolved, answered, rejected, declined",
        "pending": "needed, required, pending, open, tbd",
        "nothing": """
            none, n/a, na, not applicable, none material, nothing, no risks, no known risks, no significant
            risks, no open questions, no questions, -, —, –""",
        "unfilled": """
            -, —, –, tbd, tbc, to be decided, to be determined, to be confirmed, n/a, none, ?, todo, ...,
            …""",
        "done": "✅, ✓, ✔, ☑, x, [x]",
        "open": "⬜, ⏳, 🔲, ☐, 🚧, 🟡, 🔴, ❌, 🔄, 📋, [ ], ⏸, ⚪",
        "dropped": "🚫, ⛔",
    },
    "risk-rules": {"lead": "risk", "not-below": "no"},
    "question-rules": {
        "asks": """
            which, what, who, whom, whose, when, where, why, how, whether, should,
            shall, do, does, can, could, will, would, is, are, decide, choose, clarify,
            agree on""",
        "begins": "questions to, questions for, questions about, open questions for",
        "holds": "question",
        "answered": "resolved, answered, decided",
        "not-after": "be, not, un, yet",
        "lean": """
            recommendation, recommended, lean, leaning, proposed, proposal, suggestion, current
            assumption""",
        "decision": "decision",
        "clarification": "clarification",
        "research": "research, unknown, investigat, spike",
    },
    "gaps": {
        "nobody": "tbd, unassigned, none, n/a, na, -, —, –, ?, todo, null, ~",
        "nothing-begins": "none, n/a, no new",
        "placeholder": "step 1, step 2, step 3, …",
        "blank": """
            name, title, purpose, version, description, owner, author, date, status, answer,
            question, risk, mitigation, component, feature, assumption, decision, outcome, goal,
            tbd, todo, yyyy-mm-dd, dd-mm-yyyy, yyyy/mm/dd""",
        "prompt": """
            add, describe, list, explain, insert, fill, name, what, why, how, who, when, which,
            your, any, if, e.g""",
        "remark": """
            needs clarification, need clarification, see, sic, note, continued, cont, redacted,
            omitted, deprecated, link, keep, do not""",
    },
    "prose": {
        "common": """
            the, and, of, for, with, that, this, from, are, not, when, should, into, will, can, all,
            each, must, then, only, where, which, it, an, we, any, use, new, after, before, without, if,
            as, has, have, been, more, these, they, their, than, but, its, does, or, add, run, set, see,
            used, uses, make, keep, both, same, other, one, two, first, last, already, still, every,
            what, who, how, why, no, because, between, while""",
    },
}
