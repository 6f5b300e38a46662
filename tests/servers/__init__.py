"""Real servers with private configuration on loopback, and two scripted ones that lie."""
