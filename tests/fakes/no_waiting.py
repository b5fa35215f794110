"""A call that does not wait, for tests of what lets calls begin."""


class Full(Exception):
    """A call that would have to wait."""


class NoWaiting:
    """Asked a second time whether to go on, it does not."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked > 1:
            raise Full
