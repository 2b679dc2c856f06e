import pytest

from bot.sandbox import Slack, User
from tests.sandbox.bot import Bot
from tests.sandbox.views import MODAL, field, options, plain

PLACEHOLDER = plain("団体名")
SEARCH = {"type": "external_select", "placeholder": PLACEHOLDER, "min_query_length": 1}
NOTE = {"type": "rich_text_input"}
FORM = MODAL | {"blocks": [field("town", SEARCH), field("note", NOTE, optional=True)]}


@pytest.fixture
def form(slack: Slack, bot: Bot, sato: User) -> Bot:
    bot.answers["view"] = FORM
    bot.answers["block_suggestion"] = {"options": options("odawara", "oiso")}
    slack.command(sato, "/form")
    return bot


def test_options_come_from_the_app(slack: Slack, form: Bot, sato: User) -> None:
    offered = slack.suggest(sato, "town", "お")
    assert [option["value"] for option in offered] == ["odawara", "oiso"]
    asked = form.acts[-1]
    assert (asked["type"], asked["action_id"], asked["value"]) == ("block_suggestion", "town", "お")
    assert slack.submit(sato, town="oiso", note="海の町") == {}
    values = form.acts[-1]["view"]["state"]["values"]
    assert values["town"]["town"]["selected_option"]["value"] == "oiso"
    [section] = values["note"]["note"]["rich_text_value"]["elements"]
    assert section["elements"] == [{"type": "text", "text": "海の町"}]


def test_too_short_a_word_asks_nobody(slack: Slack, form: Bot, sato: User) -> None:
    assert slack.suggest(sato, "town", "") == []
    assert [act["type"] for act in form.acts] == []


def test_what_was_not_offered_cannot_be_chosen(slack: Slack, form: Bot, sato: User) -> None:
    assert form.acts == []
    slack.suggest(sato, "town", "お")
    with pytest.raises(LookupError, match="offers"):
        slack.choose(sato, "town", "tokyo")


def test_options_that_slack_refuses_are_not_shown(slack: Slack, form: Bot, sato: User) -> None:
    form.answers["block_suggestion"] = {"options": [{"text": plain("x" * 76), "value": "a"}]}
    assert slack.suggest(sato, "town", "お") == []
    assert slack.surprises != []
    assert slack.errors(sato) == ['The app did not answer: "invalid_options"']
