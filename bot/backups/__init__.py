"""A copy of everything while the bot runs, and the way back from it."""
