//! The whole way into a group in German, on both platforms: asked, talked about, let in and not let in.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::World;

use super::entry::{submit, turns};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_asks_in_german_and_is_let_in_or_not_on_both_platforms() {
    let world = World::open().await;
    let circle = world.circle().await;
    let dana = circle.dana.with_locale("de");
    world.ask(&dana, Where::Dm, "language", &[("language", "de")]).await;
    world.ask(&dana, circle.channel, "editgroup", &[("entry", "request")]).await;
    let shown = world.ask(&dana, circle.channel, "questions", &[]).await;
    let form = world.click(&dana, shown.seen(), "Schreiben").await;
    let preview = submit(&world, &dana, &form, &[("questions", "Welche Abende passen dir?")]).await;
    world.click(&dana, preview.seen(), "Bestätigen").await;

    let ida = world.telegram.person("Ida").with_language("de");
    world.telegram.start_bot(&ida, None).await;
    world.telegram.next_private(&ida).await;
    let overview = world.tell(&ida, "/beitreten #1").await;
    insta::assert_snapshot!(overview.text, @"
    Wer Thursday circle leitet, liest Anfragen, bevor jemand dazukommt. Die Leitung wüsste gern:
    • Wie sollen wir dich dort nennen?
    • Welche Abende passen dir?

    Kosten: kostenlos

    Bitte schreib hier keine Diagnose, und nichts, was du lieber persönlich sagst. Du kannst auslassen, was du möchtest.

    Deine Antworten liest nur die Leitung der Gruppe, unter dem Namen, den du wählst. Ich lösche sie, sobald sie entschieden hat, spätestens nach 30 Tagen; was ich der Leitung geschrieben habe, bleibt in deren Chat mit mir, bis sie es löscht.

    1 von 2: Wie sollen wir dich dort nennen? (Mit - lässt du es aus. /stopp beendet es. Bitte schreib hier keine Diagnose.)
    ");
    let question = world.tap(&ida, &overview, "Antworten").await;
    insta::assert_snapshot!(question.text, @"1 von 2: Wie sollen wir dich dort nennen? (Mit - lässt du es aus. /stopp beendet es. Bitte schreib hier keine Diagnose.)");
    world.tell(&ida, "Ida").await;
    let preview = world.tell(&ida, "Dienstags").await;
    let sent = turns(&world, &ida, &preview, "Abschicken").await;
    insta::assert_snapshot!(sent, @"
    Deine Anfrage liegt bei der Leitung von Thursday circle. Du liest hier, was sie entscheidet.

    Das kann bis zu 30 Tage dauern. Hat bis dahin niemand entschieden, sage ich es dir. Um sie zurückzunehmen: /austreten #1

    Wenn du jetzt jemanden brauchst: /krise
    ");
    let request = world.discord.next_dm(&dana).await;
    insta::assert_snapshot!(request.text, @"
    `#1` Ida bittet um Aufnahme in Thursday circle.
    - Welche Abende passen dir? Dienstags
    Ich sage weiter, was du entscheidest, und lösche hier die Antworten. Wer die Gruppe mit leitet, kann ebenso entscheiden.
    ");
    let form = world.click(&dana, &request, "Erst nachfragen").await;
    let preview = submit(&world, &dana, &form, &[("word", "Bis wann kannst du bleiben?")]).await;
    world.click(&dana, preview.seen(), "Abschicken").await;
    let question = world.telegram.next_private(&ida).await;
    world.tap(&ida, &question, "Antworten").await;
    let preview = world.tell(&ida, "Bis neun.").await;
    turns(&world, &ida, &preview, "Abschicken").await;
    let answer = world.discord.next_dm(&dana).await;
    assert!(answer.text.contains("Antwort: Bis neun."), "{}", answer.text);
    let choices = world.click(&dana, &answer, "Ablehnen").await;
    world.click(&dana, choices.seen(), "Eine andere passt besser").await;
    let told = world.telegram.next_private(&ida).await;
    insta::assert_snapshot!(told.text, @"
    Du hast um Aufnahme in Thursday circle gebeten. Es geht vorerst nicht. Deine Antworten sind gelöscht.

    Eine andere Gruppe passt vermutlich besser. Das sagt nichts über dich.

    Du kannst dort ab 30. Dez. 2026 wieder fragen. /finden zeigt andere Gruppen.

    Wenn du jetzt jemanden brauchst: /krise
    ");

    let uwe = world.discord.person("Uwe").with_locale("de");
    world.discord.join(circle.server, &uwe);
    let overview = world.ask(&uwe, Where::Dm, "join", &[("group", "#1"), ("alias", "Uwe")]).await;
    let form = world.click(&uwe, overview.seen(), "Antworten").await;
    assert_eq!(form.form().title, "Bitte schreib hier keine Diagnose");
    let preview = submit(&world, &uwe, &form, &[("Welche Abende passen dir?", "Freitags")]).await;
    insta::assert_snapshot!(preview.text(), @"
    Das geht an die Leitung von Thursday circle:
    - Du heißt dort: Uwe
    - Welche Abende passen dir? Freitags
    Deine Antworten liest nur die Leitung der Gruppe, unter dem Namen, den du wählst. Ich lösche sie, sobald sie entschieden hat, spätestens nach 30 Tagen; was ich der Leitung geschrieben habe, bleibt in deren Chat mit mir, bis sie es löscht.
    Kosten: kostenlos
    Wenn du jetzt jemanden brauchst: /krise
    ");
    world.click(&uwe, preview.seen(), "Abschicken").await;
    let request = world.discord.next_dm(&dana).await;
    world.click(&dana, &request, "Aufnehmen").await;
    let told = world.discord.next_dm(&uwe).await;
    insta::assert_snapshot!(told.text, @"
    Du darfst dazukommen: Du bist jetzt in Thursday circle. Willkommen.
    Es ist noch kein Treffen geplant. Die Chats der Gruppe erfahren davon.
    Kosten: kostenlos
    Ich erinnere im Kanal der Gruppe. Falls du ihn nicht siehst: Ich kann ihn dir nicht öffnen und sage deshalb der Leitung, dass jemand einen Weg hinein braucht. Um bis dahin privat erinnert zu werden: /erinnern 1 Stunde
    Den Zugangslink bekommst du mit /zugang, frühestens 30 Minuten vor einem Treffen.
    Was ich speichere: dein Konto, dass du in dieser Gruppe bist, und 90 Tage lang deine Antworten, ob du kommst, und wann ich dir geschrieben habe. Anderen Mitgliedern zeige ich es nicht. /austreten beendet und löscht es.
    ");
    world.close().await;
}
