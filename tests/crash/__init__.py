"""Death: the daemon is killed at every named point and before every mutating system call, and nothing may be lost."""
