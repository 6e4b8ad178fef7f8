
## Seats, and waiting for one

argument-guests = Whether somebody in line may come once when a member cannot

in-line = { $label } has no seat free at present. You are number { $position } in line.
in-line-how = As soon as a seat is yours to take I write to you here, and hold it for a while. To leave the line: /leave
fact-in-line = You wait for a seat: number { $position } in line
left-line = You do not wait for a seat in { $label } any more. That you did is erased.
invitation-good-again = Your invitation is good again, until { $until }.
people-wait = { $count ->
    [one] One person waits for a seat:
   *[other] { $count } people wait for a seat, the next one first:
}
person-waiting = { $number } { $name }, { $platform }, since { $since }
person-offered = { $number } { $name }, { $platform }, since { $since }: a seat is held for them
seats-taken = Seats: { $taken } of { $capacity } taken, { $held ->
    [0] { $free } free
   *[other] { $held } held for somebody it was offered to, { $free } free
}
button-wait = Wait for a seat
button-wait-named = Wait for a seat: { $label }
button-leave-line = Leave the line
button-take-seat = Take the seat
button-pass-seat = Not this time
seat-offered = A seat in { $label } is free, and it is your turn.
seat-held-until = I hold it for you until { $until } ({ $away }). If I hear nothing by then, it goes to the next in line.
seat-lapsed = I held a seat in { $label } for you and heard nothing, so it is yours no longer.
seat-withdrawn = { $label } takes a break, so the seat I held for you there cannot be taken now. I am sorry. You keep your place in line, and I write to you when a seat is free again.
seat-still-free = Nobody else has taken it so far. If you want it, it is yours.
seat-went-on =
    { $position ->
        [one] You wait on: number { $position } in line. When your turn comes again, I write to you.
       *[other] You wait on, behind the others: number { $position } in line. When your turn comes again, I write to you.
    }
fact-seat-held = A seat is held for you until { $until }
turned-down = Noted, not this time. That seat in { $label } goes to whoever is next. You keep your place: number { $position } in line.
turned-down-free = Noted, not this time. At present nobody else waits for that seat in { $label }, so it stays free. You keep your place: number { $position } in line. If you think better of it, it is yours as long as nobody else takes it.
turned-down-once = Noted, not this time. At present nobody else can come in that place in { $label }. You keep your place: number { $position } in line.
turned-down-withheld = Noted, not this time. That seat in { $label } is offered to nobody at present. You keep your place: number { $position } in line.
line-ended = { $label } is over for good, so you do not wait for a seat there any more. That you did is erased. /find shows other groups.
told-removed-from-line = You no longer wait for a seat in { $label }: those who lead it have taken you out of the line. If you think that is a mistake, please tell the operator of this bot: /concern. /find shows other groups. If you need somebody now: /crisis
privacy-waiting = Waiting for a seat: since when, and what was offered to you. Those who lead see it; erased when you leave the line, offers after { $days } days.
guest-offered = Somebody in { $label } cannot come to the session on { $at }. You can come in their place, this once.
guest-keeps-place = Your place in line stays yours either way.
guest-welcome = You come to { $label } as a guest, this once: { $at }
guest-lapsed = I held a place in { $label } on { $at } for you and heard nothing, { $went ->
    [on] so it went to the next in line.
   *[nowhere] so I do not hold it any more. Nobody else can come in that place at present.
}
guest-withdrawn = The place in { $label } on { $at } is not free after all. I am sorry. Your place in line stays yours.
guest-cancelled = The session of { $label } that you were to come to as a guest is cancelled: { $at }
guest-moved = The session of { $label } that you come to as a guest takes place on { $at }
session-is-at = { $label } takes place on { $at }.
people-hear-too =
    { $count ->
        [one] One person whom no chat reaches is told privately.
       *[other] { $count } people whom no chat reaches are told privately.
    }
fact-comes-as-guest = You come as a guest, this once: { $at }
people-hear-after-break =
    { $count ->
        [one] One person whom no chat reaches is told privately when the break ends.
       *[other] { $count } people whom no chat reaches are told privately when the break ends.
    }
told-group-is-over = { $label } is over. Thank you for having been here.
fact-guests = When a member cannot come, somebody in line may come once in their place.
guests-need-seats = That needs a number of seats, for example: { $example }
fewer-seats = { $members } are in it already. Nobody is taken out: no seat is free until there are fewer than { $capacity }.
held-seats-stay = { $held ->
    [one] A seat is held for somebody it was offered to. What was offered stays theirs until they answer, or until the time for it is over.
   *[other] { $held } seats are held for people they were offered to. What was offered stays theirs until they answer, or until the time for it is over.
}
refuse-offer-gone = That offer is over. /mygroups shows where you wait.
refuse-seat-went-on = The time for that seat in { $label } is over, and it went to the next in line. You are number { $position }; when your turn comes again, I write to you.
refuse-seat-time-over = The time for that seat in { $label } is over, so I do not hold it for you any more. You are number { $position } in line; when your turn comes again, I write to you.
refuse-seat-given-back = You said that you cannot come after all, so that place in { $label } is not yours any more. You are number { $position } in line, as before.
refuse-seat-turned-down = You said “Not this time”, so I do not hold that seat in { $label } for you any more. You are number { $position } in line; when a seat is free again, I write to you.
refuse-seat-not-free = That place in { $label } is not free after all. You are number { $position } in line, as before.
refuse-guest-already = You come to { $label } as a guest already: { $at }
noted-wants-back = For { $label } on { $at } every place is taken by now, or held for somebody it was offered to, and they count on it. You wait for one: the next that is free is yours, before anybody in line, and I write to you then. Your seat in the group stays yours in any case.
place-is-back = A place in { $label } on { $at } is free, and it is yours: you are noted as coming. If you cannot after all, please say so.
fact-cannot-come = You said that you can't come: { $at }
fact-wants-back = You wait for a place, having said that you can't come: { $at }
