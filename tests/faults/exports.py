"""`python -m tests.faults.exports KILLS SEED`: kills an export at so many of its system calls."""

from tests.faults import kills, workloads
from tests.faults.ground import SEED, Answer, answer, ground


def main(most: int, seed: int) -> Answer:
    with ground() as place:
        points, bad = kills.killed(workloads.EXPORT, place / "export", most, seed)
    return {"points": points, "killed": min(most, points), "bad": bad}


if __name__ == "__main__":
    answer(main, 40, SEED)
