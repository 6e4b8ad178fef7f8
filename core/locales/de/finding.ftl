
## Eine Gruppe finden, und sich eine wünschen

name-wish = wunsch
name-wishes = wuensche
command-wish = Dir eine Gruppe wünschen, die es hier noch nicht gibt
command-wishes = Welche Gruppen sich Leute wünschen
command-find-words = Was du gerade durchmachst, in deinen Worten
command-find-day = Tage, an denen du Zeit hast, zum Beispiel mo,do oder wochenende
command-find-after = Beginnt um diese Zeit oder später, zum Beispiel 18:00
command-find-before = Beginnt vor dieser Zeit, zum Beispiel 21:00
command-find-language = Die Sprache der Gruppe, zum Beispiel deutsch
command-find-fee = Nur Gruppen, die nichts kosten: keine. Oder höchstens so viel: 20eur
command-find-seats = Nur Gruppen mit einem freien Platz: yes
command-find-platform = Nur Gruppen mit einem Chat dort
command-find-kind = Nur Gruppen dieser Art: drop-in, fixed (feste Plätze) oder course (Kurs)
command-find-led = Nur Gruppen, die Fachleute (therapist) oder Betroffene (peers) leiten, wie sie selbst angeben
command-wish-words = Worum es in der Gruppe ginge
ask-wish-words = Worum soll es in der Gruppe gehen? Bitte lass Namen weg und alles, was sagt, wer du bist.
field-words = Worum es geht
read-as = „{ $typed }“ habe ich als „{ $read }“ gelesen.
filtered = Nur: { $filters }
filter-language = auf { $language }
filter-after = ab { $at }
filter-before = vor { $at }
filter-no-fee = kostenlos
filter-most = höchstens { $price }
fees-not-stated = { $count ->
    [one] Eine weitere Gruppe würde passen, gibt aber keine Kosten an.
   *[other] { $count } weitere Gruppen würden passen, geben aber keine Kosten an.
}
fees-not-comparable = { $count ->
    [one] Eine weitere Gruppe würde passen, aber ihre Kosten lassen sich damit nicht vergleichen: Sie sind nicht angegeben, in anderer Währung oder für einen anderen Zeitraum.
   *[other] { $count } weitere Gruppen würden passen, aber ihre Kosten lassen sich damit nicht vergleichen: Sie sind nicht angegeben, in anderer Währung oder für einen anderen Zeitraum.
}
did-you-mean = Eine Gruppe mit diesem Namen kenne ich nicht. Meinst du diese?
not-used = „{ $written }“ habe ich nicht verwendet. Zu einem Preis gehört die Währung: unter 20 EUR. Eine Uhrzeit schreibst du so: before:20:00
not-used-sign = „{ $written }“ habe ich nicht verwendet: Das kann { $currencies } heißen. Bitte schreib, was du meinst, zum Beispiel: unter 20 USD
not-used-day = Ich habe an allen Wochentagen gesucht. Nur bestimmte Tage: schreib { $example } dazu.
not-used-second = Ich beachte nur einen Preis; „{ $written }“ habe ich nicht verwendet.
button-ask-to-join-named = Um Aufnahme bitten: { $label }
filter-seats = mit freiem Platz
filter-platform = auf { $platform }
filter-kind = { $kind ->
    [drop-in] offen
    [fixed] feste Plätze
   *[course] Kurs
}
filter-led = { $led ->
    [therapist] geleitet von jemandem, der einen Beruf angibt
   *[peers] geleitet von Betroffenen
}
hours-of = Tage und Uhrzeiten sind in deiner Zeitzone: { $zone }
hours-of-each-group = Deine Zeitzone kenne ich noch nicht, deshalb sind es Tage und Uhrzeiten der jeweiligen Gruppe. Deine stellst du so ein: /zeitzone
without-filters = { $count ->
    [one] Ohne das gibt es eine Gruppe.
   *[other] Ohne das gibt es { $count } Gruppen.
}
button-without-filters = Ohne das suchen
nearest-topics = Ähnliche Themen, zu denen es Gruppen gibt: { $topics }
topics-there-are = Hier gibt es Gruppen zu: { $topics }
wish-in-words = Wenn es die Gruppe, die du brauchst, hier nicht gibt, kannst du sie dir wünschen: /wunsch und worum es darin ginge. Die Verwaltung dieses Bots liest den Wunsch, aber nicht, von wem er ist.
wish-how = Du kannst dir so eine Gruppe wünschen. Die Verwaltung dieses Bots liest den Wunsch, aber nicht, von wem er ist.
button-wish = So eine Gruppe wünschen
preview-wish = Die Verwaltung liest genau diese Worte, die Sprache ({ $language }) und den Tag, und nichts über dich:
wish-leave-out = Steht darin ein Name oder sonst etwas, das sagt, wer du bist? Dann korrigiere sie bitte erst.
wish-made = Danke. Die Verwaltung wird es lesen. Die Worte bewahre ich höchstens { $days } Tage auf, und nirgends, von wem sie sind.
told-wish = Jemand wünscht sich eine Gruppe ({ $language }):
told-wish-how = Von wem das ist, weiß niemand. Alle Wünsche: /wuensche
button-wish-done = Erledigt
no-wishes = Es gibt keine Wünsche.
wishes-there-are = { $count ->
    [one] Ein Wunsch:
   *[other] { $count } Wünsche, die häufigsten zuerst:
}
wish-line = { $times ->
    [one] { $number } einmal, am { $day } ({ $language }):
   *[other] { $number } { $times }-mal, zuletzt am { $day } ({ $language }):
}
button-wish-done-numbered = Erledigt: { $number }
wish-ticked-off = Erledigt. Die Worte sind gelöscht.
refuse-filter = Was du bei { $filter } angegeben hast, verstehe ich nicht. { $which ->
    [language] Schreib eine Sprache, zum Beispiel language:deutsch
    [fee] Schreib fee:keine, oder was du höchstens zahlen kannst: fee:20eur
    [seats] Hier geht nur seats:ja
    [platform] Schreib platform:discord oder platform:telegram
    [led] Schreib led:therapist oder led:peers
   *[kind] Schreib kind:drop-in, kind:fixed oder kind:course
}
refuse-filter-currency = Zu { $filter } gehört die Währung. Schreib sie in einem Wort dazu, zum Beispiel fee:20eur
refuse-filter-currencies = Was du bei { $filter } angegeben hast, kann { $codes } heißen. Schreib das Kürzel, zum Beispiel fee:20usd
refuse-day-filter = Diese Tage verstehe ich nicht. Schreib sie so: day:mo,do oder day:wochenende
refuse-clock-filter = Diese Uhrzeit verstehe ich nicht. Schreib sie so: after:18:00 oder before:21:00
refuse-which-half = Morgens oder abends? Bitte schreib { $early } oder { $late }.
refuse-many-wishes = Es gibt schon viele Wünsche, und die Verwaltung muss sie erst lesen. Bitte versuch es in ein paar Tagen wieder.
refuse-nobody-reads-wishes = Niemand würde es lesen: Dieser Bot hat noch keine Verwaltung.
