"""What breaks a promise: kills, a disk that alters files, odd input, a crowd. Run by `make torture`."""
