"""Channels: organisers say in Slack where questions are asked, and where they themselves talk."""

from bot.feature import Feature, Place
from handlers.channels import following, home, listeners, views

FEATURE = Feature(
    actions={views.OPEN: listeners.open_form},
    views={views.FORM: listeners.submit},
    events={"channel_id_changed": following.on_new_id},
    home={Place.ORGANISERS: home.organisers},
    words={"チャンネル": listeners.open_form, "channels": listeners.open_form},
)
