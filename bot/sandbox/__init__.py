"""The local Slack: a whole workspace on 127.0.0.1, to look at in a browser, to show and to test the bot with."""

from bot.sandbox.clock import WorldClock
from bot.sandbox.installation import Installation
from bot.sandbox.model import Call, Channel, Message
from bot.sandbox.person import User
from bot.sandbox.slack import Slack

__all__ = ["Call", "Channel", "Installation", "Message", "Slack", "User", "WorldClock"]
