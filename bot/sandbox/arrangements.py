"""What is settled before anybody speaks: where people work, who looks after whom, and what happens regularly."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import bodies, members, roles, schedules
from bot.app import Bot
from bot.recurrence import Every, OnHoliday, Rule
from bot.roles import Role
from bot.sandbox.slack import Slack
from bot.sandbox.town import ACCOMPANIED, BODIES, COORDINATOR, HOSTS, LEADER, PEOPLE
from bot.schedules import To

NEWCOMER = "newcomer"
ROLES = {LEADER: Role.LEADER, COORDINATOR: Role.COORDINATOR}
FRIDAY = 4


def introduce(slack: Slack, bot: Bot) -> None:
    """The towns are known, and so is where everybody works; the newcomer alone has not said so yet."""
    bot.settle()
    team_id, now = slack.team.id, slack.clock.now()
    given_by = slack.user("mizuno").id
    with bot.database.begin() as session:
        bodies.keep(session, team_id=team_id, entries=_towns())
        known = {body.name: body for body in bodies.of_today(session, team_id=team_id)}
        for person in PEOPLE:
            user_id = slack.user(person.key).id
            if person.key != NEWCOMER:
                member = members.known(session, team_id=team_id, user_id=user_id)
                members.settle(session, member, body=known[person.body], section=person.section)
                if role := ROLES.get(person.role):
                    roles.give(session, team_id=team_id, user_id=user_id, role=role, given_by=user_id, now=now)
        for companion, accompanied in ACCOMPANIED.items():
            companion_id = slack.user(companion).id
            roles.give(session, team_id=team_id, user_id=companion_id, role=Role.COMPANION, given_by=given_by, now=now)
            for key in accompanied:
                roles.accompany(
                    session,
                    team_id=team_id,
                    user_id=slack.user(key).id,
                    companion_id=companion_id,
                    given_by=given_by,
                    now=now,
                )


def plan(slack: Slack, bot: Bot, *, since: datetime | None = None, chats: datetime | None = None) -> None:
    """An organiser decides who looks after questions, and plans check-ins, peer chats and digests.

    Args:
        slack: where they do it.
        bot: what they tell it to.
        since: when the first check-in opens; next Monday when it is not said.
        chats: when the first peer chats are announced; there are none when it is not said.
    """
    mizuno = slack.user("mizuno")
    slack.command(mizuno, "/tomoshibi", "当番")
    slack.submit(mizuno, hosts=[slack.user(key).id for key in HOSTS])
    while slack.modal(mizuno):
        slack.close(mizuno)
    zone, now = ZoneInfo(bot.parts.settings.timezone), slack.clock.now()
    today = now.astimezone(zone).date()
    monday = datetime.combine(today + timedelta(days=7 - today.weekday()), time(9), zone)
    first = (since or monday).astimezone(zone)
    rounds = Rule(
        Every.WEEKS,
        starts=first.date(),
        at=first.time(),
        interval=2,
        weekdays=(first.weekday(),),
        on_holiday=OnHoliday.KEEP if since else OnHoliday.NEXT,  # the history counts its days without holidays
    )
    weekly = Rule(Every.WEEKS, starts=today, at=time(16), weekdays=(FRIDAY,))
    planned = [
        ("checkin", To.LEADERS, "", rounds, min(now, first) - timedelta(hours=1)),
        ("digest", To.EVERYBODY, "", weekly, now),
        ("channel-digest", To.CHANNEL, slack.channel("#お知らせ").id, weekly, now),
    ]
    if chats:
        day = chats.astimezone(zone)
        rule = Rule(Every.WEEKS, starts=day.date(), at=day.time(), interval=4, weekdays=(day.weekday(),))
        planned.append(("pairing", To.LEADERS, "", rule, chats - timedelta(hours=1)))
    with bot.database.begin() as session:
        for kind, to, whom, rule, at in planned:
            schedules.keep(
                session,
                team_id=slack.team.id,
                kind=kind,
                to=to,
                whom=whom,
                rule=rule,
                given_by=mizuno.id,
                now=at,
                zone=zone,
            )


def _towns() -> list[bodies.Entry]:
    return [
        bodies.Entry(name, bodies.kind_of(code), bodies.prefecture_of(code), code, thousands * 1000)
        for code, name, thousands in BODIES
    ]
