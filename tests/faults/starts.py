"""`python -m tests.faults.starts ROUNDS SEED`: twenty programs start together; one may write."""

from db.store import Store
from tests.db.samples import OFFICE, PLAN, UNIT
from tests.db.test_lock import STARTS, race
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground


def main(rounds: int, _seed: int) -> Answer:
    with ground() as place:
        Store.create(place / "a.skq", PLAN, OFFICE, UNIT).close()
        writers = race(place / "a.skq", STARTS, rounds)
    bad = [f"round {at}: {count} writers" for at, count in enumerate(writers) if count != 1]
    return {"rounds": rounds, "starts": STARTS, "bad": bad}


if __name__ == "__main__":
    answer(main, 10, SEED)
