
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
