"""What is in `deploy/` fits the program: its folders, its settings, and no more rights than it needs."""

import re
import tomllib
from typing import Any

import yaml

from bot.secret_files import is_secret
from bot.settings import Settings
from tests.house.source import ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
UNIT = (DEPLOY / "sideline.service").read_text(encoding="utf-8")
SECRETS = {name.upper() for name, field in Settings.model_fields.items() if is_secret(field.annotation)}
SETTINGS = {name.upper() for name in Settings.model_fields}
NOT_OURS = {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}


def test_the_image_holds_every_package_of_the_program_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]}
    copied = set(re.findall(r"^COPY (\w+) \w+$", DOCKERFILE, re.MULTILINE))
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}

    assert copied == packages
    assert allowed == {*packages, "app.py", "sideline.py", "manifest.yml", "LICENSE", "requirements.lock"}


def test_the_image_is_made_of_locked_packages_and_runs_as_nobody() -> None:
    stages = DOCKERFILE.split("\nFROM ")[1:]
    last = stages[-1]

    assert len(stages) == 2
    assert "--require-hashes --only-binary :all:" in stages[0]
    assert "pip install" not in last
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert last.index("USER ") < last.index("ENTRYPOINT")
    assert "HEALTHCHECK" in last
    assert "apt-get" not in DOCKERFILE


def test_the_image_sets_only_what_can_be_set() -> None:
    (block,) = re.findall(r"^ENV (.*?[^\\])\n(?! )", DOCKERFILE, re.MULTILINE | re.DOTALL)

    names = set(re.findall(r"(?:^|\s)([A-Z_]+)=", block))
    assert names - NOT_OURS <= SETTINGS
    assert not names & (SECRETS - {"DATABASE_URL"})


def test_compose_gives_the_program_no_more_than_it_needs() -> None:
    services: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    ours = services["sideline"]

    assert ours["read_only"] is True
    assert ours["cap_drop"] == ["ALL"]
    assert ours["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in ours["ports"])
    assert "ports" not in services["postgres"]
    assert not any(service.get("privileged") or "cap_add" in service for service in services.values())


def test_compose_hands_secrets_over_as_files() -> None:
    compose: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    ours = compose["services"]["sideline"]
    files = {name.removesuffix("_FILE"): path for name, path in ours["environment"].items() if path}

    assert set(files) <= SECRETS
    assert set(files.values()) == {f"/run/secrets/{name}" for name in ours["secrets"]}
    named = {name for service in compose["services"].values() for name in service.get("secrets", [])}
    assert named == set(compose["secrets"])
    assert all(set(secret) == {"file"} for secret in compose["secrets"].values())


def test_the_unit_sets_only_what_can_be_set_and_locks_itself_in() -> None:
    names = re.findall(r"^Environment=([A-Z_]+)=", UNIT, re.MULTILINE)
    handed = set(re.findall(r"^LoadCredential=(\w+):", UNIT, re.MULTILINE))

    assert {name.removesuffix("_FILE") for name in names} - NOT_OURS <= SETTINGS
    assert handed == {name.removesuffix("_FILE").lower() for name in names if name.endswith("_FILE")}
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "UMask=0077"):
        assert f"\n{line}\n" in UNIT


def test_nobody_waits_less_for_the_end_than_the_program_takes() -> None:
    seconds = float(Settings.model_fields["sideline_shutdown_seconds"].default)
    stop = re.search(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)
    grace = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["sideline"]["stop_grace_period"]

    assert stop
    assert float(stop[1]) > seconds
    assert float(grace.removesuffix("s")) > seconds
