
## Leading a group


command-cofacilitator = Lead a group together: make a code, or use one
command-cofacilitator-code = The code you were given

code-for-a-cofacilitator = With this code one person more can lead { $label }:
code-how-to-use = Please give it to them privately. They write { $command } and the code to me, on Discord or on Telegram. It works once, for { $hours } hours, for whoever has it.
code-kept-as-hash = I keep no copy that could be read: should it be lost, make a new one.
button-take-code-back = Take the code back
code-taken-back = The code for { $label } is good no more.
told-code-overheard = A code of yours, to lead { $label } with you, was typed in a chat where others could read it. So I have ended it: nobody can use it any more. /cofacilitator makes a new one. Please ask them to write it to me privately.
told-invitation-overheard = An invitation of yours to { $label } was typed in a chat where others could read it. So I have ended it: nobody can use it any more. /invite makes a new one. Please ask them to write it to me privately.
preview-lead = Lead { $label } together with { $names }?
preview-lead-unnamed = Lead { $label } together with those who lead it?
preview-lead-means = Whoever leads a group sees its members by the name they chose, looks after its times, and is told privately what the group needs. You take no seat. /leave ends it.
preview-lead-keeps-name = You stay { $name }, and the seat you have is free for somebody else.
preview-lead-drops-name = Somebody else in the group goes by { $name } too, and whoever leads it has a name of their own there. So you go by none until you choose one: /alias and a name. If you have a seat, it is free for somebody else.
leads-now = You lead { $label } now. /people shows who is in it, /sessions its times, /help what you can do.
leads-now-name = The group does not know yet what to call you: /alias and a name tells it.
told-cofacilitator = { $name } leads { $label } with you from now on, by a code from one of you. Should that be wrong, please tell the operator.
told-cofacilitator-unnamed = Somebody leads { $label } with you from now on, by a code from one of you. They have not chosen a name yet. Should that be wrong, please tell the operator.
preview-leave = Leave { $label }, which you lead?
preview-leave-means = Those who lead it with you go on, and are told privately that one of you has left. What you gave out, codes and invitations, is good no more. To lead it again you need a new code from one of them.
preview-leave-duties = What you have taken on in these sessions is free then, and they are told which:
removed-may-be-let-back = If that was a mistake, or you have made peace, the button below lets them ask again, and so does /people later on: there they are { $number }, without a name.
button-let-back = Let them ask again
button-let-back-numbered = Let { $number } ask again
button-taken-out = Who was taken out
people-taken-out =
    { $count ->
        [one] One person was taken out, and cannot come back by themselves.
       *[other] { $count } people were taken out, and cannot come back by themselves.
    }
taken-out-of = Taken out of { $label }, or of its line:
taken-out-nobody = Nobody was taken out of { $label } whom you could let ask again.
taken-out-how = I keep no names of them. Whoever tries to come in again reads their number, and can tell it to you.
taken-out-by-operator =
    { $count ->
        [one] The operator of this bot took out one person. Only the operator can let them ask again.
       *[other] The operator of this bot took out { $count } people. Only the operator can let them ask again.
    }
taken-out-and-forgotten =
    { $count ->
        [one] One person who was taken out has asked me since to forget them. They stay out, and I cannot tell who it is.
       *[other] { $count } people who were taken out have asked me since to forget them. They stay out, and I cannot tell who they are.
    }
person-taken-out = { $number }, { $platform }, since { $since }
preview-let-back = Let { $number } ask to come into { $label } again? They are told so privately. Nobody is put back in: whether they come is up to them.
preview-let-back-means =
    { $entry ->
        [direct] If they do, they come in at once when a seat is free: you are not asked first.
        [request] If they do, they send a request, and those who lead the group decide.
       *[invite] If they do, they need an invitation from you: /invite
    }
let-back = { $number } may ask to come into { $label } again, and is told so privately.
told-let-back = Those who lead { $label } would let you come back, if you want to. You are not put back in: it is up to you, and you need not answer.
told-let-back-by-operator = The operator of this bot lets you ask to come into { $label } again, if you want to. You are not put back in: it is up to you, and you need not answer.
told-operator-lets-back = The operator of this bot lets somebody whom they took out of { $label } ask to come in again, by the way everybody takes. The person is told privately, and is not put back in.
let-back-way =
    { $way ->
        [direct] The button below lets you in. Should no seat be free, you wait in line for one.
        [request] With the button below you ask those who lead it, as everybody does.
        [invite] It takes you in by an invitation: those who lead it can give you one.
       *[later] It takes nobody new at present. Once it does, you may come in like anybody else.
    }
refuse-not-taken-out = Nobody is kept out under that number any more: they may ask again already, or were forgotten. /people shows who is in, and who was taken out.
refuse-taken-out-by-operator = The operator of this bot took that person out of { $label }, and only the operator can let them ask again. To write to the operator: /concern
told-one-fewer-leads =
    { $how ->
        [gone] One of those who led { $label } with you is no longer here. Who it was is erased.
       *[left] One of those who led { $label } with you has left it, by their own wish.
    }
you-lead-it-with = You lead it with { $names } now.
you-lead-it-alone = You lead it alone now. /cofacilitator makes a code for somebody who leads it with you.
told-duties-free = What they had taken on is free now; /duty takes it:
told-unstated-until = { $label } does not say any more all that a group must say to be found. Until { $date } it is found as before. After that:
told-unstated = { $label } is not found any more, since it does not say all that a group must say. For those who are in it nothing else changes. It is found again as soon as that is said:
refuse-code-unknown = I do not know that code. It may have been used, taken back, or be over a day old. Please ask for a new one.
refuse-leads-already = You lead { $label } already. The code stays good for somebody else.
refuse-no-code-and-no-group = You lead no group. If somebody gave you a code, write it behind the command.

command-begin = Say that your session has begun
argument-watch = Whether I look if somebody begins: on or off

told-session-begins = { $label } begins now. Once somebody leads it, please press “We have begun”: then I know that nobody waits in vain. If nobody has by ten past, I ask all who lead it.
button-begun = We have begun
button-cancel-session = Cancel this session
button-take-new-again = Take new people again
told-host-missing = { $label } was to begin at { $at }, and nobody has told me that it has. If you are there, please press “We have begun”. If nobody can lead it, please cancel it, so that nobody waits.
host-missing-first = Should nobody begin the next session either, I tell the operator, and nobody new can join until one begins. A group that does not want me to look writes /begin watch:off
host-missing-again = It is the second session in a row: the operator is told, and nobody new can join until one begins.
host-missing-still = It is not the first session in a row: nobody new can join until one begins.
host-missing-uncounted = I was away for a while, or late to ask, and may not have heard of it: this session does not count.
told-joins-paused = Nobody new can join { $label } for now: two sessions in a row passed, and nobody told me that they had begun. It ends by itself with the next session that begins. If all is well, take new people again:
told-hosts-missing = In { $name } ({ $number }) two sessions in a row passed, and nobody who leads it said that they had begun. Nobody new can join it until one begins, or until those who lead it take new people again.
begun = { $label } has begun: { $at }.
begun-already = { $label } has begun: I know it since { $at }.
begun-joins-again = New people can join again.
joins-again = { $label } takes new people again.
watch-on = From now on I look whether somebody begins the sessions of { $label }, and ask those who lead it if nobody has by ten past.
watch-off = From now on I do not look whether somebody begins the sessions of { $label }. What the group says of itself shows that.
seat-withheld = The seat in { $label } that I held for you cannot be taken for now: the group takes nobody new at present. You keep your place in line, and I write to you as soon as it does again.
fact-joins-paused = It takes nobody new at present.
fact-not-watched = Nobody looks whether its sessions begin.
refuse-has-begun = { $label } has begun: { $name } said so at { $at }. A session that has begun is neither cancelled nor moved. Should it end early, /announce tells the group's chats.
refuse-has-begun-unnamed = { $label } has begun: somebody who leads it said so at { $at }. A session that has begun is neither cancelled nor moved. Should it end early, /announce tells the group's chats.
preview-cancel-running = Cancel { $label } on { $at }? It should be running now, and nobody has told me that it has begun. The sessions after it stay as they are.
refuse-too-early-to-begin = It is too early for that: { $label } can be begun from { $opens }.

command-attendance = Note who came to a session; off unless you switch it on
argument-record = Whether it is noted who comes: on or off
command-proof = A text that says which sessions you came to

attendance-on = From now on I ask those who lead { $label } after each session who came. Its members are told so now, and whoever joins reads it. Those who lead the group see what is noted, and each person what is about them. I erase it { $days } days after a session.
attendance-off = From now on I do not ask who came to { $label }. What is noted stays until { $days } days after a session, for those it is about. Its members are told.
attendance-is-kept = Those who lead { $label } note from now on who comes to its sessions. No other member sees that, and I erase it { $days } days after a session.
attendance-is-yours = /mydata hands over what is noted about you, /proof makes a text of it for you, and /leave erases it.
attendance-is-kept-no-more = Those who lead { $label } do not note any more who comes to its sessions. What was noted I erase { $days } days after a session; until then /proof makes a text of it for you.
joined-attendance = Those who lead the group note who comes to its sessions. No other member sees that, and I erase it { $days } days after a session. /proof makes a text of it for you.
fact-attendance-kept = Those who lead it note who comes; no other member sees that.
who-came = { $label }, { $at }: who came?
who-came-how = Press a name once for came, again for did not come, a third time for nothing noted. Only those who lead the group see this, and each person what is noted about them.
roll-so-far = So far: { $came } came, { $missed } did not, { $open } not noted.
button-roll-open = { $name }: not noted
button-roll-came = { $name }: came
button-roll-missed = { $name }: did not come
button-roll-excused = { $name }: had said so
button-all-others-came = All others came
button-page-before = Back
proof-heading = { $label }: sessions attended
proof-says = { $name } came to { $count ->
    [one] one session
   *[other] { $count } sessions
 } of { $label }:
proof-without-a-name = The person who shows this
proof-noted = Those who lead the group noted it after each session. Only sessions of the last { $days } days are listed, and nothing else is said about anybody.
proof-noted-by = Those who lead the group ({ $names }) noted it after each session. Only sessions of the last { $days } days are listed, and nothing else is said about anybody.
proof-made = Made on { $date }, at the wish of the person it is about.
refuse-attendance-not-kept = { $label } does not note who comes. /attendance on begins that, and its members are told.
refuse-no-session-over = No session of { $label } is over yet.
refuse-nothing-to-note-yet = That session of { $label } has not begun. I ask who came when it is over.
refuse-not-noted-then = That session of { $label } was before you began to note who comes, or is over { $days } days ago: nothing is noted of it.
refuse-nobody-to-note = Nobody is in { $label } but those who lead it.
refuse-nothing-noted = Nothing says yet that you came to a session of { $label }. Those who lead it note that after a session: you can ask them.
refuse-no-proof-here = { $label } does not note who comes to its sessions, so there is nothing I could put into words for you. Those who lead it may write you a line of their own.

command-duty = Lead a session, or mind its door: two people a session
argument-as = What you take on: lead, door, or none

duties-of = { $label }, { $at }
duties-both = { $lead } leads it, { $door } minds the door.
duties-lead = { $lead } leads it.
duties-door = { $door } minds the door.
duties-no-door = { $lead } leads it. Nobody minds the door yet.
duties-no-lead = { $door } minds the door. Nobody has taken the lead yet.
duties-none = Nobody has taken the lead or the door yet.
duties-missing = Two people a session are best: /duty takes on to lead one, or to mind its door.
duties-mean = Who minds the door lets people in, helps whoever cannot hear or see, and stays with whoever has to leave. At the start I ask those two first, and at ten past all who lead the group. Members who ask me in private read it; chats do not.
was-to-lead = { $lead } was to lead it.
were-to-lead = { $lead } was to lead it, and { $door } to mind the door.
was-to-mind-the-door = { $door } was to mind the door. Nobody had taken the lead.
next-led = { $lead } leads the next session.
next-led-with = { $lead } leads the next session, { $door } minds the door.
next-door = { $door } minds the door at the next session.
button-duty-lead = I lead it
button-duty-door = I mind the door
button-duty-none = Not me after all
session-duties = { $session } · { $duties }
duty-word = { $duty }
refuse-no-such-duty = You can take on lead or door, and none gives it back. For example { $example }
refuse-duty-taken = { $name } has taken that on in { $label }. They can give it back: /duty

argument-until = Until which day, if you know it
fact-in-break-until = It takes a break until { $date }.
fact-first-after-break = First session after it, if the group goes on by then: { $at }
next-in-break = { $label } takes a break. When it goes on, its chats hear of it, and I can say when it meets.
next-in-break-until = { $label } takes a break until { $date }. When it goes on, its chats hear of it.
break-is-said-until = Whoever asks reads that the break lasts until { $date }. It does not end by itself: /pausegroup ends it. Shortly before that day I remind those who lead the group.
preview-break-lasts = Say that the break of { $label } lasts until { $date }? Its chats hear of it.
told-break-ends = { $label } takes a break until { $date }. It does not end by itself: { $end } ends it, { $longer } says another day. Until it ends, nobody is reminded of a session.
group-takes-a-break-until = { $label } takes a break until { $date }. You will hear here when it goes on.
refuse-no-day-of-a-break = I cannot read that as a day ahead. For example: { $example }

refuse-name-of-who-leads = Somebody who leads { $label } goes by that name, and people could take you for them. Please choose another one: { $example }
refuse-name-of-somebody-here = Somebody in { $label }, or on the way in, goes by that name, and people could take one of you for the other. Please choose another one: /alias and a name.
