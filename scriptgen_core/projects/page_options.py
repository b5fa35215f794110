"""What the writer chose about the printed pages of a project; kept with it."""

from typing import Literal

from scriptgen_core.core.story import Line, StoryModel


class PageOptions(StoryModel):
    """The defaults are a spec script's.

    ``continueds`` prints (MORE) and (CONT'D) where a speech runs over a page, ``tinted`` revised pages on their colour.
    ``inserted`` is how scenes between numbered ones are numbered: 12A after 12, or A13 before 13.
    """

    paper: Literal["Letter", "A4"] = "Letter"
    continueds: bool = True
    scene_numbers: Literal["none", "left", "right", "both"] = "none"
    inserted: Literal["american", "british"] = "american"
    header: Line = ""
    tinted: bool = False
