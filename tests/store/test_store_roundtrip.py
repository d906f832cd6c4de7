from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from excomm import records
from excomm.columns import columns, deep, flat, layout
from excomm.frame import arrow, schema
from excomm.plain import plain, restore

LARGE = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow]
)
"""A reading nests five records deep, so examples are large by nature."""

KINDS = [kind for kind in vars(records).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]

spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda ends: records.Span(min(ends), max(ends)))
st.register_type_strategy(records.Span, spans)
st.register_type_strategy(int, st.integers(0, 2**40))
st.register_type_strategy(str, st.text(max_size=8))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(min_value=datetime(1, 1, 2), timezones=st.just(UTC)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_record_survives_being_written_as_json(kind: type) -> None:
    @LARGE
    @given(st.from_type(kind))
    def check(record: Any) -> None:
        assert restore(kind, json.loads(json.dumps(plain(record)))) == record

    check()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_record_survives_being_spread_over_columns(kind: type) -> None:
    parts = layout(kind)

    @LARGE
    @given(st.from_type(kind))
    def check(record: Any) -> None:
        row = flat(parts, plain(record))
        assert list(row) == [column.name for column in columns(parts)]
        assert restore(kind, deep(parts, row)) == record

    check()


def test_dates_are_iso_enumerations_values_and_tuples_lists() -> None:
    evidence = records.Evidence("dateline", "Oct. 25", records.Span(0, 7), "25 October", date(1962, 10, 25), None)
    when = records.When("1962-10-25", records.Precision.DAY, date(1962, 10, 25), None, (evidence,))
    assert plain(when) == {
        "value": "1962-10-25",
        "precision": "day",
        "earliest": "1962-10-25",
        "latest": None,
        "basis": [
            {
                "kind": "dateline",
                "words": "Oct. 25",
                "span": {"start": 0, "end": 7},
                "says": "25 October",
                "earliest": "1962-10-25",
                "latest": None,
                "holds": True,
            }
        ],
    }
    assert plain(
        records.Tension(("SUN", "USA"), date(1962, 1, 1), date(1962, 1, 1), None, None, None, None, False, (), "")
    )["pair"] == ["SUN", "USA"]


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(KeyError):
        restore(records.Span, {"start": 1})
    with pytest.raises(ValueError, match="not a span"):
        restore(records.Span, {"start": 2, "end": 1})


def test_no_two_fields_share_a_column() -> None:
    for kind in KINDS:
        names = [column.name for column in columns(layout(kind))]
        assert len(names) == len(set(names)), kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_record_class_is_an_arrow_table_even_where_there_are_none(kind: type) -> None:
    assert arrow(kind, []).schema == schema(kind)

    @LARGE
    @given(st.from_type(kind))
    def check(record: Any) -> None:
        assert arrow(kind, [record, record]).num_rows == 2

    check()
