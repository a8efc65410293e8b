"""How good a ranking is, and how slow the slow ones are."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.times import p95

Grades = Mapping[str, float]


@dataclass(frozen=True)
class Answered:
    """What was found for one query, best first, the grades it is judged by, and how long it took."""

    ranking: Sequence[str]
    grades: Grades
    seconds: float


def quality(answered: Sequence[Answered]) -> dict[str, float]:
    """The means over all queries, to four decimals."""
    measures = {
        "nDCG@10": lambda one: ndcg(one.ranking, one.grades, cut=10),
        "Recall@5": lambda one: recall(one.ranking, one.grades, cut=5),
        "Hit@8": lambda one: float(any(one.grades.get(document, 0) > 0 for document in one.ranking[:8])),
        "MRR": lambda one: reciprocal_rank(one.ranking, one.grades),
    }
    return {name: round(statistics.fmean(map(of, answered)), 4) for name, of in measures.items()}


def speed(answered: Sequence[Answered]) -> dict[str, float]:
    """What half of the queries, and 95 of 100, stayed within, in milliseconds."""
    milliseconds = [one.seconds * 1000 for one in answered]
    return {"p50_ms": round(statistics.median(milliseconds), 2), "p95_ms": round(p95(milliseconds), 2)}


def ndcg(ranking: Sequence[str], grades: Grades, *, cut: int) -> float:
    """As trec_eval's ndcg_cut: the gain is the grade itself, parted by log2(rank + 1), over the best possible.

    A judged document that is nowhere in the documents counts among the best possible all the same.
    """
    found = _gain([grades.get(document, 0) for document in ranking[:cut]])
    best = _gain(sorted(grades.values(), reverse=True)[:cut])
    return found / best if best else 0.0


def recall(ranking: Sequence[str], grades: Grades, *, cut: int) -> float:
    """The relevant documents among the first `cut`, over as many as there could be: min(cut, relevant)."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant & set(ranking[:cut])) / min(cut, len(relevant)) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Grades) -> float:
    """One over the rank of the first relevant document; 0 when none was found."""
    ranks = (rank for rank, document in enumerate(ranking, start=1) if grades.get(document, 0) > 0)
    return 1 / next(ranks, math.inf)


def _gain(grades: Sequence[float]) -> float:
    return sum(max(grade, 0) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))
