"""The only writers of backlogs, periods and capacities."""
