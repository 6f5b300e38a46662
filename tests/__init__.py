"""The tests; a package, so that bench/ and the demo can start the same servers."""
