"""A plan is written in a supported language."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.language import is_in_unknown_language
from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope

_FEWEST_HEADINGS = 2
"""With at least so many headings below the title, a file counts as a plan with sections."""
_MOST_SHOWN = 3
_LONGEST_SHOWN = 40


def check(context: TextContext) -> Iterator[Finding]:
    """Yield one finding for a plan in which no heading and too few words of its text are known."""
    plan, document = context.plan, context.document
    headings = [heading for heading in document.headings if heading.line != plan.title_line]
    if plan.roles or plan.phases or len(headings) < _FEWEST_HEADINGS:
        return
    if context.once(is_in_unknown_language):
        names = [context.lexicon.match_heading(heading.text.text).text for heading in headings]
        listed = ", ".join(f'"{truncate(name, _LONGEST_SHOWN)}"' for name in names[:_MOST_SHOWN])
        message = f"Language not known, so no section is read: add words such as {listed} to `vocabulary`."
        yield RULE.finding(message, headings[0].line)


_TURKISH = """\
# Gece tekneleri

**Durum:** devam ediyor

## Hedef

Tekneler hava karardıktan sonra da çalışacak, çünkü son tekne akşam altıda kalkıyor ve adada yaşayan
insanların çoğu işten daha geç çıkıyor.

## Adımlar

- [x] Bir tekne kirala
- [ ] Tekneye lamba tak
- [ ] Gece seferlerini liman yönetimine bildir

## Riskler

- Sis yüzünden seferler gecikebilir, bu yüzden radar alınacak
- Yeterli mürettebat bulunamayabilir
- Buz limanı kapatırsa yolcular otobüsle taşınacak
"""
_CZECH = """\
# Noční lodě

## Cíl

Lodě budou jezdit také po setmění, protože poslední loď odjíždí v šest a většina lidí na ostrově končí
v práci mnohem později.

## Kroky

- [x] Pronajmout loď
- [ ] Namontovat světla
- [ ] Oznámit noční plavby správě přístavu

## Rizika

- Mlha může plavby zdržet, proto koupíme radar
- Nenajdeme dost členů posádky
- Led uzavře přístav, cestující pojedou autobusem
"""
_UKRAINIAN = """\
# Нічні човни

## Мета

Човни ходитимуть і після заходу сонця, бо останній човен вирушає о шостій, а більшість мешканців острова
закінчує роботу значно пізніше.

## Кроки

- [x] Орендувати човен
- [ ] Встановити ліхтарі
- [ ] Повідомити адміністрацію порту про нічні рейси

## Ризики

- Туман може затримати рейси, тому купимо радар
- Бракуватиме членів екіпажу
- Крига закриє порт, пасажири поїдуть автобусом
"""
_ARABIC = """\
# القوارب الليلية

## الهدف

ستبحر القوارب بعد غروب الشمس أيضا، لأن القارب الأخير يغادر في السادسة، ومعظم سكان الجزيرة ينهون عملهم في
وقت متأخر أكثر من ذلك بكثير.

## الخطوات

- [x] استئجار قارب
- [ ] تركيب المصابيح
- [ ] إبلاغ إدارة الميناء بالرحلات الليلية

## المخاطر

- قد يؤخر الضباب الرحلات، لذلك سنشتري رادارا
- قد لا نجد عددا كافيا من البحارة
- إذا أغلق الجليد الميناء فسينتقل الركاب بالحافلة
"""
_HINDI = """\
# रात की नावें

## लक्ष्य

नावें अंधेरा होने के बाद भी चलेंगी, क्योंकि आखिरी नाव शाम छह बजे निकलती है और द्वीप के अधिकतर लोग
देर से काम खत्म करते हैं।

## कदम

- [x] एक नाव किराए पर लेना
- [ ] नाव पर बत्तियाँ लगाना

## जोखिम

- कोहरे से यात्रा में देरी हो सकती है
"""

RULE = TextRule(
    name="language-unknown",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="Only the checkboxes of a plan in an unknown language are read.",
    remedy=(
        "Add the words of your headings, labels and states to [`vocabulary`](options.md#vocabulary), by "
        "meaning. If the language is one of the shipped ones, list it under `languages` there."
    ),
    check=check,
    fires=(
        Example(_TURKISH, (5,), shown=True),
        Example(f"{_TURKISH}- `the boats and the lights of the quay`\n", (5,)),
        Example(_CZECH, (3,)),
        Example(_UKRAINIAN, (3,)),
        Example(_ARABIC, (3,)),
        Example(_HINDI, (3,)),
        Example("# Gece\n\n## Liman\n\nTekneyi kirala.\n\n## Ada\n\nFeneri yak.\n", (3,)),
    ),
    passes=(
        Example(_TURKISH.replace("Riskler", "Risks")),
        Example(_TURKISH.replace("## ", "")),
        Example("# Notlar\n\n## Liman\n\nBir tekne kirala.\n\n## Ada\n\nLamba tak, risk yok.\n"),
        Example("# Notlar\n\n## Liman\n\nTekne.\n\n## Ada\n"),
        Example(_TURKISH.replace("Adımlar", "Phase 1: Adımlar")),
        Example("# A\n\n## Round one\n\n" + "`bir`, `iki`\n" * 60 + "\n## Round two\n\nThe rest.\n"),
        Example("# A\n\n## Round one\n\n" + "Buy lamps for the quay. " * 15 + "\n\n## Round two\n\nSail.\n"),
        Example("# A\n\n## 早上\n\n" + "船是在夜里开的，码头上有灯。" * 5 + "\n\n## 晚上\n\n开船。\n"),
    ),
)
