"""Haystack's filter syntax to SQL, as far as our own columns go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from haystack.errors import FilterError

from kb.store.schema import FIELDS, Kind
from kb.types import SearchFilter

Filters = dict[str, Any]  # Haystack's own shape

# Each operator with the SQL that is true, and the SQL that is true exactly when it is not. A
# missing value is unequal to everything and neither above nor below anything, as in Haystack.
_COMPARISONS = {
    "==": ("`{c}` = {v}", "(`{c}` <> {v} OR `{c}` IS NULL)"),
    "!=": ("(`{c}` <> {v} OR `{c}` IS NULL)", "`{c}` = {v}"),
    ">": ("`{c}` > {v}", "(`{c}` <= {v} OR `{c}` IS NULL)"),
    ">=": ("`{c}` >= {v}", "(`{c}` < {v} OR `{c}` IS NULL)"),
    "<": ("`{c}` < {v}", "(`{c}` >= {v} OR `{c}` IS NULL)"),
    "<=": ("`{c}` <= {v}", "(`{c}` > {v} OR `{c}` IS NULL)"),
    "in": ("`{c}` IN ({v})", "(`{c}` NOT IN ({v}) OR `{c}` IS NULL)"),
    "not in": ("(`{c}` NOT IN ({v}) OR `{c}` IS NULL)", "`{c}` IN ({v})"),
}
_WITH_NONE = {
    "==": ("`{c}` IS NULL", "`{c}` IS NOT NULL"),
    "!=": ("`{c}` IS NOT NULL", "`{c}` IS NULL"),
}
_ORDERINGS = frozenset({">", ">=", "<", "<="})
_LOGICAL = frozenset({"AND", "OR", "NOT"})
_COLUMNS = {"id": Kind.TEXT, "content": Kind.TEXT, **FIELDS}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INT32 = range(-(2**31), 2**31)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A filter in two parts that must both hold.

    `where` is SQL, empty for everything; `residual` is what only Haystack's own evaluation can
    decide, row by row.
    """

    where: str
    residual: Filters | None


def compile_filter(filters: Filters | None) -> Compiled:
    """Split a Haystack filter into SQL and the rest. Raises `FilterError` for a malformed one."""
    if not filters:
        return Compiled("", None)
    whole = _sql(filters, negated=False)
    if whole is not None:
        return Compiled(whole, None)
    if filters.get("operator") != "AND" or "field" in filters:
        return Compiled("", filters)
    compiled = [(condition, _sql(condition, negated=False)) for condition in filters["conditions"]]
    pushed = [sql for _, sql in compiled if sql is not None]
    left = [condition for condition, sql in compiled if sql is None]
    return Compiled(" AND ".join(pushed), {"operator": "AND", "conditions": left})


def both(*filters: Filters | None) -> Filters | None:
    """Return the filter that holds where all of `filters` do; None is everything."""
    given = [one for one in filters if one]
    if len(given) < 2:
        return given[0] if given else None
    return {"operator": "AND", "conditions": given}


def condition(field: str, operator: str, value: object) -> Filters:
    """Return one comparison on a field of ours, in Haystack's syntax."""
    return {"field": f"meta.{field}", "operator": operator, "value": value}


def narrowing(wanted: SearchFilter) -> Filters | None:
    """Return a search filter in Haystack's syntax, without its languages: they are tables."""
    conditions: list[Filters] = []
    for field, values in (
        ("document_id", wanted.document_ids),
        ("document_type", wanted.types),
    ):
        if values:
            conditions.append(condition(field, "in", [str(value) for value in values]))
    for operator, day in ((">=", wanted.date_from), ("<=", wanted.date_to)):
        if day:
            conditions.append(condition("document_date", operator, day.isoformat()))
    return both(*conditions)


def quoted(text: str) -> str:
    """Return `text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def _sql(node: Filters, *, negated: bool) -> str | None:
    """Return SQL that is true, never null, exactly where `node` holds; None where it cannot."""
    if "field" in node:
        return _comparison(node, negated=negated)
    operator, conditions = _logical(node)
    negated = negated != (operator == "NOT")
    parts = [_sql(condition, negated=negated) for condition in conditions]
    if any(part is None for part in parts):
        return None
    # De Morgan: the negation of "all hold" is "one does not".
    joins_with_or = (operator == "OR") != negated
    if not parts:
        return "false" if joins_with_or else "true"
    return "(" + (" OR " if joins_with_or else " AND ").join(map(str, parts)) + ")"


def _logical(node: Filters) -> tuple[str, Sequence[Filters]]:
    for key in ("operator", "conditions"):
        if key not in node:
            raise FilterError(f"'{key}' is missing in {node}")
    if node["operator"] not in _LOGICAL:
        raise FilterError(f"unknown operator {node['operator']!r}; there are AND, OR and NOT")
    return node["operator"], node["conditions"]


def _comparison(node: Filters, *, negated: bool) -> str | None:
    for key in ("operator", "value"):
        if key not in node:
            raise FilterError(f"'{key}' is missing in {node}")
    operator, value = node["operator"], node["value"]
    if operator not in _COMPARISONS:
        raise FilterError(f"unknown operator {operator!r}; there are {sorted(_COMPARISONS)}")
    column = str(node["field"]).removeprefix("meta.")
    kind = _COLUMNS.get(column)
    if kind is None or kind is Kind.LIST:
        return None
    if value is None and operator in _WITH_NONE:
        return _WITH_NONE[operator][negated].format(c=column)
    if operator in _ORDERINGS and kind is Kind.TEXT:
        return None  # Haystack compares strings as dates or not at all
    if operator in ("in", "not in"):
        return _membership(column, kind, node, negated=negated)
    literal = _literal(kind, value)
    return literal and _COMPARISONS[operator][negated].format(c=column, v=literal)


def _membership(column: str, kind: Kind, node: Filters, *, negated: bool) -> str | None:
    operator, values = node["operator"], node["value"]
    if not isinstance(values, list):
        raise FilterError(f"the value of {operator!r} must be a list, not {type(values).__name__}")
    if not values:
        return "false" if (operator == "in") != negated else "true"
    literals = [_literal(kind, value) for value in values]
    if any(literal is None for literal in literals):
        return None
    joined = ", ".join(map(str, literals))
    return _COMPARISONS[operator][negated].format(c=column, v=joined)


def _literal(kind: Kind, value: object) -> str | None:
    """Return a value as SQL, or None where comparing it in SQL could differ from Haystack."""
    if kind is Kind.INTEGER:
        plain = isinstance(value, int) and not isinstance(value, bool) and value in _INT32
        return str(value) if plain else None
    if not isinstance(value, str):
        return None
    is_date = bool(_DATE.match(value))
    if kind is Kind.TEXT:
        return None if is_date else quoted(value)  # Haystack reads such strings as dates
    try:
        return f"date '{date.fromisoformat(value)}'" if _DATE.fullmatch(value) else None
    except ValueError:
        return None
