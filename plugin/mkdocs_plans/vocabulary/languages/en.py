"""English: read in every portal."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            planning, planned, draft, proposed, proposal, idea, todo, to do, not started, backlog, queued,
            scheduled, next, future, provisional, review, scoping, pre-flight, pre-implementation, design,
            designed, research, pending, awaiting, new, open, speculative, spec locked""",
        "in-progress": """
            in progress, in flight, active, implementing, in development, started, ongoing, wip, partial,
            partially, doing, executing, underway, rolling out, testing, in testing, qa, in qa, investigating,
            beta, incomplete, on track, at risk, off track, delayed, awaiting review, waiting for review""",
        "blocked": "blocked, waiting, waiting for, waiting on, stuck, needs input",
        "on-hold": """
            on hold, paused, deferred, parked, dormant, postponed, suspended, stalled, frozen, shelved""",
        "completed": """
            completed, complete, done, implemented, shipped, landed, merged, released, deployed, delivered,
            live, in production, rolled out, applied, closed, resolved, fixed, finished, executed, final,
            finalised, finalized, verified, passed, published""",
        "cancelled": """
            cancelled, canceled, rejected, not accepted, declined, withdrawn, retired, superseded, replaced,
            outdated, obsolete, abandoned, defunct, deprecated, dropped, won't do, wont do, won't fix, wont
            fix, not planned, historical, dnf""",
    },
    "state_words": {
        "waits": "block, wait, stuck, pending, until",
        "permission": """
            ready, approved, accepted, agreed, adopted, implementable, implementation-ready, in review,
            reviewed""",
        "permission-in-records": "accepted, approved",
        "archived": "archived, archive",
        "no-marker": """
            design, research, review, new, open, final, live, next, idea, testing, beta, todo, to do""",
        "marker-goes-on": "by, in, on, until, since, for, as of, pending",
        "banner": "superseded, obsolete, historical, deprecated, withdrawn, abandoned",
        "filler": "now, currently, already, fully",
        "partly": "mostly, almost, nearly, largely, partly",
        "all": "all",
        "whole": "final, complete, full, working, first, initial",
        "paper": "draft, proposal, design, spec, review",
        "negation": "not, not yet, never",
        "negation-prefix": "un",
        "negated": "run",
        "own": "in progress, wip, ongoing, partial, partially, not started, to do, todo, planned, pending",
        "label-end": "status, state, stage",
        "label-not": "test, tests, build, ci, pr, merge, gate, review, deploy, branch, legend",
        "readiness": "readiness",
        "header": """
            metadata, document information, document control, document info, story information, task
            information, plan information, project information, details, overview, summary, at a glance""",
        "records": "adr, adrs, decisions",
        "folder-end": "plans, specs, tasks",
    },
    "marks": {
        "planning": """
            ⏳, 📋, 🔜, ⬜, 🔲, ☐, [ ], :hourglass:, :hourglass_flowing_sand:, :clipboard:, :soon:,
            :white_large_square:""",
        "in-progress": "🚧, 🔄, :construction:, :arrows_counterclockwise:",
        "blocked": "⛔, 🛑, :no_entry:, :octagonal_sign:",
        "on-hold": "⏸, :pause_button:",
        "completed": """
            ✅, ✓, ✔, ☑, [x], :white_check_mark:, :heavy_check_mark:, :ballot_box_with_check:""",
        "cancelled": "❌, 🚫, :x:, :no_entry_sign:",
    },
    "headings": {
        "goal": """
            goal, goals, objective, objectives, purpose, purpose / big picture, summary, executive summary,
            overview, introduction, motivation, problem, problem statement, why, what changes, tl;dr, tldr,
            mission""",
        "context": """
            context, background, current state, current state analysis, context and orientation, current
            situation, history, status quo""",
        "constraints": "constraints, constraint, limitations",
        "approach": """
            approach, technical approach, implementation approach, solution, proposed solution, proposal,
            design, design details, architecture, architecture/design, technical design, strategy""",
        "stack": "stack, technology stack, tech stack, technologies",
        "integration": "integration points, integrations, integration point",
        "patterns": "design patterns, patterns",
        "alternatives": """
            alternatives, alternative, alternatives considered, considered alternatives, options, options
            considered, considered options, comparison""",
        "references": "see also, references, reference, appendix, appendices, further reading",
        "steps": """
            steps, tasks, task, to do, to-do, to dos, to-dos, todo, todos, action items, work items, plan,
            plan of work, execution plan, implementation, implementation plan, implementation steps,
            implementation checklist, implementation units, implementation phases, implementation order,
            implementation tasks, concrete steps, work breakdown, work packages, workstreams, milestones,
            iterations, phases, project phases, rollout, rollout plan, build order, execution order, delivery
            order, sequencing, order of operations, delivery sequence, phasing, roadmap, backlog, sprint
            backlog, deliverables, subtasks""",
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
        "risks": "risks, risk",
        "questions": """
            questions, open questions, unresolved questions, outstanding questions, remaining questions,
            resolved questions, open issue, open issues, open item, open items, open point, open points, open
            verification, spike questions, clarifications, clarification questions, clarifications needed,
            clarifications required, clarifications requested, clarification needed, clarification required,
            clarification requested, items requiring clarification, technical decisions needed, decisions
            needed, needs decision, open decisions, outstanding decisions, to be decided, things to decide, to
            decide, tbd, research questions, research tasks, unknowns, deferred to implementation, resolved
            during planning""",
        "criteria": """
            acceptance, acceptance tests, ac, acs, definition of done, definition of ready, done when, exit
            gate, gate, sign-off, signoff, success metrics, validation and acceptance""",
        "decisions": """
            decisions, decision, decision log, design decisions, technical decisions, architectural decisions,
            architecture decisions, key decisions, resolved decisions, decisions made, decisions taken,
            decision record, decision records""",
        "status": "status, current status, plan status, implementation status, state",
        "notes": "notes, note, additional notes, implementation notes, lessons learned",
    },
    "heading-words": {
        "risks": "risk, risks",
    },
    "heading-ends": {
        "criteria": "criteria, criterion",
    },
    "heading-rules": {
        "no-role": """
            faq, scope clarifications, frequently asked questions, frequently asked, questionnaire, q&a, q &
            a, research question""",
        "joint": "and",
        "in-front": """
            key, main, top, open, known, active, current, remaining, technical, major, potential, identified,
            project, detailed, proposed, recommended, high-level, suggested, initial, overall, unit,
            integration, manual, e2e, automated, periodic, weekly""",
        "behind": "tracker, log, list, register, table",
        "noun-not-before": "free, averse, based, aware, driven, adjusted, reward",
        "next": "next step, next steps",
        "step-end": "steps, tasks, roadmap, milestones, action items",
        "checklist": "checklist",
        "checked": """
            quality, validation, verification, review, test, testing, security, pre-merge, pre-deploy,
            release, sign-off, signoff""",
    },
    "phases": """
        phase, task, step, stage, milestone, story, epic, wave, workstream, work package, ws, wp, chunk, part,
        slice, track, unit, iteration, sprint""",
    "phase-rules": {
        "joined": "ws, wp",
        "late": "week, day, block",
        "plural": "s",
        "letter": "m, p, t, u, w",
        "priority": "p",
        "no-letter-under": "requirements, features, priorities, findings, issues, bugs",
        "option": "option, alternative, variant",
        "not-under": "user stories",
        "depends": """
            depend{|s} on, depend{|s} upon, require{|s}, needs, is blocked by, waits for, starts after, begins
            after, comes after, follows after, runs after""",
        "independent": "not, no longer, never, without, n't, n’t",
        "duration": "day{|s}, week{|s}",
    },
    "step-rules": {
        "done-column": "done",
        "yes": "yes, y",
        "step-column": "phase, step, task, milestone, story, item",
    },
    "column-rules": {
        "field": "field, attribute, property",
        "type": "type, kind, category",
        "impact-letter": "i",
        "probability-letter": "p, l",
        "other-of-risks": "category, type, kind, area, score, rank, notes, note",
        "weak-risk": "description, threat, concern",
    },
    "folders": {
        "in-progress": "active, in-progress",
        "completed": """
            completed, done, implemented, archive, archived, _archive, _archived, .archive, .archived""",
        "planning": "backlog, drafts, proposed, planned, todo, accepted",
        "on-hold": "deferred, paused, on-hold",
        "blocked": "blocked",
        "cancelled": "rejected, withdrawn, superseded, defunct, cancelled",
    },
    "fields": {
        "status": "status, state",
        "stage": "stage",
        "implementation": "implementation, implementation status",
        "date": """
            date, created, created at, created date, creation date, date created, created on, started, start
            date, opened""",
        "owners": """
            owner, owners, owner(s), author, authors, author(s), assignee, assignees, assignee(s), lead, dri,
            driver, planner, deciders, decision makers, point of contact""",
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
            plan, spec, specification, execplan, exec, execution, implementation, design, doc, document,
            proposal, prd, tasks, feature, project, product, technical""",
        "generic": """
            plan, implementation plan, execution plan, project plan, plan spec, tasks, task, task list, to do,
            todo, todo list, to-do, requirements, design, spec, specification, proposal, summary,
            introduction, overview, readme, index, research, abstract, execplan, feature spec, feature
            specification, design spec, design doc, prd, spec tasks, spec requirements document, product
            requirements document, plan document, implementation plan document, execution plan document,
            project plan document, tasks document, task list document, requirements document, design document,
            spec document, specification document, proposal document""",
        "file": "plan, tasks, task, todo, readme, index, proposal, design, spec, requirements, research",
    },
    "files": {
        "introduction": "readme, faq, tech-debt-tracker",
        "index": "index",
        "index-end": "-index, _index",
        "companion": "progress, notes, log",
        "template-folder": "templates, template, _templates",
    },
    "registers": {
        "risks": "risk register, risk log, risk list, risk assessment",
        "questions": "open questions, unresolved questions, outstanding questions",
        "raid": "raid log",
        "not-under": """
            purpose, scope, how, legend, scale, scales, rule, rules, process, status, summary, mitigation,
            mitigations, action, actions, review, history, next, retired""",
        "ends": "status, legend, scale, rules, process, summary, actions, history",
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
        "in-name": "plan, spec, design, impl, valid, validation, task, adr, rfc",
    },
    "levels": {
        "high": """
            high, h, critical, severe, major, very high, certain, existential, catastrophic, red, 🔴, 4, 5""",
        "medium": "med, m, medium, moderate, amber, 🟡, 🟠, 3",
        "low": "low, l, minor, negligible, very low, unlikely, rare, green, 🟢, 1, 2",
    },
    "level-rules": {
        "noun": "risk, risks, impact, severity, priority, probability, level, items",
        "joint": "to",
    },
    "columns": {
        "risk": "risk, risks",
        "impact": "impact, imp, severity, sev, consequence, consequences",
        "probability": "probability, prob, likelihood, lik, chance",
        "mitigation": """
            mitigation, mitigations, control, controls, response, countermeasure, countermeasures,
            contingency, handling, treatment, strategy, plan, action, actions, what we do, safeguard,
            fallback, fix, posture, next step, how to address""",
        "level": "level, rating, exposure, rag, priority",
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
        "mitigation": """
            mitigation, mitigations, control, controls, response, guard, guards, safeguard, countermeasure,
            countermeasures, contingency, fallback, fix, suggested fix, handling, treatment""",
        "impact": "impact, severity",
        "probability": "probability, likelihood",
        "closed": "resolved, mitigated, closed, accepted, retired",
        "answer": "answer, a, decision, chosen, resolution",
        "answered": "decided, resolved, answered, rejected, declined",
        "pending": "needed, required, pending, open, tbd",
        "nothing": """
            none, n/a, na, not applicable, none material, none identified, nothing, no risks, no known risks,
            no significant risks, no material risks, no risks identified, no known risks identified, no
            significant risks identified, no material risks identified, no open questions, no questions, -, —,
            –""",
        "unfilled": """
            -, —, –, tbd, tbc, to be decided, to be determined, to be confirmed, n/a, none, ?, todo, ..., …
            """,
        "done": "✅, ✓, ✔, ☑, x, [x]",
        "open": "⬜, ⏳, 🔲, ☐, 🚧, ❌, :x:, 🔄, 📋, 🔜, [ ], ⏸, ⚪, ⛔, 🛑",
        "dropped": "🚫",
    },
    "risk-rules": {
        "many": "risks",
        "one": "risk",
        "register": """
            assessment, analysis, register, log, list, matrix, table, mitigation, mitigations, notes, areas,
            considerations, response, responses""",
        "process": "management, identification, process, monitoring, review",
        "summary": "summary, overview",
        "positive": "positive risks, opportunities, opportunity",
        "scale": "scale, scales, legend",
        "lead": "risk",
        "not-below": "no, not",
        "detail": """
            guard, verification, detection, owner, status, state, category, evidence, trigger, type, id,
            severity, likelihood, probability, impact, score, rating, due, source, description, notes, note,
            options, option, recommendation, decision, answer""",
        "lettered": "option",
        "by": "mitigated by",
        "denies": "risk, risks, change, changes, impact, impacts",
        "no-mitigation": "no mitigation, not mitigated, unmitigated",
        "raid-type": "risk, r",
        "closed-heading": "resolved, closed, retired, mitigated",
    },
    "question-rules": {
        "inline": "needs clarification, need clarification",
        "asks": """
            which, what, who, whom, whose, when, where, why, how, whether, should, shall, do, does, can,
            could, will, would, is, are, decide, choose, clarify, agree on""",
        "begins": """
            questions to, questions for, questions about, open questions for, decisions for, decisions needed,
            decisions required, surfaced for""",
        "opener": "open, unresolved, outstanding, remaining",
        "noun": "questions, decisions",
        "id": "q, oq, d",
        "holds": "question",
        "answered": "resolved, answered, decided",
        "not-after": "be, not, un, yet",
        "lean": """
            recommendation, recommended, lean, leaning, proposed, proposal, suggestion, current assumption""",
        "decision": "decision, decide",
        "clarification": "clarification",
        "research": "research, unknown, investigat, spike",
    },
    "decision-rules": {
        "one": "decision",
        "rationale": "rationale, why, reason, reasons, reasoning, because, justification",
        "author": "author, decided by, made by, who",
        "day": "date, decided on",
        "detail": """
            consequence, consequences, alternatives, alternatives considered, trade-off, trade-offs,
            tradeoff, tradeoffs""",
        "column": "decision, what",
        "day-column": "date, day, when, decided on",
        "choice": "choice, chosen, outcome, resolution, selected, selection",
        "revoked": "superseded, reversed, revoked, overturned, rescinded, withdrawn, no longer in force",
    },
    "gaps": {
        "nobody": "tbd, unassigned, none, n/a, na, -, —, –, ?, todo, null, ~",
        "nothing-begins": "none, n/a, no new",
        "placeholder": "step 1, step 2, step 3, …",
        "blank": """
            name, title, purpose, version, description, owner, author, date, status, answer, question, risk,
            mitigation, component, feature, assumption, decision, outcome, goal, tbd, todo, yyyy-mm-dd,
            dd-mm-yyyy, yyyy/mm/dd""",
        "prompt": """
            add, describe, list, explain, insert, fill, name, what, why, how, who, when, which, your, any, if,
            e.g""",
        "remark": """
            needs clarification, need clarification, see, sic, note, continued, cont, redacted, omitted,
            deprecated, link, keep, do not""",
    },
    "prose": {
        "common": """
            the, and, of, for, with, that, this, from, are, not, when, should, into, will, can, all, each,
            must, then, only, where, which, it, an, we, any, use, new, after, before, without, if, as, has,
            have, been, more, these, they, their, than, but, its, does, or, add, run, set, see, used, uses,
            make, keep, both, same, other, one, two, first, last, already, still, every, what, who, how, why,
            no, because, between, while""",
    },
}
