"""Reports to try things with: invented, varied, and the same every time.

The towns are real, so that they stand on a map. The units, the people and what they do are not: no sentence here reports
anything that happened.

>>> from hadath import samples
>>> reports = samples.reports(200)
>>> len(reports), sorted(reports[0])
(200, ['id', 'published', 'text'])
>>> samples.reports(200) == reports
True
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from typing import NamedTuple, TypedDict, TypeVar

__all__ = ["Report", "reports"]

T = TypeVar("T")


class Report(TypedDict):
    """A report as `hadath.extract_many` reads it."""

    id: str
    published: str
    text: str


class _Unit(NamedTuple):
    """A name with its gender: verbs agree with it."""

    name: str
    feminine: bool


class _Front(NamedTuple):
    """Towns, and who is about in them."""

    towns: tuple[str, ...]
    units: tuple[_Unit, ...]


_FRONTS = (
    _Front(
        ("منبج", "إعزاز", "تدمر", "جسر الشغور", "دير الزور", "الباب"),
        (_Unit("الفرقة الخامسة", True), _Unit("لواء السهل الأخضر", False), _Unit("كتيبة الجسر", True)),
    ),
    _Front(
        ("تعز", "مأرب", "الحديدة", "عدن"),
        (_Unit("حركة أبناء الوادي", True), _Unit("لواء البحر", False), _Unit("قوات حرس المرتفعات", True)),
    ),
    _Front(
        ("الفاشر", "نيالا", "الأبيض", "ود مدني"),
        (_Unit("قوات درع الصحراء", True), _Unit("لواء النيلين", False), _Unit("حركة السافانا", True)),
    ),
    _Front(
        ("سبها", "سرت", "مصراتة"),
        (_Unit("كتيبة الواحة", True), _Unit("لواء الساحل الأوسط", False)),
    ),
    _Front(
        ("كركوك", "بعقوبة", "تلعفر", "الرمادي"),
        (_Unit("قوات حشد السهل", True), _Unit("لواء الرافد", False), _Unit("مجموعة النخلة", True)),
    ),
)

_WHEN = (
    "فجر اليوم", "صباح اليوم", "ظهر اليوم", "مساء أمس", "ليل أمس", "أمس", "أول أمس", "قبل ثلاثة أيام", "يوم الأحد",
    "مساء السبت", "يوم الجمعة", "منذ ساعات",
)  # fmt: skip
_WHAT = (
    "حاجزاً", "مستودعاً للذخيرة", "رتلاً عسكرياً", "مقراً", "نقطة مراقبة", "سيارة عسكرية", "قافلة إمداد", "معسكراً",
)  # fmt: skip
_BUILDINGS = ("سوقاً شعبية", "مدرسة", "مستشفى", "مخبزاً", "محطة مياه", "مسجداً", "منازل المدنيين", "محطة كهرباء")
_GUNS = ("بقذائف الهاون", "بالمدفعية الثقيلة", "براجمات الصواريخ", "بصواريخ غراد", "بالدبابات")
_SIDES = ("شمالي", "جنوبي", "شرقي", "غربي")
_SPEAKERS = (
    _Unit("مصدر طبي", False), _Unit("ناشط محلي", False), _Unit("شهود عيان", False), _Unit("مدير الدفاع المدني", False),
    _Unit("وكالة أنباء محلية", True), _Unit("غرفة الطوارئ", True),
)  # fmt: skip

# {u} and {v} are units, {lu} and {lv} the same after the preposition; «a|b» is what stands with a masculine or a feminine unit u, ‹a|b› the same for v.
_SENTENCES = (
    "«قصف|قصفت» {u} أحياء {town} {guns} {when}.",
    "«استهدف|استهدفت» {u} {building} في {town} {guns} {when}، ما أدى إلى سقوط جرحى.",
    "سقطت قذائف هاون على وسط {town} {when}، واتهم الأهالي {u} بالقصف.",
    "تعرّضت {town} لقصف مدفعي من قبل {u} {when} استمر نحو ساعتين.",
    "«شنّ|شنّت» {u} هجوماً على مواقع {v} {side} {town} {when}.",
    "«هاجم|هاجمت» {u} {what} تابعاً {lv} قرب {town} {when}.",
    "نفّذت طائرة حربية غارتين على مواقع {v} في محيط {town} {when}.",
    "استهدفت طائرة مسيّرة {what} {lv} على طريق {town} {when}.",
    "انفجرت عبوة ناسفة بدورية {lv} في {town} {when}.",
    "«نصب|نصبت» {u} كميناً لعناصر {v} {side} {town} {when}.",
    "«اقتحم|اقتحمت» {u} مدينة {town} من جهتها الشرقية {when} بعد قصف تمهيدي {guns}.",
    "اغتال مسلحون مجهولون قيادياً في {v} وسط {town} {when}.",
    "حلّقت طائرات مسيّرة تابعة {lu} في أجواء {town} {when} من دون أن تقصف.",
    "لا يزال الطيران المسيّر يحلّق فوق {town} منذ ساعات الصباح.",
    "«فرض|فرضت» {u} حصاراً على {town} {when} و«منع|منعت» دخول المواد الغذائية.",
    "«أطبق|أطبقت» {u} الحصار على {town} من ثلاث جهات.",
    "لم يشهد محيط {town} أي قصف {when}، بحسب {s}.",
)  # fmt: skip
_SPEECH = (
    "وقال{f} {s} إن القصف على {town} ما زال مستمراً.",
    "و«نفى|نفت» {u} أن «يكون قد قصف|تكون قد قصفت» المدنيين في {town}.",
    "و‹أعلن|أعلنت› {v} أن ‹قواته صدّت|قواتها صدّت› هجوماً {side} {town}.",
    "وحذّر{f} {s} من هجوم وشيك على {town}.",
    "وطالب{f} {s} برفع الحصار عن {town} فوراً.",
    "و‹اتهم|اتهمت› {v} {u} باستهداف المدارس في {town}.",
)
_QUIET = (
    "افتُتح في {town} معرض للكتاب بمشاركة عشرين ناشراً.",
    "تشهد {town} موجة برد تستمر حتى نهاية الأسبوع.",
    "انطلقت في {town} حملة لتطعيم الأطفال ضد الحصبة.",
    "ارتفعت أسعار الخبز في أسواق {town} مع حلول الشتاء.",
)


def reports(count: int = 200, day: datetime.date = datetime.date(2026, 1, 7), seed: int = 1) -> list[Report]:
    """So many reports of one day. The same parameters give the same reports, on any machine.

    Three quarters tell of events, the rest of a quiet day.

    >>> from hadath import samples
    >>> samples.reports(2)[1]["id"]
    'report-001'
    """
    draw = _Draw(seed)
    made: list[Report] = []
    for number in range(count):
        published = f"{day.isoformat()}T{draw.below(24):02}:{draw.below(60):02}"
        made.append({"id": f"report-{number:03}", "published": published, "text": _text(draw)})
    return made


class _Draw:
    """Choices that stay the same with later versions of Python: only ``random()`` is promised to."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random

    def below(self, limit: int) -> int:
        return int(self.random() * limit)

    def of(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]


def _text(draw: _Draw) -> str:
    front = draw.of(_FRONTS)
    town = draw.of(front.towns)
    if draw.below(4) == 0:
        return draw.of(_QUIET).format(town=town)
    first = draw.below(len(front.units))
    second = (first + 1 + draw.below(len(front.units) - 1)) % len(front.units)
    units, speaker = (front.units[first], front.units[second]), draw.of(_SPEAKERS)
    sentences = [draw.of(_SENTENCES)] + [draw.of(_SPEECH) for _ in range(draw.below(3) % 2)]
    slots = {
        "u": units[0].name,
        "v": units[1].name,
        "lu": _to(units[0]),
        "lv": _to(units[1]),
        "s": speaker.name,
        "f": "ت" if speaker.feminine else "",
        "town": town,
        "when": draw.of(_WHEN),
        "what": draw.of(_WHAT),
        "building": draw.of(_BUILDINGS),
        "guns": draw.of(_GUNS),
        "side": draw.of(_SIDES),
    }
    return " ".join(_agree(_agree(s, "«", "»", units[0]), "‹", "›", units[1]).format(**slots) for s in sentences)


def _to(unit: _Unit) -> str:
    """With the attached preposition, which takes the place of the alef of the article."""
    return "ل" + (unit.name[1:] if unit.name.startswith("ال") else unit.name)


def _agree(sentence: str, start: str, end: str, unit: _Unit) -> str:
    """Takes the form that agrees with the unit."""
    while start in sentence:
        before, rest = sentence.split(start, 1)
        forms, after = rest.split(end, 1)
        sentence = before + forms.split("|")[unit.feminine] + after
    return sentence
