# What Tomoshibi says everywhere

bot-name = Tomoshibi
bot-description = A Slack bot with which municipalities share their tips, success stories and questions.
close = Close
cancel = Cancel
fault = Sorry, that did not work. Please wait a moment and try again. If it keeps happening, give the organisers this reference: { $reference }
app-not-installed = Sorry, Tomoshibi is not installed in this workspace at the moment. If you want to use it, please ask an administrator of the workspace to add it again. What it kept for you is still there.
install-title = Add Tomoshibi to a workspace
install-what = Tomoshibi is a Slack bot by which municipalities learn from each other: questions, know-how and meetups across towns.
install-who = Whoever may add apps in Slack can add it. On the next page, the workspace is chosen at the top right.
install-button = Add to Slack
install-small = Whoever adds it first is the first organiser of that workspace, and can hand that on.
install-denied = It was not added, and nothing changed. Come back whenever you like.
install-stale = This page is no longer good: ten minutes have passed, it was used already, or it was opened in another browser. Please begin again.
install-misset = The settings of the app do not fit. Please ask whoever runs this bot to check SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL, and the app's Redirect URLs in Slack.
install-refused = Slack refused. Please wait a little and try again.
install-unreachable = Slack could not be reached. Please wait a little and try again.
install-again = Begin again
install-done = Tomoshibi was added to { $name }
install-next = The bot sent you a message. The rest is in Slack.
install-open = Open Slack
install-hello = Thank you for adding Tomoshibi. You are the first organiser of this workspace.
    Let us begin with the channels for questions and for the organisers. After that, `/tomoshibi 役割` lets you choose who organises with you.
install-hello-again = Thank you for adding Tomoshibi. All data and settings go on as they were.
    The organisers of this workspace: { $organisers }
install-channels = Choose channels
token-spent = ⚠️ The connection to Slack could not be renewed, and the bot would stop in a few hours. Please open { $address } and press "Add to Slack" once more. All data and settings stay as they are.
no-longer = This button or window no longer works. Please start again from the Home tab or `/tomoshibi`.
personal-number = There is a number of 12 digits in it that has the form of a personal number (My Number), so it was not kept. Please take it out and send again. One in ten other numbers of 12 digits looks like one by chance; in that case, please shorten it, for example to its last four digits.

home-greeting = *Hello, this is Tomoshibi.*
    Ask people in other towns, search what everybody knows, and keep what worked.
home-ask = Ask a question
home-search = Search know-how
home-share = Share know-how
home-settings = Settings
home-nothing-waits = Nothing at the moment. Have a good day.
home-more = There is more than fits here.
home-place-waiting = Waiting for you
home-place-news = What is new
home-place-mine = Yours
home-place-organisers = For organisers
home-place-settings = Settings

person-politely = { $office ->
    [none] { $name }
   *[other] { $name } ({ $office })
 }

day-alone = { $weekday } { $month }/{ $day }
day-and-time = { $day }, { $time }
day-of-week = { $number ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
 }

schedule-skipped = ⏸ While Tomoshibi was away, “{ $what }” came round ({ $days }, { $count } in all). It was too late to send it then; if it is still needed, choose “Run now” in the schedules.

illness-now-letters = 🤒 Tomoshibi is not well: { $count } letters could not be delivered for an hour. Please ask whoever runs it to look with `tomoshibi doctor`. They will go out as soon as that is possible.
illness-now-disk = 🤒 Only { $megabytes } MB are left on Tomoshibi's disk. When it is full, questions and replies can no longer be kept. Please ask whoever runs it to make room.
illness-now-job = 🤒 One of Tomoshibi's jobs ({ $job }) fails again and again; the others go on. Please ask whoever runs it to look at the log.
illness-now-token = Slack does not accept Tomoshibi ({ $reason }).
illness-over-letters = ☀️ Letters that were stuck are being delivered again ({ $since }–{ $until }).
illness-over-disk = ☀️ There is room on Tomoshibi's disk again (it was short { $since }–{ $until }).
illness-over-job = ☀️ The job that failed ({ $job }) works again ({ $since }–{ $until }).
illness-over-token = ☀️ Slack accepts Tomoshibi again. Nothing could be delivered { $since }–{ $until }; what has piled up goes out now.
