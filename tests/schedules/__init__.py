"""Conversations about what organisers schedule."""
