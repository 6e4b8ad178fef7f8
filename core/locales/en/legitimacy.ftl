
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
admission-changed = { $name } has changed since you were shown it, so I have not admitted it yet. This is what people would find now:
button-state-fee = Say what it costs
button-state-leader = Say who leads it
ask-editgroup-fee = What does the group cost? For example: no fee. Or: 20 EUR per session, absence: free
field-fee = What it costs
argument-entry = The way in: direct (at once), request (by asking), invite (by invitation)

decimal-sign = .
fee-price = { $price } { $period ->
    [session] a session
    [week] a week
    [month] a month
   *[course] for the whole course
}
fee-range = { $from } to { $to }
fee-and-absence = { $price }; { $absence }
absence-free = { $period ->
    [session] an absence costs nothing
   *[other] what is missed is not paid
}
absence-notice = an absence costs nothing if it is said at least { $length } before, and else the whole
absence-charged = { $period ->
    [session] an absence costs the whole
   *[other] what is missed is paid all the same
}
absence-costs = an absence costs { $amount }
absence-not-stated = what an absence costs is not stated
fact-fee-from = From { $date }: { $fee }
example-fee = 20 EUR per session, absence: free
example-absence = free
absence-comes-first = Before it can be found with /find, it has to say what an absence costs (free, full, an amount, or free if said 24 hours before), for example: { $example }
missing-absence = what an absence costs
button-state-absence = Say what an absence costs
fee-holds-from = That holds from { $date } on. { $count ->
    [one] One person
   *[other] { $count } people
} in the group or on the way in will hear of it privately in two minutes. Correct it before, and only the last word goes out.
fee-holds-at-once = That holds from now on. { $count ->
    [one] One person
   *[other] { $count } people
} in the group or on the way in will hear of it privately in two minutes. Correct it before, and only the last word goes out.
fee-stays = Then it stays as it is. { $count ->
    [one] One person who had
   *[other] { $count } people who had
} heard otherwise will hear so privately in two minutes.
told-fee-changes = What { $label } costs changes. From { $date } on: { $fee }
told-fee-later = What { $label } costs changes later than I told you: from { $date } on. Then: { $fee }
told-fee-is = Since { $date }, this is what { $label } costs: { $fee }
told-fee-is-none = { $label } costs nothing from now on.
told-fee-stays = What { $label } costs stays as it is: { $fee }
fee-until-then = Until then: { $fee }
fee-if-not-for-you = If something about that is not right: /concern. Leaving is always possible: /leave
refuse-fee-unclear = I do not understand “{ $word }” in what it costs. If it costs nothing, write: no fee. Else an amount, its currency, for what it is paid, and what an absence costs; anything more about paying can stand in about: instead. For example { $example }
refuse-fee-no-amount = I find no amount in what it costs. If it costs nothing, write: no fee. Else for example { $example }
refuse-fee-no-currency = In which currency is that? Please write it like this: { $example }
refuse-fee-several-currencies = That may mean several currencies. Please write one of { $codes }, or another by its three letters, for example { $example }
refuse-fee-unknown-currency = I know no currency { $code }. Please write its three letters, for example { $example }
refuse-fee-no-period = What is that paid for: a session, a week, a month, or the whole course? Please write it like this: { $example }
refuse-fee-gift = What people give as they like is no fee. Please write: no fee. That gifts are welcome can stand in about:
refuse-fee-absence-unclear = I do not understand what an absence costs. Please write: free, full, an amount such as 10 EUR, or free if said 24 hours before.
refuse-fee-too-much = That is more than I take for a fee. Please look at the amount once more.
refuse-fee-first = It does not say yet what it costs in a way that I can read, so say both, for example { $example }
refuse-absence-needed = { $label } can be found with /find, so it has to say what an absence costs, too: free, full, an amount, or free if said 24 hours before. Please write both together, for example { $example }
argument-absence = What an absence costs: free, full, an amount, or free if said 24 hours before
ask-editgroup-absence = What does an absence cost? For example: free. Or: full. Or: 10 EUR. Or: free if said 24 hours before
field-absence = What an absence costs
