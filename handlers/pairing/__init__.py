"""Peer chats (おしゃべり): every month, who wants to gets to know somebody of another town."""
