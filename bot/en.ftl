# What Tomoshibi says everywhere

bot-name = Tomoshibi
bot-description = A Slack bot with which municipalities share their tips, success stories and questions.
close = Close
cancel = Cancel
fault = Sorry, that did not work. Please wait a moment and try again. If it goes on, give the organisers this reference: { $reference }
no-longer = This button or window is not in use any more. Please start again from the Home tab or `/tomoshibi`.
personal-number = There is a number of 12 digits in it that has the form of a personal number (My Number), so it was not kept. Please take it out and send again. One in ten other numbers of 12 digits looks like one by chance; in that case, please shorten it, for example to its last four digits.

home-greeting = *Hello, this is Tomoshibi.*
    Ask people of other towns, search what everybody knows, keep what worked. It starts here.
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
