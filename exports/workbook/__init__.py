"""The plan as a workbook: the matrix, each year's plan, the figures, the lists, and a sheet that explains them."""
