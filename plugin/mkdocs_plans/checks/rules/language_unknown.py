"""A plan is written in a supported language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from itertools import chain

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.blocks import Block, Inline, SpanKind, texts
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope
from mkdocs_plans.vocabulary.normalise import fold, is_unspaced
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_HEADINGS = 2
"""With at least so many headings below the title, a file counts as a plan with sections."""
_FEWEST_WORDS = 5
_SHORT = 50
"""With fewer words, a share of common words means little, so no word may be in the vocabulary."""
_COMMON_SHARE = 0.02
"""The least share of common words of a text in a supported language.

Of 800 real files in known languages, those with the fewest have 3.6 %. Of 75 files in Turkish, Hungarian,
Arabic and Indonesian, 72 have less than 1.6 %.
"""
_MOST_SHOWN = 3
_LONGEST_SHOWN = 40


def check(context: TextContext) -> Iterator[Finding]:
    """Yield one finding for a plan in which no heading and too few words of its text are known."""
    plan, document = context.plan, context.document
    headings = [heading for heading in document.headings if heading.line != plan.title_line]
    if plan.roles or plan.phases or len(headings) < _FEWEST_HEADINGS:
        return
    if _is_unknown(list(_words(document.blocks)), context.words):
        names = [context.lexicon.match_heading(heading.text.text).text for heading in headings]
        listed = ", ".join(f'"{truncate(name, _LONGEST_SHOWN)}"' for name in names[:_MOST_SHOWN])
        message = f"Language not known, so no section is read: add words such as {listed} to `vocabulary`."
        yield RULE.finding(message, headings[0].line)


def _is_unknown(text: list[str], words: Vocabulary) -> bool:
    """Whether the words of a text are in no language of the vocabulary."""
    if len(text) < _FEWEST_WORDS:
        return False
    if len(text) < _SHORT:
        return _all_words(words).isdisjoint(text)
    return sum(word in words.common_words for word in text) < _COMMON_SHARE * len(text)


@lru_cache(maxsize=8)
def _all_words(words: Vocabulary) -> frozenset[str]:
    """Every single word of a vocabulary, with any meaning."""
    listed = [getattr(words, field.name) for field in fields(words)]
    phrases = [
        phrase for one in listed for phrase in (chain(*one.values()) if isinstance(one, Mapping) else one)
    ]
    return frozenset(_split(" ".join(phrases)))


def _words(blocks: list[Block]) -> Iterator[str]:
    """The folded words of the prose."""
    for text in texts(blocks):
        yield from _split(fold(_without_code(text)))


def _split(text: str) -> Iterator[str]:
    """The words of a folded text. A language without blanks yields its characters."""
    for word in _WORD.findall(text):
        if is_unspaced(word):
            yield from word
        else:
            yield word


def _without_code(text: Inline) -> str:
    """A text without its code spans."""
    parts, end = [], 0
    for span in text.spans:
        if span.kind is SpanKind.CODE:
            parts.append(text.text[end : span.start])
            end = span.end
    return " ".join((*parts, text.text[end:]))


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
