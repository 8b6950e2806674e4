"""Every word that the reader of plans knows, as data.

The reader asks a `Vocabulary`, never an `if` of its own. All words are given in lower case; comparison
folds case, so `Status` and `STATUS` are one.
"""

from __future__ import annotations

from mkdocs_plans.model import Level, QuestionKind, RelationKind, State
from mkdocs_plans.vocabulary import Role, Vocabulary

__all__ = ["DEFAULT", "Role", "Vocabulary"]


def _words(listed: str) -> tuple[str, ...]:
    """The words of a list set apart by commas."""
    return tuple(listed.split(", "))


DEFAULT = Vocabulary(
    roles={
        Role.GOAL: _words(
            "goal, goals, objective, objectives, purpose, purpose / big picture, summary, executive "
            "summary, overview, introduction, motivation, problem, problem statement, why, what changes, "
            "tl;dr, tldr, mission, 目标, 目的, 概要, 背景与目标, 목표, "
            "개요, objetivo, objetivos, ziel, ziele, objectif, "
            "mục tiêu"
        ),
        Role.CONTEXT: _words(
            "context, background, current state, current "
            "state analysis, context and orientation, current "
            "situation, history, 背景, 现状, 現状, 배경, contexto, hintergrund, contexte, bối cảnh"
        ),
        Role.CONSTRAINTS: _words("constraints, constraint, limitations, 制約, 约束, restricciones"),
        Role.APPROACH: _words(
            "approach, technical approach, implementation approach, solution, proposed solution, "
            "proposal, design, design details, architecture, architecture/design, technical design, "
            "strategy, 方案, 设计, 設計, 방안"
        ),
        Role.STACK: _words("stack, technology stack, tech stack, technologies"),
        Role.INTEGRATION: _words("integration points, integrations, integration point"),
        Role.PATTERNS: _words("design patterns, patterns"),
        Role.STEPS: _words(
            "steps, tasks, task, to do, to-do, to dos, to-dos, todo, todos, action items, work items, "
            "plan, plan of work, execution plan, implementation, implementation plan, implementation "
            "steps, implementation units, implementation phases, implementation order, implementation "
            "tasks, concrete steps, work breakdown, milestones, phases, project phases, rollout, rollout "
            "plan, delivery order, sequencing, order of operations, delivery sequence, phasing, roadmap, "
            "deliverables, subtasks, 作業, タスク, 任务, 步骤, "
            "작업, 实施步骤, 实施计划, 実装計画, 手順, 단계, tarefas, pasos, "
            "passos, etapas, schritte, aufgaben, étapes, tâches, các bước"
        ),
        Role.PROGRESS: _words("progress, progress log, 进展, 进度, 進捗, 진행 상황"),
        Role.PHASE_DEPENDENCIES: _words(
            "phase dependencies, dependencies between phases, task dependencies, step dependencies"
        ),
        Role.TESTING: _words(
            "testing, test, tests, test plan, testing plan, testing strategy, test strategy, "
            "verification, verify, validation, quality gates, quality gate, quality assurance, qa, test "
            "cases, 测试, テスト, 테스트, pruebas, testes"
        ),
        Role.DEPENDENCIES: _words(
            "dependencies, dependency, prerequisites, prerequisite, 依赖, 依存関係, 의존성"
        ),
        Role.SERVICES: _words(
            "external services, external services/apis, external apis, third-party services"
        ),
        Role.LIBRARIES: _words("libraries, packages, libraries/packages, new libraries, new packages"),
        Role.TOOLS: _words("tools, infrastructure, tools/infrastructure"),
        Role.ACCESS: _words("access required, access, permissions, credentials"),
        Role.RISKS: (),
        Role.QUESTIONS: _words(
            "questions, open questions, unresolved "
            "questions, outstanding questions, remaining questions, "
            "resolved questions, open issues, open items, open points, clarifications, clarification "
            "questions, clarifications needed, clarifications required, clarifications requested, "
            "clarification needed, clarification required, items requiring clarification, technical "
            "decisions needed, decisions needed, open decisions, research tasks, unknowns, deferred to "
            "implementation, resolved during planning, "
            "未決事項, 待决问题, 未决问题, 待解决问题, 开放问题, 미결, 미결 사항, "
            "preguntas abiertas, preguntas, perguntas, questões em aberto, offene fragen, fragen, "
            "questions ouvertes, câu hỏi"
        ),
        Role.CRITERIA: _words(
            "definition of done, definition of ready, done when, success metrics, validation and "
            "acceptance, 验收, 验收标准, 完了条件, 完成条件"
        ),
        Role.DECISIONS: _words(
            "decisions, decision, decision log, design decisions, technical decisions, resolved "
            "decisions, decision record, 决策, 决策记录"
        ),
        Role.STATUS: _words(
            "status, current status, plan status, implementation status, state, 状态, 状態, 상태"
        ),
        Role.NOTES: _words(
            "notes, note, additional notes, "
            "implementation notes, references, lessons learned, 备注, メモ, "
            "notas, notizen"
        ),
    },
    role_stems={
        Role.RISKS: _words("风险, リスク, 위험, 風險"),
        Role.CRITERIA: _words("验收, 完了条件"),
        Role.QUESTIONS: _words("未決事項, 待决问题, 미결"),
    },
    role_nouns={
        Role.RISKS: _words("risk, risks, riscos, risco, riesgos, riesgo, risiken, risiko, risques, rủi ro"),
    },
    noun_not_before=_words("free, averse, based, aware, driven, adjusted, reward"),
    last_words={
        Role.CRITERIA: _words("criteria, criterion"),
    },
    checklist_qualifiers=_words(
        "quality, validation, verification, review, test, testing, security, pre-merge, pre-deploy, "
        "release, sign-off, signoff"
    ),
    qualifiers=_words(
        "key, main, open, known, current, remaining, technical, major, potential, project, detailed, "
        "proposed, recommended, high-level, suggested, initial, overall, unit, integration, manual, e2e, "
        "automated"
    ),
    suffixes=_words("tracker, log, list, register, table"),
    units=_words(
        "phase, task, step, stage, milestone, story, wave, workstream, chunk, part, slice, track, unit, "
        "iteration, sprint, fase, etapa, schritt, étape, tarea, tarefa, paso, passo, aufgabe, "
        "meilenstein, tâche, giai đoạn, bước"
    ),
    unit_stems=_words(
        "阶段, 步骤, 任务, 里程碑, フェーズ, ステップ, タスク, 段階, 단계, 작업, 階段, 步驟, 任務"
    ),
    unit_letters=_words("m, p, t, u, w"),
    no_units_under=_words("user stories"),
    states={
        State.PLANNING: _words(
            "planning, planned, draft, proposed, proposal, todo, to do, to-do, not started, backlog, "
            "ready, approved, accepted, adopted, implementable, provisional, in review, in-review, "
            "review, scoping, pre-flight, design, "
            "research, pending, new, open, speculative, spec locked, "
            "aprovado, aprobado, proposto, propuesto, planejado, planeado, planificado, rascunho, "
            "borrador, pendente, pendiente, entwurf, geplant, vorgeschlagen, ausstehend, offen, "
            "genehmigt, brouillon, prévu, planifié, proposé, à faire, en attente, bản nháp, nháp, đề "
            "xuất, kế hoạch, chưa bắt đầu, não iniciado, no iniciado"
        ),
        State.IN_PROGRESS: _words(
            "in progress, in-progress, in_progress, "
            "active, implementing, started, ongoing, wip, partial, "
            "partially, doing, executing, underway, em "
            "andamento, em progresso, em curso, en progreso, en "
            "curso, en proceso, ativo, activo, parcial, in arbeit, in bearbeitung, aktiv, laufend, "
            "begonnen, en cours, actif, đang thực hiện, đang tiến hành, đang làm"
        ),
        State.BLOCKED: _words(
            "blocked, waiting, stuck, needs input, bloqueado, bloqueada, aguardando, esperando, "
            "blockiert, wartet, bloqué, bị chặn"
        ),
        State.ON_HOLD: _words(
            "on hold, on-hold, paused, deferred, parked, dormant, postponed, suspended, pausado, adiado, "
            "suspenso, aplazado, suspendido, en pausa, pausiert, zurückgestellt, verschoben, en pause, "
            "suspendu, reporté, tạm dừng, hoãn"
        ),
        State.COMPLETED: _words(
            "completed, complete, done, implemented, "
            "shipped, landed, merged, released, closed, resolved, "
            "fixed, finished, executed, final, finalised, finalized, verified, passed, published, "
            "concluído, concluída, concluido, concluida, completado, completada, completo, feito, "
            "finalizado, implementado, terminado, hecho, abgeschlossen, fertig, erledigt, umgesetzt, "
            "terminé, terminée, achevé, fini, hoàn thành, đã xong, xong, đạt, đã hoàn thành"
        ),
        State.CANCELLED: _words(
            "cancelled, canceled, rejected, withdrawn, superseded, obsolete, abandoned, defunct, "
            "deprecated, dropped, won't do, won’t do, wont do, historical, dnf, cancelado, cancelada, "
            "rejeitado, rechazado, descartado, obsoleto, abgebrochen, abgelehnt, verworfen, storniert, "
            "veraltet, annulé, rejeté, abandonné, đã hủy, hủy"
        ),
    },
    state_stems={
        State.COMPLETED: _words("完成, 已完成, 完了, 완료"),
        State.IN_PROGRESS: _words("进行中, 進行中, 実行中, 진행 중, 진행중, 활성"),
        State.PLANNING: _words("计划, 草稿, 未着手, 提案, 계획, 대기"),
        State.ON_HOLD: _words("暂停, 保留, 보류"),
        State.BLOCKED: _words("阻塞, 차단"),
        State.CANCELLED: _words("取消, 废弃, 却下, 취소"),
    },
    state_negations=_words("未, 尚未"),
    permissions=_words("ready, approved, accepted, adopted, implementable, in review, in-review"),
    permitted_in_records=_words("accepted, approved"),
    archived=_words("archived, archive"),
    no_markers=_words("design, research, review, new, open, final, 计划, 提案, 계획"),
    banner_words=_words("superseded, obsolete, historical, deprecated, withdrawn, abandoned"),
    folders={
        State.IN_PROGRESS: _words("active, in-progress"),
        State.COMPLETED: _words("completed, done, implemented, archive, archived, _archived, .archive"),
        State.PLANNING: _words("backlog, drafts, proposed, planned, todo, accepted"),
        State.ON_HOLD: _words("deferred, paused, on-hold"),
        State.BLOCKED: _words("blocked"),
        State.CANCELLED: _words("rejected, withdrawn, superseded, defunct, cancelled"),
    },
    record_folders=_words("adr, adrs, decisions"),
    status_headings=_words(
        "status, current status, plan status, implementation status, state, 状态, 状態, 상태"
    ),
    status_labels=_words(
        "status, state, 状态, 狀態, 状態, 상태, estado, statut, trạng thái, zustand, ステータス"
    ),
    date_labels=_words(
        "date, created, created at, created date, "
        "creation date, date created, created on, started, start "
        "date, opened, 创建日期, 日期, 作成日, 작성일, fecha, datum"
    ),
    target_labels=_words("target, target date, due, due date, deadline, fecha límite, échéance, fällig"),
    owner_labels=_words(
        "owner, owners, owner(s), author, authors, author(s), assignee, assignees, assignee(s), lead, "
        "dri, driver, planner, deciders"
    ),
    tag_labels=_words("tags, labels, keywords"),
    id_labels=_words("id, plan id, number"),
    other_labels=_words(
        "last updated, updated, last update, completed, closed, "
        "priority, type, scope, version, branch, feature branch, reviewers, reviewer, approvers, team, "
        "epic, issue, pr, goal, estimate, effort, input, spec, 更新日期, 수정일"
    ),
    relation_labels={
        RelationKind.DEPENDS_ON: _words("depends on, dependson, dependencies, requires"),
        RelationKind.BLOCKED_BY: _words("blocked by"),
        RelationKind.BLOCKS: _words("blocks"),
        RelationKind.SUPERSEDES: _words("supersedes, replaces"),
        RelationKind.SUPERSEDED_BY: _words("superseded by, replaced by"),
        RelationKind.RELATED: _words("related, related to, related plans, related plan, see also"),
        RelationKind.PARENT: _words("parent, parent plan"),
    },
    no_owner=_words("tbd, unassigned, none, n/a, na, -, —, –, ?, todo, null, ~"),
    months=_words(
        "january, february, march, april, may, june, july, august, september, october, november, december"
    ),
    generic_files=_words(
        "plan, tasks, task, todo, readme, index, proposal, design, spec, requirements, research"
    ),
    generic_titles=_words(
        "implementation plan, tasks, requirements document, design document, plan, execution plan, tasks "
        "document, requirements, design, todo, task, spec, specification, proposal, readme, index, "
        "research"
    ),
    title_kinds=_words(
        "plan, spec, specification, execplan, design, design doc, design document, proposal, prd, tasks, "
        "feature"
    ),
    levels={
        Level.HIGH: _words("high, critical, severe, major, very high, certain, 高, 높음, alto, alta, hoch"),
        Level.MEDIUM: _words("med, medium, moderate, 中, 중간, medio, médio, media, média, mittel"),
        Level.LOW: _words("low, minor, negligible, very low, 低, 낮음, bajo, baixo, baixa, niedrig"),
    },
    level_marks={
        "🔴": Level.HIGH,
        "🟡": Level.MEDIUM,
        "🟠": Level.MEDIUM,
        "🟢": Level.LOW,
        "1": Level.LOW,
        "2": Level.LOW,
        "3": Level.MEDIUM,
        "4": Level.HIGH,
        "5": Level.HIGH,
    },
    level_nouns=_words("risk, risks, impact, severity, priority, probability, level, items"),
    risk_columns=_words(
        "risk, risks, description, threat, concern, 风险, リスク, 위험, risco, riesgo, risiko"
    ),
    impact_columns=_words("impact, severity, consequence, 影响, 影響, 영향, impacto, auswirkung"),
    probability_columns=_words(
        "probability, likelihood, chance, 概率, 可能性, 確率, 확률, 가능성, probabilidade, probabilidad, "
        "wahrscheinlichkeit"
    ),
    mitigation_columns=_words(
        "mitigation, mitigations, control, controls, response, countermeasure, countermeasures, "
        "contingency, how to address, 应对, 対策, 处理, "
        "缓解, 대응, 완화, como evitar, mitigação, mitigación, "
        "maßnahme, gegenmaßnahme"
    ),
    rating_columns=_words("level, rating"),
    owner_columns=_words("owner, assignee, responsible, dri"),
    due_columns=_words("due, due date, deadline, target date"),
    mitigation_markers=_words("mitigation, mitigations, control, controls, response, 应对, 対策"),
    closed_risks=_words("resolved, mitigated, closed, accepted, retired"),
    impact_markers=_words("impact, severity"),
    probability_markers=_words("probability, likelihood"),
    question_columns=_words("question, questions, issue, topic, open question, 问题, 質問, 질문"),
    answer_columns=_words("answer, decision, resolution, outcome"),
    id_columns=_words("id, #, no, no., nr, nr., number, ref"),
    version_columns=_words("version"),
    link_columns=_words("link, documentation, docs, url"),
    purpose_columns=_words("purpose, use, used for, why, description, reason, role"),
    state_columns=_words("status, state, done"),
    question_prefixes=_words("questions to, questions for, questions about, open questions for"),
    no_questions=_words(
        "faq, scope clarifications, frequently asked "
        "questions, frequently asked, questionnaire, q&a, q & "
        "a, research question, research questions"
    ),
    question_words=_words("question"),
    question_kinds={
        QuestionKind.DECISION: _words("decision"),
        QuestionKind.CLARIFICATION: _words("clarification"),
        QuestionKind.RESEARCH: _words("research, unknown, investigat, spike"),
    },
    answered_headings=_words("resolved, answered, decided"),
    answer_markers=_words("answer, a, decision, decided, chosen, resolved, resolution, rejected, declined"),
    answered_words=_words("decided, resolved, rejected, declined"),
    leanings=_words("recommendation, lean, proposed, current assumption"),
    still_open=_words("needed, required, pending, open, tbd"),
    nothing=_words(
        "none, n/a, na, not applicable, none material, nothing, no risks, no known risks, no significant "
        "risks, no open questions, no questions, -, —, –, 无, なし, 없음"
    ),
    nothing_prefixes=_words("none, n/a, no new"),
    unfilled=_words(", -, —, –, tbd, n/a, none, ?, todo, ..., …"),
    done_marks=_words("✅, ✓, ✔, ☑, x, [x]"),
    open_marks=_words("⬜, ⏳, 🔲, ☐, 🚧, 🟡, 🔴, ❌, 🔄, 📋, [ ], ⏸, ⚪"),
    dropped_marks=_words("🚫, ⛔"),
    placeholders=_words("step 1, step 2, step 3"),
)
"""The words of real plans, as described in the documentation on how plans are read."""
