"""What all ways in share: the open index, the conversations, the limits, the contract's JSON."""
