"""What the community knows, and how to find it."""
