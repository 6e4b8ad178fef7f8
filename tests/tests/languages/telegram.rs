//! German on Telegram: commands by their German names, and chats that speak their group's language.

use circlekeeper_tests::World;

use crate::{kreis, plan};

#[tokio::test(flavor = "multi_thread")]
async fn a_german_speaker_is_led_through_in_german() {
    let world = World::open().await;
    let kreis = kreis(&world).await;
    plan(&world, &kreis).await;
    let mia = &kreis.mia;
    let says = async |text: &str| world.tell(mia, text).await;
    let found = says("/finden angst").await;
    insta::assert_snapshot!(found.text, @"
    Eine Gruppe:

    Donnerstagskreis
    • Themen: angst
    • Geleitet von Dana; Beruf und Zulassung: keine Angabe
    • Nächstes Treffen: Do, 3. Dez. 2026, 19:00 Uhr (Berlin)
    • Kosten: kostenlos
    • Offen: komm, wann du magst, auf Deutsch
    • Hinein: sofort
    • Zeitzone der Gruppe: Europe/Berlin
    • Chat: Discord, Telegram. Privat: ja
    • Plätze: unbegrenzt
    ");
    let joined = world.tap(mia, &found, "Donnerstagskreis beitreten").await;
    insta::assert_snapshot!(joined.text, @"
    Du bist jetzt in Donnerstagskreis. Willkommen.

    Das nächste Treffen: Do, 3. Dez. 2026, 19:00 Uhr (Berlin)

    Kosten: kostenlos

    Ich erinnere im Chat der Gruppe. Falls du nicht darin bist: Ich kann dich nicht hineinlassen und sage deshalb der Leitung, dass jemand einen Weg hinein braucht. Um bis dahin hier erinnert zu werden: /erinnern 1 Stunde

    Den Zugangslink bekommst du mit /zugang, frühestens 30 Minuten vor einem Treffen.

    Was ich speichere: dein Konto, dass du in dieser Gruppe bist, und 90 Tage lang deine Antworten, ob du kommst, und wann ich dir geschrieben habe. Anderen Mitgliedern zeige ich es nicht. /austreten beendet und löscht es.
    ");
    insta::assert_snapshot!(says("/wann").await.text, @"Donnerstagskreis: Do, 3. Dez. 2026, 19:00 Uhr (Berlin), in 3 Tagen.");
    insta::assert_snapshot!(says("/nichtdabei").await.text, @"Notiert: Du kannst am Do, 3. Dez. 2026, 19:00 Uhr (Berlin) nicht zu Donnerstagskreis kommen. Danke, dass du Bescheid sagst.");
    insta::assert_snapshot!(says("/Zugang").await.text, @"Es ist noch zu früh: Den Zugang gibt es ab Do, 3. Dez. 2026, 18:30 Uhr (Berlin).");
    insta::assert_snapshot!(says("/gibtesnicht").await.text, @"Diesen Befehl kenne ich nicht. /hilfe zeigt, was ich kann. Wenn du jetzt jemanden brauchst: /krise");
    insta::assert_snapshot!(says("Hallo, ist da wer?").await.text, @"Ich verstehe nur Befehle. Was du geschrieben hast, habe ich weder gelesen noch behalten. /hilfe zeigt, was ich kann. Wenn du jetzt jemanden brauchst: /krise");
    insta::assert_snapshot!(says("/krise").await.text, @"
    Wenn jemand in Gefahr ist, ruf jetzt den Notruf an (in Europa und vielen anderen Ländern 112, in Nordamerika 911).
    Krisentelefone in den meisten Ländern: https://findahelpline.com

    Hinter diesem Bot liest niemand mit. Er kann keine Hilfe rufen und gibt nicht weiter, dass du gefragt hast.
    ");
    insta::assert_snapshot!(says("/austreten").await.text, @"
    Du hast Donnerstagskreis verlassen. Dass du dort warst, ist gelöscht, auch dein Name dort, deine Antworten zu Treffen und was ich dir dazu geschrieben habe.

    Aus ihrem Chat auf Telegram nehme ich dich nicht heraus: Bist du darin, bleibst du es. Bitte verlass ihn dort selbst.
    ");
    insta::assert_snapshot!(says("/hilfe").await.text, @"
    Für alle:
    • /start Hallo sagen
    • /hilfe Was ich kann
    • /finden Eine Gruppe finden für das, was du durchmachst
    • /wunsch Dir eine Gruppe wünschen, die es hier noch nicht gibt
    • /gruppe Was eine Gruppe ist: wer sie leitet, wann sie sich trifft, was sie kostet
    • /beitreten Einer Gruppe beitreten
    • /austreten Eine Gruppe verlassen
    • /meinegruppen Deine Gruppen, und wann sie sich das nächste Mal treffen
    • /wann Wann das nächste Treffen ist
    • /dabei Sagen, dass du dabei bist
    • /nichtdabei Sagen, dass du nicht kannst
    • /zugang Der Zugang zum Treffen, wenn es so weit ist
    • /erinnern Persönlich erinnert werden, so lange vorher, wie du magst
    • /name Wie du in einer Gruppe heißt
    • /zeitzone Die Zeitzone wählen, in der du Zeiten liest
    • /sprache Die Sprache, die ich mit dir spreche
    • /kalender Deine nächsten Treffen als Kalenderdatei
    • /krise An wen du dich jetzt wenden kannst
    • /datenschutz Was ich über dich aufbewahre, und was nicht
    • /meinedaten Alles, was ich über dich aufbewahre, als Datei
    • /vergissmich Alles löschen, was ich über dich aufbewahre
    • /melden Der Verwaltung vertraulich etwas über eine Gruppe oder einen Menschen darin sagen
    • /stopp Angefangenes abbrechen
    • /treffen Die kommenden Treffen mit ihren Nummern
    • /mitleitung Gemeinsam leiten: einen Code machen oder einlösen
    • /nachweis Ein Text, der sagt, bei welchen Treffen du warst

    Für alle, die eine Gruppe leiten:
    • /neuegruppe Eine Gruppe eröffnen
    • /gruppenangaben Ändern, was deine Gruppe von sich sagt
    • /chatnutzen Diesen Chat für die Erinnerungen deiner Gruppe nutzen
    • /planen Zeiten für Treffen eintragen
    • /verschieben Ein Treffen auf eine andere Zeit verschieben
    • /absagen Ein Treffen absagen
    • /dochstattfinden Ein abgesagtes Treffen doch stattfinden lassen
    • /reihebeenden Eine Reihe von Treffen beenden
    • /gruppenerinnerung Wie lange vor einem Treffen deine Gruppe erinnert wird
    • /mitteilen Den Chats deiner Gruppe etwas sagen
    • /fragen Was deine Gruppe fragt, bevor jemand dazukommt
    • /vereinbarung Worauf sich deine Gruppe einigt
    • /einladen Leute in deine Gruppe einladen
    • /anfragen Wer um Aufnahme in deine Gruppe bittet
    • /leute Wer in deiner Gruppe ist
    • /entfernen Jemanden aus deiner Gruppe herausnehmen
    • /dienst Ein Treffen leiten oder auf die Tür achten: zu zweit
    • /beginn Sagen, dass euer Treffen begonnen hat
    • /zulassung Mit welchem Recht du leitest: Beruf und Zulassung, oder dass du Peer bist
    • /anwesenheit Festhalten, wer bei einem Treffen war; aus, solange du es nicht einschaltest
    • /pause Deine Gruppe pausieren oder weitergehen lassen
    • /schliessen Deine Gruppe für immer schließen

    Wenn du jetzt jemanden brauchst: /krise
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_name_of_a_command_is_understood_by_everyone() {
    let world = World::open().await;
    let (ana, jo) = (world.telegram.person("Ana").with_language("de"), world.telegram.person("Jo"));
    for person in [&ana, &jo] {
        world.telegram.start_bot(person, None).await;
        world.telegram.next_private(person).await;
        let mut answers = Vec::new();
        for name in ["/help", "/hilfe", "/HILFE"] {
            answers.push(world.tell(person, name).await.text);
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_speaks_its_groups_language_whoever_asks() {
    let world = World::open().await;
    let kreis = kreis(&world).await;
    plan(&world, &kreis).await;
    let jo = world.telegram.person("Jo");
    world.telegram.join(kreis.chat, &jo);
    let asks = async |text: &str| world.tell_in(&jo, kreis.chat, text).await.text;
    insta::assert_snapshot!(asks("/next").await, @"Donnerstagskreis: Do, 3. Dez. 2026, 19:00 Uhr (Berlin), in 3 Tagen.");
    insta::assert_snapshot!(asks("/coming").await, @"Das fragst du besser privat.");
    insta::assert_snapshot!(asks("/usechat").await, @"Das kann nur, wer diesen Chat verwaltet: auf Telegram die Administration, wenn sie ihren Namen zeigt.");
    insta::assert_snapshot!(asks("/next https://us02web.zoom.us/j/84212345678?pwd=x").await, @"Ein Zugangslink gehört nicht in einen Chat, den andere lesen. Bitte lösche die Nachricht und trag Zeiten in unserem privaten Chat ein.");
    world.settle().await;
    insta::assert_snapshot!(world.discord.next_dm(&kreis.dana).await.text, @"In einem Chat von Donnerstagskreis wurde ein Zugangslink geschrieben, wo andere ihn lesen konnten. Bitte mach einen neuen Link und gib ihn mir mit /planen und denselben Zeiten: Er tritt an die Stelle des alten.");
    world.telegram.start_bot(&jo, None).await;
    assert!(world.telegram.next_private(&jo).await.text.starts_with("Hello"));
    world.at("2026-12-02T18:00:00Z").await;
    let reminder = world.telegram.next_message(kreis.chat).await;
    insta::assert_snapshot!(reminder.text, @"Donnerstagskreis: Do, 3. Dez. 2026, 19:00 Uhr (Berlin), in 24 Stunden.");
    insta::assert_debug_snapshot!(reminder.labels(), @r#"
    [
        "Bin dabei",
        "Kann nicht",
        "Zugang holen",
    ]
    "#);
    let pressed = world.telegram.press(&jo, &reminder, "Bin dabei").await;
    insta::assert_debug_snapshot!(pressed, @r#"
    Pressed {
        alert: Some(
            "Only members of Donnerstagskreis can do that. To become one: /join",
        ),
        must_dismiss: true,
        opened: None,
        copied: None,
    }
    "#);
    insta::assert_snapshot!(world.discord.next_message(kreis.channel).await.text, @"Donnerstagskreis: <t:1796320800:F>, <t:1796320800:R>.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_opened_in_german_in_a_telegram_chat_is_german_from_the_first_word() {
    let world = World::open().await;
    let ida = world.telegram.person("Ida").with_language("de");
    let chat = world.telegram.group("Abendrunde", &ida);
    world.discord.join(world.discord.guild("Hafen"), &world.operator);
    world.telegram.start_bot(&ida, None).await;
    world.telegram.next_private(&ida).await;
    let text = "/neuegruppe Leben mit Trauer #trauer zone:Europe/Vienna";
    insta::assert_snapshot!(world.tell_in(&ida, chat, text).await.text, @"
    Gruppe 1 ist eröffnet. Die Nummer ist #1.

    Dieser Chat gehört jetzt zu Gruppe 1. Erinnerungen kommen hier an.

    Die Verwaltung dieses Bots schaut sie sich an, bevor sie sich mit /finden finden lässt. Du hörst von mir.

    Bevor man sie mit /finden finden kann, muss sie angeben, was sie kostet, zum Beispiel: /gruppenangaben #1 fee:kostenlos

    Bevor man sie mit /finden finden kann, muss sie angeben, wer sie leitet, zum Beispiel: /name Dana group:#1

    Der Name verrät, worum es geht. In Erinnerungen heißt die Gruppe deshalb „Gruppe 1“, denn sie erscheinen auf Sperrbildschirmen.

    Trag als Nächstes die Zeiten ein: /planen, zum Beispiel jeden Donnerstag 19:00
    ");
    insta::assert_snapshot!(world.tell_in(&ida, chat, "/gruppe").await.text, @"
    Gruppe 1
    • Geleitet von: keine Angabe
    • Es ist kein Treffen geplant.
    • Kosten: keine Angabe
    • Offen: komm, wann du magst, auf Deutsch
    • Hinein: sofort
    • Zeitzone der Gruppe: Europe/Vienna
    • Chat: Telegram. Privat: ja
    ");
    world.settle().await;
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}
