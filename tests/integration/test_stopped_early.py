"""Ctrl-C or SIGTERM before the program has begun: one line, and the exit code that shells know."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

WHILE_LOADING = """
import os
try:
    os.kill(os.getpid(), {number})
except BaseException:
    pass  # as modules do that try what may be missing
main = print
"""
WHILE_BEGINNING = """
import os

def main():
    os.kill(os.getpid(), {number})
"""
AS_EVER = """
def main():
    raise SystemExit(3)
"""


def started(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """The command in front of such a program, run to its end."""
    (folder / "app.py").write_text(program)
    command = f"import sys; sys.path[:0] = {[str(folder), str(ROOT)]}; import sideline; sideline.main()"
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


EXIT_CODES = [pytest.param(signal.SIGINT, 130, id="ctrl-c"), pytest.param(signal.SIGTERM, 143, id="terminate")]


@pytest.mark.parametrize("program", [WHILE_LOADING, WHILE_BEGINNING], ids=["loading", "beginning"])
@pytest.mark.parametrize(("told", "exit_code"), EXIT_CODES)
def test_being_stopped_before_the_program_has_begun_is_one_line(
    tmp_path: Path, program: str, told: signal.Signals, exit_code: int
) -> None:
    done = started(tmp_path, program.format(number=int(told)))

    assert (done.returncode, done.stdout) == (exit_code, "")
    assert done.stderr == "sideline: stopped before it had begun\n"


def test_else_the_command_ends_as_the_program_does(tmp_path: Path) -> None:
    done = started(tmp_path, AS_EVER)

    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")


@pytest.mark.parametrize(("told", "exit_code"), EXIT_CODES)
def test_a_start_that_waits_for_slack_is_broken_off(tmp_path: Path, told: signal.Signals, exit_code: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(240)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SLACK_BOT_TOKEN": "xoxb-one",
            "SLACK_APP_TOKEN": "xapp-one",
            "SLACK_API_URL": f"http://127.0.0.1:{silent.getsockname()[1]}/api/",
            "DATABASE_URL": f"sqlite:///{tmp_path}/coach.db",
        }
        program = subprocess.Popen(
            [sys.executable, "-m", "sideline", "run"],
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        caller, _ = silent.accept()

        program.send_signal(told)
        _, said = program.communicate(timeout=240)
        caller.close()

    assert (program.returncode, said.splitlines()[-1]) == (exit_code, "sideline: stopped before it had begun")
    assert "Traceback" not in said
