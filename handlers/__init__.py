"""What the bot does: one folder for each feature. To take a feature away, delete its folder and its name here."""

from bot.turn import Feature
from handlers import (
    availability,
    checkins,
    conversation,
    digests,
    gaps,
    guide,
    isolation,
    knowhow,
    letters,
    meetups,
    pairing,
    paths,
    people,
    questions,
    schedules,
    study,
)

FEATURES: tuple[Feature, ...] = (
    people.FEATURE,
    questions.FEATURE,
    checkins.FEATURE,
    isolation.FEATURE,
    meetups.FEATURE,
    pairing.FEATURE,
    knowhow.FEATURE,
    study.FEATURE,
    paths.FEATURE,
    gaps.FEATURE,
    schedules.FEATURE,
    letters.FEATURE,
    availability.FEATURE,
    conversation.FEATURE,
    guide.FEATURE,
)
FEATURES = (*FEATURES, digests.feature(FEATURES))
