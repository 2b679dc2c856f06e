"""What the bot does: one folder for each feature. To take a feature away, delete its folder and its name here."""

from bot.turn import Feature
from handlers import guide, knowhow, questions

FEATURES: tuple[Feature, ...] = (questions.FEATURE, knowhow.FEATURE, guide.FEATURE)
