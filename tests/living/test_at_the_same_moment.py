"""Two replicas get a question and the reply to it at the same moment: neither waits for the other, and none is lost."""

import threading
import time

from sqlalchemy import select

from bot.app import Bot
from bot.sandbox import Slack, User
from bot.turn import Turns
from handlers.questions import thread
from handlers.questions.model import Reply


def test_a_reply_that_is_handled_while_its_question_is_not_yet_kept_belongs_to_it(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.background = True  # what is posted waits until it is delivered below, by one replica and by another
    root = slack.post(sato, "#雑談", "ここは質問の場所ではありません")
    slack.settle()
    room = slack.channel("#質問").id
    question = {
        "channel": room,
        "channel_type": "channel",
        "user": sato.id,
        "ts": root.ts,
        "text": "帳票はどう残しますか",
    }
    reply = question | {"user": tanaka.id, "ts": f"{root.ts[:-1]}9", "thread_ts": root.ts, "text": "紙で5年です"}
    parts = bot.parts

    def turn(user_id: str) -> Turns:
        return Turns(parts.database, parts.clock, parts.settings, team_id=parts.team_id, user_id=user_id)

    def answer() -> None:
        with turn(tanaka.id)() as t:
            thread.on_message(t, reply)

    answering = threading.Thread(target=answer)
    with turn(sato.id)() as t:
        thread.on_message(t, question)
        answering.start()
        time.sleep(0.2)
    answering.join()
    with bot.database.read() as session:
        assert session.scalars(select(Reply.text)).all() == ["紙で5年です"]
