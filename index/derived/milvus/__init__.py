"""An index on a Milvus server: papers, units and passages in its own fields, for any number of machines.

In: an address (`milvus://host:port/name`). Out: what `index.search` asks of an index in a folder: a store to
read from, columns, a lexical and a vector side. What is written comes from an index in a folder: `carrying`.
pymilvus is imported only where a server is spoken to.
"""
