"""What the helps show works as it stands there; and shells complete what the parser knows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess

import pytest

from ui.cli import COMMANDS, main, parser
from ui.commands.completion import SCRIPTS, all_flags
from ui.commands.examples import EXAMPLES

LINES = [line for lines in EXAMPLES.values() for line in lines]


def test_each_command_has_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("line", LINES)
def test_an_example_is_a_command_that_parses(line: str) -> None:
    said = re.sub(r"\s{3,}\(.*\)$", "", line)
    said = re.sub(r'^eval "\$\((.*)\)"$', r"\1", said).split("|")[-1].split(">")[0]
    program, *words = shlex.split(said)
    assert program == "kamervraag"
    assert parser(words[0]).parse_args(words).run


def test_a_help_ends_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ask", "--help"])
    assert "examples:\n  kamervraag ask " in capsys.readouterr().out


def test_the_scripts_know_the_commands_and_their_flags() -> None:
    for script in SCRIPTS.values():
        made = script(all_flags(parser()))
        assert "output" in made and "backup" in made and "remove" in made


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [("ba", "backup"), ("ask --outp", "--output"), ("watch re", "remove"), ("watch add --na", "--name")],
)
def test_bash_completes(typed: str, shown: str) -> None:
    words = ["kamervraag", *typed.split(" ")]
    script = SCRIPTS["bash"](all_flags(parser()))
    script += (
        f'COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}; _kamervraag; echo "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [shown]
