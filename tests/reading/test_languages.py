"""Plans in every shipped language: the same plan, line by line, is read alike."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from mkdocs_plans.model.plan import Checkbox, State
from mkdocs_plans.reading import read
from mkdocs_plans.reading.lexicon import lexicon
from mkdocs_plans.snapshot.writer import Record, record
from mkdocs_plans.vocabulary import DEFAULT, LANGUAGES

from .plans import plan

FIXTURES = sorted(Path(__file__).with_name("languages").glob("*.md"))

EXPECTED = {
    "status": "in-progress",
    "status_from": "field",
    "status_line": 4,
    "date": "2026-11-03",
    "owners": ["Ana Lima", "Joon Park"],
    "title_line": 1,
    "steps": {"done": 1, "total": 3, "tracked": True},
    "criteria": {"done": 0, "total": 1},
    "testing": {"done": 0, "total": 1},
    "access": {"done": 0, "total": 1},
    "not_understood": [],
    "findings": [],
}
ITEMS = {
    "phases": [(39, 1, 2), (43, 0, 1)],
    "step_items": [(40, "done", 0), (41, "open", 0), (44, "open", 1)],
    "risks": [
        (72, "high", "low", True, False),
        (73, "medium", "high", False, False),
        (77, "high", None, True, False),
        (78, "high", None, None, False),
        (82, "low", None, None, True),
    ],
    "questions": [
        (87, "decision", True),
        (89, "decision", False),
        (92, "clarification", False),
        (95, "research", False),
    ],
    "decisions": [
        (107, "2026-11-02", True),
        (108, None, False),
        (112, "2026-11-04", True),
    ],
    "services": [(56, "Iceline", "https://iceline.example/api")],
    "libraries": [(59, "httpx", "0.28")],
    "tools": [(62, "Docker")],
    "relations": [("depends-on", "seat-maps.md")],
}
KEYS = {
    "phases": ("line", "done", "total"),
    "step_items": ("line", "mark", "phase"),
    "risks": ("line", "impact", "probability", "mitigated", "closed"),
    "questions": ("line", "kind", "answered"),
    "decisions": ("line", "day", "in_force"),
    "services": ("line", "name", "link"),
    "libraries": ("line", "name", "version"),
    "tools": ("line", "name"),
    "relations": ("kind", "target"),
}
SECTIONS = {
    "goal": [10],
    "context": [15, 18],
    "constraints": [21],
    "approach": [26],
    "stack": [29],
    "integration": [32],
    "patterns": [35],
    "phase_dependencies": [47],
    "notes": [103],
}


def recorded(path: Path) -> Record:
    return record(read(path.read_bytes(), "plans/night-boats.md"))


def test_every_language_has_a_plan() -> None:
    assert {path.stem.partition("-")[0] for path in FIXTURES} == set(LANGUAGES)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_plan_is_read_alike_in_every_language(path: Path) -> None:
    found = recorded(path)
    assert {key: found[key] for key in EXPECTED} == EXPECTED
    assert {name: [tuple(item[key] for key in KEYS[name]) for item in found[name]] for name in KEYS} == ITEMS
    lines = {name: [passage["line"] for passage in found["sections"][name]] for name in SECTIONS}
    assert lines == SECTIONS


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_words_that_only_announce_are_no_part_of_a_text(path: Path) -> None:
    found = recorded(path)
    rows = path.read_text("utf-8").splitlines()
    assert rows[0].replace("：", ": ").endswith(f": {found['title']}")
    _, _, risk, _, mitigation = rows[76].split("**")
    assert (found["risks"][2]["text"], found["risks"][2]["mitigation"]) == (risk.strip(), mitigation.strip())
    first, _, row = found["decisions"]
    assert first["text"]
    assert "2026" not in first["text"]
    assert first["rationale"]
    assert rows[106].endswith(first["rationale"])
    assert [row["text"], row["rationale"]] == rows[111].strip("| ").split(" | ")[1:]
    assert found["questions"][0]["answer"] == rows[87].split("**")[2].strip()


@pytest.mark.parametrize(
    "stated, state",
    [
        ("Noch nicht begonnen", "planning"),
        ("in Prüfung beim Hafenamt", "planning"),
        ("Zurückgestellt", "on-hold"),
        ("zurueckgestellt", "on-hold"),
        ("Abgeschlossen am 3. November", "completed"),
        ("ersetzt durch den Sommerplan", "cancelled"),
        ("nicht abgeschlossen", "planning"),
        ("À faire", "planning"),
        ("A DEMARRER", "planning"),
        ("En attente", "planning"),
        ("Mise en œuvre", "completed"),
        ("Annulée", "cancelled"),
        ("annulee", "cancelled"),
        ("Hecha", "completed"),
        ("En revisión", "planning"),
        ("a la espera del puerto", "blocked"),
        ("sin empezar", "planning"),
        ("Concluída", "completed"),
        ("concluida", "completed"),
        ("Não iniciado", "planning"),
        ("nao iniciado", "planning"),
        ("Suspenso", "on-hold"),
        ("Đã hoàn thành", "completed"),
        ("da hoan thanh", "completed"),
        ("hoàn thành một phần", "in-progress"),
        ("chưa hoàn thành", "planning"),
        ("đã huỷ", "cancelled"),
        ("已按计划完成", "completed"),
        ("部分完成", "in-progress"),
        ("尚未开始", "planning"),
        ("未完成", "planning"),
        ("暫緩，等待港務局", "on-hold"),
        ("未着手", "planning"),
        ("着手済み", "in-progress"),
        ("レビュー待ち", "planning"),
        ("見送り", "cancelled"),
        ("対応済み", "completed"),
        ("미착수", "planning"),
        ("완료 (11월)", "completed"),
        ("미완료", "planning"),
        ("일시 중지", "on-hold"),
        ("Klart 3 november", "completed"),
        ("KLAR FÖR GRANSKNING", "planning"),
        ("Pågår", "in-progress"),
        ("pagaende", "in-progress"),
        ("ej påbörjat", "planning"),
        ("avvaktar hamnen", "blocked"),
        ("Vilande", "on-hold"),
        ("avfärdad – för dyrt", "cancelled"),
        ("ersatt av sommarplanen", "cancelled"),
        ("Afgerond (november)", "completed"),
        ("af — gebouwd en gemeten", "completed"),
        ("gereed voor uitvoering", "planning"),
        ("Gereed", "completed"),
        ("Geïmplementeerd", "completed"),
        ("geimplementeerd", "completed"),
        ("deels afgerond", "in-progress"),
        ("nog niet gestart", "planning"),
        ("wacht op de haven", "blocked"),
        ("geparkeerd", "on-hold"),
        ("vervangen door het zomerplan", "cancelled"),
        ("Completata", "completed"),
        ("COMPLETATO", "completed"),
        ("in corso d'opera", "in-progress"),
        ("da fare", "planning"),
        ("in attesa di approvazione", "planning"),
        ("in attesa del porto", "blocked"),
        ("Rinviata", "on-hold"),
        ("superato dal piano estivo", "cancelled"),
        ("Zakończone", "completed"),
        ("ZAKOŃCZONO", "completed"),
        ("zakonczony", "completed"),
        ("W trakcie realizacji", "in-progress"),
        ("Gotowe do wdrożenia", "planning"),
        ("gotowa", "completed"),
        ("nie rozpoczęto", "planning"),
        ("czeka na port", "blocked"),
        ("Wstrzymana", "on-hold"),
        ("nieaktualny", "cancelled"),
        ("Выполнено", "completed"),
        ("завершён 3 ноября", "completed"),
        ("завершен 3 ноября", "completed"),
        ("Завершена", "completed"),
        ("Готово к запуску", "planning"),
        ("В работе", "in-progress"),
        ("частично реализовано", "in-progress"),
        ("не начато", "planning"),
        ("ждёт порта", "blocked"),
        ("Отложено", "on-hold"),
        ("отменена", "cancelled"),
        ("Принято", "planning"),
    ],
)
def test_a_status_is_read_as_its_speakers_write_it(stated: str, state: str) -> None:
    assert plan(f"# A\n\n**Status:** {stated}\n").status.state is State(state)


@pytest.mark.parametrize("stated", ["**Trạng thái:** Đã hoàn thành", "**상태:** 완료", "**État :** Terminée"])
def test_text_with_separate_accents_is_read_alike(stated: str) -> None:
    apart = normalize("NFD", stated)
    assert apart != stated
    assert plan(f"# A\n\n{apart}\n").status.state is State.COMPLETED


@pytest.mark.parametrize(
    "stated, day",
    [
        ("Datum: 15. März 2026", "2026-03-15"),
        ("Datum: 1. Dez. 2026", "2026-12-01"),
        ("Créé le : 1er août 2026", "2026-08-01"),
        ("Date : 14 janv. 2026", "2026-01-14"),
        ("Fecha: 4 de marzo de 2026", "2026-03-04"),
        ("Fecha: 4 de marzo del 2026", "2026-03-04"),
        ("Data: 5 de março de 2026", "2026-03-05"),
        ("Ngày tạo: ngày 15 tháng 3 năm 2026", "2026-03-15"),
        ("创建日期：2026年3月4日", "2026-03-04"),
        ("作成日：2026年 3月 4日", "2026-03-04"),
        ("작성일: 2026년 3월 4일", "2026-03-04"),
        ("작성일: 2026. 3. 4.", "2026-03-04"),
        ("Skapad: 4 mars 2026", "2026-03-04"),
        ("Datum: den 1 oktober 2026", "2026-10-01"),
        ("Aangemaakt op: 4 maart 2026", "2026-03-04"),
        ("Data inizio: 2 gennaio 2026", "2026-01-02"),
        ("Data: 1º maggio 2026", "2026-05-01"),
        ("Data utworzenia: 4 października 2026 r.", "2026-10-04"),
        ("Utworzono: 7 pazdziernika 2026", "2026-10-07"),
        ("Дата создания: 7 февраля 2026 г.", "2026-02-07"),
        ("Создан: 05.10.2026", "2026-10-05"),
    ],
)
def test_a_day_is_read_as_its_speakers_write_it(stated: str, day: str) -> None:
    assert plan(f"# A\n\n{stated}\n").date == day


def test_letters_that_are_alike_make_no_month() -> None:
    assert plan("# A\n\n**Date:** 3 aprıl 2026\n").date is None


def test_a_blank_before_a_colon_may_be_one_that_does_not_break() -> None:
    found = plan("# A\n\nStatut\u00a0: Terminé\nResponsable\u202f: Ana\n")
    assert (found.status.state, found.owners) == (State.COMPLETED, ("Ana",))


@pytest.mark.parametrize(
    "heading, role",
    [
        ("Ziele und offene Fragen", "questions"),
        ("Objectifs et contexte", "goal"),
        ("Tests y verificación", "testing"),
        ("背景与目标", "goal"),
        ("目标和背景", "goal"),
        ("目的と背景", "goal"),
        ("배경 및 목표", "goal"),
        ("테스트와 검증", "testing"),
        ("Objetivos principales", "goal"),
        ("主要任务", "steps"),
        ("任务列表", "steps"),
        ("주요 작업 목록", "steps"),
        ("一、目标", "goal"),
        ("1、风险分析", "risks"),
        ("（二）任务", "steps"),
        ("第三章 任务", "steps"),
        ("2.1任务", "steps"),
        ("１．タスク", "steps"),
        ("■ タスク", "steps"),
        ("【タスク】", "steps"),
        ("III. Tasks", "steps"),
        ("(2) Tasks", "steps"),
        ("Projektrisiken", "risks"),
        ("Critérios de aceitação", "criteria"),
        ("Risker och öppna frågor", "risks"),
        ("Oppna fragor", "questions"),
        ("Viktigaste riskerna", "risks"),
        ("Riskanalys", "risks"),
        ("Klar när", "criteria"),
        ("Risico’s en maatregelen", "risks"),
        ("Openstaande vragen", "questions"),
        ("Belangrijkste beslissingen", "decisions"),
        ("Plan van aanpak", "steps"),
        ("Rischi residui", "risks"),
        ("Domande aperte e dubbi", "questions"),
        ("Criteri di accettazione", "criteria"),
        ("Priorità e dipendenze", "dependencies"),
        ("Kluczowe ryzyka i zależności", "risks"),
        ("Kwestie do rozwiązania", "questions"),
        ("Kwestie do rozwiazania", "questions"),
        ("Plan wdrożenia", "steps"),
        ("Kryteria akceptacji testów", "criteria"),
        ("ОТКРЫТЫЕ ВОПРОСЫ", "questions"),
        ("Открытые вопросы и риски", "questions"),
        ("Основные риски", "risks"),
        ("Критерии приёмки", "criteria"),
        ("Критерии приемки", "criteria"),
        ("Нерешенные вопросы", "questions"),
        ("Принятые решения", "decisions"),
        ("Порядок реализации", "steps"),
        ("Frågor och svar", None),
        ("Pytania i odpowiedzi", None),
        ("FAQ und Hilfe", None),
    ],
)
def test_a_heading_has_the_role_that_its_speakers_give_it(heading: str, role: str | None) -> None:
    assert lexicon(DEFAULT).match_heading(heading).role == role


def test_a_number_in_chinese_is_no_part_of_a_heading() -> None:
    asked = plan("# A\n\n## 四、待决问题\n\n- 保留旧船？**决定**：保留\n- 谁来值班？\n")
    assert [question.answered for question in asked.questions] == [True, False]
    numbered = plan("# A\n\n## 一、准备\n\n- [x] 租船\n\n## 二、出发\n\n- [ ] 装灯\n")
    assert [(phase.name, phase.done, phase.total) for phase in numbered.phases] == [
        ("一、准备", 1, 1),
        ("二、出发", 0, 1),
    ]


def test_brackets_and_stops_of_the_east_set_words_apart() -> None:
    read = plan("# A\n\n## リスク\n\n- 【高】嵐\n- （低）霧\n- 【解決済み】遅れ\n")
    assert [(risk.text, risk.impact, risk.closed) for risk in read.risks] == [
        ("嵐", "high", False),
        ("霧", "low", False),
        ("【解決済み】遅れ", None, True),
    ]
    reported = plan("# A\n\n## 风险\n\n- 雾（影响：中；概率：高）\n- 雨（应对：雷达）\n")
    assert [(risk.text, risk.impact, risk.probability, risk.mitigated) for risk in reported.risks] == [
        ("雾（影响：中；概率：高）", "medium", "high", None),
        ("雨", None, None, True),
    ]
    asked = plan("# A\n\n## 待确认事项\n\n- 谁签字？（已确认：船长）\n- 何时？（待定）\n")
    assert [question.answered for question in asked.questions] == [True, False]
    ranges = plan("# A\n\n## 风险\n\n| 风险 | 影响 | 概率 |\n|---|---|---|\n| 风暴 | 中高 | 中低 |\n")
    assert [(risk.impact, risk.probability) for risk in ranges.risks] == [("high", "medium")]


def test_tables_and_lists_of_steps_are_marked_in_every_language() -> None:
    table = plan("# A\n\n## 任务\n\n| 任务 | 状态 |\n|---|---|\n| 租船 | 已完成 |\n| 装灯 | 未开始 |\n")
    assert [step.mark for step in table.steps] == [Checkbox.DONE, Checkbox.OPEN]
    listed = plan("# A\n\n## Tareas\n\n- **Hecho:** fletar un barco\n- **Pendiente:** luces\n")
    assert [step.mark for step in listed.steps] == [Checkbox.DONE, Checkbox.OPEN]


@pytest.mark.parametrize(
    "heading, columns, levels",
    [
        ("Risker", "Risk | Allvar | Sannolikhet | Åtgärd", "Högt | Låg"),
        ("Risico's", "Risico | Ernst | Kans | Aanpak", "Hoge | Lage"),
        ("Rischi", "Rischio | Gravità | Probabilità | Azioni", "Alta | Basso"),
        ("Ryzyka", "Ryzyko | Skutek | Szansa | Mitygacja", "Wysokie | Niskie"),
        ("Риски", "Риск | Критичность | Вероятность | Митигация", "Высокая | Низкая"),
    ],
)
def test_columns_and_levels_have_the_endings_of_their_language(
    heading: str, columns: str, levels: str
) -> None:
    (risk,) = plan(f"# A\n\n## {heading}\n\n| {columns} |\n|---|---|---|---|\n| A | {levels} | B |\n").risks
    assert (risk.text, risk.impact, risk.probability, risk.mitigated) == ("A", "high", "low", True)


@pytest.mark.parametrize(
    "banner",
    [
        "**已废弃：** 见新计划。",
        "已被取代。见新计划。",
        "**廃止済み**：新しい計画へ",
        "폐기됨: 새 계획으로",
        "대체됨 - 새 계획",
    ],
)
def test_a_banner_states_the_status_in_languages_without_blanks(banner: str) -> None:
    status = plan(f"# T\n\n> {banner}\n\n## 目标\n\n船。\n").status
    assert (status.state, status.source) == (State.CANCELLED, "banner")


@pytest.mark.parametrize(
    "item",
    [
        "无架构变更",
        "没有影响。",
        "スキーマ変更なし",
        "利用者への影響はありません。",
        "데이터 영향 없음",
        "不需要",
        "不要",
        "불필요",
    ],
)
def test_an_item_that_denies_a_risk_is_none_in_languages_without_blanks(item: str) -> None:
    assert plan(f"# T\n\n## Risks\n\n- {item}\n").risks == ()


@pytest.mark.parametrize(
    "item", ["无变更管理流程", "バックアップなし", "影響を調べる人がいない", "백업 없음"]
)
def test_something_that_is_missing_is_a_risk(item: str) -> None:
    assert len(plan(f"# T\n\n## Risks\n\n- {item}\n").risks) == 1


@pytest.mark.parametrize(
    "item, mitigation",
    [
        ("雾会延误航班，可通过雷达缓解。", "雷达"),
        ("霧で遅れる、レーダーで軽減する", "レーダー"),
        ("안개로 지연된다, 레이더로 완화한다", "레이더"),
        ("雾会延误航班，无法缓解。", None),
        ("攻击者会进入，通过 Redis 读取数据", None),
        ("霧で遅れる、レーダーで軽減できない", None),
    ],
)
def test_a_mitigation_before_its_verb_is_read_in_languages_without_blanks(
    item: str, mitigation: str | None
) -> None:
    (risk,) = plan(f"# T\n\n## Risks\n\n- {item}\n").risks
    assert risk.mitigation == mitigation
