"""One file a command: `add_to(commands)` adds its flags, `run(args)` does its work."""
