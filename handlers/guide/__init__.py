"""`/tomoshibi`: what the bot can do, with a button for each."""

from bot.feature import Feature
from handlers.guide import listeners

FEATURE = Feature(commands={"/tomoshibi": listeners.explain})
