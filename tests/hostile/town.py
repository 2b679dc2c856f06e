"""A town in which everything that anybody types, and everybody's name, tries to be more than text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from bot import roles, schedules
from bot.app import Bot
from bot.recurrence import Every, Rule
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from bot.schedules import To
from handlers.pairing.model import PeerPerson, Standing

# Calls everybody, names somebody, shows one address and leads to another, and comes with entities of its own.
EVIL = "<!channel><!here|x><@U00EVIL><https://evil.example|good>&lt;!everyone&gt;"
NAME = "<!everyone>"
# As it must never stand where Slack reads markup.
LIVE = ("<!channel>", "<!here", "<!everyone>", "<@U00EVIL", "<https://evil")


@dataclass(frozen=True)
class Town:
    """Who lives there, and the bot."""

    bot: Bot
    slack: Slack
    clock: WorldClock
    sato: User
    tanaka: User
    suzuki: User
    mizuno: User

    def to(self, moment: str) -> None:
        """Let time pass until then, and everything be done that is due."""
        self.clock.to(moment)
        self.bot.settle()

    def submit(self, who: User, **fields: object) -> None:
        """Send the form that is open; it has to be taken."""
        for _ in range(3):  # a busy machine may take longer than Slack waits
            said = self.slack.submit(who, **fields)
            if "" not in said:
                break
        assert said == {}, said

    def close(self) -> None:
        """Close every window."""
        for who in self.everybody:
            while self.slack.modal(who):
                self.slack.close(who)

    @property
    def everybody(self) -> tuple[User, ...]:
        """All who live there."""
        return (self.sato, self.tanaka, self.suzuki, self.mizuno)


def live(town: Town) -> None:
    """Everything that people can type is typed once, and everything that shows it is looked at."""
    for part in PARTS:
        part(town)
        town.close()
        town.bot.settle()
    town.to("2026-10-19 10:00")
    for who in town.everybody:
        town.slack.open_home(who)


def _settle_in(town: Town) -> None:
    slack = town.slack
    with town.bot.database.begin() as session:
        for who, role in ((town.sato, Role.LEADER), (town.suzuki, Role.LEADER), (town.tanaka, Role.COORDINATOR)):
            at = {"team_id": town.bot.parts.team_id, "given_by": "U", "now": town.clock.now()}
            roles.give(session, user_id=who.id, role=role, **at)  # type: ignore[arg-type]
        roles.accompany(session, user_id=town.sato.id, companion_id=town.tanaka.id, **at)  # type: ignore[arg-type]
    for who in town.everybody:
        slack.command(who, "/tomoshibi", "設定")
        town.submit(who, section=f"{who.name} {EVIL}"[:60])
    slack.command(town.mizuno, "/tomoshibi", "役割")
    slack.click(town.mizuno, "people.change_role", value=str(Role.LEADER))
    town.submit(town.mizuno, people=[town.sato.id, town.suzuki.id])


def _ask(town: Town) -> None:
    slack, sato, tanaka = town.slack, town.sato, town.tanaka
    first = slack.post(sato, "#質問", f"住民票の写しの様式 {EVIL}")
    town.bot.settle()
    reply = slack.post(tanaka, "#質問", f"別紙の1です {EVIL}", thread=first)
    slack.react(sato, reply, "white_check_mark")
    slack.command(sato, "/ask", f"住民票の写しの様式 {EVIL}")
    slack.submit(sato, situation=f"係員 {EVIL}", tried=f"探した {EVIL}", question=f"住民票の写しの様式 {EVIL}")
    if slack.modal(sato):
        slack.submit(sato)
    slack.command(town.suzuki, "/ask", f"上司が {EVIL}")
    town.submit(town.suzuki, anonymous=["yes"], situation=f"係員です {EVIL}")
    if slack.modal(town.suzuki):  # what is known already is shown once
        town.submit(town.suzuki)
    town.bot.settle()
    unnamed = _newest(town, "#質問", "名前を出さずに")
    slack.post(tanaka, "#質問", f"まず係だけで {EVIL}", thread=unnamed)
    town.bot.settle()
    slack.click(town.suzuki, "questions.speak")
    town.submit(town.suzuki, said=f"ありがとうございます {EVIL}")
    again = slack.post(sato, "#質問", f"住民票の写しはどの様式ですか {EVIL}")
    slack.shortcut(sato, "questions.tend_message", again)
    slack.click(sato, "questions.duplicate")
    slack.close(sato)
    slack.click(sato, "questions.withdraw")
    slack.command(tanaka, "/tomoshibi", "待っている質問")
    slack.post(tanaka, f"@{slack.bot.name}", f"住民票 {EVIL}")
    slack.post(tanaka, "#質問", f"@{slack.bot.name} 住民票 {EVIL}")


def _share(town: Town) -> None:
    slack, sato, tanaka = town.slack, town.sato, town.tanaka
    slack.command(sato, "/share", channel="#雑談")
    town.submit(sato, title=f"住所ゆれ {EVIL}", body=f"ASCで直します {EVIL}", tags=f"Excel、{EVIL[:30]}")
    town.bot.settle()
    town.close()
    slack.command(sato, "/share", channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    story = {"problem": EVIL, "steps": EVIL, "time_spent": EVIL, "effect": EVIL, "stumbles": EVIL}
    town.submit(sato, title=f"窓口の話 {EVIL}", **story)
    town.bot.settle()
    town.close()
    slack.shortcut(sato, "knowhow.save_message", slack.post(sato, "#雑談", f"印刷の向き {EVIL}"))
    slack.submit(sato)
    town.close()
    for who in (sato, tanaka):
        slack.command(who, "/knowhow", f"住所 {EVIL}", channel="#雑談")
        slack.command(who, "/knowhow", "住所 タグ:Excel", channel="#雑談")
    slack.click(tanaka, "knowhow.read")
    slack.click(tanaka, "knowhow.helpful")
    slack.click(tanaka, "knowhow.copied")
    town.submit(tanaka, outcome=f"3時間へった {EVIL}")
    town.close()
    slack.command(sato, "/knowhow", "住所", channel="#雑談")
    slack.click(sato, "knowhow.read")
    slack.click(sato, "knowhow.tend")
    slack.click(sato, "knowhow.edit")
    slack.submit(sato, body=f"SUBSTITUTEも {EVIL}")
    town.close()
    slack.command(tanaka, "/knowhow", f"どこにもない {EVIL}", channel="#雑談")
    slack.open_home(town.mizuno)


def _meet(town: Town) -> None:
    slack, mizuno = town.slack, town.mizuno
    for who in (town.sato, town.tanaka, mizuno):
        slack.join(who, "#雑談")
    slack.command(mizuno, "/meetup", channel="#雑談")
    slack.click(mizuno, "meetups.new")
    fields = {"title": f"会 {EVIL}", "place": f"県庁 {EVIL}", "purpose": f"話す {EVIL}"}
    town.submit(mizuno, **fields, day="2026-10-06", starts="15時", ends="16:30", capacity="2")
    town.bot.settle()
    meetup = _newest(town, "#雑談", "meetups.join")
    for who in (town.sato, town.tanaka):
        slack.click(who, "meetups.join", at=meetup)
    slack.click(town.sato, "meetups.calendar", at=meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    town.submit(mizuno, place=f"県庁の3階 {EVIL}", starts="15:30")
    slack.click(mizuno, "meetups.tables")
    town.submit(mizuno, own=f"RPA {EVIL[:60]}\n予算 {EVIL[:60]}")
    slack.click(mizuno, "meetups.make_tables")
    town.close()
    town.to("2026-10-05 15:30")
    _poll(town)
    town.to("2026-10-06 16:40")
    slack.click(mizuno, "meetups.notes")
    town.submit(mizuno, managers=f"朝礼で {EVIL}", publish=["publish"])


def _poll(town: Town) -> None:
    slack, mizuno = town.slack, town.mizuno
    slack.command(mizuno, "/meetup", channel="#雑談")
    slack.click(mizuno, "meetups.new")
    slack.choose(mizuno, "meetups.when", "asked")
    dates = "10/20 15:00〜16:30\n10/21 15:00〜16:30"
    town.submit(mizuno, title=f"予算 {EVIL}", place=EVIL, dates=dates, deadline="2026-10-16", quorum="1")
    town.bot.settle()
    poll = _newest(town, "#雑談", "meetups.answer")
    slack.click(town.sato, "meetups.answer", at=poll)
    asked = [each["block_id"] for each in (slack.modal(town.sato) or {})["blocks"] if "date-" in each["block_id"]]
    town.submit(town.sato, remark=f"午後なら {EVIL}", **dict.fromkeys(asked, "yes"))
    town.close()
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.cancel")
    town.submit(mizuno, reason=f"都合 {EVIL}")


def _learn(town: Town) -> None:
    slack, sato = town.slack, town.sato
    slack.command(sato, "/study", f"25分 Excel {EVIL}")
    slack.command(sato, "/study", f"わからない {EVIL}")
    slack.click(sato, "study.record")
    slack.close(sato)
    slack.command(sato, "/study", "計画")
    town.submit(sato, obstacle=f"答弁 {EVIL}", instead=f"昼休み {EVIL}", aim="60分")
    slack.command(sato, "/study", f"start {EVIL}")
    slack.command(town.tanaka, "/study", f"start {EVIL}")
    slack.command(sato, "/study")
    slack.click(sato, "study.use")
    slack.submit(sato, subject=f"Excel {EVIL}", told=f"名寄せ {EVIL}")
    slack.command(town.mizuno, "/tomoshibi", "コース")
    slack.click(town.mizuno, "paths.enter")
    town.submit(town.mizuno, name=f"入門 {EVIL}", about=f"はじめての {EVIL}", due="2026-10-20")
    slack.command(sato, "/tomoshibi", "コース")


def _organise(town: Town) -> None:
    slack, mizuno = town.slack, town.mizuno
    slack.command(mizuno, "/tomoshibi", "別名")
    slack.open_home(mizuno)
    slack.command(mizuno, "/tomoshibi", "手紙")
    slack.command(mizuno, "/tomoshibi", "予定")
    slack.click(mizuno, "schedules.new")
    slack.submit(mizuno)


def _check_in(town: Town) -> None:
    slack, sato = town.slack, town.sato
    with town.bot.database.begin() as session:
        for who in (town.sato, town.suzuki):
            session.add(PeerPerson(town.bot.parts.team_id, who.id, Standing.IN, since=town.clock.now()))
    for kind, to in (("checkin", To.LEADERS), ("digest", To.EVERYBODY), ("pairing", To.LEADERS)):
        rule = Rule(Every.WEEKS, date(2026, 10, 12), time(10), interval=1)
        with town.bot.database.begin() as session:
            schedules.keep(
                session,
                team_id=town.bot.parts.team_id,
                kind=kind,
                to=to,
                rule=rule,
                given_by="U",
                now=town.clock.now(),
                zone=ZoneInfo("Asia/Tokyo"),
            )
    town.to("2026-10-13 10:00")
    slack.command(sato, "/checkin")
    slack.submit(sato, mood="1", talked="no", note=f"ひとりです {EVIL}")
    town.close()
    town.to("2026-10-16 17:00")


def _newest(town: Town, channel: str, holding: str) -> Message:
    """The newest message of the bot there that holds this."""
    told = [each for each in town.slack.channels[channel] if each.bot_id and holding in str(each.blocks)]
    return told[-1]


PARTS: tuple[Callable[[Town], None], ...] = (_settle_in, _ask, _share, _meet, _learn, _organise, _check_in)
