"""What the bot does: one folder for each feature. To take a feature away, delete its folder and its name here."""

from bot.feature import Feature
from handlers import (
    april,
    audit,
    availability,
    channels,
    checkins,
    conversation,
    digests,
    gaps,
    guide,
    isolation,
    knowhow,
    letters,
    mail,
    meetups,
    mydata,
    pairing,
    paths,
    people,
    questions,
    results,
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
    channels.FEATURE,
    letters.FEATURE,
    audit.FEATURE,
    availability.FEATURE,
    conversation.FEATURE,
    guide.FEATURE,
)
FEATURES = (*FEATURES, april.feature(FEATURES), digests.feature(FEATURES), mail.feature(FEATURES))
FEATURES = (*FEATURES, results.feature(FEATURES))
# The last one knows what all others store.
FEATURES = (*FEATURES, mydata.feature(FEATURES))
