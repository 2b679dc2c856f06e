"""What cannot be meant, and what goes wrong: a clear word, and nobody loses anything."""

from concurrent.futures import ThreadPoolExecutor

from bot import web_api
from bot.app import Bot, build
from bot.db import Database
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from tests.appointing import appoint
from tests.meetups.conftest import SQLITE, announced, announcements, letters, new, shown, typed, window
from tests.reading import read


@SQLITE
def test_what_cannot_be_meant_is_said_beside_its_field(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    for fields, field, said in (
        ({"day": "2026-10-01"}, "day", "もう過ぎています"),
        ({"day": "2026-10-02", "starts": "9:00", "ends": "9:30"}, "starts", "もう過ぎています"),
        ({"starts": "16:00", "ends": "15:00"}, "ends", "始まりより前"),
        ({"starts": "15:00", "ends": "15:00"}, "ends", "始まりより前"),
        ({"starts": "夕方"}, "starts", "読み取れません"),
        ({"starts": "10:00", "ends": "25時"}, "ends", "読み取れません"),
        ({"day": "2026-10-12"}, "day", "スポーツの日です"),
        ({"day": "2026-12-30"}, "day", "年末年始です"),
        ({"day": "2026-10-06", "capacity": "0"}, "capacity", "1から9999"),
        ({"capacity": "多め"}, "capacity", "1から9999"),
    ):
        assert said in typed(slack, mizuno, **fields)[field]
    assert typed(slack, mizuno, starts="午後３時半", ends="４時半", capacity="２０名") == {}
    bot.settle()
    assert "15:30〜16:30" in shown(slack, slack.channels["#雑談"][-1])
    assert len(announcements(slack)) == 1


@SQLITE
def test_nobody_loses_their_place_in_silence(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User, tanaka: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    slack.click(tanaka, "meetups.join", at=meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    said = slack.submit(mizuno, capacity="2")["capacity"]
    assert "いま3人が参加します" in said
    assert "田中 健" in said
    assert slack.submit(mizuno, capacity="3") == {}


@SQLITE
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, tanaka: User
) -> None:
    appoint(bot, tanaka, Role.ORGANISER)
    for who in (mizuno, tanaka):
        slack.click(who, "meetups.manage", at=meetup)
        slack.click(who, "meetups.change")
    assert slack.submit(mizuno, place="県庁 3階") == {}
    assert "ほかの人がこの集まりを変えました" in str(slack.submit(tanaka, place="公民館"))
    bot.settle()
    assert "県庁 3階" in shown(slack, meetup)


@SQLITE
def test_buttons_that_come_too_late_say_why(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User
) -> None:
    other = announced(bot, slack, mizuno, title="べつの会")
    clock.to("2026-10-06 15:10")
    slack.click(sato, "meetups.join", at=meetup)
    assert "もう始まっています" in slack.ephemerals(sato)[-1].text
    clock.to("2026-10-06 16:30")
    slack.click(sato, "meetups.leave", at=meetup)
    assert "もう終わりました" in slack.ephemerals(sato)[-1].text
    slack.click(mizuno, "meetups.manage", at=other)
    assert "主催者メニュー" in window(slack, mizuno)
    slack.click(mizuno, "meetups.change")
    assert "もう終わりました" in window(slack, mizuno)


@SQLITE
def test_what_people_write_can_neither_call_nor_format(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    title = "<!channel> & *太字* <@U0000000002>"
    meetup = announced(bot, slack, mizuno, title=title, place="<!here>", purpose="<!everyone> https://example.jp")
    assert title in shown(slack, meetup)
    assert "<!channel>" not in meetup.text
    slack.click(sato, "meetups.join", at=meetup)
    told = slack.ephemerals(sato)[-1].text
    assert "<!channel>" not in told
    assert "&lt;!channel&gt;" in told


def test_two_bots_on_one_database_and_one_that_was_away_do_everything_once(
    bot: Bot, slack: Slack, clock: WorldClock, config: Settings, meetup: Message, sato: User, second: Database
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    other = build(config, clock=clock, database=second, slack=web_api.client(config))
    clock.to("2026-10-05 15:00")
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(each.settle) for each in (bot, other)]:
            done.result()
    other.settle()
    assert len(letters(slack, sato, "もうすぐ")) == 1
    clock.to("2026-10-06 14:10")
    other.settle()
    bot.settle()
    assert len(letters(slack, sato, "まもなく")) == 1


@SQLITE
def test_who_leaves_the_workspace_leaves_their_place_to_others(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    meetup = announced(bot, slack, mizuno, capacity="2")
    slack.click(sato, "meetups.join", at=meetup)
    slack.click(tanaka, "meetups.join", at=meetup)
    slack.change_user(sato, deleted=True)
    bot.settle()
    assert "水野 環、田中 健" in shown(slack, meetup)
    assert len(letters(slack, tanaka, "空きが出て")) == 1


@SQLITE
def test_a_channel_with_another_id_is_the_same_channel(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User
) -> None:
    slack.give_new_id("#雑談")
    bot.settle()
    slack.open_home(sato)
    slack.click(sato, "meetups.join", at="home")
    slack.click(mizuno, "meetups.manage")
    slack.click(mizuno, "meetups.groups")
    bot.settle()
    assert "グループ1" in read({"blocks": slack.thread(announcements(slack)[0])[-1].blocks})


@SQLITE
def test_a_personal_number_is_not_kept(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    assert "マイナンバー" in str(typed(slack, mizuno, purpose="123456789018"))
