"""Aliases that took the place of others."""

from datetime import UTC, datetime, timedelta

import pytest

from scriptgen_core.bibles.former_names import left_aliases


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        (["Kestrel,Gull", "Heron,Gull"], {"Heron": ("Kestrel",)}),
        (["Kestrel", "Heron", "Heron,Gull", "Swift,Gull"], {"Swift": ("Heron", "Kestrel")}),
        (["Kestrel", "Kestrel,Gull"], {}),
        (["Kestrel,Gull", "Gull"], {}),
        (["Kestrel,Gull", "Heron"], {}),
        (["Kestrel,Gull", "Gull,Kestrel"], {}),
        (["Kestrel,Gull", "Heron,Swift"], {}),
        (["Kestrel", "Heron", "Kestrel"], {"Kestrel": ("Heron",)}),
        (["Kestrel", "", "Heron"], {}),
    ],
)  # fmt: skip
def test_an_alias_took_the_place_of_the_one_that_was_changed_into_it(lists: list[str], expected: object) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    versions = [(tuple(filter(None, each.split(","))), begin + timedelta(hours=n)) for n, each in enumerate(lists)]
    assert left_aliases(versions) == expected
