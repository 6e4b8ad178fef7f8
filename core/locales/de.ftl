### Die Worte von Circlekeeper auf Deutsch.
###
### Einfach und warm, kurze Sätze, „du“, keine Ausrufezeichen. Eine Erinnerung und alles andere, was in
### einem Chat gelesen wird, nennt eine Gruppe nur mit ihrem Kurznamen. Nichts hier verspricht, was ein
### Bot nicht wissen kann.
###
### Die Begriffe, überall gleich:
###   group Gruppe · session Treffen · series Reihe · chat Chat · label Kurzname · topic Thema
###   member Mitglied · facilitator Leitung · operator Verwaltung (dieses Bots) · seat Platz
###   reminder Erinnerung · call link Zugangslink · the way in Zugang · venue Ort
###   to admit freigeben · to list auflisten · to post times eintragen · to bind zuordnen
###   to schedule planen · to move verschieben · to cancel absagen · coming dabei
### Menschen heißen, wo es geht, ohne Geschlecht: „wer leitet“, „Leitung“, „Mitglied“.

## Zeitpunkte

moment = { $weekday }, { $day }. { $month } { $year }, { $time } Uhr ({ $zone })
weekday = { $day ->
    [mon] Mo
    [tue] Di
    [wed] Mi
    [thu] Do
    [fri] Fr
    [sat] Sa
   *[sun] So
}
month = { $month ->
    [jan] Jan.
    [feb] Feb.
    [mar] März
    [apr] Apr.
    [may] Mai
    [jun] Juni
    [jul] Juli
    [aug] Aug.
    [sep] Sept.
    [oct] Okt.
    [nov] Nov.
   *[dec] Dez.
}
day-in-full = { $day ->
    [mon] Montag
    [tue] Dienstag
    [wed] Mittwoch
    [thu] Donnerstag
    [fri] Freitag
    [sat] Samstag
   *[sun] Sonntag
}
day-of-month = { $day }. { $month }
day-of-year = { $date } { $year }
nth = { $nth ->
    [first] ersten
    [second] zweiten
    [third] dritten
    [fourth] vierten
    [fifth] fünften
   *[last] letzten
}
and-last = { $first } und { $last }
rule-daily = { $every ->
    [1] jeden Tag
   *[other] alle { $every } Tage
}
rule-weekly = { $every ->
    [1] jeden { $days }
    [2] jeden zweiten { $days }
   *[other] alle { $every } Wochen am { $days }
}
rule-nth = { $every ->
    [1] jeden { $nths } { $day } im Monat
   *[other] jeden { $nths } { $day }, alle { $every } Monate
}
rule-day = { $every ->
    [1] am { $day }. jedes Monats
   *[other] am { $day }., alle { $every } Monate
}
rule-last-day = { $every ->
    [1] am letzten Tag jedes Monats
   *[other] am letzten Tag, alle { $every } Monate
}
rule-from = ab { $first }
rule-at = { $rule } { $time } Uhr ({ $zone })
rule-beginning = { $rule }, ab { $date }
in-minutes = { $count ->
    [0] jetzt
    [one] in { $count } Minute
   *[other] in { $count } Minuten
}
in-hours = { $count ->
    [one] in { $count } Stunde
   *[other] in { $count } Stunden
}
in-days = { $count ->
    [one] in { $count } Tag
   *[other] in { $count } Tagen
}

## Erste Worte, Hilfe

start-heading = Hallo. Ich behalte die Zeiten von Selbsthilfegruppen im Blick.
start-what = Ich helfe dir, eine Gruppe für das zu finden, was du gerade durchmachst, und erinnere Gruppen an ihre Treffen.
start-find = Um eine Gruppe zu finden, schreib /finden und ein Wort dafür, worum es geht.
start-open = Wenn du eine Gruppe leitest, schreib /neuegruppe, ihren Namen und ihre Zeitzone.
start-help = Alles, was ich kann: /hilfe
start-crisis = Wenn du jetzt jemanden brauchst: /krise
help-everyone = Für alle:
help-facilitators = Für alle, die eine Gruppe leiten:
help-operator = Für die Verwaltung dieses Bots:
help-more-in-private = Mehr in unserem privaten Chat.
help-crisis = Wenn du jetzt jemanden brauchst: /krise
unasked = Ich verstehe nur Befehle. Was du geschrieben hast, habe ich weder gelesen noch behalten. /hilfe zeigt, was ich kann. Wenn du jetzt jemanden brauchst: /krise
apology = Bei mir ist etwas schiefgegangen, und es wurde nichts geändert. Versuch es bitte gleich noch einmal. Wenn es so bleibt, gib der Verwaltung dieses Bots dieses Kennwort: { $reference }
answer-incomplete = Ein Teil dieser Antwort konnte nicht gesendet werden. Bitte frag gleich noch einmal danach.
nothing-to-stop = Es gibt nichts Angefangenes, das ich abbrechen könnte. Um eine Gruppe zu verlassen: /austreten
stopped = Abgebrochen. Nichts davon ist gespeichert.
better-in-private = Das fragst du besser privat.
link-typed-in-chat = Ein Zugangslink gehört nicht in einen Chat, den andere lesen. Bitte lösche die Nachricht und trag Zeiten in unserem privaten Chat ein.
asked-namelessly = Ich kann nicht sehen, wer fragt. Schalte in deinen Rechten hier „Anonym bleiben“ aus und schreib als du selbst, oder schreib mir privat.
file-not-sent = Die Datei konnte nicht gesendet werden. Bitte frag gleich noch einmal danach.

## Krise

crisis-emergency = Wenn jemand in Gefahr ist, ruf jetzt den Notruf an (in Europa und vielen anderen Ländern 112, in Nordamerika 911).
crisis-lines = Anlaufstellen, die die Verwaltung dieses Bots eingetragen hat:
crisis-line = { $name } ({ $place }): { $contact }, { $hours }. Quelle: { $source }, geprüft am { $checked }.
crisis-directory = Krisentelefone in den meisten Ländern: { $address }
crisis-nobody-watches = Hinter diesem Bot liest niemand mit. Er kann keine Hilfe rufen und gibt nicht weiter, dass du gefragt hast.

## Zeitzone

timezone-set = Notiert. Ich zeige dir Zeiten in { $zone }, dort ist es jetzt { $now }.
timezone-is = Ich zeige dir Zeiten in { $zone }, dort ist es jetzt { $now }. Um das zu ändern: /zeitzone und eine Stadt.
timezone-unset = Du hast keine Zeitzone gewählt, deshalb zeige ich Zeiten in der Zone der jeweiligen Gruppe. Um deine zu wählen: /zeitzone und eine Stadt, zum Beispiel /zeitzone Europe/Berlin

## Gruppen

group-opened = { $label } ist eröffnet. Die Nummer ist #{ $number }.
bind-a-chat-next = Erinnerungen brauchen einen Chat. Füge mich dem Kanal oder Chat der Gruppe hinzu und schreib dort /chatnutzen.
default-label = Gruppe
label-was-made = Der Name verrät, worum es geht. In Erinnerungen heißt die Gruppe deshalb „{ $label }“, denn sie erscheinen auf Sperrbildschirmen.
label-gives-away = Bitte beachte: Der Kurzname „{ $label }“ verrät, worum es geht, und Erinnerungen zeigen ihn auf Sperrbildschirmen, wo andere ihn lesen. Besser ist ein neutraler: /gruppenangaben label:Donnerstagskreis
fee-comes-first = Bevor man sie mit /finden finden kann, muss sie angeben, was sie kostet, zum Beispiel: { $example }
listed-at-once = Ab jetzt lässt sie sich mit /finden finden.
operator-will-look = Die Verwaltung dieses Bots schaut sie sich an, bevor sie sich mit /finden finden lässt. Du hörst von mir.
no-operator-yet = Mit /finden lässt sie sich noch nicht finden: Dieser Bot hat noch keine Verwaltung, und die muss sie erst freigeben.
schedule-next = Trag als Nächstes die Zeiten ein: /planen, zum Beispiel jeden Donnerstag 19:00
chat-is-bound = Dieser Chat gehört zu { $label }. Erinnerungen kommen hier an.
chat-was-lost = Ich hatte diesen Chat verloren und versuche es von jetzt an wieder. Er gehört zu { $label }, und die Erinnerungen kommen hier an wie zuvor.
chat-bound = Dieser Chat gehört jetzt zu { $label }. Erinnerungen kommen hier an.
chat-seen-by-server = Bitte beachte: Alle auf diesem Server können diesen Kanal sehen. Für eine Selbsthilfegruppe ist ein privater Kanal besser.
chat-is-public = Bitte beachte: Dieser Chat ist öffentlich, alle können ihn finden und lesen. Für eine Selbsthilfegruppe ist ein privater Chat besser.
chat-openness-unknown = Ich konnte nicht sehen, wer diesen Chat lesen kann. Bitte prüfe, ob er privat ist.
bind-asked = Ich habe die Leitung von { $label } gefragt. Sobald sie zustimmt, kommen die Erinnerungen hier an.
bind-agreed = Erledigt. Der Chat gehört jetzt zu { $label }.
group-admitted = { $name } lässt sich ab jetzt finden. Die Leitung hört davon.
nothing-to-admit = Es wartet keine Gruppe.
waiting-for-admission = Diese Gruppen warten:

not-stated = keine Angabe
no-fee = kostenlos
fact-about = Für: { $about }
fact-topics = Themen: { $topics }
fact-led-by-unnamed = Geleitet von: keine Angabe
led-by-how = Wer sie leitet, ist nicht angegeben: /name und ein Name sagt es den Leuten.
fact-label = In Erinnerungen: { $label }
fact-no-seat = Kein Platz frei, von { $capacity }
fact-next = Nächstes Treffen: { $at }
fact-nothing-scheduled = Es ist kein Treffen geplant.
fact-in-break = Sie macht eine Pause.
fact-fee = Kosten: { $fee }
fact-zone = Zeitzone der Gruppe: { $zone }
fact-no-chat = Chat: noch keiner
fact-chats = Chat: { $platforms }. Privat: { $private ->
    [yes] ja
    [no] nein
   *[unknown] nicht bekannt
}
fact-seats = Freie Plätze: { $free } von { $capacity }
fact-open-to-all = Plätze: unbegrenzt
nothing-listed = Hier ist noch keine Gruppe aufgelistet.
nothing-found = Dafür habe ich keine Gruppe gefunden.
nothing-found-advice = Versuch ein anderes Wort dafür, oder sieh mit /finden allein alle Gruppen.
found = { $count ->
    [one] Eine Gruppe:
   *[other] { $count } Gruppen, die passendsten zuerst:
}
joined = Du bist jetzt in { $name }. Willkommen.
joined-next = Das nächste Treffen: { $at }
joined-nothing-scheduled = Es ist noch kein Treffen geplant. Die Chats der Gruppe erfahren davon.
joined-elsewhere = Die Chats sind auf { $platform }, und dort wird auch erinnert. Um auch hier erinnert zu werden: /erinnern 1 Stunde
joined-link = Den Zugangslink bekommst du mit /zugang, frühestens { $offset } vor einem Treffen.
joined-stored = Was ich speichere: dein Konto, dass du in dieser Gruppe bist, und { $days } Tage lang deine Antworten, ob du kommst, und wann ich dir geschrieben habe. Anderen Mitgliedern zeige ich es nicht. /austreten beendet und löscht es.
left = Du hast { $label } verlassen. Dass du dort warst, ist gelöscht, auch dein Name dort, deine Antworten zu Treffen und was ich dir dazu geschrieben habe.
which-group = Welche Gruppe?
and-more = { $count ->
    [one] Und noch eine.
   *[other] Und noch { $count }.
}
it-is-over = Sie ist zu Ende.
which-reading = Das lässt sich auf mehr als eine Art lesen. Was meinst du?
form-title = Noch etwas

## Zeiten

preview = { $label }: bitte prüfen
preview-zone = Die Zeiten gelten in { $zone }. Alle sehen sie in ihrer eigenen Zone.
preview-once = Einmal, { $minutes } Minuten.
preview-repeats = Und so weiter, je { $minutes } Minuten, bis die Reihe beendet wird.
preview-counted = { $count ->
    [one] Ein Treffen
   *[other] { $count } Treffen
}, je { $minutes } Minuten.
preview-double = { $count ->
    [one] Hinweis: Eines dieser Treffen ist schon eingetragen. Bestätigst du, steht es doppelt da, und es wird doppelt daran erinnert.
   *[other] Hinweis: { $count } dieser Treffen sind schon eingetragen. Bestätigst du, stehen sie doppelt da, und es wird doppelt an sie erinnert.
}
preview-again = { $news ->
    [venue] Diese Zeiten sind schon eingetragen: Ich trage den neuen Zugang bei ihnen ein.
    [length] Diese Zeiten sind schon eingetragen: Ich trage die neue Dauer bei ihnen ein.
    [both] Diese Zeiten sind schon eingetragen: Ich trage den neuen Zugang und die neue Dauer bei ihnen ein.
   *[nothing] Genau so sind diese Zeiten schon eingetragen. Um zu ändern, wo es stattfindet, gib einen Zugangslink, eine Telefonnummer oder einen Ort dazu an.
} Nichts wird doppelt, und die Chats hören nichts Neues.
time-skipped = Hinweis: Die Uhren werden vorgestellt, { $date } gibt es deshalb nicht. Dieses Treffen beginnt um { $shifted }.
time-repeated = Hinweis: Die Uhren werden zurückgestellt, { $date } gibt es deshalb zweimal. Dieses Treffen beginnt beim ersten Mal.
venue-none = Ort: nicht angegeben. Um ihn später zu nennen, trag dieselben Zeiten noch einmal mit Zugangslink, Telefonnummer oder Ort ein: Doppelt steht dann nichts da.
venue-call = Ort: ein Anruf bei { $service }. Den Link bekommen nur Mitglieder, privat.
way-in-call = Ein Anruf bei { $service }:
venue-unknown = Ort: ein Anruf bei { $host }. Diesen Anbieter kenne ich nicht.
venue-unknown-ask = Bitte prüfe, ob die Adresse stimmt und ob du ihr vertraust. Mitglieder sehen, dass ich sie nicht kenne.
venue-ended = Bitte beachte: { $service } wurde im Mai 2025 eingestellt. Mit diesem Link kommen Mitglieder wahrscheinlich nicht hinein.
venue-check-link = Das siehst nur du, zum Prüfen: Der Link führt zu { $host } und endet auf { $end }
venue-check-phone = Das siehst nur du, zum Prüfen: { $number }, ohne Code.
venue-check-code = Das siehst nur du, zum Prüfen: { $number }, Code { $code }
venue-no-telegram-chat = Hinweis: Diese Gruppe hat keinen Telegram-Chat, den ich erreiche. Schreib dort /chatnutzen, sonst findet niemand den Videochat.
venue-phone = Ort: eine Telefonkonferenz. Nummer und Code bekommen nur Mitglieder, privat.
venue-discord = Ort: ein Sprachkanal auf Discord.
venue-telegram = Ort: der Videochat des Telegram-Chats.
venue-place = Ort: { $place }
scheduled = Erledigt. { $label } ist geplant:
scheduled-reminders = Die Chats werden erinnert: { $offsets }.
scheduled-again = Erledigt. So ist { $label } jetzt eingetragen:
scheduled-again-quietly = Die Chats hören dafür nichts Neues, und die Erinnerungen bleiben, wie sie waren.
discarded = Verworfen. Es wurde nichts geändert.
preview-move = { $label } von { $old } auf { $new } verschieben?
moved = Erledigt. { $label } beginnt jetzt { $at }.
preview-cancel = { $label } am { $at } absagen? Die Treffen danach bleiben, wie sie sind.
cancelled = Erledigt. { $label } am { $at } ist abgesagt.
chats-will-hear = Die Chats erfahren es in zwei Minuten, oder sofort, wenn es bald ist.
chats-are-told = Die Chats erfahren es.
chats-are-told-of-the-break = Die Chats erfahren von der Pause; was sich inzwischen ändert, erfahren sie, wenn sie endet.
no-chat-hears = Das kann kein Chat hören: Es gibt keinen, oder keinen, den ich erreiche. Schreib /chatnutzen im Chat der Gruppe.
chats-hear-after-break = Die Chats erfahren es, wenn die Pause endet.
session-planned = { $number } { $at }
session-cancelled-line = { $number } { $at } (abgesagt)
session-answers = { $session }: dabei { $coming }, können nicht { $absent }
sessions-more = { $count ->
    [one] Und noch eines danach.
   *[other] Und noch { $count } danach.
}
next-nothing = { $label }: Es ist kein Treffen geplant.
next-is = { $label }: { $at }, { $away }.
next-is-now = { $label } hat begonnen: { $at }.
next-was-to-begin = { $label } sollte beginnen: { $at }. Noch hat mir niemand gesagt, dass es begonnen hat.
next-is-due = { $label } findet jetzt statt, nach Plan: { $at }.
noted-coming = Notiert: Du bist bei { $label } am { $at } dabei.
noted-cant-come-others-may = Notiert: Du kannst am { $at } nicht zu { $label } kommen. Dieses Mal kann jemand von der Warteliste deinen Platz nehmen.
noted-cant-come = Notiert: Du kannst am { $at } nicht zu { $label } kommen. Danke, dass du Bescheid sagst.
link-for = { $label }, { $at }
link-keep-private = Bitte behalte das für dich.
dial = Anrufen: { $number }
enter-code = Code: { $code }
in-discord-channel = Es findet in diesem Discord-Kanal statt: { $address }
in-telegram-chat = Es findet im Videochat des Telegram-Chats der Gruppe statt.
at-place = Es findet hier statt: { $place }
chat-regained = Ich versuche es wieder. { $label } bekommt dort Erinnerungen wie zuvor.

button-of = { $label }: { $button }
button-coming = Bin dabei
button-cant-come = Kann nicht
button-link = Zugang holen
button-join = Beitreten
button-join-named = { $label } beitreten
button-join-again = Wieder beitreten
button-admit = Freigeben
button-admit-named = { $label } freigeben
button-more = Mehr
button-bind = Ja, diesen Chat nutzen
button-confirm = Bestätigen
button-confirm-unknown = Bestätigen, ich vertraue der Adresse
button-correct = Korrigieren
button-discard = Doch nicht
button-open-private = Privaten Chat öffnen
button-open-call = Anruf öffnen
button-copy-number = Nummer kopieren
button-copy-code = Code kopieren
button-try-again = Noch einmal versuchen
button-tell-again = Noch einmal sagen

## Was die Zeit bringt

reminder = { $label }: { $at }, { $away }.
reminder-link = Mitglieder bekommen den Zugang mit dem Knopf.
posted = { $label }: neue Zeiten
posted-more = Und so weiter. Ihr werdet hier erinnert.
change-moved = { $label } ist verschoben: von { $old } auf { $new }.
change-cancelled = { $label } am { $at } ist abgesagt.
change-takes-place = { $label } am { $at } findet doch statt.
ask-admission = Eine neue Gruppe möchte aufgelistet werden: { $name } (#{ $number }).
ask-bind = Jemand, der einen Chat auf { $platform } verwaltet, bittet darum, dass er zu { $label } gehört. Alle in diesem Chat bekämen die Zeiten der Treffen. Wenn du nichts davon weißt, tu nichts.
told-admitted = { $name } ist freigegeben und lässt sich ab jetzt mit /finden finden.
told-chat-lost = In einen Chat von { $label } auf { $place } kann ich nicht mehr schreiben, Erinnerungen kommen dort nicht an.
mend-chat = { $why ->
    [discord-rights] Ich darf dort nicht schreiben: Bitte gib mir dort „Kanal ansehen“ und „Nachrichten senden“ und drück dann „Noch einmal versuchen“.
    [telegram-rights] Ich darf dort nicht schreiben: Bitte erlaube mir, Nachrichten zu senden, und drück dann „Noch einmal versuchen“.
    [left] Ich wurde herausgenommen: Bitte lade mich wieder ein und drück dann „Noch einmal versuchen“.
    [topic] Das Thema dort wurde anscheinend gelöscht. Bitte nimm /chatnutzen in einem anderen. Gibt es ihn noch, lass mich hinein und drück „Noch einmal versuchen“.
   *[gone] Ich finde ihn nicht mehr. Wurde er gelöscht, nimm bitte /chatnutzen in einem anderen. Gibt es ihn noch, lass mich hinein und drück „Noch einmal versuchen“.
}
told-unheard = Ich bin nicht sicher, ob ein Chat von { $label } auf { $place } das gehört hat:
told-not-heard = Ein Chat von { $label } auf { $place } hat das nicht gehört:
look-and-tell-again = Bitte sieh dort nach und drück „Noch einmal sagen“, falls es fehlt.
tell-again = Drück „Noch einmal sagen“, oder sag es ihnen selbst.
tell-them-yourself = Inzwischen sage ich es nicht noch einmal. Ist es noch wichtig, sag es ihnen bitte selbst.
news-begins = { $label } beginnt jetzt am { $at }.
news-announcement = Eine Mitteilung von { $label }.
told-again = Erledigt. Es geht noch einmal an diesen Chat von { $label }.
told-again-already = Das hat schon jemand gedrückt. Es ging noch einmal an diesen Chat von { $label }.
told-reminders-unheard = { $count ->
    [one] Eine Erinnerung von { $label } kam vielleicht nicht an:
   *[other] { $count } Erinnerungen von { $label } kamen vielleicht nicht an:
}
reminder-unheard = { $place }: für { $at }
reminders-unheard-mend = Ich sende sie nicht noch einmal. Steht ein Treffen noch bevor, sag es seinem Chat bitte selbst. So eine Nachricht bekommst du höchstens einmal am Tag.
told-link-exposed = In einem Chat von { $label } wurde ein Zugangslink geschrieben, wo andere ihn lesen konnten. Bitte mach einen neuen Link und gib ihn mir mit /planen und denselben Zeiten: Er tritt an die Stelle des alten.

## Absagen mit Grund

refuse-unknown-command = Diesen Befehl kenne ich nicht. /hilfe zeigt, was ich kann. Wenn du jetzt jemanden brauchst: /krise
refuse-operator-only = Das kann nur die Verwaltung dieses Bots.
refuse-managers-only = Das kann nur, wer diesen Chat verwaltet: { $platform ->
    [discord] auf Discord alle mit dem Recht „Kanäle verwalten“.
   *[telegram] auf Telegram die Administration, wenn sie ihren Namen zeigt.
}
refuse-facilitators-only = Das kann nur die Leitung von { $label }.
refuse-no-such-group = Diese Gruppe kenne ich nicht. /finden zeigt, welche es gibt.
refuse-say-which-here = Welche Gruppe? Bitte gib ihre Nummer dazu an: { $example }. In unserem privaten Chat zeigt sie /meinegruppen.
refuse-in-no-group = Du bist noch in keiner Gruppe. /finden hilft dir, eine zu finden.
refuse-leads-no-group = Du leitest noch keine Gruppe. /neuegruppe eröffnet eine.
refuse-not-in-group = Das können nur Mitglieder von { $label }. Um Mitglied zu werden: /beitreten
refuse-already-in = Du bist schon in { $label }.
refuse-taken-out-as = Du wurdest aus { $label } herausgenommen und kannst nicht von selbst wieder hinein. Die Leitung kann dich wieder fragen lassen: Bei ihr stehst du ohne Namen, als { $number }. Wenn du das für einen Irrtum hältst, sprich bitte mit ihr, oder sag es der Verwaltung dieses Bots: /melden
refuse-only-operator-lets-back = Du wurdest aus { $label } herausgenommen und kannst nicht von selbst wieder hinein. Nur die Verwaltung dieses Bots kann dich wieder fragen lassen. Wenn du das für einen Irrtum hältst, sag es ihr bitte: /melden
refuse-taken-out = Du wurdest aus { $label } herausgenommen und kannst nicht von selbst wieder hinein. Wenn du das für einen Irrtum hältst, sprich bitte mit der Leitung, oder sag es der Verwaltung dieses Bots: /melden
refuse-takes-nobody = { $label } nimmt zurzeit niemanden auf.
refuse-say-which-to-join = Welche Gruppe? Schreib /beitreten und ihren Namen. /finden zeigt, welche es gibt.
refuse-last-facilitator = Nur du leitest { $label }. Ohne dich könnte sich niemand darum kümmern. /mitleitung macht einen Code für jemanden, der sie mit dir leitet, dann kannst du gehen; /schliessen beendet sie.
refuse-not-waiting = { $label } wartet nicht auf Freigabe.
refuse-chat-needed = Das geht nur in dem Chat, der zur Gruppe gehört.
refuse-chat-taken = Dieser Chat gehört schon zu { $label }. Ein Chat ist für eine Gruppe da.
refuse-unknown-zone = Diese Zeitzone kenne ich nicht. Ein Name sieht so aus: Europe/Berlin oder America/Vancouver.
refuse-unknown-zone-near = Diese Zeitzone kenne ich nicht. Meinst du eine von diesen? { $names }
refuse-zone-offset = Fast überall wird die Uhr umgestellt. Deshalb brauche ich eine Stadt, nicht die Stunden zu UTC. Meinst du eine davon? { $names }
refuse-too-long = Das ist zu lang für { $argument }: höchstens { $longest } Zeichen.
refuse-bad-argument = Mit dem, was für { $argument } angegeben ist, kann ich nichts anfangen.
refuse-no-number = Für { $argument } brauche ich eine ganze Zahl von { $from } bis { $to }, in Ziffern. Zum Beispiel { $example }
refuse-no-choice = Für { $argument } verstehe ich eines dieser Wörter: { $choices }. Zum Beispiel { $example }
refuse-questions-by-button = Diese Gruppe kenne ich nicht. Wenn das die Fragen selbst sind: Schreib { $command } und drück den Knopf, dann eine Frage je Zeile.
refuse-too-many-topics = Das sind zu viele Themen. Bitte wähle höchstens acht.
refuse-missing = Bitte ergänze { $argument } beim Befehl und schick ihn noch einmal. { $question }
refuse-when-twice = Bitte sag es auf eine Art: entweder when, oder date, time und repeat.
refuse-several-venues = Bitte gib nur einen Weg an, sich zu treffen: Link, Telefonnummer, Kanal oder Ort.
refuse-not-a-link = Das ist keine Adresse, die ich öffnen kann. Ein Zugangslink beginnt mit https://
refuse-not-https = Ein Zugangslink muss mit https:// beginnen.
refuse-link-has-login = In dieser Adresse steht ein Login vor dem Anbieter, wie bei gefälschten Links. Bitte gib den einfachen Link an.
refuse-no-public-host = Diese Adresse ist nicht öffentlich erreichbar. Bitte gib den Link an, den Mitglieder öffnen können.
refuse-no-room = Das ist nur die Startseite von { $service }. Bitte gib den Link zu deinem Raum an.
refuse-not-dialable = Das ist keine Telefonnummer, die ich verstehe. Zum Beispiel: phone:+49301234567 code:123456#
refuse-no-time = Um wie viel Uhr? Zum Beispiel: jeden Donnerstag 19:00
refuse-no-day = An welchem Tag? Zum Beispiel: jeden Donnerstag 19:00, oder 14.1.2027 19:00
refuse-no-such-date = Den { $date } gibt es im Kalender nicht.
refuse-no-such-time = Diese Uhrzeit gibt es nicht: { $time }. Ein Tag geht von 00:00 bis 23:59.
refuse-wrong-weekday = { $date } ist ein anderer Wochentag. Bitte prüfe, was du meinst.
refuse-not-every-month = Nicht jeder Monat hat einen Tag { $day }. Du könntest sagen: letzter Freitag im Monat 19:00
refuse-past = { $at } ist schon vorbei.
refuse-too-far = Das ist mehr als zwei Jahre voraus.
refuse-session-too-long = Ein Treffen dauert höchstens zwölf Stunden.
refuse-ends-before-start = Das endet vor dem ersten Treffen.
refuse-not-understood = „{ $left }“ verstehe ich nicht. Ich verstehe zum Beispiel: 14.1.2027 19:00; morgen 19:00; jeden Donnerstag 19:00 90 Min; jeden zweiten Dienstag 19 Uhr; erster Montag im Monat 18:30; für 8 Wochen
refuse-one-time-only = Ein einzelnes Treffen wird auf eine Zeit verschoben. Zum Beispiel: Freitag 20:00
refuse-no-such-session = Dieses Treffen kenne ich nicht. /treffen zeigt alle mit ihren Nummern.
refuse-nothing-scheduled = { $label } hat kein Treffen geplant.
refuse-nothing-scheduled-anywhere = Keine deiner Gruppen hat ein Treffen geplant.
refuse-session-cancelled = Dieses Treffen ist abgesagt. /treffen zeigt die anderen.
refuse-session-over = Dieses Treffen ist vorbei. /treffen zeigt die nächsten.
refuse-link-too-early = Es ist noch zu früh: Den Zugang gibt es ab { $opens }.
refuse-no-venue = Wo es stattfindet, ist noch nicht gesagt. Wer die Gruppe leitet, kann es sagen: /planen, dieselben Zeiten und Link, Nummer oder Ort.
refuse-button-too-old = Dieser Knopf ist zu alt. Bitte nimm den Befehl noch einmal.
refuse-button-of-another = Dieser Knopf gehört zu einer Anfrage von jemand anderem. Bitte nimm selbst den Befehl.

## Fragen

ask-anything = Schreib es bitte hier.
ask-newgroup-name = Wie heißt die Gruppe? Zum Beispiel: /neuegruppe Donnerstagskreis zone:Europe/Berlin
ask-newgroup-zone = In welcher Zeitzone trifft sie sich? Eine Stadt genügt, zum Beispiel Europe/Berlin
ask-schedule-when = Wann trifft sie sich? Zum Beispiel: jeden Donnerstag 19:00 90 Min
ask-movesession-to = Auf wann? Zum Beispiel: Freitag 20:00
field-anything = Deine Antwort
field-zone = Zeitzone
field-when = Wann
field-to = Auf wann
field-name = Name

## Befehle: die Namen, aus a-z, 0-9 und _ (Telegram kennt keine Umlaute)

name-start = start
name-help = hilfe
name-find = finden
name-group = gruppe
name-join = beitreten
name-leave = austreten
name-next = wann
name-coming = dabei
name-cantcome = nichtdabei
name-link = zugang
name-timezone = zeitzone
name-crisis = krise
name-newgroup = neuegruppe
name-usechat = chatnutzen
name-schedule = planen
name-sessions = treffen
name-movesession = verschieben
name-cancelsession = absagen
name-stop = stopp
name-admit = freigeben

## Befehle: was sie tun, höchstens 100 Zeichen (Discords Grenze)

command-start = Hallo sagen
command-help = Was ich kann
command-find = Eine Gruppe finden für das, was du durchmachst
command-group = Was eine Gruppe ist: wer sie leitet, wann sie sich trifft, was sie kostet
command-join = Einer Gruppe beitreten
command-leave = Eine Gruppe verlassen
command-next = Wann das nächste Treffen ist
command-coming = Sagen, dass du dabei bist
command-cantcome = Sagen, dass du nicht kannst
command-link = Der Zugang zum Treffen, wenn es so weit ist
command-timezone = Die Zeitzone wählen, in der du Zeiten liest
command-crisis = An wen du dich jetzt wenden kannst
command-newgroup = Eine Gruppe eröffnen
command-usechat = Diesen Chat für die Erinnerungen deiner Gruppe nutzen
command-schedule = Zeiten für Treffen eintragen
command-sessions = Die kommenden Treffen mit ihren Nummern
command-movesession = Ein Treffen auf eine andere Zeit verschieben
command-cancelsession = Ein Treffen absagen
command-stop = Angefangenes abbrechen
command-admit = Eine Gruppe zum Finden freigeben

argument-payload = Woher ein Link kam
argument-words = Worum es geht, in deinen eigenen Worten
argument-group = Die Gruppe
argument-alias = Wie sollen wir dich dort nennen?
argument-session = Das Treffen, etwa s12, oder der Name seiner Gruppe; ohne Angabe das nächste
command-attendance-session = Das Treffen, etwa s12, oder der Name seiner Gruppe; ohne Angabe das letzte
argument-zone = Eine Stadt, zum Beispiel Europe/Berlin
argument-name = Wie die Gruppe heißt
argument-topics = Worum es geht, zum Beispiel Angst, Trauer
argument-label = Ein neutraler Kurzname, der einzige in Erinnerungen
argument-about = Für wen sie ist
argument-fee = Was sie kostet, oder dass sie nichts kostet
argument-kind = Wer kommen darf: drop-in (alle), fixed (feste Plätze), course (Kurs)
argument-capacity = Wie viele Mitglieder höchstens
argument-when = Zum Beispiel: jeden Donnerstag 19:00 90 Min
argument-length = Minuten
argument-link = Der Zugangslink: nur Mitglieder bekommen ihn, privat
argument-phone = Die Nummer einer Telefonkonferenz
argument-code = Der Code, der dort einzugeben ist
argument-channel = Ein Sprach- oder Bühnenkanal
argument-videochat = Der Videochat des Telegram-Chats
argument-place = Ein Ort für das Treffen
argument-date = Der erste Tag, zum Beispiel 14.1.2027
argument-time = Die Uhrzeit, zum Beispiel 19:00
argument-repeat = Wie oft
argument-to = Die neue Zeit, zum Beispiel Freitag 20:00

## Alltag

minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
before = { $length } vorher
before-and-again = { $earlier } und noch einmal { $length } vorher
you-lead-it = Du leitest sie.
you-are-called = Du heißt dort { $alias }.
alias-set = In { $label } heißt du ab jetzt { $alias }.
preview-alias = Sollst du in { $label } { $alias } heißen? Wer die Gruppe leitet, liest das.
languages-are = Ich spreche: { $languages }. Zum Wählen: /sprache und eine davon.
language-set = Ich spreche ab jetzt Deutsch mit dir.
reminded-privately = An { $label } wirst du persönlich erinnert: { $offsets }. Zum Beenden: /erinnern aus
not-reminded-privately = An { $label } wirst du nicht persönlich erinnert. Zum Beginnen: /erinnern 1 Stunde
will-remind-privately = Ich erinnere dich hier an jedes Treffen von { $label }: { $offsets }. Zum Beenden: /erinnern aus
will-not-remind-privately = Ich erinnere dich nicht persönlich an { $label }.
group-reminders-set = Die Chats von { $label } werden erinnert: { $offsets }. Den Zugang gibt es ab der letzten Erinnerung.
here-is-your-calendar = Hier sind deine nächsten Treffen, für jeden Kalender. Zugangslinks stehen nicht darin, spätere Änderungen auch nicht.
here-is-your-data = Hier ist alles, was ich über dich aufbewahre.
nothing-stored = Über dich bewahre ich nichts auf.
preview-forget = Soll ich dich vergessen? Du verlässt alle deine Gruppen, und alles, was ich über dich aufbewahre, wird gelöscht. Das lässt sich nicht zurücknehmen.
preview-forget-led-with = Wer { $labels } mit dir leitet, macht weiter und erfährt privat, dass eine Person von euch nicht mehr hier ist, nicht wer. Was du dort ausgegeben hast, Codes und Einladungen, gilt dann nicht mehr.
preview-forget-led = Nur du leitest { $labels }. Ohne dich macht das Pause: keine Erinnerungen, keine neuen Mitglieder, und niemand dort kann die Pause beenden{ $told ->
    [yes] . Die Verwaltung dieses Bots erfährt davon und kann schließen.
   *[no] .
} Um vorher selbst zu schließen, mit einem Abschied: /schliessen
preview-forget-kept-out = Du wurdest aus einer Gruppe herausgenommen. Ein Code bleibt, der verhindert, dass du dort von allein zurückkommst. In ihm steht weder dein Name noch die Nummer deines Kontos.
preview-forget-doors = Eine Rolle oder ein Platz in einem Chat wird dir wieder genommen. Bis das getan ist, bleibt die Nummer deines Kontos, versiegelt und für nichts anderes: meist Sekunden, höchstens { $days } Tage.
forgotten = Erledigt. Ich weiß nichts mehr über dich. Du bist jederzeit wieder willkommen.
forgotten-kept-out = Erledigt. Was ich über dich aufbewahrt habe, ist gelöscht, bis auf den Code zu einer Gruppe, die dich herausgenommen hat. In anderen bist du jederzeit willkommen.
forgotten-but-one = Erledigt. Was ich über dich aufbewahrt habe, ist gelöscht, bis auf eines. Du bist jederzeit wieder willkommen.
forgotten-doors = Eine Rolle oder ein Platz in einem Chat wird dir noch genommen. Bis das getan ist, bleibt die Nummer deines Kontos, versiegelt: meist Sekunden, höchstens { $days } Tage.
privacy-heading = Was ich über dich aufbewahre, und was nicht
privacy-kept = Aufbewahrt: die Nummer deines Kontos auf dieser Plattform, seit wann ich es kenne und ob ich dir schreiben kann, deine Sprache und Zeitzone, deine Gruppen, wie du dort heißt, deine Wünsche für Erinnerungen und was du eröffnet, eingetragen oder freigegeben hast.
privacy-for-a-while = { $days } Tage nach einem Treffen noch aufbewahrt: deine Antworten, ob du kommst, welches Treffen du zu leiten übernommen hast, ob du da warst, wenn eine Gruppe das festhält, und wann ich dir geschrieben habe. Versiegelt, einen Tag lang: was angefangen ist, auch wonach du gesucht hast.
privacy-not-read = Nicht gelesen und nicht aufbewahrt: was du und andere schreiben. Ich sehe nur Befehle, Knöpfe und was du auf meine Fragen antwortest.
privacy-asked = Fragst du nach einer Zulassung, steht { $days } Tage lang ein Code dafür, mit geheimem Schlüssel; wer gefragt wird, erfährt nicht, von wem.
privacy-link = Zugangslinks liegen versiegelt; nur Mitglieder bekommen sie, persönlich, wenn es so weit ist.
privacy-others = Anderen Mitgliedern sage ich nicht, dass du in einer Gruppe bist. Ihre Leitung sieht, wie du dort heißt. Eine Rolle, die sie auf Discord gibt, sieht der ganze Server. Die Plattform sieht alles, was du tust.
privacy-operator = Wer diesen Bot betreibt, ist für das Aufbewahrte verantwortlich und kann es lesen.
privacy-stays = Was nach /vergissmich bleibt: Codes, mit einem geheimen Schlüssel gemacht, für diesen Wunsch und für Gruppen, die dich herausgenommen haben, ohne Namen und Kontonummer. Die Nummer selbst, versiegelt, nur bis eine Rolle oder ein Platz in einem Chat genommen ist, höchstens { $days } Tage.
privacy-rights = /meinedaten gibt dir alles als Datei. /vergissmich löscht es.
which-cancelled = Welches Treffen von { $label } soll doch stattfinden?
others-by-number = Andere gehen mit ihrer Nummer, die /treffen zeigt.
preview-restore = { $label } am { $at } doch stattfinden lassen?
restored = Erledigt. { $label } am { $at } findet doch statt.
which-series = Welche Reihe?
preview-end-series = Reihe { $number } von { $label } beenden: { $rule }? Ihre nächsten Treffen finden dann nicht statt.
series-line = Reihe { $number }: { $rule }
series-ended = Erledigt. Diese Reihe von { $label } ist beendet.
preview-announce = Das geht an die Chats von { $label }:
announcement-goes-out = Erledigt. Es geht an die Chats von { $label }.
people-of = In { $label }:
people-keep-private = Bitte behalte das für dich. Um jemanden herauszunehmen: /entfernen und die Nummer.
unnamed = jemand ohne Namen
person-leading = { $number } { $name } (Leitung), { $platform }, seit { $since }
person-taking-part = { $number } { $name }, { $platform }, seit { $since }
preview-remove = { $name } aus { $label } herausnehmen? Das erfährt nur die Person selbst, und sie kann auf dieser Plattform nicht von allein zurückkommen. Mit einem Konto auf der anderen Plattform ginge das noch: Dort kann ich nicht erkennen, dass es derselbe Mensch ist.
removed = Erledigt. Die Person ist nicht mehr in { $label }. Mit einem Konto auf der anderen Plattform könnte sie noch zurückkommen.
preview-pause = { $label } eine Pause machen lassen? Bis sie endet, gibt es keine Erinnerungen und keine neuen Mitglieder.
preview-end-break = { $label } macht eine Pause. Die Pause beenden?
group-paused = { $label } macht eine Pause: keine Erinnerungen, keine neuen Mitglieder. /pause beendet sie.
group-resumed = { $label } geht weiter.
preview-close = { $label } für immer schließen? Die nächsten Treffen finden dann nicht statt.
group-closed = { $label } ist geschlossen.
group-edited = Erledigt. Das sagt { $name } jetzt von sich:
group-is = Das sagt { $name } von sich:
edit-how = Um etwas zu ändern, nenne es beim Namen, zum Beispiel: /gruppenangaben fee:kostenlos
status-heading = Wie es mir geht
status-all-well = Alles ist in Ordnung: Nichts ist zu spät, und nichts ging schief.
status-please-look = Bitte sieh danach:
status-version = Version { $version }, Zeitzonenregeln { $zones }
status-groups = Gruppen: { $states }
status-people = Menschen: { $count }
status-chats = Chats: { $present } erreichbar
status-chats-lost = { $count ->
    [one] Ein Chat ist nicht erreichbar. Wer seine Gruppe leitet, weiß es.
   *[other] { $count } Chats sind nicht erreichbar. Wer ihre Gruppen leitet, weiß es.
}
status-side-refused = { $side } lehnt das Token ab, also wird dort nichts gesendet und nichts beantwortet. Bitte prüf es und starte mich neu.
status-side-ended = { $side } wird nicht mehr bedient, bis ich neu gestartet werde. Warum, steht im Protokoll.
status-unheld = { $side }: Kein Prozess sendet dort, obwohl etwas aussteht.
status-out-of-hearing = { $count ->
    [one] In einer Gruppe sind alle, die sie leiten, auf einer Seite, die niemand bedient. Es fällt also nicht auf, wenn niemand ein Treffen beginnt.
   *[other] In { $count } Gruppen sind alle, die sie leiten, auf einer Seite, die niemand bedient. Es fällt also nicht auf, wenn niemand ein Treffen beginnt.
}
status-idle = { $side }: Dieser Prozess sollte dort senden und hat seit { $seconds } Sekunden nichts getan.
status-due = { $side }: { $count } fällig und noch nicht gesendet, das Älteste seit { $since }
status-last-day = { $side }, letzter Tag: { $what }
status-in-doubt = { $count } zweifelhaft
status-refused = { $count } abgelehnt
status-expired = { $count } zu spät zum Senden
status-superseded = { $count } durch Späteres ersetzt
status-lane = { $side }, letzter Tag: { $sent } gesendet; { $later } stehen noch aus
status-held-here = { $side }: Dieser Prozess sendet dort, seit { $since }
status-held-elsewhere = { $side }: Ein anderer Prozess sendet dort, seit { $since }
status-standing-by = { $side }: Ein anderer Prozess sendet dort, seit { $since }. Dieser steht bereit.
status-since-start = { $side }, seit dem Start des Programms: { $what }
status-nothing-sent = noch nichts gesendet
status-in-time = { $count } gesendet, alles rechtzeitig
status-late = { $count } gesendet, { $late } davon verspätet, höchstens { $seconds } Sekunden
status-resent = { $count ->
    [one] nach einem Zweifel einmal neu gesendet
   *[other] nach Zweifeln { $count }-mal neu gesendet
}
status-waited = { $count ->
    [one] einmal
   *[other] { $count }-mal
} um Geduld gebeten
status-unsent = { $count ->
    [one] einmal
   *[other] { $count }-mal
} keine Verbindung
status-moved = { $count ->
    [one] einem Chat an seine neue Adresse gefolgt
   *[other] { $count }-mal Chats an neue Adressen gefolgt
}
status-answered = { $count ->
    [one] eine Anfrage sofort beantwortet
   *[other] { $count } Anfragen beantwortet, alle sofort
}
status-answered-slowly = { $count } Anfragen beantwortet, { $slow } davon langsam, die langsamste nach { $seconds } Sekunden
status-restarts = { $count ->
    [one] einmal
   *[other] { $count }-mal
} neu gestartet
status-silences = { $count ->
    [one] einmal
   *[other] { $count }-mal
} eine stumme Verbindung verlassen
status-failed-polls = { $count ->
    [one] einmal
   *[other] { $count }-mal
} vergeblich nach Neuem gefragt
status-unreadable = { $count ->
    [one] ein Ereignis war nicht zu lesen
   *[other] { $count } Ereignisse waren nicht zu lesen
}
status-lost-answers = { $count ->
    [one] eine Antwort kam nicht an
   *[other] { $count } Antworten kamen nicht an
}
button-show = { $label } zeigen
series-has-ended = { $label }: Die Treffen { $rule } enden. Von den nächsten findet keines statt.
group-takes-a-break = { $label } macht eine Pause. Hier steht, wenn es weitergeht.
group-goes-on = { $label } geht weiter.
group-is-over = { $label } ist zu Ende. Danke, dass ihr dabei wart.
announced = Von der Leitung von { $label }:
told-removed = Du bist nicht mehr in { $label }. Wenn du meinst, dass das ein Irrtum ist, sprich bitte mit der Leitung oder sag es der Verwaltung dieses Bots: /melden. Wenn du jetzt jemanden brauchst: /krise
told-orphaned = { $name } (#{ $number }) hat keine Leitung mehr und macht eine Pause. Zum Ansehen: /gruppe #{ $number }. Zum Beenden, damit die Chats einer anderen Gruppe dienen können: /schliessen #{ $number }
refuse-unknown-language = Das spreche ich noch nicht. Ich spreche: { $languages }
refuse-offsets = Wie lange vorher? Zum Beispiel: 24h 30min
refuse-offset-out-of-range = Eine Erinnerung kommt frühestens zwei Wochen und spätestens fünf Minuten vorher.
refuse-too-many-offsets = Höchstens vier Erinnerungen.
refuse-not-cancelled = So ein abgesagtes Treffen gibt es nicht. /treffen zeigt, welche es sind.
refuse-link-in-announcement = Ein Zugangslink gehört nicht in einen Chat, den andere lesen. Mitglieder bekommen ihn mit /zugang.
refuse-no-such-member = Unter dieser Nummer kenne ich niemanden. /leute zeigt sie.
refuse-nobody-of-that-name = Wo du leitest, heißt niemand so. /leute zeigt, wer da ist, und von allen die Nummer.
refuse-is-facilitator = Das ist jemand aus der Leitung. Wer leitet, geht von allein.
refuse-group-is-over = { $label } ist für immer zu Ende.
ask-alias-alias = Wie sollen wir dich dort nennen?
ask-groupreminders-before = Wie lange vor einem Treffen? Zum Beispiel: 24h 30min
ask-announce-text = Was soll ich den Chats der Gruppe sagen?
ask-remove-member = Wen? Bitte die Nummer, die /leute zeigt, oder den Namen.
command-mygroups = Deine Gruppen, und wann sie sich das nächste Mal treffen
command-remindme = Persönlich erinnert werden, so lange vorher, wie du magst
command-alias = Wie du in einer Gruppe heißt
command-language = Die Sprache, die ich mit dir spreche
command-calendar = Deine nächsten Treffen als Kalenderdatei
command-privacy = Was ich über dich aufbewahre, und was nicht
command-mydata = Alles, was ich über dich aufbewahre, als Datei
command-forgetme = Alles löschen, was ich über dich aufbewahre
command-editgroup = Ändern, was deine Gruppe von sich sagt
command-restoresession = Ein abgesagtes Treffen doch stattfinden lassen
command-endseries = Eine Reihe von Treffen beenden
command-groupreminders = Wie lange vor einem Treffen deine Gruppe erinnert wird
command-announce = Den Chats deiner Gruppe etwas sagen
command-people = Wer in deiner Gruppe ist
command-remove = Jemanden aus deiner Gruppe herausnehmen
command-pausegroup = Deine Gruppe pausieren oder weitergehen lassen
command-closegroup = Deine Gruppe für immer schließen
command-status = Wie es dem Bot geht
argument-before = Zum Beispiel: 24h 30min
argument-language = Eine Sprache, zum Beispiel de
argument-series = Die Nummer der Reihe
argument-text = Deine Worte
argument-member = Die Nummer, die /leute zeigt, oder der Name
name-mygroups = meinegruppen
name-remindme = erinnern
name-alias = name
name-language = sprache
name-calendar = kalender
name-privacy = datenschutz
name-mydata = meinedaten
name-forgetme = vergissmich
name-editgroup = gruppenangaben
name-restoresession = dochstattfinden
name-endseries = reihebeenden
name-groupreminders = gruppenerinnerung
name-announce = mitteilen
name-people = leute
name-remove = entfernen
name-pausegroup = pause
name-closegroup = schliessen
name-status = status

## Verzeichnisse

found-elsewhere-too = { $count ->
    [one] Noch eine kennen
   *[other] Noch { $count } kennen
} Verzeichnisse:
found-elsewhere-only = Hier passt keine Gruppe, aber Verzeichnisse kennen { $count ->
    [one] eine
   *[other] { $count }
}:
listings-need-words = { $count ->
    [one] Noch ein Treffen kennen
   *[other] Noch { $count } Treffen kennen
} Verzeichnisse. Um dort zu suchen, schreib dazu, worum es geht: /finden und das Wort.
listing-known-from = Aus einem Verzeichnis bekannt: { $directory }. Hier kann man nicht beitreten.
listing-by-appointment = Nächstes Treffen: nach Absprache
listing-ways = Wie: { $ways ->
    [online] online
    [phone] am Telefon
    [online-phone] online oder am Telefon
    [place] vor Ort
    [online-place] online oder vor Ort
    [phone-place] am Telefon oder vor Ort
   *[all] online, am Telefon oder vor Ort
}
listing-language = Sprache: { $languages }
listing-entry = { $entry ->
    [closed] Nur für die, um die es geht
   *[open] Offen für alle
}
listing-welcomes = Besonders für: { $who }
welcomes = { $who ->
    [women] Frauen
    [men] Männer
    [young] junge Menschen
    [seniors] ältere Menschen
    [lgbtq] LGBTQ
    [colour] People of Color
   *[newcomers] Neue
}
listing-page = Ihre Seite, mit dem Zugang: { $page }
listing-no-page = Das Verzeichnis nennt keine Seite dazu.
refuse-move-to-when = Auf wann? Zum Beispiel: Freitag 20:00, oder 14.1.2027 19:00, oder 20:00 für denselben Tag
refuse-move-not-understood = „{ $left }“ verstehe ich nicht. Ein einzelnes Treffen wird auf eine Zeit verschoben, zum Beispiel: Freitag 20:00; 14.1.2027 19:00; 20:00 für denselben Tag
refuse-no-such-series = So eine Reihe kenne ich nicht. /reihebeenden allein zeigt, welche weitergehen.
refuse-group-not-in-break = { $label } macht keine Pause: Es geht schon weiter.
refuse-group-in-break = { $label } macht eine Pause. /pause beendet sie.
