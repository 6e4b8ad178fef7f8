
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
