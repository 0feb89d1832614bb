"""The public sources -> a folder of papers with their metadata, kept in step; and what is new in an index.

In: what a user wants ("everything about asiel since 2014"). Out: files and sidecars in a folder that
`index.build` reads, a `HarvestReport` of what was fetched and what is missing, news for those
who follow a subject. `web` asks politely, `shelf` keeps what came, `tweedekamer` and `koop` know the
sources, `news` tells. Parses no papers and answers no questions.
"""
