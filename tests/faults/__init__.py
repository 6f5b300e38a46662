"""Faults: what nobody means to happen happens, and the promises hold all the same (docs/assurance.md)."""
