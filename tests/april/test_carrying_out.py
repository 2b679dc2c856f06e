"""What an approved plan does: what people look after has new owners, each thing once; and what can be taken back."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import roles
from bot.app import Bot
from bot.members import Member
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from bot.schedules import Schedule
from bot.turn import Turns
from handlers.april import model, rules
from handlers.april.model import Departure, FormerOffice, RosterStep, State
from handlers.meetups.model import Meetup
from handlers.pairing.model import PeerRound, PeerSeat
from handlers.questions import hosts
from handlers.questions.model import Question
from knowledge.cards import Card
from tests.appointing import accompany, appoint
from tests.april.conftest import SQLITE, bring, carry_out, close, opened, told
from tests.reading import read

WITHOUT_SATO = (("小田原市", "税務課", "髙橋 さくら", "", ""),)


def shared(bot: Bot, slack: Slack, who: User, title: str = "督促状の様式") -> Card:
    """Somebody shares a card."""
    slack.command(who, "/share")
    slack.submit(who, title=title, body="様式をそろえると1日で終わります")
    bot.settle()
    close(slack, who)
    with bot.database.read() as session:
        return session.scalars(select(Card).where(Card.title == title)).one()


def asked(bot: Bot, slack: Slack, who: User, text: str = "様式は何を使っていますか") -> Message:
    """Somebody asks in the channel."""
    message = slack.post(who, "#質問", text)
    bot.settle()
    return message


def let_accompany(bot: Bot, companion: User, accompanied: User) -> None:
    accompany(bot, accompanied, companion)
    appoint(bot, companion, Role.COMPANION)


def has(bot: Bot, who: User) -> frozenset[Role]:
    with bot.database.read() as session:
        return roles.of(session, team_id=bot.parts.team_id, user_id=who.id)


def companion(bot: Bot, who: User) -> str | None:
    with bot.database.read() as session:
        return roles.companion_of(session, team_id=bot.parts.team_id, user_id=who.id)


def seat_once(session: Session, team_id: str, user_id: str, now: datetime) -> None:
    """Somebody sat in a round of peer chats, long ago."""
    rule = {"every": "once"}
    schedule = Schedule(team_id, "pairing", "leaders", "", [], rule, created_by="U", created_at=now, deleted_at=now)
    session.add(schedule)
    session.flush()
    round_ = PeerRound(team_id, "pairing:1", schedule.id, now, now, now, now, closed_at=now)
    session.add(round_)
    session.flush()
    session.add(PeerSeat(team_id, round_.id, user_id, town="三浦市"))


def undo(bot: Bot, slack: Slack, mizuno: User, who: User, tab: str = "leaves") -> None:
    """「元に戻す」."""
    opened(slack, mizuno, tab)
    with bot.database.read() as session:
        theirs = select(RosterStep).where(RosterStep.user_id == who.id).order_by(RosterStep.id.desc()).limit(1)
        step = session.scalars(theirs).one()
    slack.click(mizuno, "april.undo", value=str(step.id))
    bot.settle()


def test_a_leavers_question_and_card_go_to_the_colleague(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User
) -> None:
    card, question = shared(bot, slack, sato), asked(bot, slack, sato)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    assert "ノウハウ 1件 → 髙橋 さくら（同じ所属）" in opened(slack, mizuno)
    carry_out(bot, slack, mizuno)
    with bot.database.read() as session:
        card = session.get_one(Card, card.id)
        assert (card.author_id, card.keeper_id) == (sato.id, takahashi.id)
    assert f"<@{takahashi.id}>さんが引き継ぎます" in slack.thread(question)[-1].text
    slack.command(tanaka, "/knowhow", "督促状")
    assert "いまの担当: 髙橋 さくら" in read({"blocks": slack.ephemerals(tanaka)[-1].blocks})
    reply = slack.post(tanaka, "#質問", "県の様式です", thread=question)
    bot.settle()
    slack.join(takahashi, "#質問")
    slack.react(takahashi, reply, "white_check_mark")
    bot.settle()
    with bot.database.read() as session:
        assert session.scalars(select(Question.state)).one() == "solved"


def test_the_heir_gets_a_briefing_with_three_first_steps(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User
) -> None:
    shared(bot, slack, sato)
    appoint(bot, sato, Role.LEADER)
    let_accompany(bot, tanaka, sato)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    [letter] = [each for each in slack.dms(takahashi) if "引き継ぎがあります" in each.text]
    slack.click(takahashi, "april.read", at=letter)
    window = read(slack.modal(takahashi))
    assert "督促状の様式" in window
    assert "あなたの伴走者は *田中 健さん*" in window
    assert "1. 引き継いだノウハウを1つ開き" in window
    assert "3. " in window
    assert "4. " not in window
    assert companion(bot, takahashi) == tanaka.id
    slack.open_home(takahashi)
    assert "引き継ぎがあります" not in read(slack.home(takahashi))


@SQLITE
def test_nobody_else_reads_a_briefing(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, suzuki: User
) -> None:
    shared(bot, slack, sato)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    slack.open_home(takahashi)
    assert "引き継ぎがあります" in read(slack.home(takahashi))
    with bot.database.read() as session:
        turns = Turns(bot.database, bot.parts.clock, bot.parts.settings, team_id=bot.parts.team_id, user_id=suzuki.id)
        with turns.look() as t:
            assert model.unread(session, team_id=t.team_id, user_id=suzuki.id) == []


@SQLITE
def test_without_a_colleague_the_coordinator_takes_over_and_else_an_organiser(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, suzuki: User
) -> None:
    slack.change_user(takahashi, title="小田原市 デジタル推進課")
    appoint(bot, takahashi, Role.COORDINATOR)
    shared(bot, slack, sato)
    shared(bot, slack, suzuki, "窓口の混雑")
    rows = (("小田原市", "デジタル推進課", "髙橋さくら", "", ""), ("真鶴町", "総務課", "別の人", "", ""))
    bring(bot, slack, mizuno, *rows)
    shown = opened(slack, mizuno, "leaves")
    assert "髙橋 さくら（団体の担当者）" in shown
    assert "水野 環（事務局）" in shown


@SQLITE
def test_questions_without_a_name_are_handed_over_to_nobody(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User
) -> None:
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    with bot.database.begin() as session:
        session.add(
            Question(
                team_id=bot.parts.team_id,
                asker_id="anonymous:x",
                channel_id=slack.channel("#質問").id,
                text="言いにくいこと",
                asked_at=bot.parts.clock.now(),
                ts="1.1",
            )
        )
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    assert "解決していない質問" not in opened(slack, mizuno, "leaves")
    carry_out(bot, slack, mizuno)
    with bot.database.read() as session:
        assert session.scalars(select(Question.keeper_id)).one() is None


def test_roles_of_office_end_and_those_accompanied_have_somebody_else(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User, suzuki: User
) -> None:
    for role in (Role.LEADER, Role.COORDINATOR):
        appoint(bot, sato, role)
    let_accompany(bot, sato, tanaka)
    appoint(bot, suzuki, Role.COMPANION)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    assert "伴走している1人 → 鈴木 花" in opened(slack, mizuno, "leaves")
    carry_out(bot, slack, mizuno)
    assert has(bot, sato) == set()
    assert companion(bot, tanaka) == suzuki.id
    with bot.database.read() as session:
        acts = [note.act for note in audit.newest(session, team_id=bot.parts.team_id) if note.user_id == mizuno.id]
    assert {Act.ROSTER_READ, Act.ROSTER_APPROVED, Act.ROLE_TAKEN, Act.COMPANION_NAMED, Act.MEMBER_LEFT} <= set(acts)


@SQLITE
def test_when_there_is_no_other_companion_and_no_other_host_the_organisers_are_told(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User
) -> None:
    let_accompany(bot, sato, tanaka)
    turns = Turns(bot.database, bot.parts.clock, bot.parts.settings, team_id=bot.parts.team_id, user_id=mizuno.id)
    with turns() as t:
        hosts.name(t, [tanaka.id, sato.id])
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    assert "新しい伴走者が決まっていません" in opened(slack, mizuno, "leaves")
    carry_out(bot, slack, mizuno)
    todo = opened(slack, mizuno)
    assert "新しい伴走者を決める" in todo
    assert "見守り当番から外れました" in todo
    with turns.look() as t:
        assert [place.user_id for place in hosts.rota(t)] == [tanaka.id]


@SQLITE
def test_who_moves_goes_on_with_those_whom_they_accompany_unless_somebody_else_is_chosen(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    let_accompany(bot, tanaka, sato)
    bring(bot, slack, mizuno, ("三浦市", "防災課", "田中 健", "", ""))
    assert "伴走している1人（本人が続けます）" in opened(slack, mizuno, "moves")
    carry_out(bot, slack, mizuno)
    assert companion(bot, sato) == tanaka.id
    bring(bot, slack, mizuno, ("三浦市", "市民課", "田中 健", "", ""))
    opened(slack, mizuno, "moves")
    slack.click(mizuno, "april.fix")
    assert slack.submit(mizuno, companion=suzuki.id) == {}
    assert "伴走している1人 → 鈴木 花" in opened(slack, mizuno, "moves")
    carry_out(bot, slack, mizuno)
    assert companion(bot, sato) == suzuki.id
    undo(bot, slack, mizuno, tanaka, tab="moves")
    assert companion(bot, sato) == tanaka.id


@SQLITE
def test_a_meetup_has_a_new_host_who_comes_to_it(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User
) -> None:
    appoint(bot, sato, Role.COORDINATOR)
    slack.command(sato, "/meetup", channel="#雑談")
    slack.click(sato, "meetups.new")
    fields = {"title": "様式の会", "place": "会議室", "day": "2026-10-06", "starts": "15時", "ends": "16時"}
    assert slack.submit(sato, **fields) == {}
    bot.settle()
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    with bot.database.read() as session:
        assert session.scalars(select(Meetup.host_id)).one() == takahashi.id
    announcement = next(each for each in reversed(slack.channels["#雑談"]) if each.blocks)
    assert "髙橋 さくら" in read({"blocks": announcement.blocks})


def test_who_moves_keeps_what_is_theirs_and_the_record_of_peer_chats(
    bot: Bot, slack: Slack, mizuno: User, tanaka: User, clock: WorldClock
) -> None:
    card = shared(bot, slack, tanaka)
    with bot.database.begin() as session:
        before = session.get_one(Member, (bot.parts.team_id, tanaka.id)).office
        seat_once(session, bot.parts.team_id, tanaka.id, clock.now())
    bring(bot, slack, mizuno, ("三浦市", "防災課", "田中 健", "", "リーダー"))
    carry_out(bot, slack, mizuno)
    with bot.database.read() as session:
        assert session.get_one(Member, (bot.parts.team_id, tanaka.id)).office == "三浦市 防災課"
        assert session.scalars(select(FormerOffice.office)).one() == before == "三浦市 市民課"
        assert session.get_one(Card, card.id).owner_id == tanaka.id
        assert session.scalars(select(PeerSeat.town)).all() == ["三浦市"]
    assert has(bot, tanaka) == {Role.LEADER}
    [letter] = told(slack, tanaka, "新しい持ち場でも")
    assert "田中 健（三浦市 防災課）" in letter


def test_a_button_pressed_twice_and_a_stop_in_between_do_each_thing_once(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User
) -> None:
    question = asked(bot, slack, sato)
    bring(bot, slack, mizuno, *WITHOUT_SATO, ("三浦市", "防災課", "田中 健", "", ""))
    opened(slack, mizuno)
    slack.click(mizuno, "april.go", at="modal")
    with bot.database.read() as session:
        roster = model.latest(session, team_id=bot.parts.team_id)
        assert roster
        assert roster.state == State.ASKED
        approved = [note.act for note in audit.newest(session, team_id=bot.parts.team_id, act=Act.ROSTER_APPROVED)]
    turns = Turns(bot.database, bot.parts.clock, bot.parts.settings, team_id=bot.parts.team_id, user_id=mizuno.id)
    with turns() as t:
        assert rules.approve(t, roster.id, roster.version).state == State.ASKED
    assert len(approved) == 1
    [step] = [job.step for job in bot.jobs if job.name == "april-do"]
    # The process ends after each step and another one goes on.
    assert sum(step(bot.parts) for _ in range(20)) == 1 + 3 + 1
    bot.settle()
    assert len([each for each in slack.thread(question) if "引き継ぎます" in each.text]) == 1
    assert len(told(slack, sato, "ありがとうございました")) == 1


def test_a_departure_can_be_taken_back(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User
) -> None:
    card = shared(bot, slack, sato)
    asked(bot, slack, sato)
    appoint(bot, sato, Role.LEADER)
    let_accompany(bot, sato, tanaka)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    undo(bot, slack, mizuno, sato)
    with bot.database.read() as session:
        assert session.get_one(Card, card.id).owner_id == sato.id
        assert session.scalars(select(Question.keeper_id)).one() is None
        assert session.scalars(select(Departure)).all() == []
    assert has(bot, sato) == {Role.LEADER, Role.COMPANION}
    assert companion(bot, tanaka) == sato.id
    assert len(told(slack, sato, "取り消しになりました")) == 1
    assert len(told(slack, takahashi, "取り消しになりました")) == 1
    assert "元に戻しました" in opened(slack, mizuno, "leaves")
    assert "april.undo" not in str(slack.modal(mizuno))


@SQLITE
def test_a_move_can_be_taken_back(bot: Bot, slack: Slack, mizuno: User, tanaka: User) -> None:
    bring(bot, slack, mizuno, ("三浦市", "防災課", "田中 健", "", ""))
    carry_out(bot, slack, mizuno)
    undo(bot, slack, mizuno, tanaka, "moves")
    with bot.database.read() as session:
        assert session.get_one(Member, (bot.parts.team_id, tanaka.id)).office == "三浦市 市民課"
        assert session.scalars(select(FormerOffice)).all() == []


@SQLITE
def test_a_role_that_came_with_a_move_goes_with_it(bot: Bot, slack: Slack, mizuno: User, tanaka: User) -> None:
    appoint(bot, tanaka, Role.LEARNER)
    bring(bot, slack, mizuno, ("三浦市", "防災課", "田中 健", "", "推進リーダー"))
    carry_out(bot, slack, mizuno)
    assert has(bot, tanaka) == {Role.LEARNER, Role.LEADER}
    undo(bot, slack, mizuno, tanaka, "moves")
    assert has(bot, tanaka) == {Role.LEARNER}


@SQLITE
def test_a_companion_who_was_named_since_stays_when_a_departure_is_taken_back(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User, suzuki: User
) -> None:
    shared(bot, slack, sato)
    appoint(bot, sato, Role.LEADER)
    let_accompany(bot, tanaka, sato)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    assert companion(bot, takahashi) == tanaka.id
    let_accompany(bot, suzuki, takahashi)
    undo(bot, slack, mizuno, sato)
    assert companion(bot, takahashi) == suzuki.id
    assert companion(bot, sato) == tanaka.id


@SQLITE
def test_a_departure_of_whose_account_is_closed_cannot_be_taken_back(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User
) -> None:
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    slack.change_user(sato, deleted=True)
    undo(bot, slack, mizuno, sato)
    assert "アカウントは止まっている" in str(slack.modal(mizuno))


@SQLITE
def test_what_was_left_behind_before_the_roster_came_is_handed_over_too(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, suzuki: User
) -> None:
    card = shared(bot, slack, sato)
    slack.change_user(sato, deleted=True)
    slack.change_user(suzuki, deleted=True)
    bring(bot, slack, mizuno, *WITHOUT_SATO, ("真鶴町", "総務課", "鈴木 花", "", ""))
    assert "去る 1人　来る 1人" in opened(slack, mizuno)
    carry_out(bot, slack, mizuno)
    with bot.database.read() as session:
        assert session.get_one(Card, card.id).owner_id == takahashi.id
    assert told(slack, sato, "ありがとうございました") == []
    assert has(bot, sato) == {Role.ALUMNI}
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    assert "去る 0人" in opened(slack, mizuno)


@SQLITE
def test_the_same_roster_again_changes_nothing(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, tanaka: User
) -> None:
    rows = (*WITHOUT_SATO, ("三浦市", "防災課", "田中 健", "", ""))
    bring(bot, slack, mizuno, *rows)
    carry_out(bot, slack, mizuno)
    bring(bot, slack, mizuno, *rows)
    assert "去る 0人　来る 0人　移る 0人　そのまま 2人" in opened(slack, mizuno)
    letters = len(slack.dms(sato)) + len(slack.dms(tanaka))
    carry_out(bot, slack, mizuno)
    assert len(slack.dms(sato)) + len(slack.dms(tanaka)) == letters


@SQLITE
def test_the_lines_of_a_roster_are_deleted_some_days_after_the_end(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, clock: WorldClock
) -> None:
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    clock.advance(timedelta(days=29))
    bot.settle()
    assert "髙橋 さくら" in opened(slack, mizuno, "stays")
    clock.advance(timedelta(days=1, hours=1))
    bot.settle()
    with bot.database.read() as session:
        assert session.scalars(select(model.RosterLine)).all() == []
        assert session.scalars(select(RosterStep)).all() == []
        roster = model.latest(session, team_id=bot.parts.team_id)
        assert roster
        assert (roster.counts["leaves"], roster.notes) == (1, [])
        assert session.scalars(select(Departure)).all() != []
