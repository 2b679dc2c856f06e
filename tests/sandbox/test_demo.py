"""The demo's history is data; what must hold in it is checked here, without a bot and with the local Slack."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot import running, web_api
from bot.app import build
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, WorldClock, arrangements
from bot.sandbox.demo import people, play
from bot.sandbox.emoji import EMOJI
from bot.sandbox.history import ALONE, CHECK_IN, FIRST_CHAT, LINES, SHARES, TIMELINE, Line, Workday, days_ahead
from bot.sandbox.history.script import JST, read
from bot.sandbox.stage import QUICK
from bot.sandbox.town import LEADER, PEOPLE, PREFECTURE, ROOMS, TOWNS
from bot.settings import Settings
from tests.reading import read as read_words

BY_KEY = {person.key: person for person in PEOPLE}
SAYS = [line for line in LINES if line.act == "says"]
SCENES: dict[str, list[Line]] = {}
for each in LINES:
    SCENES.setdefault(each.scene, []).append(each)
QUESTIONS = {name: lines for name, lines in SCENES.items() if lines[0].channel == "質問"}
ACTS = {"says", "edits", "deletes", "saves"}


@pytest.fixture(scope="module")
def town(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slack]:
    """The workspace after the play, with the real bot in it; nobody writes in it afterwards."""
    file = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("town"))
    clock = WorldClock(frozen=True)
    clock.to("2026-10-05 09:00")
    slack = Slack(manifest(Settings(_env_file=None)), clock=clock)
    folk = people(slack)
    with slack.serve():
        config = Settings(
            _env_file=None,
            slack_bot_token=slack.bot_token,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.api_url,
            question_channels=(slack.channel("#質問").id,),
            organisers=tuple(set(slack.channel("#事務局").members) - {slack.bot.id}),
            organiser_channel=slack.channel("#事務局").id,
            port=0,
            encoder="none",
        )
        database = Database(f"sqlite:///{file}")
        bot = build(config, clock=clock, database=database, slack=web_api.client(config))
        with running.behind_door(bot, config) as door:
            slack.request_url = door.address
            arrangements.introduce(slack, bot)
            began = clock.now()
            arrangements.plan(slack, bot, since=CHECK_IN.moment(began), chats=FIRST_CHAT.moment(began))
            told: list[tuple[int, int]] = []
            play(
                slack,
                partial(bot.settle, within=QUICK),
                dawn=bot.settle,
                progress=lambda done, total: told.append((done, total)),
            )
            slack.open_home(slack.user("tanaka"))
        assert told == [(done, len(TIMELINE)) for done in range(1, len(TIMELINE) + 1)]
        assert [slack.user(key) for key in folk] == list(folk.values())
        yield slack
        database.close()


def solved(lines: list[Line]) -> bool:
    return any(line.act == "✅" for line in lines)


def human_replies(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.act == "says" and line.who != lines[0].who]


def test_everybody_has_one_key_and_one_name() -> None:
    assert len(BY_KEY) == len(PEOPLE)
    assert len({person.real_name for person in PEOPLE}) == len(PEOPLE)
    assert max(len(person.title) for person in PEOPLE) <= 40


def test_everybody_named_in_the_history_lives_in_the_town() -> None:
    named = {step.who for step in TIMELINE} | {line.whom for line in LINES}
    assert named <= set(BY_KEY)
    assert {key for room in ROOMS for key in room.members} <= set(BY_KEY)


def test_every_scene_plays_in_a_channel_among_its_members() -> None:
    rooms = {room.name: room for room in ROOMS}
    for line in LINES:
        room = rooms[line.channel]
        assert not room.members or line.who in room.members, line


def test_every_municipality_asks_or_answers_in_the_question_channel() -> None:
    speakers = {BY_KEY[line.who].body for lines in QUESTIONS.values() for line in lines if line.act == "says"}
    assert speakers == {*TOWNS, PREFECTURE}
    assert {person.body for person in PEOPLE} == {*TOWNS, PREFECTURE}


def test_the_newcomer_is_the_only_one_who_has_not_spoken() -> None:
    assert set(BY_KEY) - {line.who for line in SAYS} == {"newcomer"}


def test_a_scene_has_one_name_and_runs_forward() -> None:
    heads = Counter(line.scene for line in LINES if line is SCENES[line.scene][0])
    assert set(heads.values()) == {1}
    for lines in SCENES.values():
        assert lines[0].act == "says"
        assert [line.at for line in lines] == sorted(line.at for line in lines)
        assert len({line.channel for line in lines}) == 1


def test_the_timeline_is_ordered_and_no_minute_is_used_twice() -> None:
    moments = [step.at for step in TIMELINE]
    assert moments == sorted(set(moments))
    assert len(TIMELINE) == len(LINES) + len(ALONE)


def test_nobody_is_at_work_before_half_past_eight_or_after_a_quarter_past_five() -> None:
    assert [step for step in TIMELINE if not "08:30" <= step.at.time <= "17:15"] == []


@pytest.mark.parametrize("day", range(1, 8))
def test_the_history_lies_on_weekdays_of_the_past_whenever_it_is_played(day: int) -> None:
    opening = datetime(2026, 3, day, 23, 30, tzinfo=UTC)
    moments = [step.at.moment(opening) for step in TIMELINE]
    assert {moment.weekday() for moment in moments} == {0, 1, 2, 3, 4}
    assert moments == sorted(moments)
    assert moments[-1] < opening
    assert opening - moments[0] < timedelta(days=40)


def test_a_workday_is_counted_over_weekends_in_japanese_time() -> None:
    monday = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)
    assert Workday(-1, "15:40").moment(monday).isoformat() == "2026-11-13T15:40:00+09:00"
    assert Workday(-6, "09:00").moment(monday).isoformat() == "2026-11-06T09:00:00+09:00"
    sunday_in_utc = datetime(2026, 11, 15, 16, 0, tzinfo=UTC)
    assert Workday(-1, "15:40").moment(sunday_in_utc).isoformat() == "2026-11-13T15:40:00+09:00"


def test_texts_fit_slack_and_are_not_empty() -> None:
    texts = [line.text for line in LINES if line.act in {"says", "edits"}]
    texts += [text for share in SHARES for text in share.fields.values()]
    assert all(0 < len(text) < 3000 for text in texts)
    assert [line for line in LINES if line.act not in {"says", "edits"} and line.text] == []


def test_no_text_is_said_twice() -> None:
    assert [text for text, times in Counter(line.text for line in SAYS).items() if times > 1] == []


def test_reactions_are_known_emoji_on_something_that_was_said_before() -> None:
    for lines in SCENES.values():
        for position, line in enumerate(lines):
            if line.act == "says":
                continue
            assert line.act in ACTS or line.act in EMOJI.values(), line
            assert any(told.who == line.whom and told.act == "says" for told in lines[:position]), line
            assert (line.who == line.whom) == (line.act in {"edits", "deletes"}), line


def test_only_the_asker_marks_a_solution_once_and_on_an_answer() -> None:
    for name, lines in SCENES.items():
        marks = [line for line in lines if line.act == "✅"]
        assert len(marks) <= 1, name
        assert all(mark.who == lines[0].who and name in QUESTIONS for mark in marks), name


def test_the_questions_are_many_and_half_of_them_are_solved() -> None:
    assert len(QUESTIONS) >= 45
    assert sum(map(solved, QUESTIONS.values())) >= 22
    answered = [lines for lines in QUESTIONS.values() if human_replies(lines) and not solved(lines)]
    assert len(answered) >= 10


def test_only_the_newest_questions_wait_and_one_was_taken_back() -> None:
    silent = {name: lines for name, lines in QUESTIONS.items() if not human_replies(lines)}
    withdrawn = {name for name, lines in silent.items() if any(line.act == "deletes" for line in lines)}
    waiting = [lines[0].at for name, lines in silent.items() if name not in withdrawn]
    assert len(withdrawn) == 1
    assert 3 <= len(waiting) <= 4
    assert sorted(waiting) == sorted(lines[0].at for lines in QUESTIONS.values())[-len(waiting) :]
    assert any(line.act == "edits" for lines in QUESTIONS.values() for line in lines)


def test_tips_and_stories_fill_their_form() -> None:
    kinds = Counter(share.fields["kind"] for share in SHARES)
    assert kinds["tip"] >= 6
    assert (kinds["story"], kinds["failure"]) == (1, 1)
    story = {"kind", "title", "problem", "steps", "time_spent", "effect", "hours_saved", "stumbles", "tags"}
    for share in SHARES:
        assert set(share.fields) == ({"kind", "title", "body", "tags"} if share.fields["kind"] == "tip" else story)
        assert len(share.fields["title"]) <= 40
    assert sum(line.act == "saves" for line in LINES) == 2


def test_a_line_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="a line of slip cannot be read"):
        list(read("=== 質問 slip\n\n[-3 09:10 tanaka]\nひとつ目\n\n[-3 9:20 aoki]\nふたつ目\n"))


@pytest.mark.long
def test_the_play_ends_where_it_began_and_left_nothing_of_today(town: Slack) -> None:
    assert town.clock.now() == datetime(2026, 10, 5, tzinfo=UTC)
    stamps = [float(message.ts) for room in town.channels.values() for message in room]
    assert datetime(2026, 8, 31, tzinfo=JST).timestamp() < min(stamps)
    assert max(stamps) < datetime(2026, 10, 3, tzinfo=JST).timestamp()


@pytest.mark.long
def test_the_bot_took_part_without_a_fault(town: Slack) -> None:
    assert town.surprises == []
    assert [call for call in town.calls if not call.response["ok"]] == []
    assert [answer for _, answer in town.attempts if answer.failure] == []
    assert [(user.name, town.errors(user)) for user in town.users if town.errors(user)] == []
    assert [user.name for user in town.users if town.modal(user)] == []


@pytest.mark.long
def test_what_people_said_stands_in_slack_but_for_the_question_that_was_taken_back(town: Slack) -> None:
    said = [message for room in town.channels.values() for message in room if not message.bot_id]
    assert len(said) == len(SAYS) - 1
    assert [message.text for message in said if "右端の1列だけ" in message.text] == []
    assert sum(message.edited is not None for message in said) == 1
    [welcome] = [message for message in said if "こんなこと聞いていいのかな" in message.text]
    assert f"<#{town.channel('質問').id}|質問>" in welcome.text


@pytest.mark.long
def test_what_was_shared_stands_in_the_know_how_channel_and_the_bot_is_in_every_channel(town: Slack) -> None:
    shared = str([message.blocks for message in town.channels["#ノウハウ"]])
    assert [share.fields["title"] for share in SHARES if share.fields["title"] not in shared] == []
    assert all(town.bot.id in town.channel(f"#{room.name}").members for room in ROOMS)


@pytest.mark.long
def test_solved_questions_carry_the_mark_of_their_asker(town: Slack) -> None:
    marked = [
        (town.thread(message)[0].user, reaction["users"])
        for message in town.channels["#質問"]
        for reaction in message.reactions
        if reaction["name"] == "white_check_mark"
    ]
    assert len(marked) == sum(map(solved, QUESTIONS.values()))
    assert all(users == [asker] for asker, users in marked)


@pytest.mark.long
def test_the_know_how_was_of_use_and_copied_and_the_story_has_its_figures(town: Slack) -> None:
    [story] = [message for message in town.channels["#ノウハウ"] if "認定調査の督促" in read_words(message.blocks)]
    told = read_words(story.blocks)
    assert "3人の役に立ちました" in told
    assert "2団体が真似しました" in told
    assert "330" in told


@pytest.mark.long
def test_the_leaders_have_a_check_in_that_is_open_and_most_have_answered(town: Slack) -> None:
    letters = {key: [read_words(message.blocks) for message in town.dms(town.user(key))] for key in BY_KEY}
    read_by = {key: "".join(each for each in letters[key] if "最近いかがですか" in each) for key in BY_KEY}
    greeted = [key for key, words in read_by.items() if words]
    assert greeted == [person.key for person in PEOPLE if person.role == LEADER and person.key != arrangements.NEWCOMER]
    answered = [key for key in greeted if "✓" in read_by[key]]
    assert 5 <= len(answered) < len(greeted)
    assert "tanaka" not in answered


@pytest.mark.long
def test_leaders_of_different_towns_met_and_the_next_round_is_announced_on_the_next_day(town: Slack) -> None:
    letters = {key: [read_words(message.blocks) for message in town.dms(town.user(key))] for key in BY_KEY}
    introduced = {key: words for key in BY_KEY for words in letters[key] if "今月のおしゃべりのお相手です" in words}
    assert len(introduced) == 8
    for key, words in introduced.items():
        [partner] = [each for each in introduced if each != key and BY_KEY[each].real_name in words.split("最初の")[0]]
        assert BY_KEY[partner].body != BY_KEY[key].body
        assert "✓ 話せました" in words
    assert [key for key in BY_KEY if any("一度だけご案内しています" in each for each in letters[key])] == ["oshima"]
    assert "次の回は、10/6（火）にお知らせします。" in read_words(town.home(town.user("tanaka")))


@pytest.mark.long
def test_a_roundtable_and_a_meetup_without_a_date_are_open(town: Slack) -> None:
    told = [read_words(message.blocks) for message in town.channels["#イベント"] if message.blocks]
    [table] = [each for each in told if "10/9（金） 16:00" in each]
    assert "参加 8人" in table
    [topics] = [each for each in told if "話したいこと" in each]
    assert [topics.count(each) for each in ("2人", "1人", "まだいません")] == [1, 2, 0]
    [lesson] = [each for each in told if "日程をきいています" in each]
    assert "10/16（金） 15:00〜16:00" in lesson
    assert "○ 3" in lesson


def test_a_day_ahead_is_a_working_day_whenever_the_history_is_played() -> None:
    friday = datetime(2026, 12, 25, 3, tzinfo=UTC)
    assert days_ahead("{+1} 15:00\n{+2} 10:00", friday) == "2026-12-28 15:00\n2027-01-04 10:00"
    assert days_ahead("{+1}", datetime(2026, 11, 21, 16, tzinfo=UTC)) == "2026-11-25"
