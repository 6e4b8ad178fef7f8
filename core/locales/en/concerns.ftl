
## Concerns: what somebody tells the operator

privacy-concerns = What you tell the operator with /concern is kept sealed until it was looked at, { $days } days at most. The operator reads your words, and not who wrote them.
concern-not-for-emergencies = This is too slow for an emergency. If you or somebody else need help now: /crisis
concern-explained = Here you tell the operator of this bot something about { $label } or a person in it: a fee that is not right, a licence that does not exist, somebody who does harm. Those who lead the group, its members and its chats do not hear of it from me.
concern-goes-to = It goes to the operator of this bot only. They read your words and that they come from { $from ->
    [inside] somebody in the group
   *[outside] somebody who is not in the group
}, and neither your account nor a name of yours.
concern-few-people = There are few people in this group, so what you write may tell who you are.
concern-operator-leads = Please note: whoever operates this bot also leads { $label }, and there is nobody above them here. { $report }
concern-one-operator-leads = Please note: one of those who operate this bot also leads { $label }, and reads it too.
concern-describe = If it is about a person, describe them in your own words; what they are called in the group is enough.
concern-about-whom = It is about { $name }, who leads the group.
concern-preview = Shall this go to the operator? It is about { $label }:
concern-preview-add = Shall this be added to { $reference }?
concern-is-raised = Thank you for saying so. It has gone to the operator, under the reference { $reference }.
concern-what-happens = The operator looks at it, and may ask you something through me. They can pause the group, take somebody out, or close it. You hear from me when it was looked at; your words are erased then, after { $days } days at the latest, and at once with /forgetme.
concern-add-how = To add something: { $example } and your words.
concern-added = Done. It was added to { $reference }.
concern-add-or-take-back = What do you want to do with { $reference }?
preview-take-back = Take { $reference } back? Your words are erased here, and nobody decides about them. What the operator was sent they may have read already.
concern-is-taken-back = Done. { $reference } is taken back, and your words are erased here.
concern-arrived = A concern, { $reference }, about { $name } (#{ $number }):
concern-from = From { $from ->
    [inside] somebody in the group.
   *[outside] somebody who is not in the group.
}
concern-about = About { $name } ({ $number }), who leads the group.
concern-keep-private = Whoever wrote this trusts you with it. Please do not try to find out who it is.
concern-words-gone = The words are gone: whoever wrote them asked to be forgotten. Nobody is told what you decide.
concern-waits = The concern { $reference } about { $label } still waits for you, since { $since }.
concern-was-added-to = Something was added to { $reference } about { $label }:
concern-operator-asks = The operator of this bot asks you about { $reference }:
concern-answer-how = Your answer goes to the operator only, under the reference. You need not answer.
concern-was-handled = The operator of this bot has looked at what you told them, { $reference }.
concern-operator-writes = They write:
concern-lapsed = Nobody has dealt with what you told the operator, { $reference }, for half a year. I am sorry.
concern-is-erased = What you wrote is erased. If you need somebody now: /crisis
status-concerns = { $count ->
    [one] one concern waits: /concerns
   *[other] { $count } concerns wait: /concerns
}
concerns-open = { $count ->
    [0] No concern is open.
    [one] One concern is open:
   *[other] { $count } concerns are open:
}
concern-listed = { $reference }: { $label } (#{ $number }), since { $since }
groups-held = Paused by the operator, until you let them go on:
held-listed = { $label } (#{ $number })
concern-group = About { $name } (#{ $number })
concern-group-state = { $state ->
    [listed] It can be found and joined.
    [unlisted] It cannot be found by searching.
    [held] It is paused by the operator.
    [paused] It takes a break of its own.
    [closed] It is over.
   *[draft] It is not open yet.
}
concern-since = Raised on { $since }
concern-wrote = { $whose ->
    [operator] The operator asked ({ $at }):
   *[reporter] They wrote ({ $at }):
}
concern-nobody-there = Nobody is in { $label } at present.
concern-person = { $number } { $name } { $role ->
    [leads] (leads)
   *[takes-part] (takes part)
}
concern-whom = Whom do you want to take out of { $label }?
concern-whom-how = For anybody else: { $example } and their number.
concern-is-asked = Done. Whoever raised { $reference } is asked. Their answer comes to you.
concern-is-handled = Done. Whoever raised { $reference } is told, and the words are erased.
concern-is-handled-untold = Done. { $reference } is ended. Nobody could be told.
preview-hold = Pause { $label }? It is not found, nobody can join, and there are no reminders. Its chats read that it takes a break, without a reason. Those who lead it hear that it was you, and cannot end it.
preview-release = Let { $label } go on? Its chats and those who lead it are told.
preview-close-by-operator = Close { $label } for good? Its sessions ahead will not take place. Its chats are told that it is over, and those who lead it that it was you.
preview-expel = Take { $name } out of { $label }? They are told privately, those who lead it hear that you did, without a name, and nobody else is told. They cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.
people-expelled = Whom you took out:
expelled-listed = { $number } of { $label } (#{ $group }), { $since }
expelled-how = Only you can let one of them ask again: { $example }
expelled-may-be-let-back = Only you can let them ask again: { $command }
preview-expel-last = Nobody else leads { $label }. It takes a break then, until it is closed.
preview-ask = Shall this go to whoever raised { $reference }?
preview-handled = Is { $reference } dealt with? All that was written for it is erased then.
preview-handled-told = Whoever raised it reads:
group-is-held = { $label } is paused. Only the operator can let it go on: /concerns
group-is-released = { $label } goes on.
group-is-released-into-break = { $label } is no longer paused by you. It took a break of its own before, and those who lead it can end that.
chats-are-told-neutrally = Its chats are told of a break, without a reason.
is-unled = Nobody leads { $label } any more, so it takes a break. /concerns can close it.
told-held = The operator of this bot has paused { $label }: it is not found, nobody can join, and there are no reminders. Only the operator can end that. Its chats were told of a break, without a reason.
told-expelled = The operator of this bot has taken somebody out of { $label }. They cannot come back by themselves on that platform. With an account on the other one they still could: I cannot tell there that it is the same person. /people shows who is in it.
told-released = The operator of this bot lets { $label } go on. Its chats are told.
told-released-into-break = The operator of this bot no longer holds { $label }. It still takes the break you began, and you can end it.
told-closed-by-operator = The operator of this bot has closed { $label }. Its chats are told that it is over.
how-to-reach-operator = To write to the operator: { $command }
platform-report = { $platform ->
    [discord] Discord itself takes reports, too: open the menu of a message or a server, then Report.
   *[telegram] Telegram itself takes reports, too: open the menu of a message or a chat, then Report.
}

refuse-nobody-operates = Nobody is set as operator of this bot, so nobody would read it, and I do not take it. { $report } If you need somebody now: /crisis
refuse-about-which = About which group? Please add its number or name: { $example }
refuse-no-such-facilitator = Nobody who leads { $label } is called that there. You can describe the person in your own words instead.
refuse-too-many-concerns = { $most } concerns of yours are open already. You can add to one with its reference, or wait until one was looked at.
refuse-no-such-reference = I know no open concern by that reference. It looks like C-7F3K.
refuse-enough-written = Enough was written for { $reference } already. It has to be decided now.
refuse-held = The operator of this bot has paused { $label }, and only they can let it go on. To write to them: /concern
refuse-held-not-closed = The operator of this bot has paused { $label }, and until they let it go on only they can close it. To ask them to: /concern
refuse-held-not-left = The operator of this bot has paused { $label }, and nobody leads it but you. You cannot leave it before they have decided about it. To write to them: /concern
refuse-concern-ended = { $reference } was dealt with already.
refuse-concern-withdrawn = Whoever raised { $reference } has taken it back.
refuse-nobody-leads = Nobody leads { $label } any more, so it cannot go on. It can be closed.
refuse-not-about = No open concern is about { $label }, so that is not for the operator to decide.
refuse-not-held = { $label } is not paused by the operator.
refuse-held-already = { $label } is paused by the operator already.
refuse-nobody-to-ask = Whoever raised { $reference } asked to be forgotten, so nobody can be asked.

button-write-concern = Write it down
button-take-back = Take it back
button-about = About { $name }
button-look-at-concern = Look at it
button-answer-operator = Answer
button-hold = Pause the group
button-release = Let the group go on
button-release-named = Let { $label } go on
button-expel-somebody = Remove a person
button-close-group = Close the group
button-close-named = Close { $label }
button-ask-reporter = Ask them something
button-handled = Dealt with
button-handled-own-words = … in my own words

ask-concern-text = What should the operator know?
ask-concerns-ask = What do you want to ask them?
ask-concerns-handled = What shall I tell them?
command-concern = Tell the operator something about a group or a person, confidentially
command-concerns = What people told you about groups, and what you do about it
command-concern-text = What the operator should know, in your own words
command-concern-about = Whom it is about, if they lead the group: their name there
command-concern-reference = To add to what you told before: its reference, such as C-7F3K
command-concerns-reference = Which one, such as C-7F3K
command-concerns-member = The number of somebody to take out
argument-ask = A question to whoever wrote it
argument-handled = Your last word to whoever wrote it

## What facilitators and operators did: by numbers

privacy-audit = What those who lead groups and the operator do there is noted by numbers, for good, without names or words. Who is forgotten leaves a number that leads to nobody.
audit-heading = What was done, the latest first:
audit-empty = Nothing was noted there yet.
audit-by = { $hat ->
    [facilitator] facilitator
   *[operator] operator
} { $actor }
audit-by-itself = the bot by itself
audit-on = { $thing ->
    [group] group
    [chat] chat
    [series] series
    [session] session
    [announcement] announcement
    [membership] member
    [credential] credential
    [invitation] invitation
    [delivery] message
   *[concern] concern
} { $number }
audit-line = { $at }: { $by }, { $action }, { $on }
audit-line-in = { $at }: { $by }, { $action }, group { $group }, { $on }
command-audit = What facilitators and operators did, by numbers
