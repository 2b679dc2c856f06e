"""The workspace of the load: the local Slack in a process of its own, whose people do things when they are told to.

What they do is not sent to the bot from here: it is caught and handed to the generator, which sends it when it is due.
Whatever the bot answers lands here, as in Slack: windows that it opens are filled in, Home tabs that it shows are used.
"""

import hashlib
import multiprocessing
import random
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from bot import doors
from bot.manifest import manifest
from bot.sandbox import Message, Slack, User
from bot.sandbox.link import Answer, Outgoing
from bot.settings import Settings

PEOPLE, QUESTION_CHANNELS, OTHER_CHANNELS = 200, 12, 20
# People speak of what is new: so many of the latest questions, replies and posts are taken up again.
LATEST = 200
# Letters of a mark.
MARK = 12
CHATTER = ("おつかれさまです。資料を共有フォルダーに置きました。", "今日の打ち合わせは15時からです", "了解です！")
WORDS = ("電子決裁", "窓口の予約", "議事録", "住所の名寄せ", "庁内の照会", "文書の保存年限", "公印の省略", "職員の研修")
SOLVED_MARK = "white_check_mark"


@dataclass(frozen=True)
class Request:
    """Something for the bot, and what has to be in the database when the bot has acknowledged it.

    Args:
        kind: what somebody did.
        outgoing: what Slack tells the bot about it.
        mark: what makes its text unlike every other one.
        about: the message that it is or that it is about.
        after: messages that the bot must have heard of, before or after, to follow this.
    """

    kind: str
    outgoing: Outgoing
    mark: str = ""
    about: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Address:
    """How the bot reaches this Slack, and how it is known there."""

    api_url: str
    bot_token: str
    signing_secret: str
    team_id: str
    question_channels: tuple[str, ...]


class Catching(Slack):
    """A local Slack that keeps what it would send."""

    def __init__(self) -> None:
        self.caught: list[Outgoing] = []
        super().__init__(manifest(Settings(_env_file=None)))

    def _sent(self, outgoing: Outgoing) -> Answer:
        self.caught.append(outgoing)
        return Answer(status=200)


class Town:
    """People and what they do, one act after the other."""

    def __init__(self, slack: Catching, seed: int) -> None:
        self.slack = slack
        self._chance = random.Random(seed)  # noqa: S311 (chance)
        self._people = [slack.add_user(f"person{number}") for number in range(PEOPLE)]
        everybody = [*self._people, slack.bot]
        self.questions_in = [slack.add_channel(f"質問{n}", members=everybody) for n in range(QUESTION_CHANNELS)]
        self._others = [slack.add_channel(f"雑談{n}", members=everybody) for n in range(OTHER_CHANNELS)]
        self._posts: deque[Message] = deque(maxlen=LATEST)
        self._questions: deque[Message] = deque(maxlen=LATEST)
        self._replies: deque[tuple[Message, Message]] = deque(maxlen=LATEST)
        self._unedited: deque[Message] = deque(maxlen=LATEST)
        self._solved: set[str] = set()
        self._at_home: list[User] = []
        self._asking: deque[User] = deque()
        self._count = 0
        self._acts = {
            "chatter": self._chat, "question": self._question, "reply": self._reply, "edit": self._edit,
            "reaction": self._react, "solve": self._solve, "search": self._search, "ask": self._ask,
            "submit": self._submit, "action": self._press, "home": self._home,
        }  # fmt: skip

    def act(self, kinds: Sequence[str]) -> list[Request]:
        """Let somebody do each of these; what the bot's own messages bring along comes as "echo"."""
        return [request for kind in kinds for request in self._once(kind)]

    def _once(self, kind: str) -> Iterator[Request]:
        self._count += 1
        mark = _mark(self._count)
        before = len(self.slack.caught)
        facts = self._acts[kind](mark) or {}
        kind = facts.pop("kind", kind)
        caught = self.slack.caught[before:]
        del self.slack.caught[:], self.slack.sent[:], self.slack.attempts[:]
        for outgoing in caught:
            by_the_bot = outgoing.kind == "events_api" and "bot_id" in str(outgoing.payload["event"])
            yield Request("echo", outgoing) if by_the_bot else Request(kind, outgoing, **facts)

    def _somebody(self, but: str = "") -> User:
        return next(user for user in iter(lambda: self._chance.choice(self._people), None) if user.id != but)

    def _user(self, message: Message) -> User:
        return self.slack.world.users[message.user]

    def _chat(self, _mark: str) -> dict[str, Any]:
        post = self.slack.post(self._somebody(), self._chance.choice(self._others), self._chance.choice(CHATTER))
        self._posts.append(post)
        return {"about": post.ts}

    def _question(self, mark: str) -> dict[str, Any]:
        text = f"{self._chance.choice(WORDS)}はどうしていますか（{mark}）"
        post = self.slack.post(self._somebody(), self._chance.choice(self.questions_in), text)
        self._questions.append(post)
        self._unedited.append(post)
        return {"mark": mark, "about": post.ts}

    def _reply(self, mark: str) -> dict[str, Any]:
        if not self._questions:
            return self._question(mark) | {"kind": "question"}
        root = self._chance.choice(self._questions)
        who = self._somebody(but=root.user)
        reply = self.slack.post(who, root.channel, f"うちでは年度初めに決めています（{mark}）", thread=root)
        self._replies.append((root, reply))
        self._unedited.append(reply)
        return {"mark": mark, "about": reply.ts, "after": (root.ts,)}

    def _edit(self, mark: str) -> dict[str, Any]:
        if not self._unedited:
            return self._question(mark) | {"kind": "question"}
        message = self._unedited.popleft()  # the oldest: what it changes is long with the bot
        self.slack.edit(self._user(message), message, f"{message.text} → 書き直し（{mark}）")
        after = (message.thread_ts, message.ts) if message.is_reply and message.thread_ts else (message.ts,)
        return {"mark": mark, "about": message.ts, "after": after}

    def _react(self, mark: str) -> dict[str, Any]:
        if not self._posts:
            return self._chat(mark) | {"kind": "chatter"}
        post = self._chance.choice(self._posts)
        self.slack.react(self._somebody(), post, self._chance.choice(("thumbsup", "pray", "eyes")))
        return {}

    def _solve(self, mark: str) -> dict[str, Any]:
        while self._replies:
            root, reply = self._replies.popleft()
            if root.ts not in self._solved:
                self._solved.add(root.ts)
                self.slack.react(self._user(root), reply, SOLVED_MARK)
                return {"about": root.ts, "after": (root.ts, reply.ts)}
        return self._reply(mark) | {"kind": "reply"}

    def _search(self, mark: str) -> dict[str, Any]:
        in_vain = self._chance.random() < 1 / 4
        words = mark if in_vain else self._chance.choice(WORDS)
        self.slack.command(self._somebody(), "/knowhow", words, channel=self._chance.choice(self._others))
        return {"mark": mark} if in_vain else {}

    def _ask(self, _mark: str) -> dict[str, Any]:
        who = self._idle()
        self.slack.command(who, "/ask", self._chance.choice(WORDS), channel=self._chance.choice(self.questions_in))
        self._asking.append(who)
        return {}

    def _submit(self, mark: str) -> dict[str, Any]:
        for _ in range(len(self._asking)):
            who = self._asking.popleft()
            modal = self.slack.world.modal(who.id)
            if modal and modal.find("question"):
                self.slack.submit(who, question=f"{self._chance.choice(WORDS)}のことで困っています（{mark}）")
                return {"mark": mark}
        return self._ask(mark) | {"kind": "ask"}

    def _press(self, mark: str) -> dict[str, Any]:
        homes = [who for who in self._at_home if who.id in self.slack.world.homes and who not in self._asking]
        if not homes:
            return self._home(mark) | {"kind": "home"}
        who = self._chance.choice(homes)
        self.slack.click(who, doors.ASK, at="home")
        self._asking.append(who)
        return {}

    def _home(self, _mark: str) -> dict[str, Any]:
        who = self._somebody()
        self.slack.open_home(who)
        if who not in self._at_home:
            self._at_home = [*self._at_home[-20:], who]
        return {}

    def _idle(self) -> User:
        free = [who for who in self._people if who not in self._asking]
        return self._chance.choice(free or self._people)


def _mark(number: int) -> str:
    """A word that nobody writes, far from every other one, so that no search takes it for a slip of the keyboard."""
    digest = hashlib.sha256(str(number).encode()).digest()
    return "".join(chr(ord("a") + byte % 26) for byte in digest[:MARK])


class Neighbour:
    """The town, as the generator sees it through the pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.address: Address = pipe.recv()

    def act(self, kinds: Sequence[str]) -> list[Request]:
        """Let somebody do each of these."""
        self._pipe.send(list(kinds))
        found: list[Request] = self._pipe.recv()
        return found

    def marks(self) -> "Counter[str]":
        """How often each letter of the bot stands in Slack, by its mark."""
        self._pipe.send("marks")
        found: Counter[str] = self._pipe.recv()
        return found

    def refused(self) -> int:
        """How many of the bot's calls came too fast for Slack."""
        self._pipe.send("refused")
        return int(self._pipe.recv())


@contextmanager
def town(seed: int) -> Iterator[Neighbour]:
    """A town in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_live, args=(theirs, seed), daemon=True)
    process.start()
    theirs.close()  # so that it is noticed here when nobody holds the other end any more
    try:
        yield Neighbour(ours)
    finally:
        ours.close()
        process.join(5)
        process.terminate()


def _live(pipe: Connection, seed: int) -> None:
    """Do what the generator asks for until it is gone."""
    slack = Catching()
    people = Town(slack, seed)
    slack.faults.rates.enforce()
    with slack.serve():
        channels = tuple(channel.id for channel in people.questions_in)
        pipe.send(Address(slack.api_url, slack.bot_token, slack.signing_secret, slack.team.id, channels))
        while True:
            try:
                wish = pipe.recv()
            except EOFError:
                return
            if wish == "marks":
                pipe.send(_marks(slack))
            elif wish == "refused":
                pipe.send(slack.faults.rates.refused)
            else:
                pipe.send(people.act(wish))
            del slack.api.calls[:]


def _marks(slack: Slack) -> "Counter[str]":
    return Counter(
        str(message.metadata["event_payload"]["mark"])
        for channel in slack.world.channels.values()
        for message in channel.messages.values()
        if message.metadata
    )
