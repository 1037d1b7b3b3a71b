"""`python -m tests.faults.random_kills CYCLES SEED`: kills a saving process at random moments."""

from tests.db import killing
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground


def main(cycles: int, seed: int) -> Answer:
    with ground() as place:
        return killing.main(place / "a.skq", cycles, seed)


if __name__ == "__main__":
    answer(main, 100, SEED)
