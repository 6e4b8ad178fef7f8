
## Plätze, und auf einen warten

in-line = { $label } hat zurzeit keinen Platz frei. Auf der Warteliste bist du Nummer { $position }.
in-line-how = Sobald ein Platz für dich da ist, schreibe ich dir hier und halte ihn eine Weile frei. Um nicht länger zu warten: /austreten
fact-in-line = Du wartest auf einen Platz: Nummer { $position } auf der Warteliste
left-line = Du wartest nicht mehr auf einen Platz in { $label }. Dass du es getan hast, ist gelöscht.
people-wait = { $count ->
    [one] Jemand wartet auf einen Platz:
   *[other] { $count } warten auf einen Platz, in dieser Reihenfolge:
}
person-waiting = { $number } { $name }, { $platform }, seit { $since }
person-offered = { $number } { $name }, { $platform }, seit { $since }: Ein Platz wird freigehalten
seats-taken = Plätze: { $taken } von { $capacity } vergeben, { $held ->
    [0] { $free } frei
   *[other] { $held } angeboten und freigehalten, { $free } frei
}
button-wait = Auf einen Platz warten
button-wait-named = Auf einen Platz warten: { $label }
button-leave-line = Nicht mehr warten
