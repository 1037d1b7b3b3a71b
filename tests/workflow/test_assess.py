"""What the rules conclude from a real data file, and what a report is composed from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter
from domain.return_json import read_return
from workflow.assess import assessed, material
from workflow.check import checked

Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))


@pytest.fixture
def store(demo: Path) -> Iterator[Store]:
    with Store.open(demo) as opened:
        yield opened


def test_a_report_knows_what_each_quarter_of_the_year_was_concluded_to_be(store: Store) -> None:
    given = material(store, Q3)
    assert given.assessment == assessed(store, Q3)
    assert given.earlier == {Q1: assessed(store, Q1), Q2: assessed(store, Q2)}
    assert material(store, Q1).earlier == {}


def test_a_report_carries_its_own_quarters_return(store: Store) -> None:
    assert read_return(material(store, Q3).data) == store.return_for(Q3)


def test_a_report_in_another_standard_leaves_the_files_own_alone(store: Store) -> None:
    assert material(store, Q3, Profile.ND30).office.profile is Profile.ND30
    assert material(store, Q3).office == store.office


@pytest.mark.parametrize("job", [assessed, material, checked])
def test_a_quarter_of_another_year_is_refused(store: Store, job: object) -> None:
    assert callable(job)
    with pytest.raises(Problem) as refused:
        job(store, Quarter(2025, 3))
    assert refused.value.code == "quarter_outside_year"
