"""How the program is run: wires the other packages and owns the one clock."""
