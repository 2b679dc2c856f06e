"""Rights end at the border: of one's own body where they are for that alone, and of the workspace always."""

import pytest

from bot import bodies, roles
from bot.app import Bot
from bot.bodies import Body
from bot.db import Database
from bot.members import Member
from bot.sandbox import Installation, Slack
from handlers.paths.model import LearningPath
from tests.everything import SECRET, Ids
from tests.reading import read
from tests.rights import table
from tests.rights.rule import Who
from tests.rights.walking import OWNER, may, walker
from tests.rights.watching import Watch, sqlite_alone

# Rights that are for one's own body, or for all but that.
OF_BODIES = {Who.BODY, Who.BORROWERS}


@pytest.fixture
def another_body(bot: Bot, database: Database) -> int:
    """三浦市, where nothing belongs to."""
    with database.begin() as session:
        body = Body(team_id=bot.parts.team_id, name="三浦市", kind=bodies.Kind.MUNICIPALITY, code="142107")
        session.add(body)
        session.flush()
        return body.id


@pytest.mark.long
@sqlite_alone
@pytest.mark.parametrize("role", ["coordinator", "leader"])
def test_who_works_for_the_same_body_has_no_rights_over_others_things_but_those_of_their_role(
    bot: Bot, slack: Slack, database: Database, made: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, made, body_id=made["body"]["id"])
    watch = Watch(database)
    holes: list[tuple[object, ...]] = []
    for kind, id_, rule in table.everything():
        if may(role, rule.who, at_home=True):
            continue
        told, changed = walks.press(kind, id_, rule), watch.changed()
        if told.outcome != "refused" or changed:
            holes.append((kind, id_, told, changed))
    assert holes == []


@sqlite_alone
@pytest.mark.parametrize("role", ["coordinator", "leader", "organiser"])
def test_a_right_for_ones_own_body_ends_there(
    bot: Bot, slack: Slack, database: Database, made: Ids, another_body: int, role: str
) -> None:
    here, there = made["body"]["id"], another_body
    rules = [each for each in table.everything() if each[2].who in OF_BODIES]
    assert {rule.who for _, _, rule in rules} == OF_BODIES
    found, expected = {}, {}
    # Whoever has not said where they work is of nobody's body, not of the body of those who have not either.
    for place, body_id in {"own": here, "other": there, "none": None}.items():
        walks = walker(slack, bot, database, role, made, body_id=body_id)
        watch = Watch(database)
        for kind, id_, rule in rules:
            told = walks.press(kind, id_, rule)
            found[id_, place] = (told.outcome, bool(watch.changed()))
            is_allowed = may(role, rule.who, at_home=place == "own")
            if rule.who is Who.BORROWERS and place == "none":
                is_allowed = False  # for whom would it be?
            expected[id_, place] = ("done", True) if is_allowed else ("refused", False)
    assert found == expected


@sqlite_alone
def test_two_who_have_not_said_where_they_work_are_not_of_one_body(
    bot: Bot, slack: Slack, database: Database, made: Ids
) -> None:
    walks = walker(slack, bot, database, "coordinator", made)
    with database.begin() as session:
        session.get_one(Member, (bot.parts.team_id, made["member"]["user_id"])).body = None
    for kind, id_, rule in table.everything():
        if rule.who is Who.BODY:
            assert walks.press(kind, id_, rule).outcome == "refused"


@sqlite_alone
def test_a_companion_reads_what_those_wrote_whom_they_look_after_and_nobody_elses(
    bot: Bot, slack: Slack, database: Database, made: Ids
) -> None:
    here, owner = made["body"]["id"], made["member"]["user_id"]
    people = ("organiser", "coordinator", "leader")  # the last of them is a companion, of nobody yet
    walkers = [walker(slack, bot, database, role, made, body_id=here) for role in people]
    seen = []
    for companion in (None, *walkers):
        with database.begin() as session:
            roles.accompany(
                session,
                team_id=slack.team.id,
                user_id=owner,
                companion_id=companion.who.id if companion else None,
                given_by="",
                now=bot.parts.clock.now(),
            )
        for each in walkers:
            slack.open_home(each.who)
        seen.append([SECRET in read(slack.home(each.who)) for each in walkers])
    assert seen == [[False] * 3, [True, False, False], [False, True, False], [False, False, True]]


@sqlite_alone
def test_a_path_that_somebody_entered_for_themselves_is_there_for_nobody_else(
    bot: Bot, slack: Slack, database: Database, made: Ids, another_body: int
) -> None:
    with database.begin() as session:
        session.get_one(LearningPath, made["learning_path"]["id"]).is_listed = False
    of_paths = [
        each for each in table.everything() if each[1].startswith("paths.") and each[2].who is not Who.EVERYBODY
    ]
    of_paths.append(("action", "paths.give", table.ACTIONS["paths.give"]))
    for role in ("organiser", "coordinator", "leader"):
        walks = walker(slack, bot, database, role, made, body_id=another_body)
        watch = Watch(database)
        for kind, id_, rule in of_paths:
            if "{path}" in rule.value + rule.meta:
                assert (walks.press(kind, id_, rule).outcome, watch.changed()) == ("refused", set()), (role, id_)
    owner = walker(slack, bot, database, OWNER, made)
    assert owner.press("action", "paths.give", table.ACTIONS["paths.give"]).outcome == "done"


@pytest.mark.long
@sqlite_alone
@pytest.mark.parametrize("role", ["nobody", "organiser"])
def test_what_is_of_another_workspace_is_neither_changed_nor_shown(
    bot: Bot, slack: Slack, database: Database, made: Ids, theirs: Installation, elsewhere: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, elsewhere)
    watch = Watch(database, team_id=theirs.team.id, but_for=())
    holes: list[tuple[object, ...]] = []
    for kind, id_, rule in table.everything():
        names_something = rule.value or rule.meta or rule.message or kind == "command"
        if rule.who is Who.EVERYBODY and not names_something:
            continue
        told, changed = walks.press(kind, id_, rule), watch.changed()
        if changed or theirs.team.id in told.text or told.outcome not in {"done", "refused"}:
            holes.append((kind, id_, told, changed))
        # Once more, as if it came from there: an organiser here is nobody there. What everybody may, they could.
        if rule.who is not Who.EVERYBODY:
            there, changed = walks.repeat(kind, theirs), watch.changed()
            if there != "refused" or changed:
                holes.append((kind, id_, "there", there, changed))
        watch.put_back()
    assert holes == []
