"""Bytes to facts; judges nothing; never raises on content."""
