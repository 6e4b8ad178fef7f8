
## In die Chats hinein und wieder hinaus

told-access-refused = Ich konnte bei einem Chat von { $label } auf { $place } nicht ändern, wer hineinkommt.
mend-access = { $why ->
    [discord-roles] Ich darf die Rolle dort weder geben noch nehmen. Bitte gib mir „Rollen verwalten“ und schieb meine eigene Rolle über die, die ich geben soll. Drück dann auf „Noch einmal versuchen“.
    [discord-role-gone] Die Rolle, die er den Mitgliedern gab, gibt es nicht mehr. Ich vergebe ab jetzt keine. Mit /chatnutzen und einer anderen Rolle legst du eine neue fest.
    [telegram-invite] Ich darf dort niemanden einladen. Bitte mach mich zum Administrator mit „Nutzer per Link einladen“. Drück dann auf „Noch einmal versuchen“.
    [given-up] 30 Tage lang konnte ich jemanden nicht aus ihm herausnehmen, der nicht mehr in der Gruppe ist. Ich versuche es nicht länger. Bitte schau selbst, wer nicht mehr dort sein sollte.
   *[telegram-ban] Ich darf niemanden aus ihm herausnehmen. Bitte mach mich zum Administrator mit „Nutzer sperren“. Drück dann auf „Noch einmal versuchen“. Schau bis dahin bitte selbst, wer nicht mehr dort sein sollte.
}
told-role-shown = { $why ->
    [discord-role-shown] Die Rolle, die zu { $label } gehört, wird in der Mitgliederliste ihres Discord-Servers jetzt getrennt angezeigt, oder alle dort dürfen sie erwähnen. So lesen dort alle, wer in der Gruppe ist. Bitte schalt beides in den Einstellungen der Rolle aus. Wenn ich keine Rolle mehr vergeben soll: /chatnutzen im Kanal.
   *[discord-role-named] Die Rolle, die auf Discord zu { $label } gehört, hat jetzt einen Namen, der verrät, worum es in der Gruppe geht. Alle auf dem Server können ihn in den Profilen sehen. Bitte gib ihr einen neutralen Namen. Wenn ich keine Rolle mehr vergeben soll: /chatnutzen im Kanal.
}
doors-tried-again = Ich versuche es jetzt noch einmal für { $label }. Wenn es wieder nicht geht, schreibe ich dir.
doors-nothing-owed = Bei einem Chat von { $label } habe ich nichts mehr zu tun: Es ist inzwischen geschehen, oder ich habe es nach 30 Tagen aufgegeben. Wenn dort jemand ist, der nicht dort sein sollte, nimm ihn bitte selbst heraus.
invitation = Hier ist dein Weg in den Chat von { $label }.
invitation-once = Der Link lässt eine Person hinein, einmal, und endet nach 24 Stunden. Er gehört dir: Bitte gib ihn nicht weiter.
button-enter-chat = In den Chat
button-new-way-in = Ein neuer Link
new-way-in-follows = Ein neuer Link in den Chat von { $label } folgt, wenn du noch nicht dort bist. Der vorige gilt nicht mehr.
join-answer = Du möchtest in einen Chat, auf dessen Tür ich achte. Er gehört zu einer Selbsthilfegruppe: Sobald du in der Gruppe bist, lasse ich dich in den Chat. Drück auf „Starten“, um sie zu sehen. Wenn du das nicht willst, brauchst du nichts zu tun.
button-start = Starten
left-chat-too = Auch aus ihrem Chat hier nehme ich dich heraus.
left-may-tell = Wenn dort etwas geschehen ist, das die Verwaltung dieses Bots wissen sollte: Mit { $command } sagst du es ihr, bis morgen um diese Zeit. Sie erfährt nicht, wer du bist.
left-role-too = Die Rolle, die hier dazugehörte, nehme ich zurück.
role-is-given = Wer in { $label } ist, bekommt hier ab jetzt diese Rolle und gibt sie beim Verlassen wieder ab. Alle auf diesem Server können die Rolle in den Profilen sehen und damit, wer in der Gruppe ist. /gruppe sagt das vor dem Beitreten.
fact-role = Auf Discord: Wer darin ist, bekommt eine Rolle, und alle auf dem Server können sie im Profil sehen
told-role = { $label } gibt ab jetzt allen, die darin sind, eine Rolle auf ihrem Discord-Server, also auch dir. Alle dort können sie in deinem Profil sehen. Wenn du das nicht willst: /austreten nimmt sie gleich zurück, außer jemand anderes hat sie dir gegeben.
joined-role = Dazu gehört eine Rolle auf dem Discord-Server der Gruppe. Alle dort können sie in deinem Profil sehen. Wenn du das nicht willst: /austreten nimmt sie gleich zurück, außer jemand anderes hat sie dir gegeben.
button-no-role = Keine Rolle mehr vergeben
preview-no-role = Soll ich hier keine Rolle mehr vergeben? Ich nehme sie allen ab, die sie durch { $label } haben, und was sie öffnete, schließt sich für sie. In der Gruppe bleiben sie.
role-is-not-given = Ich vergebe dort keine Rolle mehr und nehme sie allen ab, die sie durch { $label } hatten. Mit /chatnutzen und einer Rolle vergebe ich wieder eine.
door-waits = Du bist in { $label }. Ihr Kanal ist auf einem Discord-Server, auf dem du nicht bist. Deshalb konnte ich ihn noch nicht für dich öffnen.
door-waits-how = Wer die Gruppe leitet, kann dich auf den Server einladen. Wenn du dort bist, drück auf „Kanal öffnen“. Ich versuche es auch selbst ein paarmal am Tag, 30 Tage lang.
button-open-channel = Kanal öffnen
in-already-with-door = Du bist schon in { $label }. Wenn du nicht mehr in den Chat kommst, drück unten auf den Knopf.
channel-opens = Wenn du jetzt auf dem Server von { $label } bist, öffnet sich ihr Kanal gleich für dich. Wenn nicht, komm zuerst auf den Server und drück dann noch einmal auf „Kanal öffnen“.
closing-takes-role = Wer darin ist, gibt die Rolle ab, die auf Discord dazugehörte.
closing-keeps-chat = Auf Telegram lasse ich niemanden mehr in ihren Chat und nehme niemanden heraus: Wer dort ist, bleibt, bis ihn die schließen, denen er gehört.
door-is-kept = Ich achte auf die Tür dieses Chats: Wer der Gruppe beitritt, bekommt einen eigenen Link, und wer sie verlässt, kommt wieder heraus.
door-needs-right = { $why ->
    [invite] Ich bin hier Administrator, darf aber niemanden einladen. Mit „Nutzer per Link einladen“ könnte ich alle hereinlassen, die der Gruppe beitreten.
   *[ban] Ich darf hier Leute hereinlassen, aber nicht wieder herausnehmen. Bitte gib mir auch „Nutzer sperren“.
}
permanent-link = Bitte beachte: Dieser Chat hat einen dauerhaften Einladungslink, und wer ihn kennt, kommt hinein. Bitte widerruf ihn in den Einstellungen des Chats oder lass ihn nach einer Zusage fragen.
refuse-role = { $why ->
    [discord] Rollen gibt es nur auf Discord. Nutz dort bitte /chatnutzen mit einer Rolle im Kanal der Gruppe. Hier kannst du mich zum Administrator machen, der einladen und sperren darf: Dann lasse ich alle herein, die der Gruppe beitreten.
    [unknown] Eine solche Rolle kenne ich auf diesem Server nicht. Bitte wähl sie aus der Liste, die Discord anbietet.
    [everyone] Diese Rolle haben hier alle, sie öffnet also nichts. Bitte leg eine für die Gruppe an und wähl sie.
    [managed] Diese Rolle gehört zu einer anderen App, und nur die kann sie geben. Bitte leg eine für die Gruppe an und wähl sie.
    [powerful] Diese Rolle gibt Rechte über den Server oder seine Leute, deshalb vergebe ich sie nicht. Bitte leg eine für die Gruppe ohne solche Rechte an und wähl sie.
    [apart] Diese Rolle wird in der Mitgliederliste getrennt angezeigt. Alle auf diesem Server könnten dort lesen, wer in der Gruppe ist. Bitte schalt das in den Einstellungen der Rolle aus und nutz dann noch einmal /chatnutzen.
    [called] Diese Rolle dürfen hier alle erwähnen und damit alle in der Gruppe rufen. Bitte schalt das in den Einstellungen der Rolle aus und nutz dann noch einmal /chatnutzen.
    [tells] Der Name dieser Rolle verrät, worum es in der Gruppe geht, und alle auf diesem Server können ihn in den Profilen sehen. Bitte gib ihr einen neutralen Namen und nutz dann noch einmal /chatnutzen.
    [yours] Du darfst diese Rolle selbst nicht geben: Dazu brauchst du „Rollen verwalten“ und eine eigene Rolle über ihr. Bitte frag jemanden, der das darf.
   *[reach] Ich darf diese Rolle nicht geben. Bitte gib mir „Rollen verwalten“, schieb meine eigene Rolle über sie und nutz dann noch einmal /chatnutzen.
}
argument-role = Eine Rolle, die die Mitglieder dieser Gruppe auf diesem Server bekommen
left-not-yet =
    { $platform ->
        [discord] Die Rolle, die dazugehörte, darf ich dir zurzeit nicht nehmen: Du siehst ihren Kanal also noch. Ich nehme sie, sobald ich darf; die Leitung weiß davon.
       *[telegram] Aus ihrem Chat hier darf ich dich zurzeit nicht herausnehmen. Du kannst ihn selbst verlassen; sonst nehme ich dich heraus, sobald ich darf. Die Leitung weiß davon.
    }
removed-not-yet =
    { $platform ->
        [discord] Die Rolle der Gruppe darf ich der Person zurzeit nicht nehmen: Sie sieht ihren Kanal noch. Sobald ich darf, nehme ich sie.
       *[telegram] Aus dem Chat auf Telegram darf ich die Person zurzeit nicht herausnehmen: Ist sie darin, bleibt sie es. Sobald ich darf, nehme ich sie heraus.
    }
