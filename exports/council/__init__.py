"""The council's papers: the report of two pages, its annexes, and the matrix of the whole plan."""
