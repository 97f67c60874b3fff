"""What a paper says that people sign, their names too."""

from typing import Annotated, Any, Final

from msgspec import Struct

from ...translatable import N_
from ..field import Kind, Says


class Acta(Struct):
    printed: Annotated[list[Any], Says(N_("What the acta says"), "data", person=True)]


KIND: Final = Kind("acta", Acta, ("HOLDER", "CODE"), N_("Acta"), N_("Actas"))
