"""The lock files are complete, agree with each other, and say nothing about where packages come from."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from tests.house.source import ROOT

RUNTIME = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
FINE = {
    *("MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "MPL-2.0"),
    "LGPL-3.0-only",
}
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)(.*)$", re.MULTILINE)


def test_the_runtime_and_the_tests_use_the_same_versions() -> None:
    runtime, dev = pins(RUNTIME), pins(DEV)

    assert runtime
    assert {name: dev.get(name) for name in runtime} == runtime


def test_everything_the_program_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked_for = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["postgres"],
        *project["build-system"]["requires"],
    ]

    assert {package_name(requirement) for requirement in asked_for} <= set(pins(RUNTIME))


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=lambda lock: lock.name)
def test_every_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "--index" not in text


def test_the_licence_of_every_package_is_known_and_one_a_company_can_live_with() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    licences = dict(re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", page, re.MULTILINE)[1:])

    assert set(licences) == set(pins(RUNTIME))
    assert not {name: stated for name, stated in licences.items() if not parts_of(stated) <= FINE}


@pytest.mark.parametrize(
    ("report", "code", "says"),
    [
        ("", 0, "cannot be reached"),
        ("Traceback (most recent call last)", 0, "cannot be reached"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "no known holes in 1 packages"),
        ('{"dependencies": [{"name": "a", "skip_reason": "?"}]}', 0, "1 of 1 packages are not known"),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}]}',
            1,
            "a 1 has CVE-1, mended in 2: raise it and `make lock`",
        ),
    ],
)
def test_the_audit_fails_for_holes_and_not_for_the_network(report: str, code: int, says: str) -> None:
    verdict = runpy.run_path(str(ROOT / ".ci" / "audit.py"))["verdict"]

    found, lines = verdict(report)

    assert found == code
    assert says in " ".join(lines)


def parts_of(licence: str) -> set[str]:
    """ "MIT AND PSF-2.0" is two."""
    return set(re.split(r" AND | OR ", licence))


def pins(lock: Path) -> dict[str, str]:
    return {name: version for name, version, _ in PIN.findall(lock.read_text(encoding="utf-8"))}


def package_name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return found[0].lower().replace("_", "-").replace(".", "-")
