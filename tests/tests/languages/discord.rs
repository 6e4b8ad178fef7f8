//! German on Discord: what a person is answered in their client's language.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::World;

use crate::{kreis, plan};

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_opened_and_scheduled_in_german_on_both_platforms() {
    let world = World::open().await;
    let kreis = kreis(&world).await;
    insta::assert_snapshot!(kreis.heard, @"
    Donnerstagskreis ist eröffnet. Die Nummer ist #1.
    Dieser Chat gehört jetzt zu Donnerstagskreis. Erinnerungen kommen hier an.
    Die Verwaltung dieses Bots schaut sie sich an, bevor sie sich mit /finden finden lässt. Du hörst von mir.
    Trag als Nächstes die Zeiten ein: /planen, zum Beispiel jeden Donnerstag 19:00
    ---
    Donnerstagskreis ist freigegeben und lässt sich ab jetzt mit /finden finden.
    ---
    Ich habe die Leitung von Donnerstagskreis gefragt. Sobald sie zustimmt, kommen die Erinnerungen hier an.
    ---
    Jemand, der einen Chat auf Telegram verwaltet, bittet darum, dass er zu Donnerstagskreis gehört. Alle in diesem Chat bekämen die Zeiten der Treffen. Wenn du nichts davon weißt, tu nichts.
    ---
    Dieser Chat gehört jetzt zu Donnerstagskreis. Erinnerungen kommen hier an.
    ---
    Hallo. Ich behalte die Zeiten von Selbsthilfegruppen im Blick.
    Ich helfe dir, eine Gruppe für das zu finden, was du gerade durchmachst, und erinnere Gruppen an ihre Treffen.
    • Um eine Gruppe zu finden, schreib /finden und ein Wort dafür, worum es geht.
    • Wenn du eine Gruppe leitest, schreib /neuegruppe, ihren Namen und ihre Zeitzone.
    • Alles, was ich kann: /hilfe

    Wenn du jetzt jemanden brauchst: /krise
    ");
    insta::assert_snapshot!(plan(&world, &kreis).await, @"
    ### Donnerstagskreis: bitte prüfen
    - Do, 3. Dez. 2026, 19:00 Uhr (Berlin)
    - Do, 10. Dez. 2026, 19:00 Uhr (Berlin)
    - Do, 17. Dez. 2026, 19:00 Uhr (Berlin)
    Die Zeiten gelten in Europe/Berlin. Alle sehen sie in ihrer eigenen Zone.
    Und so weiter, je 90 Minuten, bis die Reihe beendet wird.
    Ort: nicht angegeben. Um ihn später zu nennen, trag dieselben Zeiten noch einmal mit Zugangslink, Telefonnummer oder Ort ein: Doppelt steht dann nichts da.
    ---
    Erledigt. Donnerstagskreis ist geplant:
    - Do, 3. Dez. 2026, 19:00 Uhr (Berlin)
    - Do, 10. Dez. 2026, 19:00 Uhr (Berlin)
    - Do, 17. Dez. 2026, 19:00 Uhr (Berlin)
    Die Chats werden erinnert: 24 Stunden vorher und noch einmal 30 Minuten vorher.
    ---
    Donnerstagskreis: neue Zeiten
    - <t:1796320800:F>
    - <t:1796925600:F>
    - <t:1797530400:F>
    Und so weiter. Ihr werdet hier erinnert.
    ---
    Donnerstagskreis: neue Zeiten
    • Do, 3. Dez. 2026, 19:00 Uhr (Berlin)
    • Do, 10. Dez. 2026, 19:00 Uhr (Berlin)
    • Do, 17. Dez. 2026, 19:00 Uhr (Berlin)

    Und so weiter. Ihr werdet hier erinnert.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_german_speaker_is_led_through_in_german() {
    let world = World::open().await;
    let kreis = kreis(&world).await;
    plan(&world, &kreis).await;
    let says = async |name: &str, options: &[(&str, &str)]| {
        world.ask(&kreis.noah, kreis.channel, name, options).await
    };
    insta::assert_snapshot!(says("find", &[("words", "angst")]).await.text(), @"
    Eine Gruppe:
    ### **Donnerstagskreis**
    - Themen: angst
    - Geleitet von Dana; Beruf und Zulassung: keine Angabe
    - Nächstes Treffen: <t:1796320800:F>
    - Kosten: kostenlos
    - Offen: komm, wann du magst, auf Deutsch
    - Hinein: sofort
    - Zeitzone der Gruppe: Europe/Berlin
    - Chat: Discord, Telegram. Privat: ja
    - Plätze: unbegrenzt
    ");
    let joined = says("join", &[("group", "Donnerstagskreis")]).await;
    insta::assert_snapshot!(joined.text(), @"
    Du bist jetzt in Donnerstagskreis. Willkommen.
    Das nächste Treffen: <t:1796320800:F>
    Kosten: kostenlos
    Den Zugangslink bekommst du mit /zugang, frühestens 30 Minuten vor einem Treffen.
    Was ich speichere: dein Konto, dass du in dieser Gruppe bist, und 90 Tage lang deine Antworten, ob du kommst, und wann ich dir geschrieben habe. Anderen Mitgliedern zeige ich es nicht. /austreten beendet und löscht es.
    ");
    insta::assert_snapshot!(says("next", &[]).await.text(), @"Donnerstagskreis: <t:1796320800:F>, <t:1796320800:R>.");
    insta::assert_snapshot!(says("coming", &[]).await.text(), @"Notiert: Du bist bei Donnerstagskreis am Do, 3. Dez. 2026, 19:00 Uhr (Berlin) dabei.");
    insta::assert_snapshot!(says("link", &[]).await.text(), @"Es ist noch zu früh: Den Zugang gibt es ab <t:1796319000:F>.");
    insta::assert_snapshot!(says("timezone", &[("zone", "Berlin")]).await.text(), @"Notiert. Ich zeige dir Zeiten in Europe/Berlin, dort ist es jetzt Mo, 30. Nov. 2026, 09:00 Uhr (Berlin).");
    insta::assert_snapshot!(says("timezone", &[("zone", "Atlantis")]).await.text(), @"Diese Zeitzone kenne ich nicht. Meinst du eine von diesen? Canada/Atlantic");
    insta::assert_snapshot!(says("schedule", &[("when", "donnerstags 19:00")]).await.text(), @"Das kann nur die Leitung von Donnerstagskreis.");
    insta::assert_snapshot!(says("crisis", &[]).await.text(), @"
    ### Wenn jemand in Gefahr ist, ruf jetzt den Notruf an (in Europa und vielen anderen Ländern 112, in Nordamerika 911).
    Krisentelefone in den meisten Ländern: <https://findahelpline.com>
    Hinter diesem Bot liest niemand mit. Er kann keine Hilfe rufen und gibt nicht weiter, dass du gefragt hast.
    ");
    insta::assert_snapshot!(says("leave", &[]).await.text(), @"
    Du hast Donnerstagskreis verlassen. Dass du dort warst, ist gelöscht, auch dein Name dort, deine Antworten zu Treffen und was ich dir dazu geschrieben habe.
    Ihren Kanal auf Discord (<https://discord.com/channels/1576870399180800115/1576870399180800119>) schließe ich nicht für dich: Konntest du ihn lesen, kannst du es noch. Um auch dort draußen zu sein, verlass den Server oder bitte, wer ihn verwaltet, den Kanal für dich zu schließen.
    ");
    insta::assert_snapshot!(world.help(&kreis.noah, kreis.channel).await, @"
    Für alle:
    - /start Hallo sagen
    - /hilfe Was ich kann
    - /finden Eine Gruppe finden für das, was du durchmachst
    - /wunsch Dir eine Gruppe wünschen, die es hier noch nicht gibt
    - /gruppe Was eine Gruppe ist: wer sie leitet, wann sie sich trifft, was sie kostet
    - /beitreten Einer Gruppe beitreten
    - /austreten Eine Gruppe verlassen
    - /meinegruppen Deine Gruppen, und wann sie sich das nächste Mal treffen
    - /wann Wann das nächste Treffen ist
    - /dabei Sagen, dass du dabei bist
    - /nichtdabei Sagen, dass du nicht kannst
    - /zugang Der Zugang zum Treffen, wenn es so weit ist
    - /erinnern Persönlich erinnert werden, so lange vorher, wie du magst
    - /name Wie du in einer Gruppe heißt
    - /zeitzone Die Zeitzone wählen, in der du Zeiten liest
    - /sprache Die Sprache, die ich mit dir spreche
    - /kalender Deine nächsten Treffen als Kalenderdatei
    - /krise An wen du dich jetzt wenden kannst
    - /datenschutz Was ich über dich aufbewahre, und was nicht
    - /meinedaten Alles, was ich über dich aufbewahre, als Datei
    - /vergissmich Alles löschen, was ich über dich aufbewahre
    - /melden Der Verwaltung vertraulich etwas über eine Gruppe oder einen Menschen darin sagen
    - /stopp Angefangenes abbrechen
    - /treffen Die kommenden Treffen mit ihren Nummern
    - /mitleitung Gemeinsam leiten: einen Code machen oder einlösen
    - /nachweis Ein Text, der sagt, bei welchen Treffen du warst
    Für alle, die eine Gruppe leiten:
    - /neuegruppe Eine Gruppe eröffnen
    - /gruppenangaben Ändern, was deine Gruppe von sich sagt
    - /chatnutzen Diesen Chat für die Erinnerungen deiner Gruppe nutzen
    - /planen Zeiten für Treffen eintragen
    - /verschieben Ein Treffen auf eine andere Zeit verschieben
    - /absagen Ein Treffen absagen
    - /dochstattfinden Ein abgesagtes Treffen doch stattfinden lassen
    - /reihebeenden Eine Reihe von Treffen beenden
    - /gruppenerinnerung Wie lange vor einem Treffen deine Gruppe erinnert wird
    - /mitteilen Den Chats deiner Gruppe etwas sagen
    - /fragen Was deine Gruppe fragt, bevor jemand dazukommt
    - /vereinbarung Worauf sich deine Gruppe einigt
    - /einladen Leute in deine Gruppe einladen
    - /anfragen Wer um Aufnahme in deine Gruppe bittet
    - /leute Wer in deiner Gruppe ist
    - /entfernen Jemanden aus deiner Gruppe herausnehmen
    - /dienst Ein Treffen leiten oder auf die Tür achten: zu zweit
    - /beginn Sagen, dass euer Treffen begonnen hat
    - /zulassung Mit welchem Recht du leitest: Beruf und Zulassung, oder dass du Peer bist
    - /anwesenheit Festhalten, wer bei einem Treffen war; aus, solange du es nicht einschaltest
    - /pause Deine Gruppe pausieren oder weitergehen lassen
    - /schliessen Deine Gruppe für immer schließen
    Wenn du jetzt jemanden brauchst: /krise
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_moves_and_cancels_in_german_and_the_chats_hear_german() {
    let world = World::open().await;
    let kreis = kreis(&world).await;
    plan(&world, &kreis).await;
    let dana = &kreis.dana;
    let says = async |name: &str, options: &[(&str, &str)]| {
        world.ask(dana, kreis.channel, name, options).await
    };
    let preview = says("movesession", &[("to", "Freitag um 20 Uhr")]).await;
    insta::assert_snapshot!(preview.text(), @"Donnerstagskreis von Do, 3. Dez. 2026, 19:00 Uhr (Berlin) auf Fr, 4. Dez. 2026, 20:00 Uhr (Berlin) verschieben?");
    let done = world.click(dana, preview.seen(), "Bestätigen").await;
    insta::assert_snapshot!(done.text(), @"
    Erledigt. Donnerstagskreis beginnt jetzt Fr, 4. Dez. 2026, 20:00 Uhr (Berlin).
    Die Chats erfahren es in zwei Minuten, oder sofort, wenn es bald ist.
    ");
    world.at("2026-11-30T08:02:00Z").await;
    insta::assert_snapshot!(world.discord.next_message(kreis.channel).await.text, @"Donnerstagskreis ist verschoben: von <t:1796320800:F> auf <t:1796410800:F>.");
    insta::assert_snapshot!(world.telegram.next_message(kreis.chat).await.text, @"Donnerstagskreis ist verschoben: von Do, 3. Dez. 2026, 19:00 Uhr (Berlin) auf Fr, 4. Dez. 2026, 20:00 Uhr (Berlin).");
    let preview = says("cancelsession", &[("session", "#2")]).await;
    insta::assert_snapshot!(preview.text(), @"Donnerstagskreis am Do, 10. Dez. 2026, 19:00 Uhr (Berlin) absagen? Die Treffen danach bleiben, wie sie sind.");
    world.click(dana, preview.seen(), "Bestätigen").await;
    insta::assert_snapshot!(says("sessions", &[]).await.text(), @"
    ### **Donnerstagskreis**
    - `s1` <t:1796410800:F>
    - `s2` <t:1796925600:F> (abgesagt)
    - `s3` <t:1797530400:F>
    - `s4` <t:1798135200:F>
    - `s5` <t:1798740000:F>
    - `s6` <t:1799344800:F>
    - `s7` <t:1799949600:F>
    - `s8` <t:1800554400:F>
    - `s9` <t:1801159200:F>
    Reihe 1: jeden Donnerstag 19:00 Uhr (Berlin), ab 3. Dez.
    ");
    world.at("2026-11-30T08:04:00Z").await;
    insta::assert_snapshot!(world.telegram.next_message(kreis.chat).await.text, @"Donnerstagskreis am Do, 10. Dez. 2026, 19:00 Uhr (Berlin) ist abgesagt.");
    world.discord.next_message(kreis.channel).await;
    world.at("2026-12-03T19:00:00Z").await;
    insta::assert_snapshot!(world.discord.next_message(kreis.channel).await.text, @"Donnerstagskreis: <t:1796410800:F>, <t:1796410800:R>.");
    insta::assert_snapshot!(world.telegram.next_message(kreis.chat).await.text, @"Donnerstagskreis: Fr, 4. Dez. 2026, 20:00 Uhr (Berlin), in 24 Stunden.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_in_german_and_has_two_readings_is_asked() {
    let world = World::open().await;
    let kreis = kreis(&world).await;
    let options = [("when", "jeden zweiten Dienstag 19 Uhr")];
    let asked = world.ask(&kreis.dana, kreis.channel, "schedule", &options).await;
    insta::assert_snapshot!(asked.text(), @"Das lässt sich auf mehr als eine Art lesen. Was meinst du?");
    insta::assert_debug_snapshot!(asked.seen().labels(), @r#"
    [
        "every 2 weeks on Tuesday 19 Uhr",
        "second Tuesday of the month 19 Uhr",
    ]
    "#);
    let form = world.ask(&kreis.dana, kreis.channel, "schedule", &[]).await;
    let (title, input) = (&form.form().title, &form.form().inputs[0]);
    assert_eq!((title.as_str(), input.label.as_str()), ("Noch etwas", "Wann"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_nobody_translated_is_answered_in_english() {
    let world = World::open().await;
    let server = world.discord.guild("Harbour");
    let greeted = async |locale| {
        let person = world.discord.person("Zoé").with_locale(locale);
        world.discord.join(server, &person);
        let answer = world.ask(&person, Where::Dm, "start", &[]).await;
        answer.text().lines().next().unwrap_or_default().to_owned()
    };
    let english = greeted("en-US").await;
    insta::assert_snapshot!(english, @"### Hello. I keep the times of support groups.");
    assert_eq!(greeted("fr").await, english);
    assert_eq!(greeted("en-GB").await, english);
    insta::assert_snapshot!(greeted("de").await, @"### Hallo. Ich behalte die Zeiten von Selbsthilfegruppen im Blick.");
    world.close().await;
}
