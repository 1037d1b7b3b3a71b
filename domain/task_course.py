"""How a task has gone over the quarters: what was said last, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.adding_up import year_so_far
from domain.quarter import Quarter
from domain.returns import Progress, Return, TaskState, TaskStatus


@dataclass(frozen=True)
class Course:
    """What the returns up to a quarter say of a task; the newest progress counts.

    `said_in` is the quarter of that progress. `done_since` and `begun_since` are the first quarters
    of the unbroken run in which the task has been done, or at least begun, up to now; `done_on` is
    the newest day given within the run of being done. `by_items` says that nothing was said of the
    task itself but one of its items has begun.
    """

    progress: Progress | None = None
    said_in: Quarter | None = None
    done_since: Quarter | None = None
    begun_since: Quarter | None = None
    done_on: date | None = None
    by_items: bool = False

    @property
    def state(self) -> TaskState:
        """The newest state; a task of which nothing was said is not started, unless an item is."""
        if self.progress is not None:
            return self.progress.state
        return TaskState.IN_PROGRESS if self.by_items else TaskState.NOT_STARTED

    def verdict_in(self, quarter: Quarter) -> TaskStatus | None:
        """The clerk's verdict that holds in the quarter.

        On a finished task it stays; on an open one it was given in view of that quarter's day and
        must be given anew.
        """
        if self.progress is None:
            return None
        stays = self.said_in == quarter or self.state is TaskState.DONE
        return self.progress.verdict if stays else None


def course_of(code: str, returns: Mapping[Quarter, Return], quarter: Quarter) -> Course:
    """The task's course from the beginning of the year up to the quarter."""
    course = Course()
    for one in year_so_far(quarter):
        found = returns.get(one)
        progress = found.progress.get(code) if found else None
        if progress is not None:
            course = _followed_by(course, progress, one)
    return course


def _followed_by(course: Course, progress: Progress, quarter: Quarter) -> Course:
    done = progress.state is TaskState.DONE
    begun = progress.state is not TaskState.NOT_STARTED
    return Course(
        progress=progress,
        said_in=quarter,
        done_since=(course.done_since or quarter) if done else None,
        begun_since=(course.begun_since or quarter) if begun else None,
        done_on=(progress.done_on or course.done_on) if done else None,
    )
