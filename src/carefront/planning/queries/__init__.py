"""The only readers of backlogs, periods and capacities: frozen cards, a bounded number of SQL queries each."""
