"""How what is promised (`bot.outbox`) reaches people: when it suits them, as fast as Slack takes it, each once."""
