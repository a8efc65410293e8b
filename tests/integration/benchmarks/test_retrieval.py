"""`python -m benchmarks.retrieval` with files, on sets small enough to work out by hand."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.retrieval import main
from benchmarks.retrieval_measures import Answered, quality

Figures = Mapping[str, Any]
Line = Mapping[str, Any]
Measure = Callable[[Sequence[Line], Sequence[Line], str], Figures]

TWELVE = [
    {"_id": "d1", "title": "Renewal", "text": "renewal renewal table"},
    {"_id": "d2", "title": "Renewal", "text": "renewal table chair"},
    {"_id": "d3", "title": "Renewal", "text": "table chair lamp"},
    {"_id": "d4", "title": "", "text": "pricing pricing chair lamp"},
    {"_id": "d5", "title": "", "text": "pricing table chair lamp"},
    *({"_id": f"d{number}", "title": "Churn", "text": "table chair lamp"} for number in range(6, 12)),
    {"_id": "d12", "title": "Legal", "text": "table chair lamp"},
]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [tmp_path / name for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv")]


@pytest.fixture
def measure(files: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> Measure:
    """What is printed for a set."""

    def measure(corpus: Sequence[Line], queries: Sequence[Line], judgements: str) -> Figures:
        write(files, corpus, queries, judgements)
        assert main([str(path) for path in files]) == 0
        figures: Figures = json.loads(capsys.readouterr().out)
        return figures

    return measure


def write(files: Sequence[Path], corpus: Sequence[Line], queries: Sequence[Line], judgements: str) -> None:
    for path, lines in zip(files, (corpus, queries), strict=False):
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    files[2].write_text(judgements, encoding="utf-8")


def test_the_figures_are_those_worked_out_by_hand(measure: Measure) -> None:
    queries = [
        {"_id": "graded", "text": "the renewal"},  # finds d1, d2, d3; d12 is relevant and not found
        {"_id": "second", "text": "pricing?"},  # finds d4, d5
        {"_id": "six", "text": "churn"},  # finds the six, in whatever order
        {"_id": "missed", "text": "unheard of"},
        {"_id": "unjudged", "text": "lamp"},
        {"_id": "hopeless", "text": "chair"},
    ]
    judgements = "query-id\tcorpus-id\tscore\ngraded\td3\t2\ngraded\td1\t1\ngraded\td2\t0\ngraded\td12\t1\n"
    judgements += "second\td5\t1\nmissed\td12\t1\nhopeless\td1\t0\n"
    judgements += "".join(f"six\td{number}\t1\n" for number in range(6, 12))

    figures = measure(TWELVE, queries, judgements)

    # graded: (1/log2(2) + 2/log2(4)) / (2/log2(2) + 1/log2(3) + 1/log2(4)) = 2 / 3.13093 = 0.63879
    # second: 1/log2(3) = 0.63093; six: 1; missed: 0
    assert figures["nDCG@10"] == 0.5674
    assert figures["Recall@5"] == 0.6667  # (2/3 + 1 + 5/5 + 0) / 4
    assert figures["Hit@8"] == 0.75
    assert figures["MRR"] == 0.625  # (1 + 1/2 + 1 + 0) / 4
    assert (figures["documents"], figures["passages"], figures["workspaces"]) == (12, 12, 1)
    assert (figures["queries"], figures["queries_without_relevant"]) == (4, 2)
    assert 0 < figures["p50_ms"] <= figures["p95_ms"]


def test_nothing_counts_below_its_cut() -> None:
    ranking = [f"d{rank}" for rank in range(1, 13)]

    ninth, eleventh = (quality([Answered(ranking, {relevant: 1}, 0.0)]) for relevant in ("d9", "d11"))

    assert ninth == {"nDCG@10": 0.301, "Recall@5": 0.0, "Hit@8": 0.0, "MRR": 0.1111}
    assert eleventh == {"nDCG@10": 0.0, "Recall@5": 0.0, "Hit@8": 0.0, "MRR": 0.0909}


def test_a_workspace_finds_only_its_own_documents(measure: Measure) -> None:
    corpus = [
        {"_id": "ours", "title": "", "text": "renewal table", "ws": "a"},
        {"_id": "theirs", "title": "", "text": "renewal renewal", "ws": "b"},
        {"_id": "shared", "title": "", "text": "renewal chair"},
    ]
    queries = [
        {"_id": "in a", "text": "renewal", "ws": "a"},
        {"_id": "in none", "text": "renewal"},
        {"_id": "elsewhere", "text": "renewal", "ws": "c"},
    ]
    everywhere = "".join(f"{query['_id']}\t{document['_id']}\t1\n" for query in queries for document in corpus)
    own = "in a\tours\t1\nin none\tshared\t1\nelsewhere\tshared\t1\n"

    assert measure(corpus, queries, everywhere)["Recall@5"] == 0.2222  # one of three, one of three, none
    assert measure(corpus, queries, own)["MRR"] == 0.6667
    assert measure(corpus, queries, own)["workspaces"] == 3


@pytest.mark.parametrize(
    ("before", "reciprocal_rank"),
    [
        ({}, 1 / 3),
        ({"prev_user": "a dispute"}, 1),
        ({"prev_user": ["a dispute", "a refund"]}, 1),
        ({"prev_user": ["a refund", "a dispute"]}, 1 / 2),
    ],
)
def test_what_was_said_before_changes_the_ranking(measure: Measure, before: Line, reciprocal_rank: float) -> None:
    corpus = [
        {"_id": "plain", "title": "", "text": "invoice invoice table"},
        {"_id": "refund", "title": "", "text": "invoice refund table"},
        {"_id": "dispute", "title": "", "text": "invoice dispute table"},
    ]

    figures = measure(corpus, [{"_id": "q", "text": "and the invoice?", **before}], "q\tdispute\t1\n")

    assert figures["MRR"] == round(reciprocal_rank, 4)


def test_a_document_of_several_lines_ranks_by_its_best(measure: Measure) -> None:
    corpus = [
        {"_id": "one", "title": "", "text": "renewal renewal table"},
        {"_id": "one", "title": "", "text": "renewal renewal chair"},
        {"_id": "two", "title": "", "text": "renewal table chair"},
    ]

    figures = measure(corpus, [{"_id": "q", "text": "renewal"}], "q\ttwo\t1\n")

    assert figures["MRR"] == 0.5
    assert (figures["documents"], figures["passages"]) == (2, 3)


def test_what_was_measured_before_on_a_database_is_not_found(
    files: Sequence[Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("before", "now"):
        write(
            files,
            [{"_id": name, "title": "", "text": "renewal"}],
            [{"_id": "q", "text": "renewal"}],
            "q\tnow\t1\n",
        )
        assert main([*map(str, files), "--database-url", f"sqlite+aiosqlite:///{tmp_path}/kept.db"]) == 0

    assert '"MRR": 1.0' in capsys.readouterr().out.rpartition("}\n{")[2]


def test_judgements_may_have_the_four_columns_of_trec(measure: Measure) -> None:
    assert measure(TWELVE, [{"_id": "q", "text": "pricing"}], "q 0 d4 1\n")["MRR"] == 1


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        (0, "{", "not JSON"),
        (0, "[]", "not a JSON object"),
        (0, '{"_id": "d", "title": ""}', '"text" must be a string'),
        (0, '{"_id": "d", "title": "t", "text": 7}', '"text" must be a string'),
        (0, '{"title": "t", "text": "t"}', '"_id" must be a string or a whole number'),
        (1, '{"_id": "q", "text": "again"}', "the query 'q' was there before"),
        (1, '{"_id": "r", "text": "t", "prev_user": 7}', '"prev_user" must be a string or a list of strings'),
        (2, "q\td4", "expected query, document and grade, found 2 columns"),
        (2, "q\td4\tgood", "the grade 'good' is not a number"),
    ],
)
def test_a_malformed_line_is_one_line_that_names_it(
    files: Sequence[Path], capsys: pytest.CaptureFixture[str], file: int, line: str, problem: str
) -> None:
    write(files, TWELVE[:1], [{"_id": "q", "text": "pricing"}], "q\td4\t1\n")
    files[file].write_text(files[file].read_text(encoding="utf-8") + line + "\n", encoding="utf-8")

    code = main([str(path) for path in files])

    assert code == 2
    assert capsys.readouterr() == ("", f"{files[file]}, line 2: {problem}\n")


def test_documents_without_a_line_are_one_line(files: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> None:
    write(files, [], [{"_id": "q", "text": "pricing"}], "q\td4\t1\n")

    assert main([str(path) for path in files]) == 2
    assert capsys.readouterr() == ("", f"{files[0]}: no document in it\n")


def test_a_document_may_be_a_title_alone(measure: Measure) -> None:
    corpus: list[dict[str, Any]] = [
        {"_id": "one", "title": "Parking in the yard"},
        {"_id": "two", "title": "Keys", "text": None},
    ]

    assert measure(corpus, [{"_id": "q", "text": "parking"}], "q\tone\t1\n")["MRR"] == 1


def test_a_file_that_is_not_there_is_one_line(files: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path) for path in files]) == 2
    assert capsys.readouterr() == ("", f"{files[0]}: No such file or directory\n")


@pytest.mark.parametrize("snippets", [0, 21])
def test_without_files_the_labelled_questions_are_measured(
    capsys: pytest.CaptureFixture[str], snippets: int
) -> None:
    assert main(["--snippets", str(snippets)]) == 0

    figures = json.loads(capsys.readouterr().out)
    assert figures["more_snippets"] == snippets
    assert figures["right_card_first"] <= figures["nDCG@10"] <= figures["right_card_among_three"]
    assert figures["questions"] > 0
    assert figures["p95_ms"] > 0


def test_less_than_no_snippets_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--snippets", "-5"])

    assert "argument --snippets: '-5' is not a number from 0 up" in capsys.readouterr().err
