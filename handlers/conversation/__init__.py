"""Conversation: whoever speaks to the bot, by mentioning it or in direct messages, is answered."""

from bot.feature import Feature
from handlers.conversation import listeners

FEATURE = Feature(events={"app_mention": listeners.on_mention, "message": listeners.on_message})
