//! Two people a session: who leads it, who minds the door.

use super::attendance::data_of;
use super::{asks, both, led_by_two, meeting, silent, to_the_start};

#[tokio::test(flavor = "multi_thread")]
async fn who_took_a_session_on_is_asked_first_and_all_who_lead_at_ten_past() {
    let (mut world, circle, robin) = led_by_two().await;
    let shown = world.tell(&robin, "/duty").await;
    insta::assert_snapshot!(shown.text, @"
    Thursday circle, Thu 3 Dec 2026, 19:00 (Berlin)

    Nobody has taken the lead or the door yet.

    Who minds the door lets people in, helps whoever cannot hear or see, and stays with whoever has to leave. At the start I ask those two first, and at ten past all who lead the group. Members who ask me in private read it; chats do not.
    ");
    assert_eq!(shown.labels(), ["I lead it", "I mind the door"]);
    world.telegram.press(&robin, &shown, "I lead it").await;
    let taken = world.telegram.next_edit(&shown).await;
    assert!(taken.text.contains("Robin leads it. Nobody minds the door yet."), "{}", taken.text);
    assert_eq!(taken.labels(), ["I mind the door", "Not me after all"]);
    world.cut_off();
    world.start().await;
    to_the_start(&world, &circle, 3).await;
    let word = world.telegram.next_private(&robin).await;
    insta::assert_snapshot!(word.text, @"
    Thursday circle begins now. Once somebody leads it, please press “We have begun”: then I know that nobody waits in vain. If nobody has by ten past, I ask all who lead it.

    Robin leads it.
    ");
    assert_eq!(word.labels(), ["We have begun", "Get the link"]);
    silent(&world, "Dana has not taken it on");
    world.at("2026-12-03T18:10:00Z").await;
    let asked = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(asked.text, @"
    Thursday circle was to begin at <t:1796320800:F>, and nobody has told me that it has. If you are there, please press “We have begun”. If nobody can lead it, please cancel it, so that nobody waits.
    Robin was to lead it.
    Should nobody begin the next session either, I tell the operator, and nobody new can join until one begins. A group that does not want me to look writes /begin watch:off
    ");
    let there = world.telegram.next_private(&robin).await;
    assert!(there.text.contains("Robin was to lead it."), "{}", there.text);
    world.click(&circle.dana, &asked, "We have begun").await;
    // The next one is nobody's, and both are asked.
    to_the_start(&world, &circle, 10).await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_minds_the_door_is_asked_with_who_leads_and_leaves_nobody_unasked_alone() {
    let (world, circle, robin) = led_by_two().await;
    let options = [("as", "lead"), ("session", "#1")];
    asks(&world, &circle.dana, "duty", &options).await;
    world.tell(&robin, "/duty #1 Door").await;
    world.tell(&robin, "/duty door session:2").await;
    to_the_start(&world, &circle, 3).await;
    for word in [
        world.discord.next_dm(&circle.dana).await.text,
        world.telegram.next_private(&robin).await.text,
    ] {
        assert!(word.contains("Dana leads it, Robin minds the door."), "{word}");
    }
    asks(&world, &circle.dana, "begin", &[]).await;
    // Only the door is minded: somebody has to lead, and everybody is asked.
    to_the_start(&world, &circle, 10).await;
    let word = world.discord.next_dm(&circle.dana).await;
    assert!(word.text.contains("Robin minds the door."), "{}", word.text);
    world.telegram.next_private(&robin).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_lead_see_which_sessions_miss_somebody_and_members_who_leads_the_next() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/duty lead").await;
    asks(&world, &circle.dana, "duty", &[("session", "#2"), ("as", "lead")]).await;
    world.tell(&robin, "/duty #2 door").await;
    let sessions = asks(&world, &circle.dana, "sessions", &[]).await;
    let lines: Vec<&str> = sessions.text().lines().collect();
    insta::assert_snapshot!(lines[1..4].join("\n"), @"
    - `s1` <t:1796320800:F> · Robin leads it. Nobody minds the door yet.
    - `s2` <t:1796925600:F> · Dana leads it, Robin minds the door.
    - `s3` <t:1797530400:F> · Nobody has taken the lead or the door yet.
    ");
    insta::assert_snapshot!(lines[lines.len() - 2..].join("\n"), @"
    Two people a session are best: /duty takes on to lead one, or to mind its door.
    Series 1: every Thursday 19:00 (Berlin), from 3 Dec
    ");
    // Members read it where nobody else does; whoever is not in the group, and the chats, do not.
    let next = world.tell(&circle.mia, "/next").await;
    insta::assert_snapshot!(next.text, @"
    Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 3 days.

    Robin leads the next session.
    ");
    let card = asks(&world, &circle.noah, "group", &[("group", "#1")]).await;
    assert!(card.text().contains("Robin leads the next session."), "{}", card.text());
    let sam = world.newcomer("Sam").await;
    for said in [
        world.tell(&sam, "/group #1").await.text,
        world.tell(&sam, "/next #1").await.text,
        world.tell_in(&circle.mia, circle.chat, "/next").await.text,
        world.tell_in(&circle.mia, circle.chat, "/group").await.text,
        world.ask(&circle.noah, circle.channel, "sessions", &[]).await.text().to_owned(),
        asks(&world, &circle.noah, "sessions", &[]).await.text().to_owned(),
    ] {
        assert!(!said.contains("the next session") && !said.contains("leads it"), "{said}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leads_alone_is_not_told_that_somebody_is_missing() {
    let (world, circle) = meeting().await;
    let before = asks(&world, &circle.dana, "sessions", &[]).await.text().to_owned();
    assert!(!before.contains("/duty") && !before.contains("Nobody"), "{before}");
    let taken = asks(&world, &circle.dana, "duty", &[("as", "lead")]).await;
    assert!(taken.text().contains("Dana leads it."), "{}", taken.text());
    let after = asks(&world, &circle.dana, "sessions", &[]).await;
    assert!(after.text().contains("Dana leads it."), "{}", after.text());
    assert!(!after.text().contains("Nobody"), "{}", after.text());
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_take_the_lead_at_once_one_has_it_and_the_other_reads_who() {
    let (world, circle, robin) = led_by_two().await;
    let here = asks(&world, &circle.dana, "duty", &[]).await;
    let there = world.tell(&robin, "/duty").await;
    let (ours, _) = tokio::join!(
        world.click(&circle.dana, here.seen(), "I lead it"),
        world.telegram.press(&robin, &there, "I lead it"),
    );
    if ours.text().contains("Dana leads it.") {
        let refused = world.telegram.next_private(&robin).await.text;
        assert_eq!(
            refused,
            "Dana has taken that on in Thursday circle. They can give it back: /duty"
        );
    } else {
        assert!(ours.text().starts_with("Robin has taken that on"), "{}", ours.text());
        let taken = world.telegram.next_edit(&there).await;
        assert!(taken.text.contains("Robin leads it."), "{}", taken.text);
    }
    assert_eq!(world.audited().await.iter().filter(|noted| *noted == "duty").count(), 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_duty_is_one_persons_until_they_give_it_back_or_lead_no_more() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/duty #1 as:lead").await;
    let refused = asks(&world, &circle.dana, "duty", &[("session", "#1"), ("as", "lead")]).await;
    insta::assert_snapshot!(refused.text(), @"Robin has taken that on in Thursday circle. They can give it back: /duty");
    let door = asks(&world, &circle.dana, "duty", &[("session", "#1"), ("as", "door")]).await;
    assert!(door.text().contains("Robin leads it, Dana minds the door."), "{}", door.text());
    assert_eq!(door.seen().labels(), ["Not me after all"]);
    // Whoever changes their mind has one duty, not two.
    world.tell(&robin, "/duty #1 as:none").await;
    let both_free = asks(&world, &circle.dana, "duty", &[("session", "#1"), ("as", "lead")]).await;
    assert!(both_free.text().contains("Dana leads it. Nobody minds the door yet."));
    let odd = world.tell(&robin, "/duty #1 as:host").await;
    assert!(!odd.text.contains("leads it"), "{}", odd.text);
    let member = asks(&world, &circle.noah, "duty", &[("session", "#1"), ("as", "door")]).await;
    assert!(member.text().starts_with("Only a facilitator"), "{}", member.text());
    let forged = world.discord.press_forged(&circle.noah, both_free.seen(), "duty:1:1").await;
    assert!(forged.expect("an answer").text().starts_with("That button belongs"));
    for deed in ["duty", "duty:none"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    let preview = asks(&world, &circle.dana, "leave", &[("group", "#1")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.next_private(&robin).await;
    let free = world.tell(&robin, "/duty").await;
    assert!(free.text.contains("Nobody has taken the lead or the door yet."), "{}", free.text);
    to_the_start(&world, &circle, 3).await;
    let word = world.telegram.next_private(&robin).await;
    assert!(!word.text.contains("Dana"), "{}", word.text);
    world.at("2026-12-03T19:00:00Z").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_session_needs_nobody_and_a_moved_one_keeps_who_took_it_on() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/duty #1 as:door").await;
    let options = [("session", "#1"), ("to", "3 December 20:00")];
    let preview = asks(&world, &circle.dana, "movesession", &options).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.at("2026-11-30T08:05:00Z").await;
    both(&world, &circle, "has moved").await;
    world.telegram.next_private(&robin).await;
    let kept = world.tell(&robin, "/duty").await;
    assert!(kept.text.contains("Robin minds the door."), "{}", kept.text);
    let preview = asks(&world, &circle.dana, "cancelsession", &[("session", "#2")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.at("2026-11-30T08:10:00Z").await;
    both(&world, &circle, "is cancelled").await;
    world.telegram.next_private(&robin).await;
    let off = world.tell(&robin, "/duty #2 as:lead").await;
    assert_eq!(off.text, "That session is cancelled. /sessions shows the others.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_duties_are_taken_too() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/language de").await;
    let shown = world.tell(&robin, "/dienst #1 as:door").await;
    insta::assert_snapshot!(shown.text, @"
    Thursday circle, Do, 3. Dez. 2026, 19:00 Uhr (Berlin)

    Robin achtet auf die Tür. Es leitet noch niemand.

    Wer auf die Tür achtet, lässt Leute herein, hilft, wenn jemand nichts hört oder sieht, und bleibt bei allen, die gehen müssen. Zu Beginn frage ich zuerst euch beide, zehn Minuten später alle, die leiten. Mitglieder lesen es, wenn sie mich privat fragen, Chats nicht.
    ");
    assert_eq!(shown.labels(), ["Ich leite", "Doch nicht ich"]);
    drop(circle);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_or_somebody_elses_is_taken_by_nobody_and_leaving_gives_a_duty_back() {
    let (world, circle, robin) = led_by_two().await;
    let early = world.tell(&robin, "/duty #1 lead").await;
    let options = [("as", "door"), ("session", "#2")];
    asks(&world, &circle.dana, "duty", &options).await;
    let data = data_of(&world, &robin).await;
    let duties = data.split("\"duties\"").nth(1).expect("duties");
    assert!(duties.contains("\"lead\"") && !duties.contains("\"door\""), "{duties}");
    for odd in ["/duty #0 lead", "/duty #99 lead", "/duty session:x lead", "/duty lead door"] {
        let refused = world.tell(&robin, odd).await.text;
        assert!(!refused.contains("leads it"), "{odd}: {refused}");
    }
    for data in ["duty:1:9", "duty:99:0", "duty:1"] {
        world.telegram.press_forged(&robin, &early, data).await;
        let refused = world.telegram.next_private(&robin).await.text;
        assert!(!refused.contains("leads it"), "{data}: {refused}");
    }
    to_the_start(&world, &circle, 3).await;
    let word = world.telegram.next_private(&robin).await;
    world.telegram.press(&robin, &word, "We have begun").await;
    world.telegram.next_edit(&word).await;
    world.at("2026-12-03T19:00:00Z").await;
    let over = world.tap(&robin, &early, "Not me after all").await;
    assert_eq!(over.text, "That session is over. /sessions shows those ahead.");
    // Whoever is forgotten has no duty any more.
    world.tell(&robin, "/duty #2 lead").await;
    world.agree(&robin, "/forgetme").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("is no longer here"), "{}", told.text);
    assert!(told.text.contains("Dana minds the door."), "{}", told.text);
    let left = asks(&world, &circle.dana, "duty", &[("session", "#2")]).await;
    assert!(left.text().contains("Dana minds the door."), "{}", left.text());
    assert!(!left.text().contains("Robin"), "{}", left.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_a_duty_is_taken_on_in_german_words() {
    let (world, _, robin) = led_by_two().await;
    world.tell(&robin, "/language de").await;
    let taken = world.tell(&robin, "/dienst leitung").await;
    assert!(taken.text.contains("Robin leitet"), "{}", taken.text);
    let door = world.tell(&robin, "/dienst Tür").await;
    assert!(door.text.contains("Robin achtet auf die Tür"), "{}", door.text);
    let free = world.tell(&robin, "/dienst keine").await;
    assert!(!free.text.contains("Robin"), "{}", free.text);
    let unknown = world.tell(&robin, "/dienst Chef").await;
    insta::assert_snapshot!(unknown.text, @"Du kannst leitung oder tür übernehmen, und keine gibt es zurück. Zum Beispiel as:leitung");
    world.tell(&robin, "/language en").await;
    let unknown = world.tell(&robin, "/duty boss").await;
    insta::assert_snapshot!(unknown.text, @"You can take on lead or door, and none gives it back. For example as:lead");
    world.close().await;
}
