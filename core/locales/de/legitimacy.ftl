
## Was es kostet, wer leitet, und was man davon weiß

fact-how = { $kind ->
    [fixed] Feste Plätze
    [course] Ein Kurs: eine feste Zahl von Treffen
   *[drop-in] Offen: komm, wann du magst
}, auf { $language }
fact-way-in = Hinein: { $entry ->
    [request] auf Anfrage bei der Leitung
    [invite] auf Einladung
   *[direct] sofort
}
defaults-count = Art, Sprache und Weg hinein gelten als angegeben, so wie sie hier stehen.
leader-comes-first = Bevor man sie mit /finden finden kann, muss sie angeben, wer sie leitet, zum Beispiel: { $example }
example-alias = Dana
missing-fee = was sie kostet
missing-leader = wer sie leitet
ask-admission-missing = Sie gibt noch nicht an, { $what }, und kann deshalb nicht aufgelistet werden. Ihre Leitung weiß das, und du hörst von mir, sobald sie es angibt.
admission-changed = { $name } hat sich geändert, seit du es gesehen hast. Ich habe es noch nicht freigegeben. Das würde man jetzt finden:
button-state-fee = Sagen, was sie kostet
button-state-leader = Sagen, wer sie leitet
ask-editgroup-fee = Was kostet die Gruppe? Zum Beispiel: kostenlos. Oder: 20 EUR pro Treffen, Fehlen kostenlos
field-fee = Was sie kostet
argument-entry = Der Weg hinein: direct (sofort), request (auf Anfrage), invite (auf Einladung)

decimal-sign = ,
fee-price = { $price } { $period ->
    [session] pro Treffen
    [week] pro Woche
    [month] pro Monat
   *[course] für den ganzen Kurs
}
fee-range = { $from } bis { $to }
fee-and-absence = { $price }; { $absence }
absence-free = { $period ->
    [session] Fehlen kostet nichts
   *[other] was man versäumt, kostet nichts
}
absence-notice = Fehlen kostet nichts, wenn man es mindestens { $length } vorher sagt, sonst so viel wie Kommen
absence-charged = { $period ->
    [session] Fehlen kostet so viel wie Kommen
   *[other] auch was man versäumt, wird bezahlt
}
absence-costs = Fehlen kostet { $amount }
absence-not-stated = was Fehlen kostet, ist nicht angegeben
fact-fee-from = Ab { $date }: { $fee }
example-fee = 20 EUR pro Treffen, Fehlen kostenlos
example-absence = kostenlos
absence-comes-first = Bevor man sie mit /finden finden kann, muss sie angeben, was Fehlen kostet (kostenlos, voll, ein Betrag, oder kostenlos, wenn 24 Stunden vorher gesagt), zum Beispiel: { $example }
missing-absence = was Fehlen kostet
button-state-absence = Sagen, was Fehlen kostet
fee-holds-from = Das gilt ab { $date }. { $count ->
    [one] Eine Person in der Gruppe oder auf dem Weg hinein erfährt
   *[other] { $count } Personen in der Gruppe oder auf dem Weg hinein erfahren
} es in zwei Minuten privat. Berichtige es vorher, und nur das letzte Wort geht hinaus.
fee-holds-at-once = Das gilt ab jetzt. { $count ->
    [one] Eine Person in der Gruppe oder auf dem Weg hinein erfährt
   *[other] { $count } Personen in der Gruppe oder auf dem Weg hinein erfahren
} es in zwei Minuten privat. Berichtige es vorher, und nur das letzte Wort geht hinaus.
fee-stays = Dann bleibt es, wie es ist. { $count ->
    [one] Eine Person, die anderes gehört hatte, erfährt
   *[other] { $count } Personen, die anderes gehört hatten, erfahren
} das in zwei Minuten privat.
told-fee-changes = Was { $label } kostet, ändert sich. Ab { $date }: { $fee }
told-fee-later = Was { $label } kostet, ändert sich später, als ich dir gesagt habe: erst ab { $date }. Dann: { $fee }
told-fee-is = Seit { $date } kostet { $label }: { $fee }
told-fee-is-none = { $label } kostet ab jetzt nichts.
told-fee-stays = Was { $label } kostet, bleibt, wie es ist: { $fee }
fee-until-then = Bis dahin: { $fee }
fee-if-not-for-you = Wenn daran etwas nicht stimmt: /melden. Gehen kannst du jederzeit: /austreten
refuse-fee-unclear = „{ $word }“ verstehe ich nicht bei dem, was sie kostet. Wenn sie nichts kostet, schreib: kostenlos. Sonst einen Betrag, die Währung, wofür er bezahlt wird und was Fehlen kostet; mehr zum Bezahlen kann bei about: stehen. Zum Beispiel { $example }
refuse-fee-no-amount = Ich finde keinen Betrag bei dem, was sie kostet. Wenn sie nichts kostet, schreib: kostenlos. Sonst zum Beispiel { $example }
refuse-fee-no-currency = In welcher Währung ist das? Bitte schreib es so: { $example }
refuse-fee-several-currencies = Das können mehrere Währungen sein. Bitte schreib eine von { $codes } oder eine andere mit ihren drei Buchstaben, zum Beispiel { $example }
refuse-fee-unknown-currency = Die Währung { $code } kenne ich nicht. Bitte schreib ihre drei Buchstaben, zum Beispiel { $example }
refuse-fee-no-period = Wofür wird das bezahlt: für ein Treffen, eine Woche, einen Monat oder den ganzen Kurs? Bitte schreib es so: { $example }
refuse-fee-gift = Was Menschen nach Belieben geben, ist kein Preis. Bitte schreib: kostenlos. Dass Spenden willkommen sind, kann bei about: stehen.
refuse-fee-absence-unclear = Ich verstehe nicht, was Fehlen kostet. Bitte schreib: kostenlos, voll, einen Betrag wie 10 EUR, oder kostenlos, wenn 24 Stunden vorher gesagt.
refuse-fee-too-much = So viel nehme ich nicht als Preis an. Bitte sieh dir den Betrag noch einmal an.
refuse-fee-first = Was sie kostet, ist noch nicht so angegeben, dass ich es lesen kann. Gib bitte beides an, zum Beispiel { $example }
refuse-absence-needed = { $label } lässt sich mit /finden finden und muss deshalb auch angeben, was Fehlen kostet: kostenlos, voll, einen Betrag, oder kostenlos, wenn 24 Stunden vorher gesagt. Bitte schreib beides zusammen, zum Beispiel { $example }
argument-absence = Was Fehlen kostet: kostenlos, voll, ein Betrag, oder kostenlos, wenn 24 Stunden vorher gesagt
ask-editgroup-absence = Was kostet Fehlen? Zum Beispiel: kostenlos. Oder: voll. Oder: 10 EUR. Oder: kostenlos, wenn 24 Stunden vorher gesagt
field-absence = Was Fehlen kostet
