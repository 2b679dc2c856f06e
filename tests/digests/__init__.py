"""Conversations about digests."""
