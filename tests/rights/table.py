"""Who may do what: every listener there is, by name, with what it is pressed with when somebody forges it.

`{question}` and its like stand for the id of a thing that belongs to somebody else, the owner. A listener that is not
named here fails `test_acts.py`, and so does a name without a listener.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Who(StrEnum):
    """Who may press it, with a thing that is somebody else's."""

    EVERYBODY = "everybody: it concerns only themselves, or what all may read and do"
    OWNER = "whose it is"
    OWNER_OR_ORGANISER = "whose it is, and organisers"
    ORGANISERS = "organisers"
    PROPOSERS = "organisers and coordinators"
    BODY = "organisers for everybody, coordinators for those of their own body"
    BORROWERS = "organisers, coordinators and leaders, what other bodies have"
    MEMBERS = "members of the workspace who are still here, no guests"
    PEOPLE = "whoever is a person, and no bot"
    SLACK = "Slack itself, of its own accord"


@dataclass(frozen=True)
class Rule:
    """Who may, and what it is pressed with.

    Args:
        value: the value of a button, or what is chosen in a select.
        meta: the private metadata of a window.
        fields: what stands in it; a tuple is ticked, a list names people.
        chosen: it is a select of this kind ("user", "option") and not a button.
        block: the id of the block in which it stands.
        in_message: it stands in a message, not in a window.
        message: what a shortcut in the menu of a message is used on.
    """

    who: Who
    value: str = ""
    meta: str = ""
    fields: Mapping[str, str | tuple[str, ...] | list[str]] = field(default_factory=dict)
    chosen: str = ""
    block: str = ""
    in_message: bool = False
    message: Mapping[str, str] = field(default_factory=dict)


ALL = Rule(Who.EVERYBODY)
ORGANISERS = Rule(Who.ORGANISERS)


def own(value: str = "", **more: object) -> Rule:
    return Rule(Who.OWNER, value, **more)  # type: ignore[arg-type]


def run(value: str = "", **more: object) -> Rule:
    return Rule(Who.OWNER_OR_ORGANISER, value, **more)  # type: ignore[arg-type]


def organise(value: str = "", **more: object) -> Rule:
    return Rule(Who.ORGANISERS, value, **more)  # type: ignore[arg-type]


def anybody(value: str = "", **more: object) -> Rule:
    return Rule(Who.EVERYBODY, value, **more)  # type: ignore[arg-type]


# Slash commands open what concerns oneself.
COMMANDS = dict.fromkeys(("/ask", "/share", "/knowhow", "/study", "/checkin", "/meetup", "/tomoshibi"), ALL)

WORDS = {
    **dict.fromkeys(("設定", "settings", "コース", "courses", "時間", "hours"), ALL),
    **dict.fromkeys(("おしゃべり", "chats"), Rule(Who.MEMBERS)),
    **dict.fromkeys(("まとめ", "digest", "自分のデータ", "mydata"), ALL),
    **dict.fromkeys(("役割", "roles", "待っている質問", "waiting", "当番", "hosts", "別名", "aliases"), ORGANISERS),
    **dict.fromkeys(("メール", "mail"), ALL),
    **dict.fromkeys(("名簿", "roster"), ORGANISERS),
    **dict.fromkeys(("予定", "schedules", "チャンネル", "channels", "手紙", "letters", "記録", "record"), ORGANISERS),
}

_REPLY = {"channel": "{channel}", "user": "{owner}", "ts": "{reply}", "thread_ts": "{asked}", "text": "録音から"}
_ALONE = {"channel": "{room}", "user": "{owner}", "ts": "1790000000.000100", "text": "まだ内緒です"}
GLOBAL_SHORTCUTS = {"questions.ask": ALL, "knowhow.share": ALL}
MESSAGE_SHORTCUTS = {
    "questions.from_message": own(message=_ALONE),  # of what stands in public, everybody may; see `tests/questions`
    "knowhow.save_message": own(message=_ALONE),
    "questions.solve_message": own(message=_REPLY),
    "questions.tend_message": run(message=_REPLY),
}

ACTIONS = {
    "people.settings": ALL,
    "people.later": ALL,
    "people.open_roles": ORGANISERS,
    "people.change_role": organise("organiser"),
    "people.accompany": ORGANISERS,
    "people.companion_chosen": organise("{person}", chosen="user"),
    "questions.ask": ALL,
    "questions.solve": own("{question}", in_message=True),
    "questions.solve_by": own("{question}:{channel}:{reply}", in_message=True),
    "questions.tend": run("{question}"),
    "questions.choose": own("{question}"),
    "questions.reopen": run("{question}"),
    "questions.duplicate": run("{question}"),
    "questions.move": organise("{question}"),
    "questions.speak": own("{question}"),
    "questions.withdraw": own("{question}"),
    "questions.cannot": own("{question}:likely", in_message=True),
    "questions.mine": organise("{question}"),
    "questions.ask_somebody": organise("{person}", chosen="user", block="{row}{question}"),
    "questions.waiting": ORGANISERS,
    "questions.hosts": ORGANISERS,
    **{f"checkins.mood.{mood}": own("{round}", in_message=True) for mood in range(1, 6)},
    "checkins.talked.yes": own("{round}", in_message=True),
    "checkins.talked.no": own("{round}", in_message=True),
    "checkins.write": own("{round}", in_message=True),
    "checkins.stop": anybody("{round}", in_message=True),
    "checkins.resume": anybody("{round}", in_message=True),
    "checkins.said_hello": own("{round}:{person}", in_message=True),
    "isolation.decline": ALL,
    "isolation.accept": ALL,
    "meetups.open": ALL,
    "meetups.join": anybody("{meetup}"),
    "meetups.leave": anybody("{meetup}"),
    "meetups.calendar": anybody("{meetup}", in_message=True),
    "meetups.manage": run("{meetup}"),
    "meetups.new": Rule(Who.PROPOSERS),
    "meetups.change": run("{meetup}"),
    "meetups.cancel": run("{meetup}"),
    "meetups.groups": run("{meetup}"),
    "meetups.feed": ALL,
    "meetups.feed_make": ALL,
    "meetups.feed_revoke": ALL,
    "meetups.when": Rule(Who.PROPOSERS, "known", chosen="option"),
    "meetups.tap": anybody("{date}"),
    "meetups.answer": anybody("{meetup}"),
    "meetups.decide": run("{meetup}"),
    "meetups.extend": run("{meetup}"),
    "meetups.came": run("{meetup}"),
    "meetups.notes": run("{meetup}"),
    "meetups.tables": run("{meetup}"),
    "meetups.topics": run("{meetup}"),
    "meetups.make_tables": run("{meetup}"),
    "meetups.reopen_topics": run("{meetup}"),
    "meetups.topic_pick": anybody("{topic}", in_message=True),
    "meetups.topic": anybody("{topic}", in_message=True),
    "meetups.table_note": run("{table}"),
    "pairing.join": Rule(Who.MEMBERS, in_message=True),
    "pairing.pause": anybody(in_message=True),
    "pairing.stop": anybody(in_message=True),
    "pairing.skip": own("{chats}", in_message=True),
    "pairing.cannot": own("{chats}", in_message=True),
    **{f"pairing.met.{met}": own("{chats}", in_message=True) for met in ("yes", "not_yet", "no")},
    "knowhow.share": ALL,
    "knowhow.read": anybody("{card}"),
    "knowhow.search": ALL,
    "knowhow.kind": ALL,
    "knowhow.extent": ALL,
    **dict.fromkeys(("knowhow.previous", "knowhow.next", "knowhow.as_typed", "knowhow.unfiltered"), ALL),
    "knowhow.remember": ALL,
    "knowhow.show": anybody("{card}", in_message=True),
    "knowhow.again": anybody("議会"),
    "knowhow.drop": anybody("{search}", in_message=True),
    "knowhow.helpful": anybody("{card}"),
    "knowhow.copied": anybody("{card}"),
    "knowhow.follow": anybody("{card}"),
    "knowhow.tend": run("{card}"),
    "knowhow.extend": ALL,
    "knowhow.copy_withdraw": anybody("{card}"),
    "knowhow.restore": run("{version}"),
    **{f"knowhow.{act}": run("{card}") for act in ("edit", "confirm", "outdated", "newer", "alone", "history")},
    "knowhow.delete": run("{card}"),
    "knowhow.later": run("{card}"),
    "knowhow.thread_yes": own("{thread}", in_message=True),
    "knowhow.thread_no": own("{thread}", in_message=True),
    "study.record": ALL,
    "study.edit": own("{study}"),
    "study.forget": own("{study}"),
    "study.week": ALL,
    "study.use": own("{study}"),
    **dict.fromkeys(("study.start", "study.stop", "study.look", "study.named", "study.plan", "study.give_up"), ALL),
    "study.taste": ALL,
    "study.table": ORGANISERS,
    "study.snooze": anybody("{week}", in_message=True),
    "study.mute": anybody("{week}", in_message=True),
    "study.resume": anybody("{week}", in_message=True),
    "study.retire": organise("plan", in_message=True),
    "study.carry_on": organise("plan", in_message=True),
    "paths.list": ALL,
    "paths.enter": ALL,
    "paths.give": anybody("{path}"),
    "paths.done": own("{path}", in_message=True),
    "paths.borrow": Rule(Who.BORROWERS, "{path}"),
    "paths.track": anybody("0", chosen="option"),
    "paths.close": run("{path}"),
    "gaps.list": ORGANISERS,
    "gaps.alias": organise("ぎかい"),
    "gaps.remove": organise("{alias}"),
    "schedules.list": ORGANISERS,
    "schedules.new": ORGANISERS,
    **{f"schedules.{act}": organise("{schedule}") for act in ("edit", "pause", "resume", "run", "history", "delete")},
    "schedules.changed": organise("weeks", chosen="option"),
    "channels.open": ORGANISERS,
    "letters.list": ORGANISERS,
    "letters.again": organise("{letter}"),
    "letters.discard": organise("{letter}"),
    "audit.open": ORGANISERS,
    "audit.page": organise(":0"),
    "audit.act": organise("all", chosen="option"),
    "availability.open": ALL,
    "availability.unmute": ALL,
    "digests.stop": anybody(in_message=True),
    "digests.resume": anybody(in_message=True),
    "april.open": ORGANISERS,
    **{f"april.{act}": organise("{step}") for act in ("fix", "tick")},
    **{f"april.{act}": organise("{roster}") for act in ("next", "previous", "drop", "undo", "sheet", "csv")},
    "april.go": organise("{roster}:1"),
    **{f"april.tab_{tab}": organise("{roster}") for tab in ("stays", "unclear", "todo", "comes", "moves", "leaves")},
    "april.members": ORGANISERS,
    "april.read": own("{handover}"),
    "april.stay": ALL,
    "april.part": ALL,
    "mail.open": ALL,
    "mydata.open": ALL,
    "mydata.export": ALL,
    "mydata.erase": ALL,
    "mydata.delete_file": own("F123", in_message=True),
}

PEOPLE = ["{person}"]
_PLAN = '{{"roster": {roster}, "version": 1, "step": {step}}}'
VIEWS = {
    "people.settings": ALL,
    "people.name": organise(meta="organiser", fields={"people": PEOPLE}),
    "people.companion": organise(meta="{person}", fields={"companion": PEOPLE, "accompanied-{person}": []}),
    "questions.ask": ALL,
    "questions.choose": own(meta="{question}", fields={"answer": ("{reply}",)}),
    "questions.duplicate": run(meta="{question}", fields={"link": "", "which": "question:{question}"}),
    "questions.move": organise(meta="{question}", fields={"channel": "{channel}"}),
    "questions.speak": own(meta="{question}", fields={"said": "私が聞きました"}),
    "questions.hosts": organise(fields={"hosts": PEOPLE}),
    "checkins.form": own(meta="{round}", fields={"mood": "1", "talked": "", "note": "x", "use": ""}),
    "meetups.form": Rule(Who.PROPOSERS, fields={"title": "x"}),
    "meetups.change_form": run(meta="{meetup}:0", fields={"title": "x"}),
    "meetups.cancel_form": run(meta="{meetup}", fields={"reason": "x"}),
    "meetups.answer_form": anybody(meta="{meetup}", fields={"remark": "x"}),
    "meetups.decide_form": run(meta="{meetup}", fields={"date": "{date}", "sure": ("sure",)}),
    "meetups.extend_form": run(meta="{meetup}", fields={"deadline": "2026-11-30"}),
    "meetups.came_form": run(meta="{meetup}", fields={"people": PEOPLE}),
    "meetups.notes_form": run(meta="{meetup}|", fields={"publish": ("publish",)}),
    "meetups.topics_form": run(meta="{meetup}:", fields={"picked": ("x",), "own": "x"}),
    "meetups.table_note_form": run(meta="{table}|", fields={"note": "x"}),
    "knowhow.share": ALL,
    "knowhow.edit": run(
        meta='{{"card": {card}, "version": 1, "kind": "tip"}}',
        fields={"title": "x", "body": "x", "tags": "", "review": "", "hours_saved": "", "people_affected": ""},
    ),
    "knowhow.search": ALL,
    "knowhow.copy": anybody(meta="{card}", fields={"since": "", "outcome": "x", "body": "三浦市"}),
    "knowhow.follow": ALL,
    "knowhow.newer": run(meta='{{"card": {card}, "words": "x"}}', fields={"words": "x", "which": "{card}"}),
    "study.record": ALL,
    "study.edit": own(meta="{study}", fields={"time": "25分", "day": "", "subject": "x"}),
    "study.use": ALL,
    "study.plan": ALL,
    "study.taste": ALL,
    "study.table": organise(fields={"channel": "{channel}"}),
    "paths.enter": Rule(Who.BODY, fields={"name": "x", "about": "", "due": "2026-11-30", "people": ["{owner}"]}),
    "paths.give": Rule(Who.BODY, meta="{path}", fields={"due": "2026-11-30", "people": ["{owner}"]}),
    "gaps.form": organise(fields={"word": "ぎかい", "means": "議会"}),
    "schedules.form": organise(meta="{schedule}", fields={"time": "10:00"}),
    "channels.name": ORGANISERS,
    "availability.form": ALL,
    "april.step": organise(meta=_PLAN, fields={"act": "x", "heir": PEOPLE, "companion": PEOPLE}),
    "april.choice": organise(meta=_PLAN, fields={"who": "{person}"}),
    "mail.form": ALL,
    "mydata.erase_form": ALL,
}

# Pages at secret addresses: whoever knows one may read it. `tests/hostile/test_addresses.py` guesses at them.
PAGES = {"calendar", "mail"}


def everything() -> Iterator[tuple[str, str, Rule]]:
    """What can be typed, chosen in a menu, pressed and submitted, with who may."""
    kinds = {
        "command": COMMANDS,
        "word": WORDS,
        "shortcut": GLOBAL_SHORTCUTS,
        "message": MESSAGE_SHORTCUTS,
        "action": ACTIONS,
        "view": VIEWS,
    }
    for kind, rules in kinds.items():
        for id_, rule in rules.items():
            yield kind, id_, rule
