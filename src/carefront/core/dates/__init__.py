"""Reading days, times and rhythms from plain words. A language's words are a table; nothing asks the clock."""
