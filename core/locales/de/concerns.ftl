
## Meldungen: was jemand der Verwaltung sagt

privacy-concerns = Was du der Verwaltung mit /melden sagst, wird versiegelt gespeichert, bis es angesehen wurde, höchstens { $days } Tage. Die Verwaltung liest deine Worte, aber nicht, von wem sie sind.
concern-not-for-emergencies = Für einen Notfall ist das hier zu langsam. Wenn du oder jemand anderes jetzt Hilfe braucht: /krise
concern-explained = Hier sagst du der Verwaltung dieses Bots etwas über { $label } oder einen Menschen darin: Kosten, die nicht stimmen, eine Zulassung, die es nicht gibt, jemand, der anderen schadet. Wer die Gruppe leitet, ihre Mitglieder und ihre Chats erfahren von mir nichts davon.
concern-goes-to = Es geht nur an die Verwaltung dieses Bots. Sie liest deine Worte und dass sie { $from ->
    [inside] von jemandem aus der Gruppe kommen
   *[outside] nicht aus der Gruppe kommen
}, aber weder dein Konto noch einen Namen von dir.
concern-few-people = In dieser Gruppe sind wenige, deshalb kann das, was du schreibst, verraten, wer du bist.
concern-operator-leads = Bitte beachte: Wer diesen Bot verwaltet, leitet auch { $label }, und darüber steht hier niemand. { $report }
concern-one-operator-leads = Bitte beachte: Jemand aus der Verwaltung dieses Bots leitet auch { $label } und liest es ebenfalls.
concern-describe = Wenn es um einen Menschen geht, beschreib ihn mit deinen Worten; wie er in der Gruppe heißt, genügt.
concern-about-whom = Es geht um { $name } aus der Leitung der Gruppe.
concern-preview = Soll das an die Verwaltung gehen? Es geht um { $label }:
concern-preview-add = Soll das zu { $reference } dazu?
concern-is-raised = Danke, dass du das sagst. Es ist bei der Verwaltung, unter dem Kennzeichen { $reference }.
concern-what-happens = Die Verwaltung sieht es sich an und fragt dich vielleicht etwas, über mich. Sie kann die Gruppe anhalten, jemanden herausnehmen oder sie schließen. Wenn es angesehen wurde, hörst du von mir; deine Worte werden dann gelöscht, spätestens nach { $days } Tagen, und mit /vergissmich sofort.
concern-add-how = Um etwas hinzuzufügen: { $example } und deine Worte.
concern-added = Erledigt. Es steht jetzt bei { $reference }.
concern-add-or-take-back = Was möchtest du mit { $reference } tun?
preview-take-back = { $reference } zurücknehmen? Deine Worte werden hier gelöscht, und niemand entscheidet mehr darüber. Was die Verwaltung bekommen hat, hat sie vielleicht schon gelesen.
concern-is-taken-back = Erledigt. { $reference } ist zurückgenommen, und deine Worte sind hier gelöscht.
concern-arrived = Eine Meldung, { $reference }, zu { $name } (#{ $number }):
concern-from = { $from ->
    [inside] Von jemandem aus der Gruppe.
   *[outside] Von jemandem, der nicht in der Gruppe ist.
}
concern-about = Es geht um { $name } ({ $number }) aus der Leitung.
concern-keep-private = Wer das geschrieben hat, vertraut dir. Bitte versuch nicht herauszufinden, wer es ist.
concern-words-gone = Die Worte sind gelöscht: Wer sie geschrieben hat, wollte vergessen werden. Was du entscheidest, erfährt niemand.
concern-waits = Die Meldung { $reference } zu { $label } wartet noch auf dich, seit { $since }.
concern-was-added-to = Zu { $reference } ({ $label }) kam etwas hinzu:
concern-operator-asks = Die Verwaltung dieses Bots fragt dich zu { $reference }:
concern-answer-how = Deine Antwort geht nur an die Verwaltung, unter dem Kennzeichen. Du musst nicht antworten.
concern-was-handled = Die Verwaltung dieses Bots hat sich angesehen, was du ihr gesagt hast: { $reference }.
concern-operator-writes = Sie schreibt:
concern-lapsed = Um das, was du der Verwaltung gesagt hast ({ $reference }), hat sich ein halbes Jahr lang niemand gekümmert. Das tut mir leid.
concern-is-erased = Was du geschrieben hast, ist gelöscht. Wenn du jetzt jemanden brauchst: /krise
status-concerns = { $count ->
    [one] eine Meldung wartet: /meldungen
   *[other] { $count } Meldungen warten: /meldungen
}
concerns-open = { $count ->
    [0] Keine Meldung ist offen.
    [one] Eine Meldung ist offen:
   *[other] { $count } Meldungen sind offen:
}
concern-listed = { $reference }: { $label } (#{ $number }), seit { $since }
groups-held = Von der Verwaltung angehalten, bis du sie weitermachen lässt:
held-listed = { $label } (#{ $number })
concern-group = Zu { $name } (#{ $number })
concern-group-state = { $state ->
    [listed] Man kann sie finden und ihr beitreten.
    [unlisted] Mit der Suche findet man sie nicht.
    [held] Die Verwaltung hat sie angehalten.
    [paused] Sie macht von sich aus eine Pause.
    [closed] Sie ist beendet.
   *[draft] Sie ist noch nicht eröffnet.
}
concern-since = Gemeldet am { $since }
concern-wrote = { $whose ->
    [operator] Die Verwaltung fragte ({ $at }):
   *[reporter] Geschrieben wurde ({ $at }):
}
concern-nobody-there = In { $label } ist zurzeit niemand.
concern-person = { $number } { $name } { $role ->
    [leads] (Leitung)
   *[takes-part] (Mitglied)
}
concern-whom = Wen willst du aus { $label } herausnehmen?
concern-whom-how = Für alle anderen: { $example } und die Nummer.
concern-is-asked = Erledigt. Wer { $reference } gemeldet hat, wird gefragt. Die Antwort kommt zu dir.
concern-is-handled = Erledigt. Wer { $reference } gemeldet hat, erfährt es, und die Worte sind gelöscht.
concern-is-handled-untold = Erledigt. { $reference } ist beendet. Niemandem konnte es gesagt werden.
preview-hold = { $label } anhalten? Man findet sie nicht, niemand kann beitreten, und es gibt keine Erinnerungen. Ihre Chats lesen, dass sie eine Pause macht, ohne Grund. Die Leitung erfährt, dass du es warst, und kann es nicht beenden.
preview-release = { $label } weitermachen lassen? Ihre Chats und die Leitung erfahren es.
preview-close-by-operator = { $label } endgültig schließen? Die Treffen, die noch kommen, finden nicht statt. Ihre Chats erfahren, dass sie beendet ist, die Leitung, dass du es warst.
preview-expel = { $name } aus { $label } herausnehmen? Dieser Mensch erfährt es, privat; wer die Gruppe leitet, hört davon ohne Namen, sonst niemand. Auf dieser Plattform kann er nicht von selbst zurückkommen. Mit einem Konto auf der anderen Plattform ginge das noch: Dort kann ich nicht erkennen, dass es derselbe Mensch ist.
people-expelled = Von dir herausgenommen:
expelled-listed = { $number } aus { $label } (#{ $group }), { $since }
expelled-how = Nur du kannst jemanden davon wieder fragen lassen: { $example }
expelled-may-be-let-back = Nur du kannst die Person wieder fragen lassen: { $command }
preview-expel-last = Sonst leitet niemand { $label }. Sie macht dann eine Pause, bis sie geschlossen wird.
preview-ask = Soll das an den Menschen gehen, der { $reference } gemeldet hat?
preview-handled = Ist { $reference } erledigt? Alles, was dazu geschrieben wurde, wird dann gelöscht.
preview-handled-told = Wer es gemeldet hat, liest:
group-is-held = { $label } ist angehalten. Nur die Verwaltung kann sie weitermachen lassen: /meldungen
group-is-released = { $label } macht weiter.
group-is-released-into-break = { $label } ist nicht mehr von dir angehalten. Sie machte schon vorher eine Pause, und die Leitung kann sie beenden.
chats-are-told-neutrally = Ihre Chats erfahren von einer Pause, ohne Grund.
is-unled = { $label } hat keine Leitung mehr und macht deshalb eine Pause. Mit /meldungen lässt sie sich schließen.
told-held = Die Verwaltung dieses Bots hat { $label } angehalten: Man findet sie nicht, niemand kann beitreten, und es gibt keine Erinnerungen. Nur die Verwaltung kann das beenden. Ihre Chats haben von einer Pause erfahren, ohne Grund.
told-expelled = Die Verwaltung dieses Bots hat jemanden aus { $label } herausgenommen. Auf jener Plattform kann die Person nicht von selbst zurück. Mit einem Konto auf der anderen könnte sie es noch: Dort kann ich nicht erkennen, dass es derselbe Mensch ist. /leute zeigt, wer dabei ist.
told-released = Die Verwaltung dieses Bots lässt { $label } weitermachen. Ihre Chats erfahren es.
told-released-into-break = Die Verwaltung dieses Bots hält { $label } nicht mehr an. Die Pause, die du begonnen hast, geht weiter, und du kannst sie beenden.
told-closed-by-operator = Die Verwaltung dieses Bots hat { $label } geschlossen. Ihre Chats erfahren, dass sie beendet ist.
how-to-reach-operator = Um der Verwaltung zu schreiben: { $command }
platform-report = { $platform ->
    [discord] Auch Discord selbst nimmt Meldungen an: über das Menü einer Nachricht oder eines Servers, dann „Melden“.
   *[telegram] Auch Telegram selbst nimmt Meldungen an: über das Menü einer Nachricht oder eines Chats, dann „Melden“.
}

refuse-nobody-operates = Dieser Bot hat keine Verwaltung, also würde es niemand lesen, und ich nehme es nicht an. { $report } Wenn du jetzt jemanden brauchst: /krise
refuse-about-which = Um welche Gruppe geht es? Bitte gib ihre Nummer oder ihren Namen an: { $example }
refuse-no-such-facilitator = In der Leitung von { $label } heißt niemand so. Du kannst den Menschen auch mit deinen Worten beschreiben.
refuse-too-many-concerns = Von dir sind schon { $most } Meldungen offen. Zu einer davon kannst du mit ihrem Kennzeichen etwas hinzufügen, oder du wartest, bis eine angesehen wurde.
refuse-no-such-reference = Unter diesem Kennzeichen kenne ich keine offene Meldung. Es sieht aus wie C-7F3K.
refuse-enough-written = Zu { $reference } ist schon genug geschrieben. Jetzt muss entschieden werden.
refuse-held = Die Verwaltung dieses Bots hat { $label } angehalten, und nur sie kann die Gruppe weitermachen lassen. Um ihr zu schreiben: /melden
refuse-held-not-closed = Die Verwaltung dieses Bots hat { $label } angehalten. Bis sie die Gruppe weitermachen lässt, kann nur sie sie schließen. Um sie darum zu bitten: /melden
refuse-held-not-left = Die Verwaltung dieses Bots hat { $label } angehalten, und außer dir leitet sie niemand. Du kannst sie erst verlassen, wenn über sie entschieden ist. Um der Verwaltung zu schreiben: /melden
refuse-concern-ended = { $reference } ist schon erledigt.
refuse-concern-withdrawn = Wer { $reference } gemeldet hat, hat es zurückgenommen.
refuse-nobody-leads = { $label } hat keine Leitung mehr und kann deshalb nicht weitermachen. Man kann sie schließen.
refuse-not-about = Zu { $label } ist keine Meldung offen, deshalb entscheidet das nicht die Verwaltung.
refuse-not-held = { $label } ist nicht von der Verwaltung angehalten.
refuse-held-already = { $label } ist schon von der Verwaltung angehalten.
refuse-nobody-to-ask = Wer { $reference } gemeldet hat, wollte vergessen werden. Deshalb lässt sich niemand fragen.

button-write-concern = Aufschreiben
button-take-back = Zurücknehmen
button-about = Es geht um { $name }
button-look-at-concern = Ansehen
button-answer-operator = Antworten
button-hold = Gruppe anhalten
button-release = Gruppe weitermachen lassen
button-release-named = { $label } weitermachen lassen
button-expel-somebody = Jemanden herausnehmen
button-close-group = Gruppe schließen
button-close-named = { $label } schließen
button-ask-reporter = Etwas fragen
button-handled = Erledigt
button-handled-own-words = … mit eigenen Worten

ask-concern-text = Was soll die Verwaltung wissen?
ask-concerns-ask = Was willst du fragen?
ask-concerns-handled = Was soll ich ausrichten?
name-concern = melden
name-concerns = meldungen
command-concern = Der Verwaltung vertraulich etwas über eine Gruppe oder einen Menschen darin sagen
command-concerns = Was Menschen über Gruppen gemeldet haben, und was du daraus machst
command-concern-text = Was die Verwaltung wissen soll, mit deinen Worten
command-concern-about = Um wen es geht, wenn es jemand aus der Leitung ist: der Name in der Gruppe
command-concern-reference = Um etwas hinzuzufügen: das Kennzeichen, etwa C-7F3K
command-concerns-reference = Welche, etwa C-7F3K
command-concerns-member = Die Nummer des Menschen, der herausgenommen werden soll
argument-ask = Eine Frage an den Menschen, der es gemeldet hat
argument-handled = Dein letztes Wort an den Menschen, der es gemeldet hat

## Was Leitungen und Verwaltung getan haben: nach Nummern

privacy-audit = Was Leitungen und Verwaltung in Gruppen tun, wird auf Dauer nach Nummern festgehalten, ohne Namen und Worte. Von wem ich alles vergessen habe, bleibt dort eine Nummer, die zu niemandem führt.
audit-heading = Was getan wurde, das Neueste zuerst:
audit-empty = Dort ist noch nichts festgehalten.
audit-by = { $hat ->
    [facilitator] Leitung
   *[operator] Verwaltung
} { $actor }
audit-by-itself = der Bot von sich aus
audit-on = { $thing ->
    [group] Gruppe
    [chat] Chat
    [series] Reihe
    [session] Treffen
    [announcement] Mitteilung
    [membership] Mitglied
    [credential] Nachweis
    [invitation] Einladung
    [delivery] Nachricht
   *[concern] Meldung
} { $number }
audit-line = { $at }: { $by }, { $action }, { $on }
audit-line-in = { $at }: { $by }, { $action }, Gruppe { $group }, { $on }
name-audit = protokoll
command-audit = Was Leitungen und Verwaltung getan haben, nach Nummern
