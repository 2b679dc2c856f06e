"""Mail for those who cannot open Slack today: addresses, what a mail says, and the server that takes it."""
