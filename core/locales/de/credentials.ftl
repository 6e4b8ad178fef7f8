
## Mit welchem Recht eine Gruppe geleitet wird: angegeben und geprüft

fact-leads-unstated = Geleitet von { $name }; Beruf und Zulassung: keine Angabe
fact-leads-peer = Geleitet von { $name }: selbst betroffen (Peer), nicht therapeutisch ausgebildet und ohne Zulassung
fact-leads-stated = Geleitet von { $name }: { $profession }. Von { $name } am { $date } angegeben, nicht geprüft
fact-leads-stated-openly = Geleitet von { $name }: ein Beruf, von { $name } am { $date } angegeben, nicht geprüft
fact-leads-ended = Geleitet von { $name }: { $profession }. Die Zulassung endete am { $date }, nach Angabe von { $name }
fact-leads-ended-openly = Geleitet von { $name }: eine Zulassung, die am { $date } endete, nach Angabe von { $name }
fact-leads-checked = Geleitet von { $name }: { $profession }. Von der Verwaltung am { $date } geprüft, gilt bis { $until }
fact-leads-checked-openly = Geleitet von { $name }: eine Zulassung, von der Verwaltung am { $date } geprüft, gilt bis { $until }
fact-licence = Nummer der Zulassung: { $number }. Ausgestellt von: { $body }. Land: { $country }. Gültig bis: { $expires }. Öffentliches Verzeichnis: { $register }
credential-is = Das lesen die Leute über dich in den Gruppen, die du leitest:
credential-none = Du hast deinen Beruf nicht angegeben. Wer deine Gruppen ansieht, liest: keine Angabe.
credential-what-for = Wer therapeutisch arbeitet, gibt Beruf und Nummer der Zulassung an, wer sie ausgestellt hat und für welches Land, damit man nachsehen kann. Wer selbst betroffen ist und als Peer leitet, sagt das: auch das ist gut zu wissen. Es steht dort als deine Angabe, bis die Verwaltung dieses Bots sie geprüft hat.
credential-how = So gibst du es an oder änderst einen Teil davon: { $example }
credential-example = /zulassung Psychotherapeutin number:123 body:Kammer country:Berlin register:https://… expires:2027-12-31
preview-credential = Sollen die Leute das über dich lesen, in jeder Gruppe, die du leitest?
preview-credential-ends-check = Deine bisherige Angabe hat die Verwaltung geprüft. Das hier ist eine neue: Sie gilt als nicht geprüft, bis die Verwaltung wieder nachsieht.
credential-stated = Erledigt. /gruppe zeigt es in jeder Gruppe, die du leitest, als deine Angabe. Eine Zulassung kann die Verwaltung dieses Bots prüfen; du erfährst es dann.
credential-taken-back = Erledigt. Deine Angabe ist gelöscht; die Leute lesen: keine Angabe.
button-state-profession = Beruf angeben
button-i-am-a-peer = Ich bin Peer
button-take-statement-back = Zurücknehmen
refuse-stated-already = Genau das gibst du schon an.
refuse-peer-has-no-licence = Wer als Peer leitet, gibt keine Zulassung an. Bitte nenne den Beruf dazu, oder lass Nummer und alles andere weg.
refuse-bad-register = Bitte gib die Seite des öffentlichen Verzeichnisses so an, wie man sie öffnet: eine Adresse, die mit https:// beginnt, ohne Anmeldung darin und nicht zu einem Anruf.
refuse-bad-day = Ich bin nicht sicher, welcher Tag das ist. Bitte schreib ihn so: { $example }
refuse-ended-already = Mit diesem Tag ist die Zulassung schon zu Ende. Bitte gib die an, die jetzt gilt.
refuse-not-for-you-to-say = Bitte lass weg, dass es geprüft ist: Das sage ich selbst, sobald die Verwaltung nachgesehen hat.
name-credential = zulassung
command-credential = Mit welchem Recht du leitest: Beruf und Zulassung, oder dass du Peer bist
command-credential-profession = Was du bist, etwa Psychotherapeutin; oder: Peer
command-credential-number = Die Nummer der Zulassung; - für keine
command-credential-body = Wer sie ausgestellt hat; - für niemand
command-credential-country = Für welches Land; - für keines
command-credential-register = Die Seite des öffentlichen Verzeichnisses; beginnt mit https://
command-credential-expires = Der letzte Tag der Zulassung, etwa 2027-12-31
ask-credential-profession = Was ist dein Beruf? Zum Beispiel: Psychotherapeutin. Wenn du leitest, weil du selbst betroffen bist, schreib: Peer
ask-credential-number = Welche Nummer hat deine Zulassung? Alle, die deine Gruppen ansehen, können sie lesen. Schreib -, wenn es keine gibt.
ask-credential-body = Wer hat sie ausgestellt? Zum Beispiel eine Kammer. Schreib -, wenn niemand.
ask-credential-country = Für welches Land gilt sie? Schreib -, wenn für keines.
field-profession = Beruf, oder: Peer
field-number = Nummer der Zulassung
field-body = Ausgestellt von
field-country = Land

peer-stated = Erledigt. /gruppe sagt in jeder Gruppe, die du leitest, dass du Peer bist.
fact-leads-asked = Geleitet von { $name }; Beruf und Zulassung: am { $date } erfragt, nicht beantwortet
profession-arrived = { $name } leitet { $label } (#{ $number }) und gibt einen Beruf an: { $profession }. Die Leute lesen, dass er nicht geprüft ist, bis du nachgesehen hast.
told-checked = Die Verwaltung dieses Bots hat deine Angabe geprüft: { $profession }. /gruppe sagt das bis { $until }, oder bis du etwas Neues angibst.
told-unchecked = Die Verwaltung dieses Bots hat ihre Prüfung zurückgenommen: { $profession } steht dort wieder als deine Angabe, nicht geprüft.
told-check-ends = Die Prüfung deiner Angabe ({ $profession }) durch die Verwaltung endet am { $until }. Danach steht sie dort als deine Angabe, nicht geprüft, wenn die Verwaltung nicht wieder nachsieht.
told-licence-ends = Nach deiner Angabe endet deine Zulassung ({ $profession }) am { $until }. Danach lesen die Leute, dass sie zu Ende ist. Ein neuer letzter Tag: /zulassung expires: und der Tag.
told-operator-check-ends = Deine Prüfung der Zulassung von { $name } (leitet { $label }, #{ $number }) endet am { $until }. Danach gilt sie als nicht geprüft.
told-licence-asked = Jemand fragt, mit welchem Recht du leitest: nach Beruf und Zulassung, oder ob du Peer bist. Einen Namen behalte ich nicht, und du hörst es einmal, wie viele auch fragen.
told-licence-asked-since = Bis du es mit /zulassung sagst, lesen die Leute in deinen Gruppen: am { $date } erfragt, nicht beantwortet.
button-look-at-statement = Ansehen
statements-wait = { $count ->
    [0] Kein Beruf wartet auf eine Prüfung.
    [one] Ein Beruf wartet auf eine Prüfung:
   *[other] { $count } Berufe warten auf eine Prüfung:
}
statements-checked = Geprüft, bis zum genannten Tag:
statement-listed = { $number } { $line }
statement-of = Angabe { $number } von { $name }:
statement-leads = Leitet: { $groups }
preview-check = Bitte sieh zuerst selbst nach, im Verzeichnis oder bei der ausstellenden Stelle. Wenn du bestätigst, lesen die Leute, dass du es heute geprüft hast, gültig bis { $until }. Dafür stehst du ein.
preview-check-note = Deine Notiz, lesbar für die Person mit /meinedaten: { $note }
check-how = Ein anderer Tag, oder eine Notiz: { $example }
button-checked = Ich habe es geprüft
button-unchecked = Prüfung zurücknehmen
statement-is-checked = Erledigt. Die Leute lesen, dass du es geprüft hast, gültig bis { $until }. Wer es angegeben hat, erfährt es, und ihr beide hört 30 Tage vor dem Ende davon.
check-is-taken-back = Erledigt. Es gilt als nicht geprüft, und wer es angegeben hat, erfährt es.
button-ask-licence = Nach der Zulassung fragen
licence-is-asked = Erledigt. Wer { $label } leitet, erfährt, dass jemand fragt, und nicht wer. Dort steht, dass gefragt und nicht geantwortet wurde, bis es gesagt ist:
licence-asked-few = Wo wenige eine Gruppe kennen, lässt sich vielleicht erraten, wer fragt. Von dir behalte ich 30 Tage lang einen Code ohne Namen, damit du einmal fragst.
refuse-no-such-statement = Diese Angabe gibt es nicht, oder sie wurde zurückgenommen. /zulassungpruefen zeigt, was es gibt.
refuse-peers-are-not-checked = Die Person gibt an, Peer zu sein: da ist keine Zulassung zu prüfen.
refuse-stated-anew = Seit du es angesehen hast, wurde es neu angegeben oder geprüft. Bitte sieh es dir noch einmal an: { $example }
refuse-check-in-the-past = Dieser Tag ist vorbei. Bitte nenn einen, der noch kommt.
refuse-beyond-the-licence = Nach eigener Angabe endet die Zulassung vor diesem Tag. Bitte nenn einen früheren.
refuse-check-too-long = Eine Prüfung gilt höchstens drei Jahre. Bitte nenn einen früheren Tag.
refuse-nothing-to-ask = Wer { $label } leitet, hat gesagt, mit welchem Recht: /gruppe zeigt es.
refuse-asked-already = Du hast schon gefragt. Nach { $days } Tagen kannst du wieder fragen.
name-checkcredential = zulassungpruefen
command-checkcredential = Einen angegebenen Beruf prüfen: was nachgesehen wurde, gültig bis wann
command-checkcredential-credential = Die Nummer der Angabe; ohne sie: was wartet
command-checkcredential-until = Der letzte Tag deiner Prüfung, etwa 2027-12-31
command-checkcredential-note = Eine Notiz, etwa wo du nachgesehen hast
filter-led = { $led ->
    [therapist] geleitet von jemandem, der einen Beruf angibt, geprüft oder nicht
   *[peers] geleitet von Peers
}
argument-led = Wer leitet: therapist (mit angegebenem Beruf) oder peers
