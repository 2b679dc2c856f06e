"""Conversations about check-ins."""
