"""Are there known holes in the packages that are locked? `make audit`; 1 when there are.

It asks a public list of vulnerabilities over the network, so it is a step of its own beside `make test`, which
needs none: where the list cannot be reached, or does not know a package, it says so and does not fail, as nothing
was found out. Run it daily: holes are found in packages long after they were locked.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
PATIENCE_SECONDS = 300


def main() -> int:
    """Print what is known; the exit code."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    command += ["--format", "json", "--requirement", str(LOCK)]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        sys.stdout.write("audit: no answer in time, so nothing is known\n")
        return 0
    code, lines = verdict(asked.stdout)
    sys.stdout.writelines(f"audit: {line}\n" for line in lines)
    return code


def verdict(report: str) -> tuple[int, list[str]]:
    """The exit code and what to say about a report of pip-audit's; "" when it came to none."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return 0, ["the list of vulnerabilities cannot be reached, so nothing is known"]
    lines = [_hole(package, hole) for package in packages for hole in package.get("vulns", ())]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if unknown:
        return bool(lines), [*lines, f"{len(unknown)} of {len(packages)} packages are not known to the list"]
    return bool(lines), lines or [f"no known holes in {len(packages)} packages"]


def _hole(package: dict[str, Any], hole: dict[str, Any]) -> str:
    mended = ", ".join(hole.get("fix_versions", ())) or "nowhere yet"
    return f"{package['name']} {package['version']} has {hole['id']}, mended in {mended}: raise it and `make lock`"


if __name__ == "__main__":
    raise SystemExit(main())
