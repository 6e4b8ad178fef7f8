
## Eine Gruppe leiten


name-cofacilitator = mitleitung
command-cofacilitator = Gemeinsam leiten: einen Code machen oder einlösen
command-cofacilitator-code = Der Code, den du bekommen hast

code-for-a-cofacilitator = Mit diesem Code kann eine Person mehr { $label } leiten:
code-how-to-use = Bitte gib ihn nur dieser Person. Sie schreibt mir { $command } und den Code, auf Discord oder auf Telegram. Er gilt einmal, { $hours } Stunden lang, für alle, die ihn haben.
code-kept-as-hash = Ich behalte nichts, aus dem man ihn lesen könnte. Geht er verloren, mach einen neuen.
button-take-code-back = Code zurücknehmen
code-taken-back = Der Code für { $label } gilt nicht mehr.
preview-lead = { $label } zusammen mit { $names } leiten?
preview-lead-unnamed = { $label } zusammen mit denen leiten, die es schon tun?
preview-lead-means = Wer leitet, sieht die Mitglieder unter dem Namen, den sie gewählt haben, kümmert sich um die Zeiten und erfährt privat, was die Gruppe braucht. Du nimmst keinen Platz ein. /austreten beendet es.
preview-lead-keeps-name = Du bleibst { $name }, und dein Platz wird für jemand anderen frei.
leads-now = Du leitest jetzt { $label }. /leute zeigt, wer dabei ist, /treffen die Zeiten, /hilfe alles, was du tun kannst.
leads-now-name = Die Gruppe weiß noch nicht, wie du heißen möchtest: /name und ein Name sagt es ihr.
told-cofacilitator = { $name } leitet ab jetzt { $label } mit dir, durch einen Code von euch. Sollte das nicht stimmen, sag es bitte der Verwaltung.
told-cofacilitator-unnamed = Jemand leitet ab jetzt { $label } mit dir, durch einen Code von euch, noch ohne gewählten Namen. Sollte das nicht stimmen, sag es bitte der Verwaltung.
refuse-code-unknown = Diesen Code kenne ich nicht. Vielleicht wurde er schon benutzt oder zurückgenommen, oder er ist älter als ein Tag. Bitte lass dir einen neuen geben.
refuse-leads-already = Du leitest { $label } schon. Der Code bleibt für jemand anderen gültig.
refuse-no-code-and-no-group = Du leitest keine Gruppe. Wenn du einen Code bekommen hast, schreib ihn hinter den Befehl.
