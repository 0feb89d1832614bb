"""The open data of the Tweede Kamer: OData and SyncFeed -> wanted papers."""
