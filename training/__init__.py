"""Trains the marks model. Nothing here runs in the daemon; torch comes with the extra `train`."""
