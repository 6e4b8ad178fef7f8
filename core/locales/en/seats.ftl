
## Seats, and waiting for one

in-line = { $label } has no seat free at present. You are number { $position } in line.
in-line-how = As soon as a seat is yours to take I write to you here, and hold it for a while. To leave the line: /leave
fact-in-line = You wait for a seat: number { $position } in line
left-line = You do not wait for a seat in { $label } any more. That you did is erased.
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
