//! A group takes a break: whoever asks reads that, and until when if it was said.

use circlekeeper_playground::discord::Where;

use super::{asks, both, led_by_two, meeting, silent};

#[tokio::test(flavor = "multi_thread")]
async fn in_a_break_next_and_group_say_so_wherever_they_are_asked() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/duty lead").await;
    let preview = asks(&world, &circle.dana, "pausegroup", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "Thursday circle takes a break. You will hear").await;
    let next = world.tell(&circle.mia, "/next").await;
    insta::assert_snapshot!(next.text, @"Thursday circle takes a break. When it goes on, its chats hear of it, and I can say when it meets.");
    assert!(next.labels().is_empty(), "{:?}", next.labels());
    for said in [
        world.tell_in(&circle.mia, circle.chat, "/next").await.text,
        world.ask(&circle.noah, circle.channel, "next", &[]).await.text().to_owned(),
        asks(&world, &circle.noah, "next", &[]).await.text().to_owned(),
    ] {
        assert_eq!(said, next.text);
    }
    for said in [
        world.tell(&circle.mia, "/group").await.text,
        world.tell_in(&circle.mia, circle.chat, "/group").await.text,
        world.ask(&circle.noah, circle.channel, "group", &[]).await.text().to_owned(),
        asks(&world, &circle.noah, "group", &[]).await.text().to_owned(),
        asks(&world, &circle.noah, "mygroups", &[]).await.text().to_owned(),
    ] {
        assert!(said.contains("It takes a break."), "{said}");
        assert!(!said.contains("Next session"), "{said}");
    }
    world.agree(&robin, "/pausegroup").await;
    both(&world, &circle, "goes on").await;
    let next = world.tell(&circle.mia, "/next").await;
    assert!(next.text.contains("Thu 3 Dec 2026"), "{}", next.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_says_until_when_and_everybody_reads_it_until_then() {
    let (mut world, circle, robin) = led_by_two().await;
    for odd in ["sometime", "2026-11-30", "2020-01-07"] {
        let refused = world.tell(&robin, &format!("/pausegroup until:{odd}")).await;
        assert_eq!(
            refused.text,
            "I cannot read that as a day ahead. For example: /pausegroup #1 until:2027-01-07"
        );
    }
    let preview = world.tell(&robin, "/pausegroup until:17 December").await;
    insta::assert_snapshot!(preview.text, @"
    Let Thursday circle take a break? Until it ends there are no reminders and no new members.

    Whoever asks reads that the break lasts until 17 Dec 2026. It does not end by itself: /pausegroup ends it. Shortly before that day I remind those who lead the group.
    ");
    world.telegram.press(&robin, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    both(&world, &circle, "Thursday circle takes a break until 17 Dec 2026.").await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    let next = world.tell(&circle.mia, "/next").await;
    insta::assert_snapshot!(next.text, @"
    Thursday circle takes a break until 17 Dec 2026. When it goes on, its chats hear of it.

    First session after it, if the group goes on by then: Thu 17 Dec 2026, 19:00 (Berlin)
    ");
    let card = asks(&world, &circle.noah, "group", &[]).await;
    assert!(card.text().contains("It takes a break until 17 Dec 2026."), "{}", card.text());
    assert!(
        card.text().contains("First session after it, if the group goes on by then: <t:"),
        "{}",
        card.text()
    );
    // It takes longer: another day is said while it lasts, and all who heard the first hear it.
    let longer = [("until", "2027-01-07")];
    let preview = world.ask(&circle.dana, Where::Dm, "pausegroup", &longer).await;
    insta::assert_snapshot!(preview.text(), @"Say that the break of Thursday circle lasts until 7 Jan 2027? Its chats hear of it.");
    let said = world.click(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(said.text(), @"
    Whoever asks reads that the break lasts until 7 Jan 2027. It does not end by itself: /pausegroup ends it. Shortly before that day I remind those who lead the group.
    Its chats are told.
    ");
    both(&world, &circle, "Thursday circle takes a break until 7 Jan 2027.").await;
    let again = world.ask(&circle.dana, Where::Dm, "pausegroup", &longer).await;
    assert!(again.seen().labels().is_empty(), "{}", again.text());
    assert!(world.audited().await.iter().any(|noted| noted == "pausegroup:until"));
    let next = world.tell_in(&circle.mia, circle.chat, "/next").await;
    assert!(next.text.contains("until 7 Jan 2027"), "{}", next.text);
    // Nothing is said the day before the first day, and those who lead hear the day before the second.
    world.at("2026-12-16T09:00:00Z").await;
    silent(&world, "it is another day");
    world.at("2027-01-06T08:00:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"Thursday circle takes a break until 7 Jan 2027. It does not end by itself: `/pausegroup #1` ends it, `/pausegroup #1 until:…` says another day. Until it ends, nobody is reminded of a session.");
    let there = world.telegram.next_private(&robin).await;
    assert!(there.text.contains("/pausegroup #1 until:…"), "{}", there.text);
    // The day has passed, and nobody has ended the break: it lasts until nobody knows when.
    world.at("2027-01-08T09:00:00Z").await;
    let next = world.tell(&circle.mia, "/next").await;
    assert!(next.text.starts_with("Thursday circle takes a break. When"), "{}", next.text);
    world.agree(&robin, "/pausegroup").await;
    both(&world, &circle, "goes on").await;
    world.settle().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_a_break_is_told_too() {
    let (world, circle) = meeting().await;
    asks(&world, &circle.dana, "language", &[("language", "de")]).await;
    let preview = asks(&world, &circle.dana, "pausegroup", &[("until", "17.12.2026")]).await;
    insta::assert_snapshot!(preview.text(), @"
    Thursday circle eine Pause machen lassen? Bis sie endet, gibt es keine Erinnerungen und keine neuen Mitglieder.
    Wer fragt, liest, dass die Pause bis 17. Dez. 2026 dauert. Sie endet nicht von allein: /pause beendet sie. Kurz vor diesem Tag erinnere ich die Leitung.
    ");
    let confirm = preview.seen().labels()[0].to_owned();
    world.click(&circle.dana, preview.seen(), &confirm).await;
    both(&world, &circle, "until 17 Dec 2026").await;
    let next = asks(&world, &circle.dana, "next", &[]).await;
    insta::assert_snapshot!(next.text(), @"
    Thursday circle macht Pause bis 17. Dez. 2026. Wenn es weitergeht, erfahren es die Chats.
    Erstes Treffen danach, falls die Gruppe bis dahin weitermacht: <t:1797530400:F>
    ");
    let preview = asks(&world, &circle.dana, "pausegroup", &[("until", "10.12.2026")]).await;
    insta::assert_snapshot!(preview.text(), @"Sagen, dass die Pause von Thursday circle bis 10. Dez. 2026 dauert? Ihre Chats erfahren es.");
    world.click(&circle.dana, preview.seen(), &confirm).await;
    both(&world, &circle, "until 10 Dec 2026").await;
    world.at("2026-12-09T08:00:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"Thursday circle macht Pause bis 10. Dez. 2026. Die Pause endet nicht von allein: `/pause #1` beendet sie, `/pause #1 until:…` nennt einen anderen Tag. Bis dahin wird niemand an ein Treffen erinnert.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_that_has_ended_reminds_nobody_and_whom_no_chat_reaches_hears_another_day() {
    let (world, circle) = meeting().await;
    world.telegram.kick_bot(circle.chat);
    world.discord.next_dm(&circle.dana).await;
    let pauses = async |until: &[(&str, &str)]| {
        let preview = asks(&world, &circle.dana, "pausegroup", until).await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        let here = world.discord.next_message(circle.channel).await.text;
        (here, world.telegram.next_private(&circle.mia).await.text)
    };
    for (until, day) in [("2026-12-17", "until 17 Dec 2026."), ("2026-12-24", "until 24 Dec 2026.")]
    {
        let (here, privately) = pauses(&[("until", until)]).await;
        assert!(here.contains(day) && privately.contains(day), "{here} {privately}");
    }
    let (here, _) = pauses(&[]).await;
    assert_eq!(here, "Thursday circle goes on.");
    let preview = asks(&world, &circle.dana, "cancelsession", &[]).await;
    world.click(&circle.dana, preview.seen(), "Never mind").await;
    world.settle().await;
    world.close().await;
}
