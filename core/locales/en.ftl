### The words of Circlekeeper, in English.
###
### Plain and warm, short sentences, no exclamation marks. A reminder and everything else that is read
### in a chat names a group only by its label. Nothing here promises what a bot cannot know.

## Moments

moment = { $weekday } { $day } { $month } { $year }, { $time } ({ $zone })
weekday = { $day ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
month = { $month ->
    [jan] Jan
    [feb] Feb
    [mar] Mar
    [apr] Apr
    [may] May
    [jun] Jun
    [jul] Jul
    [aug] Aug
    [sep] Sep
    [oct] Oct
    [nov] Nov
   *[dec] Dec
}
day-in-full = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
day-of-month = { $day } { $month }
day-of-year = { $date } { $year }
nth = { $nth ->
    [first] first
    [second] second
    [third] third
    [fourth] fourth
    [fifth] fifth
   *[last] last
}
and-last = { $first } and { $last }
rule-daily = { $every ->
    [1] every day
   *[other] every { $every } days
}
rule-weekly = { $every ->
    [1] every { $days }
    [2] every other { $days }
   *[other] every { $every } weeks on { $days }
}
rule-nth = { $every ->
    [1] every { $nths } { $day } of the month
   *[other] every { $nths } { $day } of every { $every } months
}
rule-day = { $every ->
    [1] on day { $day } of every month
   *[other] on day { $day } of every { $every } months
}
rule-last-day = { $every ->
    [1] on the last day of every month
   *[other] on the last day of every { $every } months
}
rule-from = from { $first }
rule-at = { $rule } { $time } ({ $zone })
rule-beginning = { $rule }, from { $date }
in-minutes = { $count ->
    [0] now
    [one] in { $count } minute
   *[other] in { $count } minutes
}
in-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}

minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
before = { $length } before
before-and-again = { $earlier }, and again { $length } before

## First words, help

start-heading = Hello. I keep the times of support groups.
start-what = I help people find a group for what they are going through, and I remind groups of their sessions.
start-find = To find a group, write /find and a word for what it is about.
start-open = If you lead a group, write /newgroup, its name, and its time zone.
start-help = Everything I can do: /help
start-crisis = If you need somebody now: /crisis
help-everyone = For everyone:
help-facilitators = For those who lead a group:
help-operator = For the operator:
help-more-in-private = More in our private chat.
help-crisis = If you need somebody now: /crisis
unasked = I only understand commands, and I have not read or kept what you wrote. /help shows what I can do. If you need somebody now: /crisis
apology = Something went wrong on my side, and nothing was changed. Please try again in a moment. Should it stay like this, tell the operator this reference: { $reference }
answer-incomplete = A part of this answer could not be sent. Please ask again in a moment.
nothing-to-stop = There is nothing half-finished to stop. To leave a group: /leave
stopped = Stopped. Nothing of it was kept.
better-in-private = Better asked in private.
link-typed-in-chat = A call link does not belong in a chat that others read. Please delete that message, and post times in our private chat.
asked-namelessly = I cannot see who asks. Switch off “Remain anonymous” in your rights here and write as yourself, or write to me privately.
file-not-sent = The file could not be sent. Please ask for it again in a moment.

## Crisis

crisis-emergency = If somebody is in danger, call your local emergency number now (in many countries 112 or 911).
crisis-lines = Lines the operator of this bot has listed:
crisis-line = { $name } ({ $place }): { $contact }, { $hours }. Source: { $source }, checked on { $checked }.
crisis-directory = Helplines in most countries: { $address }
crisis-nobody-watches = Nobody watches this bot. It cannot call for help, and it does not pass on that you asked.

## Time zone

timezone-set = Noted. I show you times in { $zone }, where it is now { $now }.
timezone-is = I show you times in { $zone }, where it is now { $now }. To change it: /timezone and a city.
timezone-unset = You have set no time zone, so I show times in each group's own. To set yours: /timezone and a city, for example /timezone Europe/Berlin

## Groups

group-opened = { $label } is open. Its number is #{ $number }.
bind-a-chat-next = Reminders need a chat. Add me to the group's channel or chat and use /usechat there.
default-label = Group
label-was-made = Its name says what it is about, so reminders call it “{ $label }” instead: they show on lock screens.
label-gives-away = Please note: the label “{ $label }” says what the group is about, and reminders show it on lock screens, where others read it. A neutral one is kinder: /editgroup label:Thursday circle
fee-comes-first = Before it can be found with /find, it has to say what it costs, for example: { $example }
listed-at-once = It can be found with /find from now on.
operator-will-look = The operator looks at it before it can be found with /find. You will hear from me.
no-operator-yet = It cannot be found with /find yet: nobody is set as operator of this bot, and an operator has to admit it.
schedule-next = Next, post the times: /schedule, for example every Thursday 19:00
chat-is-bound = This chat belongs to { $label }. Reminders arrive here.
chat-was-lost = I had lost this chat, and try again from now on. It belongs to { $label }, and its reminders arrive here as before.
chat-bound = This chat now belongs to { $label }. Reminders arrive here.
chat-seen-by-server = Please note: everybody on this server can see this channel. For a support group a private channel is kinder.
chat-is-public = Please note: this chat is public, so anybody can find and read it. For a support group a private chat is kinder.
chat-openness-unknown = I could not see who can read this chat. Please check that it is private.
bind-asked = I have asked the facilitators of { $label }. Once one of them agrees, its reminders arrive here.
bind-agreed = Done. That chat now belongs to { $label }.
group-admitted = { $name } can be found from now on. Its facilitators will hear of it.
nothing-to-admit = No group is waiting.
waiting-for-admission = These groups are waiting:

not-stated = not stated
no-fee = no fee
fact-about = For: { $about }
fact-topics = Topics: { $topics }
fact-led-by-unnamed = Led by: not stated
led-by-how = Who leads it is not stated: /alias and a name tells people.
fact-label = In reminders: { $label }
fact-no-seat = No seat free, of { $capacity }
fact-next = Next session: { $at }
fact-nothing-scheduled = No session is scheduled.
fact-in-break = It takes a break.
fact-fee = Fee: { $fee }
fact-zone = Group's time zone: { $zone }
fact-no-chat = Chat: none yet
fact-chats = Chat: { $platforms }. Private: { $private ->
    [yes] yes
    [no] no
   *[unknown] not known
}
fact-seats = Seats free: { $free } of { $capacity }
fact-open-to-all = Seats: no limit
nothing-listed = No group is listed here yet.
nothing-found = I found no group for that.
nothing-found-advice = Try another word for it, or /find alone to see all groups.
found = { $count ->
    [one] One group:
   *[other] { $count } groups, best fit first:
}
found-elsewhere-too = { $count ->
    [one] One more is known
   *[other] { $count } more are known
} from directories:
found-elsewhere-only = No group here fits, but directories know { $count ->
    [one] one
   *[other] { $count }
}:
listings-need-words = { $count ->
    [one] One more meeting is known
   *[other] { $count } more meetings are known
} from directories. To look there, add a word for what it is about: /find and the word.
listing-known-from = Known from a directory: { $directory }. It cannot be joined here.
listing-by-appointment = Next session: by appointment
listing-ways = How: { $ways ->
    [online] online
    [phone] by phone
    [online-phone] online or by phone
    [place] in person
    [online-place] online or in person
    [phone-place] by phone or in person
   *[all] online, by phone or in person
}
listing-language = Language: { $languages }
listing-entry = { $entry ->
    [closed] Only for those it is about
   *[open] Open to everybody
}
listing-welcomes = Especially for: { $who }
welcomes = { $who ->
    [women] women
    [men] men
    [young] young people
    [seniors] older people
    [lgbtq] LGBTQ people
    [colour] people of colour
   *[newcomers] newcomers
}
listing-page = Its page, with the way in: { $page }
listing-no-page = The directory names no page for it.
joined = You are in { $name }. Welcome.
joined-next = The next session: { $at }
joined-nothing-scheduled = No session is scheduled yet. The group's chats will hear of it.
joined-elsewhere = Its chats are on { $platform }, and so are its reminders. To be reminded here as well: /remindme 1 hour
joined-link = The call link comes with /link, from { $offset } before a session.
joined-stored = What I keep: your account, that you are in this group, and for { $days } days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
left = You have left { $label }. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.
which-group = Which group?
and-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
it-is-over = It is over.
which-reading = That can be read in more than one way. Which do you mean?
form-title = One more thing

## Session times

preview = { $label }: please check
preview-zone = Times are in { $zone }. Each reader sees their own.
preview-once = Once, { $minutes } minutes.
preview-repeats = And so on, { $minutes } minutes each, until it is ended.
preview-counted = { $count ->
    [one] One session
   *[other] { $count } sessions
}, { $minutes } minutes each.
preview-double = { $count ->
    [one] Note: one of these dates is posted already. If you confirm, it is there twice, and is reminded of twice.
   *[other] Note: { $count } of these dates are posted already. If you confirm, each of them is there twice, and is reminded of twice.
}
preview-again = { $news ->
    [venue] These times are posted already: I put the new way in on them.
    [length] These times are posted already: I give them the new length.
    [both] These times are posted already: I put the new way in and the new length on them.
   *[nothing] These times are posted already, just so. To change where it happens, add a call link, a phone number or a place.
} Nothing is doubled, and the chats hear nothing new.
time-skipped = Note: the clocks go forward, so { $date } does not exist. That session begins at { $shifted }.
time-repeated = Note: the clocks go back, so { $date } comes twice. That session begins the first time.
venue-none = Where: not said. To say it later, post the same times once more with a call link, a phone number or a place: that doubles nothing.
venue-call = Where: a { $service } call. The link is given only to members, privately.
way-in-call = A { $service } call:
venue-unknown = Where: a call at { $host }. I do not know this host.
venue-unknown-ask = Please make sure that the address is right and that you trust it. Members will see that I do not know it.
venue-ended = Please note: { $service } ended in May 2025. Members will probably not get in with this link.
venue-check-link = Only you see this, to check it: the link leads to { $host } and ends in { $end }
venue-check-phone = Only you see this, to check it: { $number }, without a code.
venue-check-code = Only you see this, to check it: { $number }, code { $code }
venue-no-telegram-chat = Note: this group has no Telegram chat that I can reach. Use /usechat in it, or nobody finds the video chat.
venue-phone = Where: a phone conference. Number and code are given only to members, privately.
venue-discord = Where: a Discord voice channel.
venue-telegram = Where: the video chat of the Telegram chat.
venue-place = Where: { $place }
scheduled = Done. { $label } is scheduled:
scheduled-reminders = Its chats are reminded { $offsets }.
scheduled-again = Done. This is how { $label } is posted now:
scheduled-again-quietly = Nothing new goes to its chats for that, and the reminders stay as they were.
discarded = Dropped. Nothing was changed.
preview-move = Move { $label } from { $old } to { $new }?
moved = Done. { $label } now begins { $at }.
preview-cancel = Cancel { $label } on { $at }? The sessions after it stay as they are.
cancelled = Done. { $label } on { $at } is cancelled.
chats-will-hear = Its chats are told in two minutes, or at once if it is soon.
chats-are-told = Its chats are told.
chats-are-told-of-the-break = Its chats are told of the break; what changes meanwhile they hear when it ends.
no-chat-hears = No chat can hear it: there is none, or none that I can reach. Use /usechat in the chat of the group.
chats-hear-after-break = Its chats hear of it when the break ends.
session-planned = { $number } { $at }
session-cancelled-line = { $number } { $at } (cancelled)
session-answers = { $session }: coming { $coming }, can't come { $absent }
sessions-more = { $count ->
    [one] And one more after that.
   *[other] And { $count } more after that.
}
next-nothing = { $label }: no session is scheduled.
next-is = { $label }: { $at }, { $away }.
next-is-now = { $label } has begun: { $at }.
next-was-to-begin = { $label } was to begin: { $at }. Nobody has told me yet that it has.
next-is-due = { $label } is on now, by its times: { $at }.
noted-coming = Noted: you are coming to { $label } on { $at }.
noted-cant-come-others-may = Noted: you can't come to { $label } on { $at }. Somebody in line may take your place that time.
noted-cant-come = Noted: you can't come to { $label } on { $at }. Thank you for saying so.
link-for = { $label }, { $at }
link-keep-private = Please keep this to yourself.
dial = Dial: { $number }
enter-code = Code: { $code }
in-discord-channel = It happens in this Discord channel: { $address }
in-telegram-chat = It happens in the video chat of the group's Telegram chat.
at-place = It happens here: { $place }
chat-regained = I will try again. { $label } gets its reminders there as before.

you-lead-it = You lead it.
you-are-called = You are called { $alias } there.
alias-set = In { $label } you are called { $alias } from now on.
preview-alias = Shall you be called { $alias } in { $label }? Whoever leads it reads that.
languages-are = I speak: { $languages }. To choose: /language and one of them.
language-set = I speak English with you from now on.
reminded-privately = You are reminded of { $label } privately, { $offsets }. To end it: /remindme off
not-reminded-privately = You are not reminded of { $label } privately. To begin: /remindme 1 hour
will-remind-privately = I will write to you here of each session of { $label }, { $offsets }. To end it: /remindme off
will-not-remind-privately = I will not remind you of { $label } privately.
group-reminders-set = The chats of { $label } are reminded { $offsets }. The way in is given from the last reminder on.
here-is-your-calendar = Here are your sessions ahead, for any calendar. It holds no links, and changes made later are not in it.
here-is-your-data = Here is everything I keep about you.
nothing-stored = I keep nothing about you.
preview-forget = Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.
preview-forget-led-with = Those who lead { $labels } with you go on, and are told privately that one of you is no longer here, not who. What you gave out there, codes and invitations, is good no more.
preview-forget-led = You alone lead { $labels }. Without you it takes a break: no reminders, no new members, and nobody in it can end that{ $told ->
    [yes] . The operator of this bot is told, and can close it.
   *[no] .
} To say goodbye and close it yourself first: /closegroup
preview-forget-kept-out = You were taken out of a group. A code stays that keeps you from coming back there by yourself. It holds neither your name nor your account's number.
preview-forget-doors = A role, or a place in a chat, is taken back from you. Until that is done your account's number stays, sealed, for nothing else: mostly for seconds, for { $days } days at most.
forgotten = Done. I know nothing about you any more. You are welcome back at any time.
forgotten-kept-out = Done. What I kept about you is erased, except for the code that keeps you out of a group. You are welcome in others at any time.
forgotten-but-one = Done. What I kept about you is erased, except for one thing. You are welcome back at any time.
forgotten-doors = A role, or a place in a chat, is still to be taken back from you. Until that is done your account's number stays, sealed: mostly for seconds, for { $days } days at most.
privacy-heading = What I keep about you, and what not
privacy-kept = Kept: your account's number on this platform, since when I know it and whether I can write to you, your language and time zone, your groups, what you are called there, your wishes for reminders, and what you opened, posted or admitted.
privacy-for-a-while = Kept for { $days } days after a session: your answers about coming, a session you took on to lead, whether you came if a group notes it, and when I wrote to you. Sealed, for one day: what is half-finished, with what you searched for.
privacy-not-read = Not read and not kept: what you and others write. I only see commands, buttons and your answers to my questions.
privacy-asked = Asking for a licence: a keyed code, for { $days } days. They do not learn who asked.
privacy-link = Call links: kept sealed, given only to members, privately, when it is time.
privacy-others = I tell no member that you are in a group; who leads it sees your name there. Its role on Discord is seen by the whole server. The platform sees all you do.
privacy-operator = Who operates this bot is responsible for what is kept, and can read its store.
privacy-stays = After /forgetme stay: keyed codes, of that wish and of groups that took you out, without name or account number; the number, sealed, until a role or a place in a chat is taken back, { $days } days at most.
privacy-rights = /mydata gives you all of it as a file. /forgetme erases it.
which-cancelled = Which session of { $label } shall take place after all?
others-by-number = Others go by their number, which /sessions shows.
preview-restore = Let { $label } on { $at } take place after all?
restored = Done. { $label } on { $at } takes place after all.
which-series = Which series?
preview-end-series = End series { $number } of { $label }: { $rule }? Its sessions ahead will not take place.
series-line = Series { $number }: { $rule }
series-ended = Done. That series of { $label } is ended.
preview-announce = This goes to the chats of { $label }:
announcement-goes-out = Done. It goes to the chats of { $label }.
people-of = In { $label }:
people-keep-private = Please keep this to yourself. To take somebody out: /remove and their number.
unnamed = somebody without a name
person-leading = { $number } { $name } (facilitator), { $platform }, since { $since }
person-taking-part = { $number } { $name }, { $platform }, since { $since }
preview-remove = Take { $name } out of { $label }? They are told privately, nobody else is, and they cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.
removed = Done. They are no longer in { $label }. They could still come back with an account on the other platform.
preview-pause = Let { $label } take a break? Until it ends there are no reminders and no new members.
preview-end-break = { $label } takes a break. End the break?
group-paused = { $label } takes a break: no reminders, no new members. /pausegroup ends the break.
group-resumed = { $label } goes on.
preview-close = Close { $label } for good? Its sessions ahead will not take place.
group-closed = { $label } is closed.
group-edited = Done. This is what { $name } says of itself now:
group-is = This is what { $name } says of itself:
edit-how = To change something, give it by its name, for example: /editgroup fee:no fee
status-heading = How I am
status-all-well = All is well: nothing is late, and nothing went wrong.
status-please-look = Please look at this:
status-version = Version { $version }, zone rules { $zones }
status-groups = Groups: { $states }
status-people = People: { $count }
status-chats = Chats: { $present } reachable
status-chats-lost = { $count ->
    [one] One chat cannot be reached. Those who lead its group were told.
   *[other] { $count } chats cannot be reached. Those who lead their groups were told.
}
status-side-refused = { $side } refuses the token, so nothing is sent or answered there. Please check it and start me again.
status-side-ended = { $side } is not served any more, and will not be until I am started again. The log says why.
status-unheld = { $side }: no process sends there, though something is owed.
status-out-of-hearing = { $count ->
    [one] In one group all who lead it are on a side that nobody serves, so it is not noticed when nobody begins a session.
   *[other] In { $count } groups all who lead them are on a side that nobody serves, so it is not noticed when nobody begins a session.
}
status-idle = { $side }: this process should send there, and has done nothing for { $seconds } seconds.
status-due = { $side }: { $count } due and not sent yet, the oldest since { $since }
status-last-day = { $side }, last day: { $what }
status-in-doubt = { $count } in doubt
status-refused = { $count } refused
status-expired = { $count } too late to send
status-superseded = { $count } replaced by a later one
status-lane = { $side }, last day: { $sent } sent; { $later } still to come
status-held-here = { $side }: this process sends there, since { $since }
status-held-elsewhere = { $side }: another process sends there, since { $since }
status-standing-by = { $side }: another process sends there, since { $since }. This one stands by.
status-since-start = { $side }, since the start of the program: { $what }
status-nothing-sent = nothing sent yet
status-in-time = { $count } sent, all in time
status-late = { $count } sent, { $late } of them late, the latest by { $seconds } seconds
status-resent = { $count ->
    [one] one sent again after a doubt
   *[other] { $count } sent again after a doubt
}
status-waited = asked to wait { $count ->
    [one] once
   *[other] { $count } times
}
status-unsent = no connection { $count ->
    [one] once
   *[other] { $count } times
}
status-moved = { $count ->
    [one] followed a chat to its new address
   *[other] followed chats to new addresses { $count } times
}
status-answered = { $count ->
    [one] one request answered at once
   *[other] { $count } requests answered, all at once
}
status-answered-slowly = { $count } requests answered, { $slow } of them slowly, the slowest after { $seconds } seconds
status-restarts = started again { $count ->
    [one] once
   *[other] { $count } times
}
status-silences = left a silent connection { $count ->
    [one] once
   *[other] { $count } times
}
status-failed-polls = asked for news in vain { $count ->
    [one] once
   *[other] { $count } times
}
status-unreadable = { $count ->
    [one] one event could not be read
   *[other] { $count } events could not be read
}
status-lost-answers = { $count ->
    [one] one answer did not arrive
   *[other] { $count } answers did not arrive
}

button-show = Show { $label }
button-of = { $label }: { $button }
button-coming = Coming
button-cant-come = Can't come
button-link = Get the link
button-join = Join
button-join-named = Join { $label }
button-join-again = Join again
button-admit = Admit
button-admit-named = Admit { $label }
button-more = More
button-bind = Yes, use that chat
button-confirm = Confirm
button-confirm-unknown = Confirm, I trust this host
button-correct = Correct
button-discard = Never mind
button-open-private = Open private chat
button-open-call = Open the call
button-copy-number = Copy the number
button-copy-code = Copy the code
button-try-again = Try again
button-tell-again = Tell them again

## What time brings

reminder = { $label }: { $at }, { $away }.
reminder-link = Members get the way in with the button.
posted = { $label }: new session times
posted-more = And so on. You will be reminded here.
change-moved = { $label } has moved: from { $old } to { $new }.
change-cancelled = { $label } on { $at } is cancelled.
change-takes-place = { $label } on { $at } takes place after all.
series-has-ended = { $label }: the sessions { $rule } come to an end. None of those ahead take place.
group-takes-a-break = { $label } takes a break. You will hear here when it goes on.
group-goes-on = { $label } goes on.
group-is-over = { $label } is over. Thank you for having been here.
announced = From the facilitators of { $label }:
told-removed = You are no longer in { $label }. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern. If you need somebody now: /crisis
told-orphaned = { $name } (#{ $number }) has lost its last facilitator and takes a break. To look at it: /group #{ $number }. To end it, so that its chats can serve another group: /closegroup #{ $number }
ask-admission = A new group asks to be listed: { $name } (#{ $number }).
ask-bind = Somebody who manages a chat on { $platform } asks that it serve { $label }. Everybody in that chat would get its session times. If you do not know of it, do nothing.
told-admitted = { $name } has been admitted. It can be found with /find from now on.
told-chat-lost = I can no longer post in a chat of { $label } on { $place }, so its reminders do not arrive there.
mend-chat = { $why ->
    [discord-rights] I am not allowed to write there: please give me “View Channel” and “Send Messages” there, then press Try again.
    [telegram-rights] I am not allowed to write there: please let me send messages, then press Try again.
    [left] I was taken out of it: please invite me again, then press Try again.
    [topic] It seems that its topic was deleted. Please use /usechat in another one. If it is still there, let me in and press Try again.
   *[gone] I do not find it any more. If it was deleted, please use /usechat in another one. If it is still there, let me in and press Try again.
}
told-unheard = I am not sure that a chat of { $label } on { $place } has heard this:
told-not-heard = A chat of { $label } on { $place } has not heard this:
look-and-tell-again = Please look there, and press Tell them again if it is missing.
tell-again = Press Tell them again, or tell them yourself.
tell-them-yourself = By now I do not tell it again. If it still matters, please tell them yourself.
news-begins = { $label } now begins { $at }.
news-announcement = An announcement of { $label }.
told-again = Done. It goes to that chat of { $label } once more.
told-again-already = Somebody has pressed that already. It went to that chat of { $label } once more.
told-reminders-unheard = { $count ->
    [one] One reminder of { $label } may not have arrived:
   *[other] { $count } reminders of { $label } may not have arrived:
}
reminder-unheard = { $place }: for { $at }
reminders-unheard-mend = I do not send them again. If a session is still to come, please tell its chat yourself. You get such a message once a day at most.
told-link-exposed = A call link was typed in a chat of { $label } where others could read it. Please make a new link, and give it to me with /schedule and the same times: it takes the place of the old one.

## Refusals

refuse-unknown-command = I do not know that command. /help shows what I can do. If you need somebody now: /crisis
refuse-operator-only = Only the operator of this bot can do that.
refuse-managers-only = Only somebody who manages this chat can do that: { $platform ->
    [discord] on Discord, whoever has the right “Manage Channels”.
   *[telegram] on Telegram, an administrator who shows their name.
}
refuse-facilitators-only = Only a facilitator of { $label } can do that.
refuse-no-such-group = I know no such group. /find shows those that can be joined.
refuse-say-which-here = Which group? Please add its number: { $example }. In our private chat, /mygroups shows it.
refuse-in-no-group = You are in no group yet. /find helps to find one.
refuse-leads-no-group = You lead no group yet. /newgroup opens one.
refuse-not-in-group = Only members of { $label } can do that. To become one: /join
refuse-already-in = You are in { $label } already.
refuse-taken-out = You were taken out of { $label }, so you cannot come in by yourself. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern
refuse-taken-out-as = You were taken out of { $label }, so you cannot come in by yourself. Those who lead it can let you ask again: to them you are { $number }, without a name. If you think that is a mistake, please speak with them, or tell the operator of this bot: /concern
refuse-only-operator-lets-back = You were taken out of { $label }, so you cannot come in by yourself. Only the operator of this bot can let you ask again. If you think that is a mistake, please tell them: /concern
refuse-takes-nobody = { $label } takes no new members at present.
refuse-say-which-to-join = Which group? Write /join and its name. /find shows what there is.
refuse-last-facilitator = You are the only facilitator of { $label }. Without you nobody could look after it. /cofacilitator makes a code for somebody who leads it with you, then you can leave; /closegroup ends it.
refuse-not-waiting = { $label } is not waiting to be admitted.
refuse-chat-needed = Use this in the chat that belongs to the group.
refuse-chat-taken = This chat already belongs to { $label }. A chat serves one group.
refuse-unknown-zone = I know no such time zone. A name looks like Europe/Berlin or America/Vancouver.
refuse-unknown-zone-near = I know no such time zone. Do you mean one of these? { $names }
refuse-zone-offset = The clocks change in most places, so I need a city, not the hours from UTC. Do you mean one of these? { $names }
refuse-too-long = That is too long for { $argument }: at most { $longest } characters.
refuse-missing = Please add { $argument } to the command and send it again. { $question }
refuse-bad-argument = I cannot use what was given for { $argument }.
refuse-no-number = For { $argument } I need a whole number from { $from } to { $to }, in digits. For example { $example }
refuse-no-choice = For { $argument } I understand one of these words: { $choices }. For example { $example }
refuse-questions-by-button = I know no such group. If these are the questions themselves: write { $command } and press the button, then one question a line.
refuse-too-many-topics = That is too many topics. Please choose up to eight.
refuse-when-twice = Please say it one way: either when, or date, time and repeat.
refuse-several-venues = Please give one way to meet only: a link, a phone number, a channel, or a place.
refuse-not-a-link = That is no address I can open. A call link begins with https://
refuse-not-https = A call link must begin with https://
refuse-link-has-login = That address has a login in front of its host, as fake links have. Please give the plain link.
refuse-no-public-host = That address names no public host. Please give the link that members can open.
refuse-no-room = That is only the front page of { $service }. Please give the link of your meeting.
refuse-not-dialable = That is no phone number I understand. For example: phone:+49301234567 code:123456#
refuse-no-time = At what time? For example: every Thursday 19:00
refuse-no-day = On which day? For example: every Thursday 19:00, or 2027-01-14 19:00
refuse-no-such-date = There is no { $date } in the calendar.
refuse-no-such-time = There is no such time: { $time }. A day goes from 00:00 to 23:59.
refuse-wrong-weekday = { $date } is another day of the week. Please check which you mean.
refuse-not-every-month = Not every month has a day { $day }. You could say: last Friday of the month 19:00
refuse-past = { $at } has passed already.
refuse-too-far = That is more than two years ahead.
refuse-session-too-long = A session takes at most twelve hours.
refuse-ends-before-start = That ends before its first session.
refuse-not-understood = I do not understand “{ $left }”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks
refuse-one-time-only = A single session moves to one time. For example: Friday 20:00
refuse-no-such-session = I know no such session. /sessions shows them with their numbers.
refuse-nothing-scheduled = { $label } has no session scheduled.
refuse-nothing-scheduled-anywhere = None of your groups has a session scheduled.
refuse-session-cancelled = That session is cancelled. /sessions shows the others.
refuse-session-over = That session is over. /sessions shows those ahead.
refuse-link-too-early = It is too early: the way in is given from { $opens }.
refuse-no-venue = It is not said yet where it happens. Whoever leads the group can say it: /schedule, the same times, and the link, number or place.
refuse-button-too-old = That button is too old. Please use the command again.
refuse-button-of-another = That button belongs to somebody else's request. Please use the command yourself.

refuse-unknown-language = I do not speak that yet. I speak: { $languages }
refuse-offsets = How long before? For example: 24h 30min
refuse-offset-out-of-range = A reminder comes at least five minutes and at most two weeks before.
refuse-too-many-offsets = At most four reminders.
refuse-not-cancelled = No such session is cancelled. /sessions shows which are.
refuse-link-in-announcement = A call link does not belong in a chat that others read. Members get it with /link.
refuse-no-such-member = I know nobody by that number. /people shows them.
refuse-nobody-of-that-name = Nobody where you lead goes by that name. /people shows who is there, and the number of each.
refuse-is-facilitator = That is a facilitator. Facilitators leave by themselves.
refuse-group-is-over = { $label } is over for good.
refuse-group-in-break = { $label } takes a break. /pausegroup ends it.
refuse-move-to-when = To when? For example: Friday 20:00, or 2027-01-14 19:00, or 20:00 for the same day
refuse-move-not-understood = I do not understand “{ $left }”. A single session moves to one time, for example: Friday 20:00; 2027-01-14 19:00; 20:00 for the same day
refuse-no-such-series = I know no such series. /endseries alone shows those that go on.
refuse-group-not-in-break = { $label } takes no break: it has gone on already.

## Questions

ask-anything = Please write it here.
ask-newgroup-name = What is the group called? For example: /newgroup Thursday circle zone:Europe/Berlin
ask-newgroup-zone = In which time zone does it meet? A city will do, for example Europe/Berlin
ask-schedule-when = When does it meet? For example: every Thursday 19:00 90 min
ask-movesession-to = To when? For example: Friday 20:00
ask-alias-alias = What should we call you there?
ask-groupreminders-before = How long before a session? For example: 24h 30min
ask-announce-text = What shall I say to the group's chats?
ask-remove-member = Who? Please give the number that /people shows, or the name.
field-anything = Your answer
field-zone = Time zone
field-when = When
field-to = To when
field-name = Name

## Commands: at most 100 characters each (Discord's limit)

command-start = Say hello
command-help = What I can do
command-find = Find a group for what you are going through
command-group = What a group is: who leads it, when it meets, what it costs
command-join = Join a group
command-leave = Leave a group
command-next = When it meets next
command-coming = Say that you are coming
command-cantcome = Say that you can't come
command-link = The way into the session, when it is time
command-timezone = Set the time zone you read times in
command-crisis = Whom to turn to now
command-newgroup = Open a group
command-usechat = Use this chat for your group's reminders
command-schedule = Post session times
command-sessions = The sessions ahead, with their numbers
command-movesession = Move one session to another time
command-cancelsession = Cancel one session
command-stop = Stop what is half-finished
command-mygroups = Your groups, and when they meet next
command-remindme = Be reminded privately, as long before as you like
command-alias = What you are called in a group
command-language = The language I speak with you
command-calendar = Your sessions ahead, as a calendar file
command-privacy = What I keep about you, and what not
command-mydata = Everything I keep about you, as a file
command-forgetme = Erase everything I keep about you
command-editgroup = Change what your group says of itself
command-restoresession = Let a cancelled session take place
command-endseries = End a series of sessions
command-groupreminders = How long before a session your group is reminded
command-announce = Say something to your group's chats
command-people = Who is in your group
command-remove = Take somebody out of your group
command-pausegroup = Let your group take a break, or go on
command-closegroup = Close your group for good
command-status = How the bot is
command-admit = Let a group be found

argument-payload = Where a link led from
argument-words = What it is about, in your own words
argument-group = The group
argument-alias = What should we call you there?
argument-session = The session, such as s12, or the name of its group; the next one if left out
command-attendance-session = The session, such as s12, or the name of its group; the last one if left out
argument-zone = A city, for example Europe/Berlin
argument-name = What the group is called
argument-topics = What it is about, for example anxiety, grief
argument-label = A neutral short name, the only one in reminders
argument-about = Whom it is for
argument-fee = What it costs, or that it costs nothing
argument-kind = Who may come: drop-in, fixed seats, or a course
argument-capacity = The most members
argument-when = For example: every Thursday 19:00 90 min
argument-length = Minutes
argument-link = The call link: given only to members, privately
argument-phone = The number of a phone conference
argument-code = The code to enter there
argument-channel = A voice or stage channel
argument-videochat = The video chat of the Telegram chat
argument-place = A place to meet
argument-date = The first date, for example 2027-01-14
argument-time = The time, for example 19:00
argument-repeat = How often
argument-before = For example: 24h 30min
argument-language = A language, for example en
argument-series = The number of the series
argument-text = Your words
argument-member = The number that /people shows, or the name
argument-to = The new time, for example Friday 20:00
