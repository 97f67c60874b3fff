"""The report for the council: findings in words, charts, tables. `page` puts it together."""
