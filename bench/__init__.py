"""The figures of suratd: how fast, how cheap and how steady it works beside programs that do less. Not installed."""
