"""The core: decides on values. Imports the standard library only; reads no clock, file, row or socket."""
