"""What was searched in vain, and the aliases by which organisers mend it."""

from datetime import timedelta

import pytest

from bot import running, web_api
from bot.app import Bot, build
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from knowledge import cards
from knowledge.cards import Draft, Kind
from tests.kinds import on_sqlite_alone
from tests.reading import read


@pytest.fixture
def config(config: Settings, slack: Slack, mizuno: User) -> Settings:
    """Settings in which somebody looks after the community."""
    return config.model_copy(update={"organisers": (mizuno.id,)})


@pytest.fixture
def mizuno(slack: Slack) -> User:
    """Looks after the community."""
    return slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課")


@pytest.fixture
def register(bot: Bot) -> None:
    """A card about the register of residents."""
    with bot.database.begin() as session:
        draft = Draft(Kind.TIP, "住民基本台帳の手続き", "写しを交付するときの注意です。")
        cards.keep(session, team_id=bot.parts.team_id, origin="test:1", draft=draft, now=bot.parts.clock.now())


def search(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    return read(slack.ephemerals(who)[-1]["blocks"])


def home(slack: Slack, who: User) -> str:
    slack.open_home(who)
    return read(slack.home(who))


@on_sqlite_alone
def test_organisers_see_what_was_searched_in_vain_and_nobody_sees_by_whom(
    register: None, slack: Slack, sato: User, tanaka: User, mizuno: User
) -> None:
    assert "探しても見つからなかった言葉はありません" in home(slack, mizuno)
    for who, words in ((sato, "ジュウキ"), (tanaka, "じゅうき"), (tanaka, "飼い犬"), (sato, "住民基本台帳")):
        search(slack, who, words)
    told = home(slack, mizuno)
    assert told.index("*「じゅうき」*　2回") < told.index("*「飼い犬」*　1回")
    assert "*「住民基本台帳」*" not in told
    assert "佐藤" not in told
    assert "見つからなかった言葉" not in home(slack, sato)


def test_two_taps_make_an_alias_and_the_word_is_found(register: None, slack: Slack, sato: User, mizuno: User) -> None:
    assert "まだありません" in search(slack, sato, "ジュウキ")
    slack.open_home(mizuno)
    slack.click(mizuno, "gaps.alias", at="home")
    assert slack.submit(mizuno, means="住民基本台帳") == {}
    assert "これからは *「ジュウキ」* と探すと *「住民基本台帳」* のノウハウ（1件）も見つかります" in read(
        slack.modal(mizuno)
    )
    slack.close(mizuno)
    assert "ジュウキ" not in read(slack.home(mizuno))
    found = search(slack, sato, "ジュウキ")
    assert "住民基本台帳の手続き" in found
    assert "「ジュウキ」は「住民基本台帳」としても探しました" in found


@on_sqlite_alone
def test_an_alias_is_taken_back(register: None, slack: Slack, sato: User, mizuno: User) -> None:
    search(slack, sato, "ジュウキ")
    slack.open_home(mizuno)
    slack.click(mizuno, "gaps.list", at="home")
    slack.click(mizuno, "gaps.alias", at="modal")
    slack.submit(mizuno, means="住民基本台帳")
    slack.click(mizuno, "gaps.remove", at="modal")
    assert "つけた別名" not in read(slack.modal(mizuno))
    assert "*「ジュウキ」*　1回" in read(slack.modal(mizuno))
    slack.close(mizuno)
    assert slack.modal(mizuno) is None
    assert "まだありません" in search(slack, sato, "ジュウキ")


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"means": "宇宙開発"}, "means", "「宇宙開発」で探しても、まだ何も見つかりません"),
        ({"means": "じゅうき"}, "means", "同じ言葉です"),
        ({"word": "ー！", "means": "住民基本台帳"}, "word", "2文字以上"),
    ],
)
@on_sqlite_alone
def test_an_alias_that_makes_no_sense_is_refused_beside_its_field(
    register: None, slack: Slack, sato: User, mizuno: User, fields: dict[str, str], field: str, why: str
) -> None:
    search(slack, sato, "ジュウキ")
    slack.open_home(mizuno)
    slack.click(mizuno, "gaps.alias", at="home")
    assert why in slack.submit(mizuno, **fields)[field]


@on_sqlite_alone
def test_only_organisers_may(
    register: None, bot: Bot, config: Settings, slack: Slack, sato: User, mizuno: User
) -> None:
    search(slack, sato, "ジュウキ")
    slack.open_home(mizuno)
    slack.click(mizuno, "gaps.alias", at="home")
    handed_over = config.model_copy(update={"organisers": (sato.id,)})
    later = build(handed_over, clock=slack.clock, database=bot.database, slack=web_api.client(config))
    with running.behind_door(later, handed_over) as door:
        slack.request_url = door.address
        assert "事務局の人だけ" in str(slack.submit(mizuno, means="住民基本台帳"))
        slack.close(mizuno)
        slack.click(mizuno, "gaps.list", at="home")
        assert "事務局の人だけ" in read(slack.modal(mizuno))
        assert "まだありません" in search(slack, sato, "ジュウキ")


@on_sqlite_alone
def test_the_list_opens_by_command_for_organisers_alone(register: None, slack: Slack, sato: User, mizuno: User) -> None:
    search(slack, sato, "ジュウキ")
    slack.join(mizuno, "#雑談")
    slack.command(mizuno, "/tomoshibi", "別名", channel="#雑談")
    assert "*「ジュウキ」*　1回" in read(slack.modal(mizuno))
    slack.command(sato, "/tomoshibi", "aliases", channel="#雑談")
    assert slack.modal(sato) is None
    assert "事務局の人だけ" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_what_was_searched_long_ago_is_not_shown(
    register: None, slack: Slack, clock: WorldClock, sato: User, mizuno: User
) -> None:
    search(slack, sato, "ジュウキ")
    clock.advance(timedelta(days=29))
    assert "ジュウキ" not in home(slack, mizuno)


def test_a_search_that_filters_made_empty_is_not_in_vain(
    register: None, slack: Slack, sato: User, mizuno: User
) -> None:
    search(slack, sato, "住民基本台帳 種類:解決")
    search(slack, sato, "種類:解決")
    assert "見つからなかった言葉はありません" in home(slack, mizuno)
    search(slack, sato, "飼い犬 種類:コツ")
    assert "*「飼い犬」*　1回" in home(slack, mizuno)


@on_sqlite_alone
def test_a_mended_slip_is_not_in_vain_unless_it_was_meant(
    register: None, bot: Bot, slack: Slack, sato: User, mizuno: User
) -> None:
    with bot.database.begin() as session:
        draft = Draft(Kind.TIP, "サーバーの容量", "別の場所に移す")
        cards.keep(session, team_id=bot.parts.team_id, origin="test:2", draft=draft, now=bot.parts.clock.now())
    search(slack, sato, "サバー")
    assert "サバー" not in home(slack, mizuno)
    slack.click(sato, "knowhow.as_typed")
    assert "*「サバー」*　1回" in home(slack, mizuno)


def test_what_people_typed_formats_and_calls_nobody(register: None, slack: Slack, sato: User, mizuno: User) -> None:
    search(slack, sato, "<!channel> & 冥王星")
    told = home(slack, mizuno)
    assert "&lt;!channel&gt;" in told or "@channel" in told
    assert "<!channel>" not in told
