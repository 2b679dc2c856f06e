"""The record: what organisers do is noted as they do it, who may read it, and that nothing private is in it."""

from collections.abc import Callable

import pytest
from sqlalchemy import insert, select

from bot.app import Bot
from bot.db import Base, Database
from bot.privacy import audit
from bot.privacy.audit import Act, Note
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from bot.words import words
from knowledge.cards import Card
from tests.reading import read


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises; questions can be asked in two channels, and without a name."""
    channels = (slack.channel("#質問").id, slack.channel("#雑談").id)
    return config.model_copy(
        update={"organisers": (slack.user("suzuki").id,), "question_channels": channels, "anonymity_key": "k" * 40}
    )


def noted(database: Database) -> list[tuple[str, str, str]]:
    with database.read() as session:
        return [(each.act, each.user_id, each.about) for each in session.scalars(select(Note).order_by(Note.id))]


def close_all(slack: Slack, who: User) -> None:
    while slack.modal(who):
        slack.close(who)


def name_a_leader(slack: Slack, suzuki: User, sato: User) -> None:
    slack.command(suzuki, "/tomoshibi", "役割")
    slack.click(suzuki, "people.change_role", value="leader")
    assert slack.submit(suzuki, people=[sato]) == {}
    close_all(slack, suzuki)


def make_schedule(slack: Slack, suzuki: User, sato: User) -> None:
    name_a_leader(slack, suzuki, sato)
    slack.command(suzuki, "/tomoshibi", "予定")
    slack.click(suzuki, "schedules.new", at="modal")
    assert slack.submit(suzuki) == {}
    slack.click(suzuki, "schedules.pause", at="modal")
    slack.click(suzuki, "schedules.delete", at="modal")


def move_a_question(slack: Slack, suzuki: User, sato: User) -> None:
    asked = slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    slack.shortcut(suzuki, "questions.tend_message", asked)
    slack.click(suzuki, "questions.move", at="modal")
    assert slack.submit(suzuki, channel=slack.channel("#雑談").id) == {}


def delete_a_card(slack: Slack, suzuki: User, sato: User) -> None:
    slack.command(sato, "/share")
    slack.submit(sato, title="窓口の番号札", body="紙をやめました", kind="tip")
    slack.command(suzuki, "/knowhow", "番号札")
    slack.click(suzuki, "knowhow.read")
    slack.click(suzuki, "knowhow.tend", at="modal")
    slack.click(suzuki, "knowhow.delete", at="modal")


def name_hosts(slack: Slack, suzuki: User, sato: User) -> None:
    slack.command(suzuki, "/tomoshibi", "当番")
    assert slack.submit(suzuki, hosts=[sato]) == {}


@pytest.mark.parametrize(
    ("do", "acts"),
    [
        (name_a_leader, [Act.ROLE_GIVEN]),
        (make_schedule, [Act.ROLE_GIVEN, Act.SCHEDULE_KEPT, Act.SCHEDULE_PAUSED, Act.SCHEDULE_DELETED]),
        (move_a_question, [Act.QUESTION_MOVED]),
        (delete_a_card, [Act.CARD_DELETED]),
        (name_hosts, [Act.HOSTS_NAMED]),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_what_organisers_do_is_noted_in_the_turn_in_which_they_do_it(
    bot: Bot,
    slack: Slack,
    database: Database,
    sato: User,
    suzuki: User,
    do: Callable[[Slack, User, User], None],
    acts: list[Act],
) -> None:
    do(slack, suzuki, sato)
    bot.settle()
    assert [act for act, _, _ in noted(database)] == acts
    assert {user_id for _, user_id, _ in noted(database)} == {suzuki.id}
    assert "公用車" not in str(noted(database))
    assert "番号札" not in str(noted(database))


def test_what_one_does_with_what_is_ones_own_is_not_noted(
    bot: Bot, slack: Slack, database: Database, suzuki: User
) -> None:
    slack.command(suzuki, "/share")
    slack.submit(suzuki, title="窓口の番号札", body="紙をやめました", kind="tip")
    slack.command(suzuki, "/knowhow", "番号札")
    slack.click(suzuki, "knowhow.read")
    slack.click(suzuki, "knowhow.tend", at="modal")
    slack.click(suzuki, "knowhow.delete", at="modal")
    close_all(slack, suzuki)
    slack.command(suzuki, "/ask", "上司が許してくれません")
    slack.submit(suzuki, anonymous=["yes"])
    bot.settle()
    slack.open_home(suzuki)
    slack.click(suzuki, "questions.tend", at="home")
    slack.click(suzuki, "questions.withdraw", at="modal")
    bot.settle()
    with database.read() as session:
        assert session.scalars(select(Card)).all() == []
    assert noted(database) == []


def test_a_refused_act_is_not_noted(bot: Bot, slack: Slack, database: Database, suzuki: User) -> None:
    slack.command(suzuki, "/tomoshibi", "役割")
    slack.click(suzuki, "people.change_role", value="organiser")
    guest = slack.add_user("guest", real_name="客", is_restricted=True)
    slack.settle()
    assert slack.submit(suzuki, people=[guest]) != {}
    assert noted(database) == []


def test_organisers_read_it_by_pages_and_by_kind_and_nobody_else_does(
    bot: Bot, slack: Slack, database: Database, clock: WorldClock, sato: User, suzuki: User
) -> None:
    name_a_leader(slack, suzuki, sato)
    rows = [
        {"team_id": team, "at": clock.now(), "user_id": "", "act": Act.IMPORTED, "about": ""}
        for team in ["TELSEWHERE", *[bot.parts.team_id] * 25]
    ]
    with database.begin() as session:
        session.execute(insert(Base.metadata.tables["audit"]), rows)
    slack.command(sato, "/tomoshibi", "記録")
    assert slack.modal(sato) is None
    assert "事務局の方だけ" in slack.ephemerals(sato)[-1].text
    slack.open_home(suzuki)
    slack.click(suzuki, "audit.open", at="home")
    first = read(slack.modal(suzuki))
    assert first.count("取り込みました") == 20 + 1  # one of them is in the menu
    assert "サーバーの操作" in first
    slack.click(suzuki, "audit.page", at="modal")
    second = read(slack.modal(suzuki))
    assert "鈴木 花*　役割を渡しました" in second
    assert f"<@{sato.id}>　DX推進リーダー" in second
    assert second.count("*　取り込みました") == 5
    slack.choose(suzuki, "audit.act", Act.ROLE_GIVEN, at="modal")
    assert "*　取り込みました" not in read(slack.modal(suzuki))


def test_every_act_has_its_words_and_no_other_is_taken(database: Database, clock: WorldClock) -> None:
    for locale in ("ja", "en"):
        assert len({words(locale)(f"audit-act-{act}") for act in Act}) == len(Act)
    with database.begin() as session, pytest.raises(ValueError, match="dancing"):
        audit.write(session, team_id="T1", act="dancing", about="", now=clock.now())
