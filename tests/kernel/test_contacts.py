"""Who exchanged words with whom: noted once, forgotten with the message, never for who gives no name."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import contacts
from bot.anonymity import Seal
from bot.db import Database
from bot.privacy import retention

TEAM = "T1"
# A Monday, nine in the morning in Japan.
MONDAY = datetime(2026, 10, 5, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = contacts.place("C1", "1.0")


def alone(database: Database, user_id: str, now: datetime) -> int:
    with database.read() as session:
        return contacts.ignored(session, team_id=TEAM, user_id=user_id, since=MONDAY - DAY, now=now)


def post(database: Database, user_id: str, *, where: str = HERE, asks: bool = True) -> None:
    with database.begin() as session:
        contacts.note_post(session, team_id=TEAM, user_id=user_id, at=MONDAY, where=where, asks=asks)


def reply(database: Database, from_id: str, to_id: str, *, where: str = HERE, source: str = "C1:2.0") -> None:
    with database.begin() as session:
        contacts.note_reply(
            session, team_id=TEAM, from_id=from_id, to_id=to_id, at=MONDAY + DAY, where=where, source=source
        )


def test_who_asked_is_left_alone_after_two_working_days(database: Database) -> None:
    post(database, "U1")
    assert alone(database, "U1", MONDAY + 2 * DAY - timedelta(minutes=1)) == 0
    assert alone(database, "U1", MONDAY + 2 * DAY) == 1


def test_what_asks_nothing_leaves_nobody_alone(database: Database) -> None:
    post(database, "U1", asks=False)
    assert alone(database, "U1", MONDAY + 9 * DAY) == 0


def test_a_reply_counts_until_it_is_deleted(database: Database) -> None:
    post(database, "U1")
    reply(database, "U2", "U1")
    assert alone(database, "U1", MONDAY + 9 * DAY) == 0
    with database.begin() as session:
        contacts.forget(session, team_id=TEAM, where="C1:2.0")
    assert alone(database, "U1", MONDAY + 9 * DAY) == 1


def test_with_a_deleted_post_all_goes_that_rests_on_it(database: Database) -> None:
    post(database, "U1")
    reply(database, "U2", "U1")
    with database.begin() as session:
        contacts.forget(session, team_id=TEAM, where=HERE)
        assert session.query(contacts.Contact).count() == session.query(contacts.OwnPost).count() == 0


def test_talking_to_oneself_and_the_same_reply_again_are_nothing(database: Database) -> None:
    post(database, "U1")
    reply(database, "U1", "U1", source="C1:3.0")
    for _ in range(2):
        reply(database, "U2", "U1")
    with database.read() as session:
        assert session.query(contacts.Contact).count() == 1


def test_a_channel_with_a_new_id_takes_its_places_along(database: Database) -> None:
    post(database, "U1")
    reply(database, "U2", "U1")
    post(database, "U1", where="C10:1.0")
    with database.begin() as session:
        contacts.follow_channel(session, team_id=TEAM, old="C1", new="C2")
    with database.read() as session:
        assert contacts.author_at(session, team_id=TEAM, where="C2:1.0") == "U1"
        assert contacts.author_at(session, team_id=TEAM, where="C10:1.0") == "U1"
        assert contacts.author_at(session, team_id=TEAM, where=HERE) is None
        assert contacts.last_to_reply(session, team_id=TEAM, where="C2:1.0", to_id="U1") == "U2"


def test_of_who_declined_nothing_is_counted(database: Database) -> None:
    post(database, "U1")
    for declined, count in ((True, 0), (False, 1)):
        with database.begin() as session:
            contacts.decline(session, team_id=TEAM, user_id="U1", declined=declined)
        assert alone(database, "U1", MONDAY + 9 * DAY) == count


def test_the_latest_answer_counts(database: Database) -> None:
    with database.begin() as session:
        for at, could_talk in ((MONDAY, False), (MONDAY + DAY, True), (MONDAY - DAY, False)):
            contacts.note_talked(session, team_id=TEAM, user_id="U1", could_talk=could_talk, at=at)
        assert contacts.person(session, team_id=TEAM, user_id="U1").could_talk is True


def test_what_is_older_than_a_year_is_let_go(database: Database) -> None:
    post(database, "U1")
    reply(database, "U2", "U1")
    with database.begin() as session:
        retention.let_go(session, team_id=TEAM, now=MONDAY + 366 * DAY + timedelta(hours=1))
        assert session.query(contacts.OwnPost).count() == 0
        assert session.query(contacts.Contact).count() == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["U1", "U2", "?"]), st.sampled_from(["U1", "U2", "?"])), max_size=6))
def test_who_gives_no_name_never_gets_into_it(database: Database, exchanged: list[tuple[str, str]]) -> None:
    seal = Seal("a-key-for-these-tests-that-nobody-could-guess")
    with database.begin() as session:
        for number, pair in enumerate(exchanged):
            from_id, to_id = (seal.pseudonym("U1") if who == "?" else who for who in pair)
            contacts.note_post(session, team_id=TEAM, user_id=to_id, at=MONDAY, where=f"C1:{number}.0")
            contacts.note_reply(
                session,
                team_id=TEAM,
                from_id=from_id,
                to_id=to_id,
                at=MONDAY,
                where=f"C1:{number}.0",
                source=f"C1:{number}.1",
            )
        rows = [*session.query(contacts.OwnPost), *session.query(contacts.Contact)]
        assert not any("anonymous" in str(vars(row)) for row in rows)
        noted = [row for row in rows if isinstance(row, contacts.Contact)]
        assert len(noted) == sum("?" not in pair and pair[0] != pair[1] for pair in exchanged)
        session.rollback()
