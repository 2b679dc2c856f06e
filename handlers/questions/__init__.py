"""Questions: asked anywhere, shown beside what is already known, followed until one reply has solved them."""

from bot import doors
from bot.turn import Feature, Place
from handlers.questions import (
    asking,
    digest,
    erasing,
    figures,
    following,
    home,
    jobs,
    keeping,
    listeners,
    mailed,
    overview,
    tending,
    thread,
    views,
    watching,
    windows,
)
from handlers.questions.relay import SOLVE_BY
from handlers.questions.windows import Act

FEATURE = Feature(
    unseen=frozenset({"/ask"}),
    commands={"/ask": listeners.open_form},
    message_shortcuts={
        views.FROM_MESSAGE: listeners.from_message,
        views.SOLVE_MESSAGE: listeners.solve_message,
        views.TEND_MESSAGE: tending.open_for_message,
    },
    global_shortcuts={doors.ASK: listeners.open_form},
    actions={
        doors.ASK: listeners.open_form,
        views.SOLVE: listeners.solve,
        SOLVE_BY: listeners.solve_by,
        views.TEND: tending.open_window,
        Act.CHOOSE: tending.open_choose,
        Act.REOPEN: tending.reopen,
        Act.DUPLICATE: tending.open_duplicate,
        Act.MOVE: tending.open_move,
        Act.SPEAK: listeners.open_speak,
        Act.WITHDRAW: tending.withdraw,
        asking.CANNOT: watching.cannot,
        asking.MINE: watching.take,
        asking.SOMEBODY: watching.ask_somebody,
        overview.WAITING: watching.open_list,
        overview.HOSTS: watching.open_hosts,
    },
    views={
        views.FORM: listeners.submit_form,
        windows.CHOOSE: tending.choose,
        windows.DUPLICATE: tending.submit_duplicate,
        windows.MOVE: tending.submit_move,
        windows.SPEAK: listeners.submit_speak,
        overview.HOSTS: watching.submit_hosts,
    },
    events={
        "message": thread.on_message,
        "reaction_added": thread.on_reaction,
        "reaction_removed": thread.on_reaction_removed,
        "channel_archive": following.on_archive,
        "channel_unarchive": following.on_unarchive,
        "channel_id_changed": following.on_new_id,
    },
    home={
        Place.WAITING: home.waiting,
        Place.NEWS: home.news,
        Place.MINE: home.mine,
        Place.ORGANISERS: home.organisers,
    },
    measures=figures.measures,
    digest=digest.personal,
    mailed=mailed.waiting,
    channel_digest=digest.for_channel,
    jobs=jobs.JOBS,
    keeping=keeping.KEEPING,
    words={
        "待っている質問": watching.open_list,
        "waiting": watching.open_list,
        "当番": watching.open_hosts,
        "hosts": watching.open_hosts,
    },
    erase=erasing.erase,
    theirs=erasing.theirs,
)
