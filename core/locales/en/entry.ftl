
## Asking to be let in

admitted-already = { $name } has been admitted already. It can be found.
they-ask-first = Those who lead { $name } read requests before somebody comes in. They would like to know:
what-should-we-call-you = What should we call you there?
no-diagnosis-please = Please write no diagnosis here, and nothing you would rather say in person. You may leave out what you like.
who-reads-answers = Only those who lead the group read your answers, under the name you choose. I erase them when they have decided, after { $days } days at the latest; what I wrote to them stays in their chat with me until they delete it.
answered-so-far = You have answered { $done } of { $all }.
questions-have-changed = { $label } asks something else by now. Nothing has been sent.
facts-have-changed = Something has changed in { $label } since you read it. You are not in yet, and nothing was sent.
unsent-goes-on = You were on the way into { $label }, and nothing has been sent yet. { $join } goes on where you left.
form-no-diagnosis = Please write no diagnosis here
form-questions = What the group asks
form-agreement = What the group agrees on
form-ask-back = A question before you decide
form-kind-words = What they are told
leave-blank-what-you-like = Leave out what you like. Those who lead { $label } read it.
asked-one-by-one = { $number } of { $all }: { $question } (Write - to leave it out. /stop ends it. Please write no diagnosis here.)
field-your-name = What should we call you there?
this-goes-to-who-leads = This goes to those who lead { $label }:
you-would-be-called = You are called: { $name }
question-answered = { $question } { $answer }
question-left-blank = { $question } (left out)
request-sent = Your request is with those who lead { $label }. You will read here what they decide.
request-sent-how = That can take up to { $days } days. If nobody has decided by then, I tell you. To take it back: { $leave }
you-have-asked = You asked to come into { $label } on { $since }. Those who lead it have not decided yet; that can take up to { $days } days. You will read here what they decide.
request-taken-back = You no longer ask to come into { $label }. Your request and your answers are erased.
button-ask-to-join = Ask to join
button-answer = Answer
button-go-on = Go on
button-send = Send
button-agree = I agree
button-agree-and-send = I agree, send it
button-withdraw = Take it back
joined-no-chat = The group has no chat at present in which I could remind. To be reminded here: /remindme 1 hour
joined-opened =
    { $platform ->
        [discord] I remind in the group's channel, which I open to you now if you are on its server. To be reminded privately as well: /remindme 1 hour
       *[other] I remind in the group's chat. If you are not in it yet, a link into it follows here. To be reminded here as well: /remindme 1 hour
    }
joined-ask-way =
    { $platform ->
        [discord] I remind in the group's channel. If you do not see it: I cannot open it to you, so I tell those who lead the group that somebody needs a way in. To be reminded privately until then: /remindme 1 hour
       *[other] I remind in the group's chat. If you are not in it: I cannot let you in, so I tell those who lead the group that somebody needs a way in. To be reminded here until then: /remindme 1 hour
    }
no-seat-before = No seat is free at present. You would wait in line, and I write to you when a seat is yours.
no-seat-before-asking = No seat is free at present. If they let you in, you wait in line first, and I write to you when a seat is yours.
before-you-come-in = Before you come into { $label }:
left-still-there =
    { $platform ->
        [discord] I do not close its channel on { $place } to you: if you could read it, you still can. To be out of it as well, leave that server, or ask those who run it to close the channel to you.
       *[other] I do not take you out of its chat on { $place }: if you are in it, you still are. Please leave it there yourself.
    }
removed-still-there =
    { $platform ->
        [discord] I do not keep its channel on { $place }: if they could read it, they still can. Please take them out there yourself. So that I do that from now on: /usechat with a role, in that channel.
       *[other] I do not keep its chat on { $place }: if they are in it, they still are. Please take them out there yourself. So that I do that from now on, make me an administrator there who may invite and ban people.
    }
told-outside = Somebody came into { $label } who may not be in its chat. I do not keep that chat, so I cannot let them in, and they cannot write to you.
mend-outside =
    { $platform ->
        [discord] On { $place }: use /usechat with a role in that channel. Then I open it to whoever is in the group, those who wait included.
       *[other] On { $place }: make me an administrator there who may invite and ban people. Then whoever is in the group gets a link of their own, those who wait included.
    }
outside-by-hand = Or let them in yourself, if you know who they are. I say this once a day at most. /people shows who is in the group.
room-elsewhere = That is on { $platform }: to come, you need an account there that is in that chat. Those who lead the group can let it in; I cannot.
room-without-door =
    { $platform ->
        [discord] If you do not see that channel: I cannot open it to you. Those who lead the group can; they hear from me when somebody who came in may need a way in.
       *[other] If you are not in that chat: I cannot let you in. Those who lead the group can; they hear from me when somebody who came in may need a way in.
    }
room-with-door =
    { $platform ->
        [discord] If you do not see that channel, press Open the channel.
       *[other] If you are not in that chat, press A new link: it follows here.
    }
only-by-invitation = It takes people by invitation only. Who has a code: /join and the code.

privacy-entry = Asking to come into a group: your answers are sealed, read only by those who lead it, and erased once they decide or you take it back, after { $days } days at most. That you were not let in is kept as long; that you agreed to something, while you are in.

## Deciding who comes in

asks-to-come-in = { $number } { $name } asks to come into { $label }.
they-answered = They answered: { $text }
was-asked-back = You asked: { $text }
decide-and-it-is-erased = What you decide is told to them, and their answers are erased here. Whoever also leads the group can decide as well.
button-approve = Approve
button-decline = Decline
button-talk-first = Talk first
nobody-asks = Nobody is waiting to come into { $label }.
who-asks = Waiting to come into { $label }:
one-who-asks = { $number } { $name }, since { $since }
button-see-request = Show #{ $number }
let-in = { $name } may come into { $label }, and is told so. The answers are erased.
let-in-when-free = { $name } may come into { $label }. No seat is free, so they wait in line, and are told so. The answers are erased.
what-are-they-told = Nothing is decided yet. If { $name } is not to come in for now: what shall they be told? Choosing one of these decides it and tells them. Or write your own words:
declined-why =
    { $why ->
        [room] There is no room for another person at present.
        [fit] Another group will probably fit better. That says nothing about you.
       *[none] It does not work out at present. That says nothing about you.
    }
button-no-room = No room at present
button-no-fit = Another fits better
button-no-reason = No reason
button-own-words = My own words
declined = They will be told kindly that they cannot come into { $label } for now. The answers are erased.
write-what-you-ask = What would you like to ask them? They answer through me; neither of you learns the other's account. Please ask for no diagnosis.
write-your-answer = Your answer to those who lead the group. Please write no diagnosis here.
write-kind-words = What shall they be told? Please be kind: it is the last they hear of it.
preview-ask-back = I will ask them this:
preview-answer-back = I will tell those who lead { $label } this:
preview-decline = Nothing is decided before you press Send. Then they do not come in for now, and I tell them this:
asked-back = Asked. You will read their answer here.
answered-back = Those who lead { $label } will read it.
told-asked-back = Those who lead { $label } have a question before they decide about your request:
asked-back-how = Your answer reaches only them, and is erased when they have decided.
told-let-in = You may come in: you are now in { $label }. Welcome.
told-let-in-when-free = You may come into { $label }. No seat is free yet: you are on the waiting list, and I will write when one is yours.
told-declined = You asked to come into { $label }. It does not work out for now. Your answers are erased.
declined-in-own-words = Those who lead it write:
may-ask-again = You may ask there again from { $date } on. /find shows other groups.
told-lapsed = Nobody has answered your request to come into { $label } in time. I am sorry. Your answers are erased, and you may ask again. /find shows other groups.
told-request-over = You asked to come into { $label }. The group is over, so nobody will decide about that any more. Your request and your answers are erased. /find shows other groups.
told-comes-freely = You asked to come into { $label }. Nobody has to decide about that any more: by now it takes people in at once. Your answers are erased.
comes-freely-now = If you still want to come, you can join now.
comes-freely-in-line = No seat is free at present. If you still want to come, you can get in line for one.
comes-freely-later = At present it takes nobody new. Once it does again, { $join } lets you in.
told-asks-again = For a while { $label } took people in at once. Now those who lead it read requests again. I am sorry: what you had answered was erased meanwhile, so you would have to ask anew.
told-invites-only = For a while { $label } took people in at once. Now it takes people by invitation only. I am sorry. Your request is erased. /find shows other groups.
may-come-freely = You asked to come into { $label }. By now it takes people in at once: you can join without an answer.
who-asked-is-free =
    { $count ->
        [one] One person had asked to come in. They can join at once now, and I tell them so. Their answers are erased.
       *[other] { $count } people had asked to come in. They can join at once now, and I tell them so. Their answers are erased.
    }
who-was-free-is-not =
    { $count ->
        [one] One person could have joined at once and has not. I tell them that this is over.
       *[other] { $count } people could have joined at once and have not. I tell them that this is over.
    }
requests-stay-open =
    { $count ->
        [one] One request is still open. You can decide about it as before: { $requests }
       *[other] { $count } requests are still open. You can decide about them as before: { $requests }
    }
told-request-waits = Somebody asked on { $since } to come into { $label }, and nobody has decided yet.
request-waits-how = They wait for your answer, even if it is no. On { $lapses } the request ends by itself, and they read that nobody answered.
told-lapsed-undecided = Nobody decided a request to come into { $label } within { $days } days. It is erased, and whoever asked has read that nobody answered. They may ask again. /requests shows who is waiting.

## What a group asks

asks-nothing = { $label } asks nothing of people who want to come in.
asks-this = { $label } asks people who want to come in:
questions-how = Up to five short, practical questions: which evenings, which country, what would help. Please ask for no diagnosis: this is no place for it.
questions-need-requests = They are asked once people come in by a request: { $example }
field-questions = One question a line, five at most
write-questions = Write the questions, one a line, five at most. To ask nothing, write -
preview-questions = { $label } will ask this:
preview-no-questions = { $label } will ask nothing.
ask-for-no-diagnosis = Please look once more that none of them asks for a diagnosis. I tell people to write none.
button-write = Write them
button-change = Change

## What a group agrees on

agreement-of = What { $label } agrees on (version { $version }, { $since })
agrees-on-nothing = { $label } has no agreement yet. Whoever comes in would agree to it first. A proposal, for you to change:
agreement-proposal =
    We come to every meeting we can, on time, and stay until it ends.
    If we cannot come, we say so before. If we want to stop, we tell the group.
    We keep to ourselves who is here and what was said. Members are not bound by law to secrecy: we rely on each other.
    We record nothing, take no pictures, and give no link to anybody else.
    We take part from a room where nobody else listens, or with headphones.
    We listen, let each other finish, and give advice only to who asks for it.
    We do not look for each other outside the group unless both want it.
    This group is not for emergencies. Who needs somebody now turns to an emergency line.
how-many-agreed = { $agreed } of { $members } members have agreed to it.
field-agreement = What the group agrees on
write-agreement = Write what the group agrees on, one point a line. To do without, write -
preview-agreement = Everybody in { $label } will be asked to agree to this:
preview-no-agreement = { $label } will do without an agreement.
agreement-set = This is what { $label } agrees on from now on (version { $version }). I ask its members; whoever does not agree stays in. /agreement shows how many have.
agreement-dropped = { $label } does without an agreement from now on.
button-use-proposal = Use this
button-read-agreement = Read the agreement
told-agreement-changed = { $label } has changed what it agrees on. Please read it, and say whether you agree.
told-agreement-new = { $label } has put down what it agrees on. Please read it, and say whether you agree.
may-stay-without-agreeing = You may stay in the group without agreeing.
you-agreed = You agreed to it on { $at }.
agreed = Thank you. You agree to version { $version } of what { $label } agrees on.

## Invitations

invitations-made =
    { $count ->
        [one] An invitation into { $label }. It lets one person in and holds until { $until }. I show it only now:
       *[other] { $count } invitations into { $label }. Each lets one person in and holds until { $until }. I show them only now:
    }
invitation-way = On { $platform }: { $way }
invitations-how = Give each to one person, privately. Whoever has it may come in without asking; the agreement and the number of seats still hold.
invitations-not-yet = { $label } takes nobody new at present. Whoever comes by an invitation before that changes is told so, and it stays good until it ends.
invitations-open =
    { $count ->
        [one] One invitation is open:
       *[other] { $count } invitations are open:
    }
no-invitation-open = No invitation into { $label } is open.
one-invitation = #{ $number }, until { $until }
button-revoke = Take back #{ $number }
invitation-revoked = Invitation #{ $number } is taken back. Nobody comes in by it any more.
you-are-invited = You are invited into { $name }.

## Refused

refuse-by-invitation = { $label } takes people by invitation only. Who has a code: /join and the code. /find shows other groups.
refuse-ask-again-from = You asked { $label } a short while ago, and it did not work out. You may ask again from { $date } on. /find shows other groups.
refuse-still-asking = You are not in { $label } yet. Your request of { $since } stands; those who lead it have not decided. Once you are in, you can do that. To take the request back: { $leave }
refuse-still-in-line = You are not in { $label } yet. You wait for a seat, number { $position } in line, and keep that place. Once you are in, you can do that. To wait no longer: { $leave }
refuse-still-offered = You are not in { $label } yet. A seat is held for you until { $until }. To take it: { $join }. Once you are in, you can do that. To wait no longer: { $leave }
refuse-request-gone = That request is not there any more: it was taken back, or it waited too long. /requests shows who is waiting.
refuse-decided =
    { $state ->
        [approved] That was decided already: they may come in.
       *[declined] That was decided already: they do not come in for now.
    }
refuse-decided-meanwhile = That was decided meanwhile, and your answers are erased. What was decided, you read here.
refuse-no-such-invitation = I know no such invitation. It may have been taken back, or a letter is missing. Please ask whoever gave it to you.
refuse-invitation-used = That invitation has been used already: each is for one person, to come in or to wait for a seat. It is good again only if they leave the line before they are in. Please ask for another.
refuse-invitation-used-by = That invitation into { $label } has been used already, to come in or to wait for a seat. /people shows who is in, and who waits. Should they leave the line before they are in, it is good again, and /invite shows it.
refuse-invitation-expired = That invitation no longer holds. Please ask for another.
refuse-invitation-keeps = { $label } takes nobody new at present. Your invitation is not used up: it holds until { $until }. Please try again before then.
refuse-code-of-another = That code does not lead into the group you named. To come in by it: /join and the code, without a group.
refuse-too-many-invitations = { $label } has too many open invitations. Please take some back first: /invite count:0
refuse-too-many-questions = That is too much to ask: { $most } questions at most.
refuse-question-too-long = One of them is too long: { $longest } characters at most.
refuse-no-agreement = { $label } has no agreement at present.

## Commands

title-concerns-ask = A question about a concern
title-concerns-handled = What is told with it
title-concern-text = For the operator only
ask-join-group = Which group? Write its name or its number here. /find shows what there is.

command-questions = What your group asks of people who want to come in
command-agreement = What your group agrees on
command-invite = Invite people into your group
command-requests = Who asks to come into your group
command-join-code = The code of an invitation
argument-count = How many; 0 shows those that are open
argument-days = For how many days they hold
