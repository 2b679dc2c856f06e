"""What the bot does: one folder for each feature. To take a feature away, delete its folder and its name here."""

from bot.turn import Feature
from handlers import conversation, gaps, guide, knowhow, people, questions

FEATURES: tuple[Feature, ...] = (
    people.FEATURE,
    questions.FEATURE,
    knowhow.FEATURE,
    gaps.FEATURE,
    conversation.FEATURE,
    guide.FEATURE,
)
