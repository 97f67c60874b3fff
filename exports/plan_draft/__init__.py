"""The draft of the plan for the assembly that it is presented to: a chapter for all that there are records of."""
