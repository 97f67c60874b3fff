"""Taking an import back: what it would do as the plan stands, and doing it as one act."""

from __future__ import annotations

from storage import FieldFile
from storage.plan.arrivals.arrival_list import ListedArrival
from storage.plan.arrivals.arrival_undo import ArrivalUndo, arrival_undo


class UndoChanged(Exception):  # noqa: N818 - a way out, no error of the program
    """Since somebody looked, the plan was changed so that taking an import back would do something else."""


def take_back(file: FieldFile, arrival: ListedArrival, seen: ArrivalUndo | None = None) -> ArrivalUndo:
    """Take an import back by one write, and tell what that did. Raises `GuaquiError` where it cannot be saved.

    Where it would do something else than was `seen`, nothing is saved, and `UndoChanged` is raised.
    """
    file.add(())  # sees what another program changed meanwhile
    undo = arrival_undo(file.survey, arrival.records)
    if seen is not None and undo != seen:
        raise UndoChanged
    file.add([file.drafted(*one) for one in undo.decisions])
    return undo
