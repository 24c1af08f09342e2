"""What the tests share."""

from __future__ import annotations

import pytest

import hadath

TEXT = "قصفت مدفعية الجيش حي الزيتون صباح الأحد."

# Sentences with all sorts of arguments and attributes. What exactly is found in them is the business of the tests of
# the core; here only the laws between text, objects and JSON are checked.
SENTENCES = (
    TEXT,
    "أعلنت وزارة الدفاع أن الفصائل شنّت أربع هجمات متتالية على أحياء الشيخ مقصود والأشرفية في حلب أمس.",
    "نفى المتحدث باسم الجيش وقوع قصف على المدينة، وحذّر من هجوم محتمل بطائرة مسيّرة.",
    "وأضاف: «لا يزال القصف مستمراً منذ ثلاثة أيام»، مطالباً بوقف إطلاق النار.",
    "حلّقت طائرة مسيّرة فوق البلدة، فيما تفرض القوات حصاراً على المخيم منذ نحو شهرين.",
)


@pytest.fixture(scope="session")
def text() -> str:
    return TEXT


@pytest.fixture(scope="session")
def sentences() -> tuple[str, ...]:
    return SENTENCES


@pytest.fixture(scope="session")
def extraction() -> hadath.Extraction:
    return hadath.extract("\n".join(SENTENCES), published="2026-01-07", id="doc-1")


@pytest.fixture(scope="session")
def event() -> hadath.Event:
    return hadath.extract(TEXT, published="2026-01-07").events[0]
