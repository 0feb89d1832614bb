"""Is it any good? Gold questions -> metrics -> a report."""
