
## Leading a group


command-cofacilitator = Lead a group together: make a code, or use one
command-cofacilitator-code = The code you were given

code-for-a-cofacilitator = With this code one person more can lead { $label }:
code-how-to-use = Please give it to them privately. They write { $command } and the code to me, on Discord or on Telegram. It works once, for { $hours } hours, for whoever has it.
code-kept-as-hash = I keep no copy that could be read: should it be lost, make a new one.
button-take-code-back = Take the code back
code-taken-back = The code for { $label } is good no more.
preview-lead = Lead { $label } together with { $names }?
preview-lead-unnamed = Lead { $label } together with those who lead it?
preview-lead-means = Whoever leads a group sees its members by the name they chose, looks after its times, and is told privately what the group needs. You take no seat. /leave ends it.
preview-lead-keeps-name = You stay { $name }, and the seat you have is free for somebody else.
leads-now = You lead { $label } now. /people shows who is in it, /sessions its times, /help what you can do.
leads-now-name = The group does not know yet what to call you: /alias and a name tells it.
told-cofacilitator = { $name } leads { $label } with you from now on, by a code from one of you. Should that be wrong, please tell the operator.
told-cofacilitator-unnamed = Somebody leads { $label } with you from now on, by a code from one of you. They have not chosen a name yet. Should that be wrong, please tell the operator.
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
told-joins-paused = Nobody new can join { $label } for now: two sessions in a row passed, and nobody told me that they had begun. It ends by itself with the next session that begins. If all is well, take new people again:
told-hosts-missing = In { $name } ({ $number }) two sessions in a row passed, and nobody who leads it said that they had begun. Nobody new can join it until one begins, or until those who lead it take new people again.
begun = { $label } has begun.
begun-already = { $label } has begun: I know it since { $at }.
begun-joins-again = New people can join again.
joins-again = { $label } takes new people again.
watch-on = From now on I look whether somebody begins the sessions of { $label }, and ask those who lead it if nobody has by ten past.
watch-off = From now on I do not look whether somebody begins the sessions of { $label }. What the group says of itself shows that.
seat-withheld = The seat in { $label } that I held for you cannot be taken for now: the group takes nobody new at present. You keep your place in line, and I write to you as soon as it does again.
fact-joins-paused = It takes nobody new at present.
fact-not-watched = Nobody looks whether its sessions begin.
refuse-too-early-to-begin = It is too early for that: { $label } can be begun from { $opens }.
