"""Nothing crosses workspaces: whatever is done in one, the other sees, finds, sends and counts nothing of it."""

import json
from collections.abc import Callable
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.app import Bot
from bot.db import Base
from bot.roles import Role
from bot.sandbox import Installation, User
from handlers.people.windows import Act as Roles

number = count(1)
WORDS = {"神奈川のひろば": "かながわの", "静岡のひろば": "しずおかの"}


def ask(team: Installation, who: User, word: str) -> None:
    team.post(who, "#質問", f"{word}議事録の要約はどうしていますか その{next(number)}")


def answer(team: Installation, who: User, word: str) -> None:
    asked = [each for each in team.channels["#質問"] if each.thread_ts is None and each.user != team.bot.id]
    if asked:
        team.post(who, "#質問", f"{word}議事録は、録音から下書きを作ります", thread=asked[-1])
        team.react(team.user("sato"), team.channels["#質問"][-1], "white_check_mark")


def share(team: Installation, who: User, word: str) -> None:
    team.command(who, "/share", "", channel="#質問")
    title = f"{word}議事録のコツ その{next(number)}"
    assert team.submit(who, kind="tip", title=title, body=f"{word}議事録は、章ごとに区切ると速くなります") == {}


def search(team: Installation, who: User, word: str) -> None:
    team.command(who, "/knowhow", "議事録", channel="#質問")


def look_home(team: Installation, who: User, word: str) -> None:
    team.open_home(who)


def name_a_leader(team: Installation, who: User, word: str) -> None:
    organiser = team.user("sato")
    team.command(organiser, "/tomoshibi", "役割", channel="#質問")
    team.click(organiser, Roles.CHANGE, value=Role.LEADER)
    team.submit(organiser, people=[who])


ACTS: list[Callable[[Installation, User, str], None]] = [ask, answer, share, search, look_home, name_a_leader]


def told(team: Installation) -> str:
    """Everything that anybody of a workspace can see, and all that the bot said there."""
    world = team.world
    seen = [message.json() for channel in world.channels.values() for message in channel.messages.values()]
    seen += [message.json() for message in world.ephemerals]
    views = [view.json() for views in world.modals.values() for view in views]
    views += [view.json() for view in world.homes.values()]
    # Who asks for a token speaks in no workspace yet.
    calls = [(each.method, each.arguments, each.response) for each in team.calls if each.method != "oauth.v2.access"]
    return json.dumps([seen, views, calls], ensure_ascii=False, default=str)


def stored(bot: Bot, team: Installation) -> str:
    """Every row of a workspace."""
    with bot.database.read() as session:
        return "\n".join(
            f"{table.name} {row}"
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table).where(table.c.team_id == team.team.id)).all()
        )


def marks(team: Installation) -> set[str]:
    """What can only come from this workspace: its ids, names and words."""
    world = team.world
    people = {user.real_name for user in world.users.values() if user.id != world.bot.id}
    return {world.team.id, world.team.name, WORDS[world.team.name], *people, *world.users, *world.channels}


acts = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.sampled_from(["sato", "tanaka"])), min_size=3, max_size=8
)


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],  # what failed stands in the database by then; a shorter list would meet it all the same
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=acts)
def test_nothing_of_one_workspace_is_seen_found_sent_counted_or_stored_in_the_other(
    bot: Bot,
    both: tuple[Installation, Installation],
    acts: list[tuple[int, Callable[[Installation, User, str], None], str]],
) -> None:
    for which, act, name in acts:
        team = both[which]
        who = team.user(name)
        act(team, who, WORDS[team.team.name])
        for person in (who, team.user("sato")):
            while team.modal(person):
                team.close(person)
    bot.settle()
    for here, there in (both, both[::-1]):
        seen, kept = told(here), stored(bot, here)
        assert here.team.id in kept
        assert [mark for mark in marks(there) if mark in seen] == []
        assert [line for line in kept.splitlines() if any(mark in line for mark in marks(there))] == []


def test_the_same_words_find_in_each_workspace_what_is_its_own(
    bot: Bot, both: tuple[Installation, Installation]
) -> None:
    for team in both:
        share(team, team.user("tanaka"), WORDS[team.team.name])
    bot.settle()
    for team in both:
        search(team, team.user("sato"), "")
        [found] = [each for each in team.ephemerals(team.user("sato")) if "コツ" in str(each.blocks)]
        assert WORDS[team.team.name] in str(found.blocks)
        assert "1件" in str(found.blocks)
