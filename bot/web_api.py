"""The few calls of Slack's Web API that need more than one line."""

from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError


def is_public(slack: WebClient, channel_id: str) -> bool:
    """Whether everybody in the workspace can read there. What Slack does not show us is private.

    Raises:
        OSError: Slack cannot be reached.
    """
    try:
        channel = slack.conversations_info(channel=channel_id)["channel"]
    except SlackApiError:
        return False
    return bool(channel.get("is_channel")) and not channel.get("is_private")


def replace_view(slack: WebClient, *, shown: dict[str, Any], view: dict[str, Any]) -> None:
    """Put another view in the place of one that is open, unless a later click has done so already.

    Raises:
        SlackApiError: Slack does not take the view.
        OSError: Slack cannot be reached.
    """
    try:
        slack.views_update(view_id=shown["id"], hash=shown["hash"], view=view)
    except SlackApiError as error:
        if error.response.get("error") not in {"hash_conflict", "not_found"}:
            raise
