"""After a meetup: who came, what it found out, and the next one."""

from sqlalchemy import select

from bot.app import Bot
from bot.contacts import Contact
from bot.sandbox import Message, Slack, User, WorldClock
from tests.meetups.conftest import SQLITE, announced, announcements, letters, shown, window
from tests.reading import read


def there(bot: Bot) -> set[str]:
    with bot.database.read() as session:
        return set(session.scalars(select(Contact.from_id).where(Contact.place == "meetup:1")))


def over(bot: Bot, clock: WorldClock) -> None:
    clock.to("2026-10-06 16:30")
    bot.settle()


@SQLITE
def test_who_came_is_put_right(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User, tanaka: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    over(bot, clock)
    assert there(bot) == {mizuno.id, sato.id}
    slack.click(mizuno, "meetups.came")
    assert slack.submit(mizuno, people=[mizuno.id, tanaka.id]) == {}
    assert "来た人を2人と記録しました" in window(slack, mizuno)
    bot.settle()
    assert there(bot) == {mizuno.id, tanaka.id}
    assert "水野 環、田中 健" in shown(slack, meetup)


def test_notes_become_know_how_once_that_is_wished_and_can_be_taken_back(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User
) -> None:
    over(bot, clock)
    slack.click(mizuno, "meetups.notes")
    assert slack.submit(mizuno, managers="朝礼で5分だけ話すと伝わった") == {}
    assert "メモを残しました" in window(slack, mizuno)
    slack.command(sato, "/knowhow", "朝礼")
    assert "朝礼で5分" not in read({"blocks": slack.ephemerals(sato)[-1].blocks})
    slack.click(mizuno, "meetups.notes")
    assert slack.submit(mizuno, publish=["publish"]) == {}
    assert "1件のノウハウになりました" in window(slack, mizuno)
    slack.command(sato, "/knowhow", "朝礼")
    found = read({"blocks": slack.ephemerals(sato)[-1].blocks})
    assert "管理職の理解（生成AIを持ち寄る会）" in found
    slack.click(mizuno, "meetups.notes")
    assert slack.submit(mizuno, publish=[]) == {}
    slack.command(sato, "/knowhow", "朝礼")
    assert "管理職の理解（生成AI" not in read({"blocks": slack.ephemerals(sato)[-1].blocks})


@SQLITE
def test_the_next_one_is_made_when_one_is_over_and_holidays_move_it(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, sato: User
) -> None:
    first = announced(bot, slack, mizuno, day="2026-10-05", repeat="week", capacity="9")
    slack.click(sato, "meetups.join", at=first)
    clock.to("2026-10-05 16:30")
    bot.settle()
    bot.settle()
    assert "終わりました" in shown(slack, first)
    second = slack.channels["#雑談"][-1]
    assert "10/13（火） 15:00〜16:30" in shown(slack, second)
    assert "参加 1人" in shown(slack, second)
    assert "定員 9人" in shown(slack, second)
    slack.click(mizuno, "meetups.manage", at=second)
    slack.click(mizuno, "meetups.change")
    assert slack.submit(mizuno, day="2026-10-09") == {}  # its turn is over all the same
    slack.click(mizuno, "meetups.cancel")
    assert slack.submit(mizuno, series="this") == {}
    bot.settle()
    third = slack.channels["#雑談"][-1]
    assert "10/19（月） 15:00〜16:30" in shown(slack, third)
    slack.close(mizuno)
    slack.click(mizuno, "meetups.manage", at=third)
    slack.click(mizuno, "meetups.cancel")
    assert slack.submit(mizuno, series="all") == {}
    bot.settle()
    clock.to("2026-11-10 10:00")
    bot.settle()
    assert len(announcements(slack)) == 3


@SQLITE
def test_after_weeks_without_the_bot_only_what_is_useful_happens(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, sato: User
) -> None:
    first = announced(bot, slack, mizuno, repeat="fortnight")
    slack.click(sato, "meetups.join", at=first)
    clock.to("2026-11-10 10:00")
    bot.settle()
    bot.settle()
    assert letters(slack, sato, "🔔") == []
    assert [each.text.partition("　")[2] for each in announcements(slack)[1:]] == ["11/17（火） 15:00〜16:30"]
