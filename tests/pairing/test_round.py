"""A month of peer chats: invited, announced, skipped, introduced, asked, and counted."""

from datetime import date, timedelta

import pytest

from bot import availability, contacts
from bot.app import Bot
from bot.availability import Absence
from bot.sandbox import Slack, User, WorldClock
from tests.kinds import on_sqlite_alone
from tests.pairing.conftest import Lead, dms, join, partners, plan, to, told
from tests.reading import read


@on_sqlite_alone
def test_a_month_from_the_invitation_to_the_answer(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, suzuki: User
) -> None:
    lead(sato, tanaka, suzuki)
    plan(bot)
    slack.open_home(sato)
    slack.click(sato, "pairing.join", at="home")
    assert "次の回は、10/7（水）にお知らせします。" in read(slack.home(sato))
    to(bot, clock, "2026-10-07 10:00")
    [tomorrow] = dms(slack, sato)
    assert "10/8（木）に、今月のおしゃべりのお相手をご紹介します。" in tomorrow
    for who in (tanaka, suzuki):
        [invited] = dms(slack, who)
        assert "一度だけご案内しています" in invited
    slack.click(tanaka, "pairing.join")
    slack.click(suzuki, "pairing.stop")
    bot.settle()
    assert "おしゃべりに参加しています" in dms(slack, tanaka)[0]
    assert "参加していません" in dms(slack, suzuki)[0]
    to(bot, clock, "2026-10-08 10:00")
    assert [len(dms(slack, who)) for who in (sato, tanaka, suzuki)] == [2, 2, 1]
    assert f"田中 健（三浦市 市民課）* <@{tanaka.id}>" in dms(slack, sato)[1]
    assert f"佐藤 美咲（小田原市 税務課）* <@{sato.id}>" in dms(slack, tanaka)[1]
    assert sorted("最初のひとことは、あなたから" in dms(slack, who)[1] for who in (sato, tanaka)) == [False, True]
    to(bot, clock, "2026-10-16 09:59")
    assert len(dms(slack, sato)) == 2
    to(bot, clock, "2026-10-16 10:00")
    assert "田中 健さんとは、お話しできましたか" in dms(slack, sato)[2]
    slack.click(sato, "pairing.met.yes")
    slack.click(sato, "pairing.met.yes")
    bot.settle()
    assert "✓ 話せました" in dms(slack, sato)[2]
    assert "✓ 話せました" in dms(slack, sato)[1]
    to(bot, clock, "2026-10-30 10:00")
    assert len(dms(slack, tanaka)) == 3
    assert told(slack) == ["🍵 今月のおしゃべりは参加者が少ないため、人数は出しません。"]
    to(bot, clock, "2026-11-04 10:00")
    assert len(dms(slack, suzuki)) == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_nobody_is_offered_what_is_not_planned_for_them(
    bot: Bot, slack: Slack, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)

    def offered(who: User) -> list[bool]:
        slack.open_home(who)
        slack.command(who, "/tomoshibi", "おしゃべり")
        seen = [read(slack.home(who)), read(slack.modal(who))]
        slack.close(who)
        assert ("参加できるおしゃべりの予定はありません" in seen[1]) != ("おしゃべりしませんか" in seen[1])
        return ["おしゃべりしませんか" in each for each in seen]

    assert offered(sato) == [False, False]
    plan(bot)
    assert offered(sato) == [True, True]
    assert offered(tanaka) == [False, False]


def test_who_said_that_they_met_stands_in_the_record_of_both_and_changes_with_the_answer(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    def known() -> list[tuple[str, str]]:
        with bot.database.read() as session:
            rows = session.query(contacts.Contact).filter(contacts.Contact.place.startswith("pairing:"))
            return sorted((row.from_id, row.to_id) for row in rows)

    lead(sato, tanaka)
    plan(bot)
    join(bot, sato, tanaka)
    to(bot, clock, "2026-10-07 10:00")
    to(bot, clock, "2026-10-08 10:00")
    to(bot, clock, "2026-10-16 10:00")
    slack.click(sato, "pairing.met.yes")
    assert known() == sorted([(sato.id, ""), (sato.id, tanaka.id), (tanaka.id, sato.id)])
    slack.click(tanaka, "pairing.met.yes")
    assert len(known()) == 6
    slack.click(sato, "pairing.met.not_yet")
    assert known() == sorted([(tanaka.id, ""), (sato.id, tanaka.id), (tanaka.id, sato.id)])


def test_skipping_is_one_tap_and_final(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, suzuki: User
) -> None:
    lead(sato, tanaka, suzuki)
    plan(bot)
    join(bot, sato, tanaka, suzuki)
    to(bot, clock, "2026-10-07 10:00")
    slack.click(sato, "pairing.skip")
    bot.settle()
    assert "今回はお休みですね" in dms(slack, sato)[0]
    slack.open_home(sato)
    assert "今回はお休みですね" in read(slack.home(sato))
    to(bot, clock, "2026-10-08 10:00")
    assert len(dms(slack, sato)) == 1
    assert partners(slack, tanaka, among=[sato, tanaka, suzuki]) == [suzuki]
    slack.click(tanaka, "pairing.skip", at=slack.dms(tanaka)[-2])
    assert "もうお相手をご紹介しています" in slack.ephemerals(tanaka)[-1].text
    to(bot, clock, "2026-11-04 10:00")
    assert "11/5（木）に" in dms(slack, sato)[1]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_nobody_is_introduced_to_the_same_person_twice_even_after_a_transfer(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="0123")
    plan(bot)
    join(bot, *people)
    seen: list[set[frozenset[str]]] = []
    for first, second in (("10-07", "10-08"), ("11-04", "11-05"), ("12-02", "12-03")):
        to(bot, clock, f"2026-{first} 10:00")
        to(bot, clock, f"2026-{second} 10:00")
        seen.append({frozenset((who.id, partners(slack, who, among=people)[0].id)) for who in people})
        slack.change_user(people[0], title="横須賀市 市民課")
    assert len(set.union(*seen)) == 6
    assert [len(pairs) for pairs in seen] == [2, 2, 2]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_who_is_away_wants_silence_or_paused_sits_it_out_and_is_told_nothing(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, suzuki: User
) -> None:
    people = lead(sato, tanaka, suzuki, towns="012")
    plan(bot)
    join(bot, *people)
    team_id = bot.parts.team_id
    with bot.database.begin() as session:
        session.add(Absence(team_id, sato.id, date(2026, 10, 5), date(2026, 10, 16), is_leave=True))
        session.add(Absence(team_id, tanaka.id, date(2026, 10, 5), date(2026, 10, 16), is_leave=False))
        availability.mute(session, team_id=team_id, user_id=suzuki.id, muted=True)
    slack.open_home(people[3])
    slack.click(people[3], "pairing.pause", at="home")
    to(bot, clock, "2026-10-07 10:00")
    to(bot, clock, "2026-10-08 10:00")
    assert [len(dms(slack, who)) for who in people] == [0, 0, 0, 0, 2, 2]
    assert partners(slack, people[4], among=people) == [people[5]]
    to(bot, clock, "2026-10-16 10:00")
    slack.open_home(people[3])
    assert "お休みしています" in read(slack.home(people[3]))
    slack.click(people[3], "pairing.join", at="home")
    with bot.database.begin() as session:
        availability.mute(session, team_id=team_id, user_id=suzuki.id, muted=False)
    to(bot, clock, "2026-11-04 10:00")
    to(bot, clock, "2026-11-05 10:00")
    assert all("今月のおしゃべりのお相手です" in dms(slack, who)[-1] for who in people)


def test_who_has_nobody_is_told_so_and_comes_first_the_next_time(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato, tanaka)
    plan(bot)
    join(bot, sato)
    to(bot, clock, "2026-10-07 10:00")
    to(bot, clock, "2026-10-08 10:00")
    assert "次の回では優先してご紹介します。次の回は、11/4（水）にお知らせします。" in dms(slack, sato)[1]
    clock.advance(timedelta(days=1))
    slack.command(sato, "/tomoshibi", "おしゃべり")
    assert "見つかりませんでした" in read(slack.modal(sato))
    assert "おしゃべりに参加しています" in read(slack.modal(sato))
    slack.click(sato, "pairing.stop", at="modal")
    assert "参加していません" in read(slack.modal(sato))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_organisers_learn_counts_and_that_pairs_of_one_town_could_not_be_avoided(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, mizuno: User
) -> None:
    people = lead(towns="00000001")
    plan(bot)
    join(bot, *people)
    to(bot, clock, "2026-10-07 10:00")
    to(bot, clock, "2026-10-08 10:00")
    [matched] = told(slack)
    assert "8人をご紹介しました" in matched
    assert "同じ団体どうしの組を避けられませんでした" in matched
    slack.open_home(mizuno)
    assert "8人をご紹介しました" in read(slack.home(mizuno))
    slack.open_home(people[0])
    assert "ご紹介しました" not in read(slack.home(people[0]))
    to(bot, clock, "2026-10-16 10:00")
    for who in people[:5]:
        slack.click(who, "pairing.met.yes")
    to(bot, clock, "2026-11-02 10:00")
    # Five met, so three did not say so, and three are too few.
    assert len(told(slack)) == 1
    for who in people[5:]:
        slack.open_home(who)
        assert "今月のお相手" not in read(slack.home(who))
