"""How the bot itself is: for those who keep it running, and for organisers when it is ill."""
