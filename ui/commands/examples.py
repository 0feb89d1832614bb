"""What each command's help shows of its use; a test runs each line through the parser."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "demo": ("kamervraag demo", "kamervraag demo --online stikstof --to papers"),
    "harvest": (
        "kamervraag harvest tweedekamer --since 2024-01-01 --search stikstof --to papers",
        "kamervraag harvest tweedekamer --since 2024-01-01 --to papers --dry-run",
    ),
    "sync": ("kamervraag sync", "kamervraag sync --index ~/kamer"),
    "watch": ('kamervraag watch add "stikstof"', "kamervraag watch list"),
    "open": ("kamervraag open --late", "kamervraag open --party VVD --json"),
    "index": ("kamervraag index papers", "kamervraag index papers letter.pdf --index ~/kamer --jobs 4"),
    "parse": ("kamervraag parse answer.pdf", "kamervraag parse answer.pdf --json > answer.json"),
    "search": (
        "kamervraag search terugkeer",
        'kamervraag search "terugkeer Irak" --from 2023 --type antwoord',
    ),
    "ask": (
        'kamervraag ask "wat heeft het kabinet gezegd over Irak?"',
        "kamervraag ask wat zei het kabinet over Irak      (without quotes, where no ? * ' & stands in it)",
        'kamervraag ask "En in 2019?" --from 2019 --until 2019 --output antwoord.docx',
        "cat vragen.txt | kamervraag ask - --output vragen.md",
    ),
    "chat": (
        "kamervraag chat",
        "kamervraag chat --host 0.0.0.0 --auth-file users.txt --index /srv/kamervraag",
    ),
    "eval": (
        "kamervraag eval gold.jsonl",
        "kamervraag eval gold.jsonl --report report.html",
        "kamervraag eval --standing",
    ),
    "info": ("kamervraag info", "kamervraag info --json"),
    "check": ("kamervraag check", "kamervraag check --index ~/kamer"),
    "compact": ("kamervraag compact", "kamervraag compact --index ~/kamer"),
    "repair": ("kamervraag repair", "kamervraag repair --index ~/kamer"),
    "backup": ("kamervraag backup kamer.zip", "kamervraag backup kamer.zip --index ~/kamer"),
    "restore": ("kamervraag restore kamer.zip --index ~/kamer",),
    "password": ("kamervraag password anna >> users.txt",),
    "completion": (
        'eval "$(kamervraag completion bash)"                              (in ~/.bashrc)',
        'eval "$(kamervraag completion zsh)"                               (in ~/.zshrc)',
        "kamervraag completion fish > ~/.config/fish/completions/kamervraag.fish",
    ),
}
