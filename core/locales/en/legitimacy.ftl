
## What it costs, who leads it, and what is known of that

fact-how = { $kind ->
    [fixed] Fixed seats
    [course] A course: a set number of sessions
   *[drop-in] Drop-in: come whenever you like
}, in { $language }
fact-way-in = Way in: { $entry ->
    [request] by asking whoever leads it
    [invite] by invitation
   *[direct] at once
}
defaults-count = Kind, language and way in count as stated the way they stand here.
leader-comes-first = Before it can be found with /find, it has to say who leads it, for example: { $example }
example-alias = Dana
missing-fee = what it costs
missing-leader = who leads it
ask-admission-missing = It does not say yet { $what }, so it cannot be listed. Its facilitators know, and you hear from me once it does.
refuse-incomplete = { $label } does not say { $what }, so it cannot be listed. Who leads it sees what is missing, and says it, with { $example }
button-state-fee = Say what it costs
button-state-leader = Say who leads it
ask-editgroup-fee = What does the group cost? For example: no fee. Or: 20 EUR a session, absence free
field-fee = What it costs
argument-entry = The way in: direct (at once), request (by asking), invite (by invitation)
