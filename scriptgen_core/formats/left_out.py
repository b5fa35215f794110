"""What a file could not take over, or a reader could not understand, to be told to the writer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing left out: ``what`` it is, ``where`` it stood, and its own ``text`` if that stands nowhere else now."""

    what: str
    where: str
    text: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        said = " ".join(self.text.split())
        return f"{self.what}, {self.where}: {said}" if said else f"{self.what}, {self.where}"
