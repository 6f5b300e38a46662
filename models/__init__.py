"""Rows; the only user of peewee."""
