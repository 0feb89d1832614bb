"""How the bundled model is made: `python -m index.training` (`make model`); nothing imports this room."""
