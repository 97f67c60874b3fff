"""Pure: the demand form's fields <-> the body of a demand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from storage.limits import MAX_TEXT
from storage.money import format_bs, parse_bs
from storage.records import WITHOUT_TEXT
from storage.text import clean

from ..words import _
from .typed import Typed

FIELDS: Final = ("text", "action", "class", "families", "cost")


def shown(body: Mapping[str, Any]) -> Typed:
    """What a demand's fields show when its form is opened. What was withdrawn leaves its place empty."""
    if body.get("withdrawn") is True:
        body = {}
    cost, families = body.get("cost_cents"), body.get("families")
    return {
        "text": body.get("text", ""),
        "action": body.get("action", ""),
        "class": body.get("class", ""),
        "families": str(families) if isinstance(families, int) else "",
        "cost": format_bs(cost) if isinstance(cost, int) else "",
    }


def read(
    typed: Typed, before: Mapping[str, Any], *, actions: set[str], classes: set[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The body to save, and what is wrong with which field, in words. Fields that the form lacks stay."""
    body = {} if before.get("withdrawn") is True else dict(before)
    wrong = {}
    text = clean(typed["text"]).strip()
    families, cost = typed["families"].strip(), typed["cost"].strip()
    put(body, "text", text)
    put(body, "action", typed["action"].strip())
    put(body, "class", typed["class"].strip())
    put(body, "families", read_count(families))
    put(body, "cost_cents", parse_bs(cost))
    chosen_now = bool(text) and not before.get("text")
    if text and (body.get("status") in {None, "open"} or (chosen_now and body["status"] in WITHOUT_TEXT)):
        body["status"] = "proposed"
    if not text and body.get("status") not in WITHOUT_TEXT:
        wrong["text"] = _("Write what is asked for; a few words are enough.")
    wrong |= flaws(typed, before, actions=actions, classes=classes)
    return body, wrong


def flaws(typed: Typed, before: Mapping[str, Any], *, actions: set[str], classes: set[str]) -> dict[str, str]:
    """What is wrong with what was typed, by field; an empty field never is."""
    wrong = {}
    length = len(clean(typed["text"]).strip())
    if length > MAX_TEXT:
        wrong["text"] = _("{n} characters are too many: shorten it to {most}.").format(n=length, most=MAX_TEXT)
    action, class_ = typed["action"].strip(), typed["class"].strip()
    if action and action not in actions and action != before.get("action"):
        wrong["action"] = _("No such action: choose one, or leave it empty.")
    if class_ and class_ not in classes and class_ != before.get("class"):
        wrong["class"] = _("No such class: type a number from 1 to 4.")
    families, cost = typed["families"].strip(), typed["cost"].strip()
    if families and read_count(families) is None:
        wrong["families"] = _("Type a whole number, such as 45.")
    if cost and parse_bs(cost) is None:
        wrong["cost"] = _("Type an amount in Bs, such as 35.000 or 1.500,50.")
    return wrong


_COUNT = re.compile(r"[0-9]{1,16}|[0-9]{1,3}(\.[0-9]{3}){1,4}")


def read_count(text: str) -> int | None:
    """A whole number, 1.200 too; None where it is none."""
    return int(text.replace(".", "")) if _COUNT.fullmatch(text) else None


def put(body: dict[str, Any], name: str, value: Any) -> None:
    """Set a field, or take it away where there is no value."""
    if value is None or value in ("", []):
        body.pop(name, None)
    else:
        body[name] = value
