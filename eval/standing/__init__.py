"""A standing set: invented papers and over a thousand questions, their right answers known by construction.

In: the lines of the .txt files beside this, all written by hand, all invented. Out: papers as files and gold
questions as eval.gold reads them. Nothing here measures: that is `kamervraag eval --standing`.
"""
