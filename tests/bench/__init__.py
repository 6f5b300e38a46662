"""Tests of the bench's own arithmetic: a wrong score would praise a wrong program."""
