"""How a spreadsheet is read, line by line, and what each line may be told to be."""
