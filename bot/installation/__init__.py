"""Workspaces let the bot in, keep it in with tokens that change, and put it out again."""
