"""The Web API methods that the local Slack knows, by name."""

from bot.sandbox.api import chat, conversations, files, oauth, people, reactions, views

METHODS = {
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **oauth.METHODS,
    **people.METHODS,
    **reactions.METHODS,
    **views.METHODS,
}
