"""`kamervraag completion`: what makes a shell complete commands and flags; nothing runs while one types."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.commands.flags import Commands

BASH = """\
_kamervraag() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" names="" flags=""
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
    [ "$COMP_CWORD" -eq 1 ] && names="{commands}"
    case "$word" in -*) names="$flags" ;; esac
    COMPREPLY=($(compgen -W "$names" -- "$word"))
}}
complete -o default -F _kamervraag kamervraag
"""


@dataclass(frozen=True, slots=True)
class Words:
    """What may follow a command: the names of its actions, and flags, those of its actions too."""

    names: tuple[str, ...]
    flags: tuple[str, ...]


Flags = Mapping[str, Words]  # by command


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("completion", help="let the shell complete commands and flags")
    command.add_argument("shell", choices=tuple(SCRIPTS), help="the shell that is to read this")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the script for a shell."""
    sys.stdout.write(SCRIPTS[args.shell](all_flags(args.whole())))
    return 0


def all_flags(whole: argparse.ArgumentParser) -> Flags:
    """Each command of the whole command line with its long flags and its actions."""
    return {name: _words_of(command) for name, command in _actions_of(whole).items()}


def _actions_of(command: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The commands within a command."""
    found = command._subparsers._group_actions if command._subparsers else []
    return next((each.choices for each in found if isinstance(each.choices, dict)), {})


def _words_of(command: argparse.ArgumentParser) -> Words:
    within = _actions_of(command)
    options = [flag for action in command._actions for flag in action.option_strings]
    deeper = [flag for each in within.values() for flag in _words_of(each).flags]
    flags = dict.fromkeys(flag for flag in (*options, *deeper) if flag.startswith("--"))
    return Words(tuple(within), tuple(flags))


def bash_script(flags: Flags) -> str:
    """For bash: flags after a dash, files elsewhere."""
    cases = "\n".join(
        f'        {name}) names="{" ".join(own.names)}" flags="{" ".join(own.flags)}" ;;'
        for name, own in flags.items()
    )
    return BASH.format(commands=" ".join(flags), cases=cases)


def zsh_script(flags: Flags) -> str:
    """For zsh, which understands bash's way."""
    return f"autoload -Uz bashcompinit && bashcompinit\n{bash_script(flags)}"


def fish_script(flags: Flags) -> str:
    """For fish: a line for each command and each flag."""
    lines = [f"complete -c kamervraag -n __fish_use_subcommand -f -a '{' '.join(flags)}'"]
    for name, own in flags.items():
        within = f"complete -c kamervraag -n '__fish_seen_subcommand_from {name}'"
        lines += [f"{within} -a {action}" for action in own.names]
        lines += [f"{within} -l {flag.removeprefix('--')}" for flag in own.flags]
    return "\n".join(lines) + "\n"


SCRIPTS: dict[str, Callable[[Flags], str]] = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
