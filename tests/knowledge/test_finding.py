import pytest

from bot.db import Database
from knowledge import encoder
from knowledge.encoder import Endpoint
from knowledge.finding import Found, find
from tests.knowledge.conftest import Keep
from tests.knowledge.embeddings import embeddings
from tests.knowledge.test_meaning import work_out


@pytest.fixture
def servers(database: Database, keep: Keep) -> Database:
    """Seven cards about servers, and one about something else."""
    for number in range(7):
        keep(f"サーバーの容量 その{number}", "古いものを移す")
    keep("公用車の予約", "共有の予定表に入れる", tags=("総務",))
    return database


def look(database: Database, typed: str, *, offset: int = 0, exactly: bool = False) -> Found:
    with database.read() as session:
        return find(session, team_id="T1", typed=typed, offset=offset, exactly=exactly)


def test_a_slip_is_mended_on_every_page(servers: Database) -> None:
    for offset in (0, 5):
        found = look(servers, "サバー", offset=offset)
        assert (found.instead, found.page.total) == ("サーバー", 7)


def test_a_page_beyond_the_last_one_is_empty_and_nothing_is_mended(servers: Database) -> None:
    found = look(servers, "サーバー", offset=50)
    assert (found.instead, found.page.hits) == ("", [])


def test_words_can_be_meant_as_they_are(servers: Database) -> None:
    found = look(servers, "サバー", exactly=True)
    assert (found.instead, found.page.total) == ("", 0)


def test_what_is_only_near_in_meaning_does_not_hide_a_slip(servers: Database) -> None:
    with embeddings() as endpoint:
        by = Endpoint(endpoint.url, "small")
        work_out(servers, by)
        meaning = encoder.meaning(by, "サバー")
        with servers.read() as session:
            for offset in (0, 5):
                found = find(session, team_id="T1", typed="サバー", offset=offset, meaning=meaning)
                assert (found.instead, found.page.total) == ("サーバー", 7)
            found = find(session, team_id="T1", typed="公用車", meaning=encoder.meaning(by, "公用車"))
            assert (found.instead, found.page.hits[0].card.title) == ("", "公用車の予約")
            assert found.by_meaning


def test_filters_that_leave_nothing_tell_how_much_there_is_without_them(servers: Database) -> None:
    found = look(servers, "サーバー タグ:総務")
    assert (found.page.total, found.beyond, found.ignored) == (0, 7, ())


def test_a_filter_that_fits_nothing_is_left_out(servers: Database) -> None:
    found = look(servers, "サーバー タグ:土木")
    assert (found.page.total, [each.values for each in found.ignored]) == (7, [("土木",)])
