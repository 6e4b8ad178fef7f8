
## Um Aufnahme bitten

admitted-already = { $name } ist schon freigegeben und kann gefunden werden.
they-ask-first = Wer { $name } leitet, liest Anfragen, bevor jemand dazukommt. Die Leitung wüsste gern:
what-should-we-call-you = Wie sollen wir dich dort nennen?
no-diagnosis-please = Bitte schreib hier keine Diagnose, und nichts, was du lieber persönlich sagst. Du kannst auslassen, was du möchtest.
who-reads-answers = Deine Antworten liest nur die Leitung der Gruppe, unter dem Namen, den du wählst. Ich lösche sie, sobald sie entschieden hat, spätestens nach { $days } Tagen; was ich der Leitung geschrieben habe, bleibt in deren Chat mit mir, bis sie es löscht.
answered-so-far = Du hast { $done } von { $all } beantwortet.
questions-have-changed = { $label } fragt inzwischen etwas anderes. Es wurde nichts abgeschickt.
facts-have-changed = Bei { $label } hat sich etwas geändert, seit du es gelesen hast. Du bist noch nicht dabei, und es wurde nichts abgeschickt.
unsent-goes-on = Du warst auf dem Weg in { $label }, und es wurde noch nichts abgeschickt. Mit { $join } machst du dort weiter.
form-no-diagnosis = Bitte schreib hier keine Diagnose
form-questions = Was die Gruppe fragt
form-agreement = Worauf die Gruppe sich einigt
form-ask-back = Eine Frage vor der Entscheidung
form-kind-words = Was ich ausrichten soll
leave-blank-what-you-like = Lass aus, was du möchtest. Die Leitung von { $label } liest es.
asked-one-by-one = { $number } von { $all }: { $question } (Mit - lässt du es aus. /stopp beendet es. Bitte schreib hier keine Diagnose.)
field-your-name = Wie sollen wir dich dort nennen?
this-goes-to-who-leads = Das geht an die Leitung von { $label }:
you-would-be-called = Du heißt dort: { $name }
question-answered = { $question } { $answer }
question-left-blank = { $question } (ausgelassen)
request-sent = Deine Anfrage liegt bei der Leitung von { $label }. Du liest hier, was sie entscheidet.
request-sent-how = Das kann bis zu { $days } Tage dauern. Hat bis dahin niemand entschieden, sage ich es dir. Um sie zurückzunehmen: { $leave }
you-have-asked = Du hast am { $since } gebeten, zu { $label } dazukommen zu dürfen. Die Leitung hat noch nicht entschieden; das kann bis zu { $days } Tage dauern. Du liest hier, was sie entscheidet.
request-taken-back = Du bittest nicht mehr um Aufnahme in { $label }. Deine Anfrage und deine Antworten sind gelöscht.
button-ask-to-join = Um Aufnahme bitten
button-answer = Antworten
button-go-on = Weiter
button-send = Abschicken
button-agree = Ich stimme zu
button-agree-and-send = Ich stimme zu, abschicken
button-withdraw = Zurücknehmen
joined-no-chat = Die Gruppe hat zurzeit keinen Chat, in dem ich erinnern könnte. Um hier erinnert zu werden: /erinnern 1 Stunde
joined-opened =
    { $platform ->
        [discord] Ich erinnere im Kanal der Gruppe und öffne ihn jetzt für dich, wenn du auf seinem Server bist. Um auch privat erinnert zu werden: /erinnern 1 Stunde
       *[other] Ich erinnere im Chat der Gruppe. Falls du noch nicht darin bist, kommt hier ein Link hinein. Um auch hier erinnert zu werden: /erinnern 1 Stunde
    }
joined-ask-way =
    { $platform ->
        [discord] Ich erinnere im Kanal der Gruppe. Falls du ihn nicht siehst: Ich kann ihn dir nicht öffnen und sage deshalb der Leitung, dass jemand einen Weg hinein braucht. Um bis dahin privat erinnert zu werden: /erinnern 1 Stunde
       *[other] Ich erinnere im Chat der Gruppe. Falls du nicht darin bist: Ich kann dich nicht hineinlassen und sage deshalb der Leitung, dass jemand einen Weg hinein braucht. Um bis dahin hier erinnert zu werden: /erinnern 1 Stunde
    }
no-seat-before = Zurzeit ist kein Platz frei. Du würdest auf der Warteliste stehen, und ich schreibe dir, wenn ein Platz für dich da ist.
no-seat-before-asking = Zurzeit ist kein Platz frei. Wirst du aufgenommen, stehst du zuerst auf der Warteliste, und ich schreibe dir, wenn ein Platz für dich da ist.
before-you-come-in = Bevor du zu { $label } dazukommst:
left-still-there =
    { $platform ->
        [discord] Ihren Kanal auf { $place } schließe ich nicht für dich: Konntest du ihn lesen, kannst du es noch. Um auch dort draußen zu sein, verlass den Server oder bitte, wer ihn verwaltet, den Kanal für dich zu schließen.
       *[other] Aus ihrem Chat auf { $place } nehme ich dich nicht heraus: Bist du darin, bleibst du es. Bitte verlass ihn dort selbst.
    }
removed-still-there =
    { $platform ->
        [discord] Den Kanal auf { $place } verwalte ich nicht: Konnte die Person ihn lesen, kann sie es noch. Bitte nimm sie dort selbst heraus. Damit ich das künftig tue: /chatnutzen mit einer Rolle, in diesem Kanal.
       *[other] Den Chat auf { $place } verwalte ich nicht: Ist die Person darin, bleibt sie es. Bitte nimm sie dort selbst heraus. Damit ich das künftig tue, mach mich dort zum Admin, der einladen und sperren darf.
    }
told-outside = Zu { $label } ist jemand dazugekommen und vielleicht nicht im Chat. Ich verwalte den Chat nicht: Ich kann niemanden hineinlassen, und die Person kann euch nicht schreiben.
mend-outside =
    { $platform ->
        [discord] Auf { $place }: Nutze in diesem Kanal /chatnutzen mit einer Rolle. Dann öffne ich ihn für alle in der Gruppe, auch für die, die warten.
       *[other] Auf { $place }: Mach mich dort zum Admin, der einladen und sperren darf. Dann bekommen alle in der Gruppe einen eigenen Link, auch die, die warten.
    }
outside-by-hand = Oder lass die Person selbst hinein, wenn du weißt, wer es ist. Ich sage das höchstens einmal am Tag. /leute zeigt, wer dabei ist.
room-elsewhere = Das ist auf { $platform }: Um zu kommen, brauchst du dort ein Konto, das in diesem Chat ist. Die Leitung kann es hineinlassen; ich kann es nicht.
room-without-door =
    { $platform ->
        [discord] Falls du diesen Kanal nicht siehst: Ich kann ihn dir nicht öffnen. Die Leitung kann es; sie erfährt von mir, wenn jemand vielleicht noch einen Weg hinein braucht.
       *[other] Falls du nicht in diesem Chat bist: Ich kann dich nicht hineinlassen. Die Leitung kann es; sie erfährt von mir, wenn jemand vielleicht noch einen Weg hinein braucht.
    }
room-with-door =
    { $platform ->
        [discord] Falls du diesen Kanal nicht siehst, drück auf „Kanal öffnen“.
       *[other] Falls du nicht in diesem Chat bist, drück auf „Ein neuer Link“: Er kommt dann hier.
    }
only-by-invitation = Aufgenommen wird nur auf Einladung. Wer einen Code hat: /beitreten und der Code.

privacy-entry = Um Aufnahme bitten: Deine Antworten sind versiegelt. Nur die Leitung liest sie; gelöscht werden sie, wenn sie entscheidet oder du sie zurücknimmst, spätestens nach { $days } Tagen. Dass du nicht aufgenommen wurdest, bleibt ebenso lange; dass du zugestimmt hast, solange du dabei bist.

## Entscheiden, wer dazukommt

asks-to-come-in = { $number } { $name } bittet um Aufnahme in { $label }.
they-answered = Antwort: { $text }
was-asked-back = Deine Frage: { $text }
decide-and-it-is-erased = Ich sage weiter, was du entscheidest, und lösche hier die Antworten. Wer die Gruppe mit leitet, kann ebenso entscheiden.
button-approve = Aufnehmen
button-decline = Ablehnen
button-talk-first = Erst nachfragen
nobody-asks = Niemand wartet auf Aufnahme in { $label }.
who-asks = Auf Aufnahme in { $label } warten:
one-who-asks = { $number } { $name }, seit { $since }
button-see-request = #{ $number } zeigen
let-in = { $name } darf zu { $label } dazukommen und erfährt es. Die Antworten sind gelöscht.
let-in-when-free = { $name } darf zu { $label } dazukommen. Es ist kein Platz frei: Wer dazukommt, wartet in der Reihe und erfährt es. Die Antworten sind gelöscht.
what-are-they-told = Noch ist nichts entschieden. Wenn { $name } vorerst nicht dazukommt: Was soll ich ausrichten? Wählst du etwas hiervon, ist es entschieden, und ich richte es aus. Oder schreib deine eigenen Worte:
declined-why =
    { $why ->
        [room] Es ist zurzeit kein Platz für noch jemanden.
        [fit] Eine andere Gruppe passt vermutlich besser. Das sagt nichts über dich.
       *[none] Es geht zurzeit nicht. Das sagt nichts über dich.
    }
button-no-room = Zurzeit kein Platz
button-no-fit = Eine andere passt besser
button-no-reason = Ohne Grund
button-own-words = Meine eigenen Worte
declined = Ich richte freundlich aus, dass es mit { $label } vorerst nicht geht. Die Antworten sind gelöscht.
write-what-you-ask = Was möchtest du fragen? Die Antwort kommt über mich; niemand erfährt das Konto des anderen. Bitte frag nach keiner Diagnose.
write-your-answer = Deine Antwort an die Leitung der Gruppe. Bitte schreib hier keine Diagnose.
write-kind-words = Was soll ich ausrichten? Bitte freundlich: Es ist das Letzte, was davon zu hören ist.
preview-ask-back = Das frage ich nach:
preview-answer-back = Das sage ich der Leitung von { $label }:
preview-decline = Nichts ist entschieden, bevor du auf „Abschicken“ drückst. Dann geht es vorerst nicht, und ich richte das aus:
asked-back = Gefragt. Du liest die Antwort hier.
answered-back = Die Leitung von { $label } liest es.
told-asked-back = Die Leitung von { $label } hat eine Frage, bevor sie über deine Anfrage entscheidet:
asked-back-how = Deine Antwort liest nur sie, und ich lösche sie, sobald sie entschieden hat.
told-let-in = Du darfst dazukommen: Du bist jetzt in { $label }. Willkommen.
told-let-in-when-free = Du darfst zu { $label } dazukommen. Noch ist kein Platz frei: Du stehst auf der Warteliste, und ich schreibe dir, wenn einer für dich da ist.
told-declined = Du hast um Aufnahme in { $label } gebeten. Es geht vorerst nicht. Deine Antworten sind gelöscht.
declined-in-own-words = Die Leitung schreibt:
may-ask-again = Du kannst dort ab { $date } wieder fragen. /finden zeigt andere Gruppen.
told-lapsed = Auf deine Bitte um Aufnahme in { $label } hat niemand rechtzeitig geantwortet. Das tut mir leid. Deine Antworten sind gelöscht, und du kannst wieder fragen. /finden zeigt andere Gruppen.
told-request-over = Du hast um Aufnahme in { $label } gebeten. Die Gruppe ist zu Ende, darum entscheidet niemand mehr darüber. Deine Anfrage und deine Antworten sind gelöscht. /finden zeigt andere Gruppen.
told-comes-freely = Du hast um Aufnahme in { $label } gebeten. Darüber muss niemand mehr entscheiden: Inzwischen kann man dort gleich dazukommen. Deine Antworten sind gelöscht.
comes-freely-now = Wenn du noch dazukommen möchtest, kannst du jetzt beitreten.
comes-freely-in-line = Zurzeit ist kein Platz frei. Wenn du noch dazukommen möchtest, kannst du dich in die Reihe stellen.
comes-freely-later = Zurzeit nimmt die Gruppe niemanden auf. Sobald sie es wieder tut, kommst du mit { $join } dazu.
told-asks-again = Eine Zeit lang konnte man zu { $label } gleich dazukommen. Jetzt liest die Leitung wieder Anfragen. Es tut mir leid: Was du geantwortet hattest, ist inzwischen gelöscht, du müsstest also neu fragen.
told-invites-only = Eine Zeit lang konnte man zu { $label } gleich dazukommen. Jetzt geht es nur mit einer Einladung. Es tut mir leid. Deine Anfrage ist gelöscht. /finden zeigt andere Gruppen.
may-come-freely = Du hast um Aufnahme in { $label } gebeten. Inzwischen kann man dort gleich dazukommen: Du kannst ohne Antwort beitreten.
who-asked-is-free =
    { $count ->
        [one] Eine Person hatte um Aufnahme gebeten. Sie kann jetzt gleich beitreten, und ich sage es ihr. Ihre Antworten sind gelöscht.
       *[other] { $count } Personen hatten um Aufnahme gebeten. Sie können jetzt gleich beitreten, und ich sage es ihnen. Ihre Antworten sind gelöscht.
    }
who-was-free-is-not =
    { $count ->
        [one] Eine Person hätte gleich beitreten können und hat es nicht getan. Ich sage ihr, dass das vorbei ist.
       *[other] { $count } Personen hätten gleich beitreten können und haben es nicht getan. Ich sage ihnen, dass das vorbei ist.
    }
requests-stay-open =
    { $count ->
        [one] Eine Anfrage ist noch offen. Du kannst wie bisher darüber entscheiden: { $requests }
       *[other] { $count } Anfragen sind noch offen. Du kannst wie bisher darüber entscheiden: { $requests }
    }
told-request-waits = Am { $since } hat jemand um Aufnahme in { $label } gebeten, und niemand hat bisher entschieden.
request-waits-how = Da wartet jemand auf eure Antwort, auch wenn sie Nein ist. Am { $lapses } endet die Anfrage von selbst, und ich sage der Person, dass niemand geantwortet hat.
told-lapsed-undecided = Über eine Anfrage an { $label } hat { $days } Tage lang niemand entschieden. Sie ist gelöscht, und die Person hat gelesen, dass niemand geantwortet hat. Sie kann wieder fragen. /anfragen zeigt, wer wartet.

## Was eine Gruppe fragt

asks-nothing = { $label } fragt nichts, bevor jemand dazukommt.
asks-this = { $label } fragt, bevor jemand dazukommt:
questions-how = Bis zu fünf kurze, praktische Fragen: welche Abende, welches Land, was helfen würde. Bitte frag nach keiner Diagnose: Hier ist nicht der Ort dafür.
questions-need-requests = Gefragt wird, sobald man um Aufnahme bittet: { $example }
field-questions = Eine Frage je Zeile, höchstens fünf
write-questions = Schreib die Fragen, eine je Zeile, höchstens fünf. Um nichts zu fragen, schreib -
preview-questions = { $label } wird das fragen:
preview-no-questions = { $label } wird nichts fragen.
ask-for-no-diagnosis = Bitte sieh noch einmal nach, dass keine davon nach einer Diagnose fragt. Ich sage den Leuten, dass sie keine schreiben sollen.
button-write = Schreiben
button-change = Ändern

## Worauf sich eine Gruppe einigt

agreement-of = Worauf sich { $label } einigt (Fassung { $version }, { $since })
agrees-on-nothing = { $label } hat noch keine Vereinbarung. Wer dazukommt, würde ihr zuerst zustimmen. Ein Vorschlag, den du ändern kannst:
agreement-proposal =
    Wir kommen zu jedem Treffen, zu dem wir können, pünktlich, und bleiben bis zum Ende.
    Wer nicht kommen kann, sagt es vorher. Wer aufhören möchte, sagt es der Gruppe.
    Wer hier ist und was gesagt wurde, bleibt unter uns. Mitglieder sind nicht gesetzlich zum Schweigen verpflichtet: Wir verlassen uns aufeinander.
    Wir nehmen nichts auf, machen keine Bilder und geben keinen Link weiter.
    Wir nehmen aus einem Raum teil, in dem sonst niemand zuhört, oder mit Kopfhörern.
    Wir hören zu, lassen ausreden und geben Rat nur, wenn jemand darum bittet.
    Wir suchen einander außerhalb der Gruppe nur, wenn beide es wollen.
    Diese Gruppe ist nicht für Notfälle. Wer jetzt jemanden braucht, wendet sich an eine Notfallnummer.
how-many-agreed = { $agreed } von { $members } Mitgliedern haben zugestimmt.
field-agreement = Worauf sich die Gruppe einigt
write-agreement = Schreib, worauf sich die Gruppe einigt, einen Punkt je Zeile. Um darauf zu verzichten, schreib -
preview-agreement = Alle in { $label } werden gefragt, ob sie dem zustimmen:
preview-no-agreement = { $label } wird auf eine Vereinbarung verzichten.
agreement-set = Darauf einigt sich { $label } von jetzt an (Fassung { $version }). Ich frage die Mitglieder; wer nicht zustimmt, bleibt dabei. /vereinbarung zeigt, wie viele es haben.
agreement-dropped = { $label } verzichtet von jetzt an auf eine Vereinbarung.
button-use-proposal = Diese nehmen
button-read-agreement = Vereinbarung lesen
told-agreement-changed = { $label } hat geändert, worauf sich die Gruppe einigt. Bitte lies es und sag, ob du zustimmst.
told-agreement-new = { $label } hat aufgeschrieben, worauf sich die Gruppe einigt. Bitte lies es und sag, ob du zustimmst.
may-stay-without-agreeing = Du darfst auch dabeibleiben, ohne zuzustimmen.
you-agreed = Du hast am { $at } zugestimmt.
agreed = Danke. Du stimmst Fassung { $version } der Vereinbarung von { $label } zu.

## Einladungen

invitations-made =
    { $count ->
        [one] Eine Einladung zu { $label }. Sie lässt eine Person hinein und gilt bis { $until }. Ich zeige sie nur jetzt:
       *[other] { $count } Einladungen zu { $label }. Jede lässt eine Person hinein und gilt bis { $until }. Ich zeige sie nur jetzt:
    }
invitation-way = Auf { $platform }: { $way }
invitations-how = Gib jede nur einer Person, privat. Wer sie hat, darf ohne Anfrage dazukommen; die Vereinbarung und die Zahl der Plätze gelten trotzdem.
invitations-not-yet = { $label } nimmt zurzeit niemanden auf. Wer vorher mit einer Einladung kommt, erfährt das, und sie gilt weiter, bis sie endet.
invitations-open =
    { $count ->
        [one] Eine Einladung ist offen:
       *[other] { $count } Einladungen sind offen:
    }
no-invitation-open = Keine Einladung zu { $label } ist offen.
one-invitation = #{ $number }, bis { $until }
button-revoke = #{ $number } zurücknehmen
invitation-revoked = Einladung #{ $number } ist zurückgenommen. Mit ihr kommt niemand mehr hinein.
you-are-invited = Du bist zu { $name } eingeladen.

## Abgelehnt

refuse-by-invitation = { $label } nimmt nur auf Einladung auf. Wer einen Code hat: /beitreten und der Code. /finden zeigt andere Gruppen.
refuse-ask-again-from = Du hast { $label } vor kurzem gefragt, und es ging nicht. Du kannst ab { $date } wieder fragen. /finden zeigt andere Gruppen.
refuse-still-asking = Du bist noch nicht in { $label }. Deine Anfrage vom { $since } liegt bei der Leitung; sie hat noch nicht entschieden. Das geht, sobald du dabei bist. Um die Anfrage zurückzunehmen: { $leave }
refuse-still-in-line = Du bist noch nicht in { $label }. Du wartest auf einen Platz, als Nummer { $position } auf der Warteliste, und behältst diese Stelle. Das geht, sobald du dabei bist. Um nicht länger zu warten: { $leave }
refuse-still-offered = Du bist noch nicht in { $label }. Ein Platz wird bis { $until } für dich freigehalten. Um ihn zu nehmen: { $join }. Das geht, sobald du dabei bist. Um nicht länger zu warten: { $leave }
refuse-request-gone = Diese Anfrage gibt es nicht mehr: Sie wurde zurückgenommen, oder sie hat zu lange gewartet. /anfragen zeigt, wer wartet.
refuse-decided =
    { $state ->
        [approved] Das ist schon entschieden: Aufgenommen.
       *[declined] Das ist schon entschieden: vorerst nicht aufgenommen.
    }
refuse-decided-meanwhile = Das ist inzwischen entschieden, und deine Antworten sind gelöscht. Wie, das liest du hier.
refuse-no-such-invitation = Eine solche Einladung kenne ich nicht. Vielleicht wurde sie zurückgenommen, oder ein Buchstabe fehlt. Bitte frag, wer sie dir gegeben hat.
refuse-invitation-used = Diese Einladung wurde schon benutzt: Jede ist für eine Person, um dazuzukommen oder auf einen Platz zu warten. Sie gilt nur dann wieder, wenn diese Person die Warteliste verlässt, bevor sie dabei ist. Bitte frag nach einer neuen.
refuse-invitation-used-by = Diese Einladung zu { $label } wurde schon benutzt, um dazuzukommen oder auf einen Platz zu warten. /leute zeigt, wer dabei ist und wer wartet. Verlässt die Person die Warteliste, bevor sie dabei ist, gilt die Einladung wieder, und /einladen zeigt sie.
refuse-invitation-expired = Diese Einladung gilt nicht mehr. Bitte frag nach einer neuen.
refuse-invitation-keeps = { $label } nimmt zurzeit niemanden auf. Deine Einladung ist nicht verbraucht: Sie gilt bis { $until }. Versuch es bis dahin bitte noch einmal.
refuse-code-of-another = Dieser Code führt nicht in die Gruppe, die du genannt hast. Um mit ihm dazuzukommen: /beitreten und der Code, ohne eine Gruppe.
refuse-too-many-invitations = { $label } hat zu viele offene Einladungen. Bitte nimm zuerst welche zurück: /einladen count:0
refuse-too-many-questions = Das ist zu viel gefragt: höchstens { $most } Fragen.
refuse-question-too-long = Eine davon ist zu lang: höchstens { $longest } Zeichen.
refuse-no-agreement = { $label } hat zurzeit keine Vereinbarung.

## Befehle

name-questions = fragen
name-agreement = vereinbarung
name-invite = einladen
name-requests = anfragen
title-concerns-ask = Eine Nachfrage zu einer Meldung
title-concerns-handled = Was dazu ausgerichtet wird
title-concern-text = Nur für die Verwaltung
ask-join-group = Welche Gruppe? Schreib hier ihren Namen oder ihre Nummer. /finden zeigt, welche es gibt.
command-questions = Was deine Gruppe fragt, bevor jemand dazukommt
command-agreement = Worauf sich deine Gruppe einigt
command-invite = Leute in deine Gruppe einladen
command-requests = Wer um Aufnahme in deine Gruppe bittet
command-join-code = Der Code einer Einladung
argument-count = Wie viele; 0 zeigt die offenen
argument-days = Wie viele Tage sie gelten
