
## Eine Gruppe leiten


name-cofacilitator = mitleitung
command-cofacilitator = Gemeinsam leiten: einen Code machen oder einlösen
command-cofacilitator-code = Der Code, den du bekommen hast

code-for-a-cofacilitator = Mit diesem Code kann eine Person mehr { $label } leiten:
code-how-to-use = Bitte gib ihn nur dieser Person. Sie schreibt mir { $command } und den Code, auf Discord oder auf Telegram. Er gilt einmal, { $hours } Stunden lang, für alle, die ihn haben.
code-kept-as-hash = Ich behalte nichts, aus dem man ihn lesen könnte. Geht er verloren, mach einen neuen.
button-take-code-back = Code zurücknehmen
code-taken-back = Der Code für { $label } gilt nicht mehr.
told-code-overheard = Ein Code von dir, um { $label } mit dir zu leiten, wurde in einem Chat geschrieben, in dem andere ihn lesen konnten. Deshalb gilt er nicht mehr, für niemanden. /mitleitung macht einen neuen. Bitte sag der Person, dass sie ihn mir privat schreibt.
told-invitation-overheard = Eine Einladung von dir zu { $label } wurde in einem Chat geschrieben, in dem andere sie lesen konnten. Deshalb gilt sie nicht mehr, für niemanden. /einladen macht eine neue. Bitte sag der Person, dass sie sie mir privat schreibt.
preview-lead = { $label } zusammen mit { $names } leiten?
preview-lead-unnamed = { $label } zusammen mit denen leiten, die es schon tun?
preview-lead-means = Wer leitet, sieht die Mitglieder unter dem Namen, den sie gewählt haben, kümmert sich um die Zeiten und erfährt privat, was die Gruppe braucht. Du nimmst keinen Platz ein. /austreten beendet es.
preview-lead-keeps-name = Du bleibst { $name }, und dein Platz wird für jemand anderen frei.
preview-lead-drops-name = { $name } heißt in der Gruppe noch jemand, und wer leitet, hat dort einen Namen für sich. Du hast also keinen, bis du einen wählst: /name und ein Name. Falls du einen Platz hast, wird er für jemand anderen frei.
leads-now = Du leitest jetzt { $label }. /leute zeigt, wer dabei ist, /treffen die Zeiten, /hilfe alles, was du tun kannst.
leads-now-name = Die Gruppe weiß noch nicht, wie du heißen möchtest: /name und ein Name sagt es ihr.
told-cofacilitator = { $name } leitet ab jetzt { $label } mit dir, durch einen Code von euch. Sollte das nicht stimmen, sag es bitte der Verwaltung.
told-cofacilitator-unnamed = Jemand leitet ab jetzt { $label } mit dir, durch einen Code von euch, noch ohne gewählten Namen. Sollte das nicht stimmen, sag es bitte der Verwaltung.
preview-leave = { $label } verlassen, obwohl du die Gruppe leitest?
preview-leave-means = Wer sie mit dir leitet, macht weiter und erfährt privat, dass jemand aus der Leitung gegangen ist. Codes und Einladungen, die du ausgegeben hast, gelten nicht mehr. Um sie wieder zu leiten, brauchst du einen neuen Code von ihnen.
preview-leave-duties = Was du bei diesen Treffen übernommen hast, wird dann frei, und auch das erfahren sie:
removed-may-be-let-back = Wenn das ein Irrtum war oder ihr euch ausgesprochen habt: Der Knopf hier unten lässt die Person wieder fragen, und später auch /leute. Dort steht sie ohne Namen, als { $number }.
button-let-back = Wieder fragen lassen
button-let-back-numbered = { $number } wieder fragen lassen
button-taken-out = Wer herausgenommen wurde
people-taken-out =
    { $count ->
        [one] Eine Person wurde herausgenommen und kann nicht von selbst zurückkommen.
       *[other] { $count } Personen wurden herausgenommen und können nicht von selbst zurückkommen.
    }
taken-out-of = Aus { $label } oder von der Warteliste genommen:
taken-out-nobody = Aus { $label } wurde niemand herausgenommen, den du wieder fragen lassen könntest.
taken-out-how = Namen bewahre ich von ihnen nicht auf. Wer wieder hineinwill, liest die eigene Nummer und kann sie dir sagen.
taken-out-by-operator =
    { $count ->
        [one] Eine Person hat die Verwaltung dieses Bots herausgenommen. Nur die Verwaltung kann sie wieder fragen lassen.
       *[other] { $count } Personen hat die Verwaltung dieses Bots herausgenommen. Nur die Verwaltung kann sie wieder fragen lassen.
    }
taken-out-and-forgotten =
    { $count ->
        [one] Eine Person, die herausgenommen wurde, wollte seitdem vergessen werden. Sie bleibt draußen, und ich kann nicht sagen, wer es ist.
       *[other] { $count } Personen, die herausgenommen wurden, wollten seitdem vergessen werden. Sie bleiben draußen, und ich kann nicht sagen, wer sie sind.
    }
person-taken-out = { $number }, { $platform }, seit { $since }
preview-let-back = { $number } wieder fragen lassen, in { $label } dabei zu sein? Die Person erfährt es privat. Niemand wird zurückgeholt: Ob sie kommt, entscheidet sie selbst.
preview-let-back-means =
    { $entry ->
        [direct] Wenn ja, ist sie sofort dabei, sobald ein Platz frei ist: Du wirst vorher nicht gefragt.
        [request] Wenn ja, schickt sie eine Anfrage, und die Leitung entscheidet.
       *[invite] Wenn ja, braucht sie eine Einladung von dir: /einladen
    }
let-back = { $number } darf wieder fragen, in { $label } dabei zu sein, und erfährt es privat.
told-let-back = Die Leitung von { $label } würde dich wieder dabei sein lassen, wenn du magst. Niemand holt dich zurück: Es liegt bei dir, und du musst nicht antworten.
told-let-back-by-operator = Die Verwaltung dieses Bots lässt dich wieder fragen, in { $label } dabei zu sein, wenn du magst. Niemand holt dich zurück: Es liegt bei dir, und du musst nicht antworten.
told-operator-lets-back = Die Verwaltung dieses Bots lässt jemanden, den sie aus { $label } herausgenommen hat, wieder fragen, auf dem Weg, den alle nehmen. Die Person erfährt es privat und wird nicht zurückgeholt.
let-back-way =
    { $way ->
        [direct] Mit dem Knopf hier unten bist du dabei. Ist kein Platz frei, wartest du auf einen.
        [request] Mit dem Knopf hier unten fragst du die Leitung, wie alle.
        [invite] Hinein kommst du mit einer Einladung: Die Leitung kann dir eine geben.
       *[later] Zurzeit nimmt sie niemanden auf. Sobald sie es wieder tut, kannst du dazukommen wie alle anderen.
    }
refuse-not-taken-out = Unter dieser Nummer ist niemand mehr draußen: Die Person darf schon wieder fragen, oder sie wurde vergessen. /leute zeigt, wer dabei ist und wer herausgenommen wurde.
refuse-taken-out-by-operator = Diese Person hat die Verwaltung dieses Bots aus { $label } herausgenommen, und nur die Verwaltung kann sie wieder fragen lassen. Um ihr zu schreiben: /melden
told-one-fewer-leads =
    { $how ->
        [gone] Eine Person, die { $label } mit dir geleitet hat, ist nicht mehr hier. Wer es war, ist gelöscht.
       *[left] Eine Person, die { $label } mit dir geleitet hat, hat die Gruppe von sich aus verlassen.
    }
you-lead-it-with = Du leitest sie jetzt mit { $names }.
you-lead-it-alone = Du leitest sie jetzt allein. /mitleitung macht einen Code für jemanden, der sie mit dir leitet.
told-duties-free = Was diese Person übernommen hatte, ist jetzt frei; /dienst übernimmt es:
told-unstated-until = { $label } sagt nicht mehr alles, was eine Gruppe sagen muss, um gefunden zu werden. Bis { $date } findet man sie wie bisher. Danach gilt:
told-unstated = { $label } findet man nicht mehr, weil sie nicht alles sagt, was eine Gruppe sagen muss. Für alle, die dabei sind, ändert sich sonst nichts. Sobald es gesagt ist, findet man sie wieder:
refuse-code-unknown = Diesen Code kenne ich nicht. Vielleicht wurde er schon benutzt oder zurückgenommen, oder er ist älter als ein Tag. Bitte lass dir einen neuen geben.
refuse-leads-already = Du leitest { $label } schon. Der Code bleibt für jemand anderen gültig.
refuse-no-code-and-no-group = Du leitest keine Gruppe. Wenn du einen Code bekommen hast, schreib ihn hinter den Befehl.

name-begin = beginn
command-begin = Sagen, dass euer Treffen begonnen hat
argument-watch = Ob ich hinsehe, ob jemand beginnt: on (an) oder off (aus)

told-session-begins = { $label } beginnt jetzt. Sobald jemand leitet, drück bitte auf „Wir haben begonnen“: Dann weiß ich, dass niemand vergeblich wartet. Hat es bis zehn Minuten nach Beginn niemand getan, frage ich alle, die leiten.
button-begun = Wir haben begonnen
button-cancel-session = Dieses Treffen absagen
button-take-new-again = Wieder neue Menschen aufnehmen
told-host-missing = { $label } sollte beginnen: { $at }. Niemand hat mir gesagt, dass es so ist. Wenn ihr da seid, drück bitte auf „Wir haben begonnen“. Wenn niemand leiten kann, sag das Treffen bitte ab, damit niemand wartet.
host-missing-first = Beginnt auch das nächste Treffen niemand, sage ich es der Verwaltung, und niemand Neues kann beitreten, bis eines beginnt. Eine Gruppe, die das nicht möchte, schreibt /beginn watch:off
host-missing-again = Es ist das zweite Treffen in Folge: Die Verwaltung erfährt es, und niemand Neues kann beitreten, bis eines beginnt.
host-missing-still = Es ist nicht das erste Treffen in Folge: Niemand Neues kann beitreten, bis eines beginnt.
host-missing-uncounted = Ich war eine Weile nicht da oder frage zu spät und habe es vielleicht nicht mitbekommen: Dieses Treffen zählt nicht.
told-joins-paused = Zurzeit kann niemand Neues { $label } beitreten: Zwei Treffen in Folge sind vergangen, und niemand hat mir gesagt, dass sie begonnen haben. Mit dem nächsten Treffen, das beginnt, endet das von allein. Wenn alles gut ist, nehmt wieder neue Menschen auf:
told-hosts-missing = In { $name } ({ $number }) sind zwei Treffen in Folge vergangen, und niemand von der Leitung hat gesagt, dass sie begonnen haben. Niemand Neues kann beitreten, bis eines beginnt oder die Leitung wieder neue Menschen aufnimmt.
begun = { $label } hat begonnen: { $at }.
begun-already = { $label } hat begonnen: Ich weiß es seit { $at }.
begun-joins-again = Neue Menschen können wieder beitreten.
joins-again = { $label } nimmt wieder neue Menschen auf.
watch-on = Ab jetzt sehe ich hin, ob jemand die Treffen von { $label } beginnt, und frage die Leitung, wenn es bis zehn Minuten nach Beginn niemand getan hat.
watch-off = Ab jetzt sehe ich nicht mehr hin, ob jemand die Treffen von { $label } beginnt. In dem, was die Gruppe von sich sagt, steht das.
seat-withheld = Der Platz in { $label }, den ich für dich freigehalten habe, kann gerade nicht vergeben werden: Die Gruppe nimmt zurzeit niemand Neues auf. Du behältst deine Stelle auf der Warteliste, und ich schreibe dir, sobald sie es wieder tut.
fact-joins-paused = Sie nimmt zurzeit niemand Neues auf.
fact-not-watched = Niemand sieht hin, ob ihre Treffen beginnen.
refuse-has-begun = { $label } hat begonnen: { $name } hat es gesagt, { $at }. Ein Treffen, das begonnen hat, wird weder abgesagt noch verschoben. Endet es früher, sagt es /mitteilen den Chats der Gruppe.
refuse-has-begun-unnamed = { $label } hat begonnen: Jemand aus der Leitung hat es gesagt, { $at }. Ein Treffen, das begonnen hat, wird weder abgesagt noch verschoben. Endet es früher, sagt es /mitteilen den Chats der Gruppe.
preview-cancel-running = { $label } am { $at } absagen? Es sollte jetzt laufen, und niemand hat mir gesagt, dass es begonnen hat. Die Treffen danach bleiben, wie sie sind.
refuse-too-early-to-begin = Dafür ist es zu früh: { $label } kann beginnen ab { $opens }.

name-attendance = anwesenheit
command-attendance = Festhalten, wer bei einem Treffen war; aus, solange du es nicht einschaltest
argument-record = Ob festgehalten wird, wer kommt: on (an) oder off (aus)
name-proof = nachweis
command-proof = Ein Text, der sagt, bei welchen Treffen du warst

attendance-on = Ab jetzt frage ich die Leitung von { $label } nach jedem Treffen, wer da war. Die Mitglieder erfahren es jetzt, und wer beitritt, liest es. Was festgehalten ist, sieht die Leitung, und jede Person das, was sie betrifft. { $days } Tage nach einem Treffen lösche ich es.
attendance-off = Ab jetzt frage ich nicht mehr, wer bei { $label } war. Was festgehalten ist, bleibt bis { $days } Tage nach einem Treffen, für die, die es betrifft. Die Mitglieder erfahren es.
attendance-is-kept = Wer { $label } leitet, hält ab jetzt fest, wer zu den Treffen kommt. Andere Mitglieder sehen das nicht, und { $days } Tage nach einem Treffen lösche ich es.
attendance-is-yours = /meinedaten gibt dir, was über dich festgehalten ist, /nachweis macht dir einen Text daraus, und /austreten löscht es.
attendance-is-kept-no-more = Wer { $label } leitet, hält nicht mehr fest, wer zu den Treffen kommt. Was festgehalten wurde, lösche ich { $days } Tage nach einem Treffen; bis dahin macht dir /nachweis einen Text daraus.
joined-attendance = Wer die Gruppe leitet, hält fest, wer zu den Treffen kommt. Andere Mitglieder sehen das nicht, und { $days } Tage nach einem Treffen lösche ich es. /nachweis macht dir einen Text daraus.
fact-attendance-kept = Die Leitung hält fest, wer kommt; andere Mitglieder sehen das nicht.
who-came = { $label }, { $at }: Wer war da?
who-came-how = Drück einmal auf einen Namen für „war da“, noch einmal für „war nicht da“, ein drittes Mal für nichts. Nur die Leitung sieht das, und jede Person, was über sie festgehalten ist.
roll-so-far = Bis jetzt: { $came } da, { $missed } nicht da, { $open } offen.
button-roll-open = { $name }: offen
button-roll-came = { $name }: war da
button-roll-missed = { $name }: war nicht da
button-roll-excused = { $name }: abgemeldet
button-all-others-came = Alle anderen waren da
button-page-before = Zurück
proof-heading = { $label }: besuchte Treffen
proof-says = { $name } war bei { $count ->
    [one] einem Treffen
   *[other] { $count } Treffen
 } von { $label }:
proof-without-a-name = Die Person, die dies zeigt,
proof-noted = Wer die Gruppe leitet, hat es nach jedem Treffen festgehalten. Es sind nur Treffen der letzten { $days } Tage, und über niemanden steht hier sonst etwas.
proof-noted-by = Wer die Gruppe leitet ({ $names }), hat es nach jedem Treffen festgehalten. Es sind nur Treffen der letzten { $days } Tage, und über niemanden steht hier sonst etwas.
proof-made = Erstellt am { $date }, auf Wunsch der Person, um die es geht.
refuse-attendance-not-kept = { $label } hält nicht fest, wer kommt. /anwesenheit on beginnt damit, und die Mitglieder erfahren es.
refuse-no-session-over = Noch ist kein Treffen von { $label } vorbei.
refuse-nothing-to-note-yet = Dieses Treffen von { $label } hat nicht begonnen. Ich frage, wer da war, sobald es vorbei ist.
refuse-not-noted-then = Dieses Treffen von { $label } war, bevor ihr angefangen habt festzuhalten, wer kommt, oder ist über { $days } Tage her: Es ist nichts festgehalten.
refuse-nobody-to-note = In { $label } ist niemand außer der Leitung.
refuse-nothing-noted = Noch sagt nichts, dass du bei einem Treffen von { $label } warst. Wer leitet, hält das nach einem Treffen fest: Du kannst danach fragen.
refuse-no-proof-here = { $label } hält nicht fest, wer zu den Treffen kommt. Es gibt also nichts, woraus ich dir einen Text machen könnte. Wer leitet, kann dir vielleicht selbst eine Zeile schreiben.

name-duty = dienst
command-duty = Ein Treffen leiten oder auf die Tür achten: zu zweit
argument-as = Was du übernimmst: leitung, tür oder keine

duties-of = { $label }, { $at }
duties-both = { $lead } leitet, { $door } achtet auf die Tür.
duties-lead = { $lead } leitet.
duties-door = { $door } achtet auf die Tür.
duties-no-door = { $lead } leitet. Auf die Tür achtet noch niemand.
duties-no-lead = { $door } achtet auf die Tür. Es leitet noch niemand.
duties-none = Noch leitet niemand, und niemand achtet auf die Tür.
duties-mean = Wer auf die Tür achtet, lässt Leute herein, hilft, wenn jemand nichts hört oder sieht, und bleibt bei allen, die gehen müssen. Zu Beginn frage ich zuerst euch beide, zehn Minuten später alle, die leiten. Mitglieder lesen es, wenn sie mich privat fragen, Chats nicht.
duties-missing = Zu zweit ist es am besten: Mit /dienst übernimmst du, ein Treffen zu leiten oder auf die Tür zu achten.
was-to-lead = { $lead } wollte leiten.
were-to-lead = { $lead } wollte leiten, { $door } auf die Tür achten.
was-to-mind-the-door = { $door } wollte auf die Tür achten. Leiten wollte noch niemand.
next-led = Das nächste Treffen leitet { $lead }.
next-led-with = Das nächste Treffen leitet { $lead }, auf die Tür achtet { $door }.
next-door = Auf die Tür achtet beim nächsten Treffen { $door }.
button-duty-lead = Ich leite
button-duty-door = Ich achte auf die Tür
button-duty-none = Doch nicht ich
session-duties = { $session } · { $duties }
duty-word = { $duty ->
    [lead] leitung
    [door] tür
   *[none] keine
}
refuse-no-such-duty = Du kannst leitung oder tür übernehmen, und keine gibt es zurück. Zum Beispiel { $example }
refuse-duty-taken = { $name } hat das in { $label } übernommen und kann es zurückgeben: /dienst

argument-until = Bis zu welchem Tag, wenn du es weißt
fact-in-break-until = Sie macht Pause bis { $date }.
fact-first-after-break = Erstes Treffen danach, falls die Gruppe bis dahin weitermacht: { $at }
next-in-break = { $label } macht Pause. Wenn es weitergeht, erfahren es die Chats, und ich kann sagen, wann das nächste Treffen ist.
next-in-break-until = { $label } macht Pause bis { $date }. Wenn es weitergeht, erfahren es die Chats.
break-is-said-until = Wer fragt, liest, dass die Pause bis { $date } dauert. Sie endet nicht von allein: /pause beendet sie. Kurz vor diesem Tag erinnere ich die Leitung.
preview-break-lasts = Sagen, dass die Pause von { $label } bis { $date } dauert? Ihre Chats erfahren es.
told-break-ends = { $label } macht Pause bis { $date }. Die Pause endet nicht von allein: { $end } beendet sie, { $longer } nennt einen anderen Tag. Bis dahin wird niemand an ein Treffen erinnert.
group-takes-a-break-until = { $label } macht Pause bis { $date }. Hier steht, wenn es weitergeht.
refuse-no-day-of-a-break = Das kann ich nicht als Tag lesen, der noch kommt. Zum Beispiel: { $example }

refuse-name-of-who-leads = So heißt schon jemand, der { $label } leitet, und man könnte euch verwechseln. Bitte wähl einen anderen Namen: { $example }
refuse-name-of-somebody-here = So heißt schon jemand in { $label } oder auf dem Weg hinein, und man könnte euch verwechseln. Bitte wähl einen anderen Namen: /name und ein Name.
