"""Conversations about searches in vain."""
