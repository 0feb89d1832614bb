"""The XML of officielebekendmakingen.nl -> a `Document`, its metadata taken as given."""
