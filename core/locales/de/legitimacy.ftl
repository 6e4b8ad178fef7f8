
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
refuse-incomplete = { $label } gibt nicht an, { $what }, und kann deshalb nicht aufgelistet werden. Wer sie leitet, sieht mit { $example }, was fehlt, und kann es dort angeben.
button-state-fee = Sagen, was sie kostet
button-state-leader = Sagen, wer sie leitet
ask-editgroup-fee = Was kostet die Gruppe? Zum Beispiel: kostenlos. Oder: 20 EUR pro Treffen, Fehlen kostenlos
field-fee = Was sie kostet
argument-entry = Der Weg hinein: direct (sofort), request (auf Anfrage), invite (auf Einladung)
