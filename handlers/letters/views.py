"""How letters that were not delivered look to an organiser: where to, when, why; never what they say."""

from bot import blocks, moments
from bot.blocks import Block
from bot.letters import undelivered
from bot.outbox import Letter
from bot.turn import Turn

LIST = "letters.list"
AGAIN = "letters.again"
DISCARD = "letters.discard"

# Slack takes 100 blocks in a window, and a letter is three.
SHOWN = 30
# Slack's words (chat.postMessage, errors) and ours, by the text that explains them.
REASONS = {
    "account_inactive": "letters-gone",
    "user_disabled": "letters-gone",
    "user_not_found": "letters-gone",
    "is_archived": "letters-archived",
    "channel_not_found": "letters-no-channel",
    "not_in_channel": "letters-not-in-channel",
    "method_not_supported_for_channel_type": "letters-not-in-channel",
    "cannot_dm_bot": "letters-closed",
    "messages_tab_disabled": "letters-closed",
    "restricted_action": "letters-restricted",
    "message_not_found": "letters-deleted",
    "cant_update_message": "letters-deleted",
    "edit_window_closed": "letters-deleted",
    "thread_not_found": "letters-deleted",
    "sealed_with_another_key": "letters-sealed",
    "sealed_and_no_key": "letters-sealed",
    "missing_scope": "letters-scope",
}


def window(t: Turn) -> Block:
    """The newest letters that were not delivered, with two buttons each."""
    say = t.words
    letters = undelivered.newest(t.session, team_id=t.team_id, limit=SHOWN)
    more = undelivered.count(t.session, team_id=t.team_id) - len(letters)
    listed = [part for letter in letters for part in _letter(t, letter)]
    return blocks.modal(
        LIST,
        title=say("letters-title"),
        close=say("close"),
        blocks=[
            blocks.section(say("letters-about") if letters else say("letters-none")),
            *listed,
            *([blocks.context(say("letters-more", count=more))] if more > 0 else []),
        ],
    )


def _letter(t: Turn, letter: Letter) -> list[Block]:
    say, value = t.words, str(letter.id)
    to = undelivered.goes_to(letter) or say("letters-unnamed")
    kind = "letters-edit" if undelivered.was_edit(letter) else "letters-line"
    line = say(kind, to=to, moment=moments.moment(t, say, letter.created_at))
    return [
        blocks.divider(),
        blocks.section(f"{line}\n{_why(t, letter)}"),
        blocks.actions(
            blocks.button(say("letters-again"), AGAIN, value=value),
            blocks.button(say("letters-discard"), DISCARD, value=value),
        ),
    ]


def _why(t: Turn, letter: Letter) -> str:
    reason = letter.failure or ""
    return t.words(REASONS[reason]) if reason in REASONS else t.words("letters-unknown", reason=reason)
