
## Plätze, und auf einen warten

argument-guests = Ob jemand von der Warteliste einmal kommen darf, wenn ein Mitglied nicht kann

in-line = { $label } hat zurzeit keinen Platz frei. Auf der Warteliste bist du Nummer { $position }.
in-line-how = Sobald ein Platz für dich da ist, schreibe ich dir hier und halte ihn eine Weile frei. Um nicht länger zu warten: /austreten
fact-in-line = Du wartest auf einen Platz: Nummer { $position } auf der Warteliste
left-line = Du wartest nicht mehr auf einen Platz in { $label }. Dass du es getan hast, ist gelöscht.
invitation-good-again = Deine Einladung gilt wieder, bis { $until }.
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
button-take-seat = Platz nehmen
button-pass-seat = Diesmal nicht
seat-offered = In { $label } ist ein Platz frei, und du bist an der Reihe.
seat-held-until = Ich halte ihn für dich frei bis { $until } ({ $away }). Höre ich bis dahin nichts, geht er an die nächste Person auf der Warteliste.
seat-lapsed = Ich habe in { $label } einen Platz für dich freigehalten und nichts gehört. Jetzt ist er nicht mehr deiner.
seat-withdrawn = { $label } macht eine Pause, deshalb ist der Platz, den ich dort für dich freigehalten habe, jetzt nicht zu haben. Das tut mir leid. Du behältst deinen Platz auf der Warteliste, und ich schreibe dir, wenn wieder einer frei ist.
seat-still-free = Bisher hat ihn niemand sonst genommen. Wenn du ihn willst, gehört er dir.
seat-went-on =
    { $position ->
        [one] Du wartest weiter: Nummer { $position } auf der Warteliste. Bist du wieder an der Reihe, schreibe ich dir.
       *[other] Du wartest weiter, jetzt hinter den anderen: Nummer { $position } auf der Warteliste. Bist du wieder an der Reihe, schreibe ich dir.
    }
fact-seat-held = Für dich wird ein Platz freigehalten bis { $until }
turned-down = Gut, diesmal nicht. Dieser Platz in { $label } geht an die nächste Person. Du behältst deine Stelle: Nummer { $position } auf der Warteliste.
turned-down-free = Gut, diesmal nicht. Zurzeit wartet niemand sonst auf diesen Platz in { $label }, er bleibt also frei. Du behältst deine Stelle: Nummer { $position } auf der Warteliste. Überlegst du es dir anders, gehört er dir, solange ihn niemand sonst nimmt.
turned-down-once = Gut, diesmal nicht. Zurzeit kann niemand sonst an dieser Stelle zu { $label } kommen. Du behältst deine Stelle: Nummer { $position } auf der Warteliste.
turned-down-withheld = Gut, diesmal nicht. Dieser Platz in { $label } wird zurzeit niemandem angeboten. Du behältst deine Stelle: Nummer { $position } auf der Warteliste.
line-ended = { $label } ist für immer zu Ende, du wartest dort also nicht mehr auf einen Platz. Dass du gewartet hast, ist gelöscht. /finden zeigt andere Gruppen.
told-removed-from-line = Du wartest nicht mehr auf einen Platz in { $label }: Die Leitung hat dich von der Warteliste genommen. Wenn du meinst, dass das ein Irrtum ist, sag es bitte der Verwaltung dieses Bots: /melden. /finden zeigt andere Gruppen. Wenn du jetzt jemanden brauchst: /krise
privacy-waiting = Auf einen Platz warten: seit wann, und was dir angeboten wurde. Die Leitung sieht es; es geht, wenn du die Warteliste verlässt, Angebote nach { $days } Tagen.
guest-offered = In { $label } kann jemand zum Treffen am { $at } nicht kommen. Du kannst dieses eine Mal an dieser Stelle kommen.
guest-keeps-place = Deine Stelle auf der Warteliste behältst du in jedem Fall.
guest-welcome = Du kommst dieses eine Mal als Gast zu { $label }: { $at }
guest-lapsed = Ich habe in { $label } für { $at } einen Platz für dich freigehalten und nichts gehört. { $went ->
    [on] Er ging an die nächste Person auf der Warteliste.
   *[nowhere] Ich halte ihn nicht länger frei. Zurzeit kann niemand sonst an dieser Stelle kommen.
}
guest-withdrawn = Der Platz in { $label } für { $at } ist doch nicht frei. Das tut mir leid. Deine Stelle auf der Warteliste behältst du.
guest-cancelled = Das Treffen von { $label }, zu dem du als Gast kommen wolltest, ist abgesagt: { $at }
guest-moved = Das Treffen von { $label }, zu dem du als Gast kommst, ist am { $at }
session-is-at = { $label } findet am { $at } statt.
people-hear-too =
    { $count ->
        [one] Eine Person, die kein Chat erreicht, hört es von mir privat.
       *[other] { $count } Personen, die kein Chat erreicht, hören es von mir privat.
    }
fact-comes-as-guest = Du kommst dieses eine Mal als Gast: { $at }
people-hear-after-break =
    { $count ->
        [one] Eine Person, die kein Chat erreicht, hört es von mir privat, wenn die Pause endet.
       *[other] { $count } Personen, die kein Chat erreicht, hören es von mir privat, wenn die Pause endet.
    }
told-group-is-over = { $label } ist zu Ende. Danke, dass du dabei warst.
fact-guests = Kann ein Mitglied nicht kommen, darf einmal jemand von der Warteliste kommen.
guests-need-seats = Das braucht eine Zahl von Plätzen, zum Beispiel: { $example }
fewer-seats = { $members } sind schon in der Gruppe. Niemand muss gehen: Erst wenn es weniger als { $capacity } sind, ist wieder ein Platz frei.
held-seats-stay = { $held ->
    [one] Ein Platz ist angeboten und wird freigehalten. Was angeboten ist, gilt, bis jemand antwortet oder die Zeit dafür vorbei ist.
   *[other] { $held } Plätze sind angeboten und werden freigehalten. Was angeboten ist, gilt, bis jemand antwortet oder die Zeit dafür vorbei ist.
}
refuse-offer-gone = Dieses Angebot ist vorbei. /meinegruppen zeigt, wo du wartest.
refuse-seat-went-on = Die Zeit für diesen Platz in { $label } ist vorbei, er ging an die nächste Person auf der Warteliste. Du bist Nummer { $position }. Bist du wieder an der Reihe, schreibe ich dir.
refuse-seat-time-over = Die Zeit für diesen Platz in { $label } ist vorbei, deshalb halte ich ihn nicht mehr für dich frei. Du bist Nummer { $position } auf der Warteliste. Bist du wieder an der Reihe, schreibe ich dir.
refuse-seat-given-back = Du hast gesagt, dass du doch nicht kommen kannst, deshalb ist dieser Platz in { $label } nicht mehr deiner. Du bist weiter Nummer { $position } auf der Warteliste.
refuse-seat-turned-down = Du hast „Diesmal nicht“ gesagt, deshalb halte ich diesen Platz in { $label } nicht mehr für dich frei. Du bist Nummer { $position } auf der Warteliste. Ist wieder ein Platz frei, schreibe ich dir.
refuse-seat-not-free = Dieser Platz in { $label } ist doch nicht frei. Du bist weiter Nummer { $position } auf der Warteliste.
refuse-guest-already = Du kommst schon als Gast zu { $label }: { $at }
noted-wants-back = Für { $label } am { $at } ist inzwischen jeder Platz vergeben oder für jemanden freigehalten, und darauf verlassen sie sich. Du wartest auf einen: Der nächste freie ist deiner, vor allen in der Schlange, und dann schreibe ich dir. Dein Platz in der Gruppe bleibt auf jeden Fall deiner.
place-is-back = Bei { $label } ist ein Platz frei geworden, und er ist deiner: { $at }. Du bist als dabei eingetragen. Wenn du doch nicht kannst, sag es bitte.
fact-cannot-come = Du hast gesagt, dass du nicht kannst: { $at }
fact-wants-back = Du wartest auf einen Platz, nachdem du gesagt hast, dass du nicht kannst: { $at }
