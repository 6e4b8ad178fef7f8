//! Nobody begins: all who lead the group are asked; after two in a row the operator is told, and nobody
//! new gets in until a session begins.

use circlekeeper_playground::discord::Where;

use super::{FULL, asks, both, led_by_two, meeting, nobody_begins, silent, to_the_start};

#[tokio::test(flavor = "multi_thread")]
async fn if_nobody_has_begun_by_ten_past_all_who_lead_are_asked_and_can_cancel() {
    let (world, circle, robin) = led_by_two().await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    world.at("2026-12-03T18:09:59Z").await;
    silent(&world, "before ten past");
    world.at("2026-12-03T18:10:00Z").await;
    let asked = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(asked.text, @"
    Thursday circle was to begin at <t:1796320800:F>, and nobody has told me that it has. If you are there, please press “We have begun”. If nobody can lead it, please cancel it, so that nobody waits.
    Should nobody begin the next session either, I tell the operator, and nobody new can join until one begins. A group that does not want me to look writes /begin watch:off
    ");
    let there = world.telegram.next_private(&robin).await;
    insta::assert_snapshot!(there.text, @"
    Thursday circle was to begin at Thu 3 Dec 2026, 19:00 (Berlin), and nobody has told me that it has. If you are there, please press “We have begun”. If nobody can lead it, please cancel it, so that nobody waits.

    Should nobody begin the next session either, I tell the operator, and nobody new can join until one begins. A group that does not want me to look writes /begin watch:off
    ");
    assert_eq!(there.labels(), ["We have begun", "Cancel this session"]);
    let preview = world.tap(&robin, &there, "Cancel this session").await;
    assert!(preview.text.starts_with("Cancel"), "{}", preview.text);
    world.telegram.press(&robin, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    world.settle().await;
    both(&world, &circle, "is cancelled").await;
    world.discord.next_dm(&circle.dana).await;
    let pressed = world.click(&circle.dana, &asked, "We have begun").await;
    assert_eq!(pressed.text(), "That session is cancelled. /sessions shows the others.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_two_in_a_row_the_operator_hears_and_nobody_new_gets_in_until_who_leads_says_so() {
    let (world, circle) = meeting().await;
    let first = nobody_begins(&world, &circle, 3).await;
    assert!(first.contains("Should nobody begin the next session either"), "{first}");
    let (sam, kim) = (world.newcomer("Sam").await, world.newcomer("Kim").await);
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let second = nobody_begins(&world, &circle, 10).await;
    assert!(second.contains("It is the second session in a row"), "{second}");
    let told = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(told.text, @"In Thursday circle (`#1`) two sessions in a row passed, and nobody who leads it said that they had begun. Nobody new can join it until one begins, or until those who lead it take new people again.");
    let paused = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(paused.text, @"Nobody new can join Thursday circle for now: two sessions in a row passed, and nobody told me that they had begun. It ends by itself with the next session that begins. If all is well, take new people again:");
    assert_eq!(world.tell(&kim, "/join #1").await.text, FULL);
    let card = world.tell(&kim, "/group #1").await;
    assert!(card.text.contains("It takes nobody new at present."), "{}", card.text);
    assert!(!card.labels().contains(&"Join"), "{:?}", card.labels());
    // Who finds it is not asked to join, either.
    let found = world.tell(&kim, "/find anxiety").await;
    assert_eq!(found.labels(), ["Show Thursday circle"]);
    let bob = world.discord.person("Bob");
    world.discord.join(circle.server, &bob);
    let found = world.ask(&bob, Where::Dm, "find", &[("words", "anxiety")]).await;
    assert_eq!(found.seen().labels(), ["Show Thursday circle"]);
    let again = world.click(&circle.dana, &paused, "Take new people again").await;
    insta::assert_snapshot!(again.text(), @"Thursday circle takes new people again.");
    let joined = world.tell(&kim, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let third = nobody_begins(&world, &circle, 17).await;
    assert!(third.contains("Should nobody begin the next session either"), "{third}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_begins_however_late_ends_it_by_itself() {
    let (world, circle) = meeting().await;
    nobody_begins(&world, &circle, 3).await;
    nobody_begins(&world, &circle, 10).await;
    world.discord.next_dm(&world.operator).await;
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-10T18:12:00Z").await;
    let begun = asks(&world, &circle.dana, "begin", &[]).await;
    insta::assert_snapshot!(begun.text(), @"
    Thursday circle has begun: <t:1796925600:F>.
    New people can join again.
    ");
    let sam = world.newcomer("Sam").await;
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let next = nobody_begins(&world, &circle, 17).await;
    assert!(next.contains("Should nobody begin the next session either"), "{next}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_could_have_said_while_the_bot_was_away_does_not_count() {
    let (mut world, circle) = meeting().await;
    nobody_begins(&world, &circle, 3).await;
    for moment in ["2026-12-09T18:00:00Z", "2026-12-10T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle: ").await;
    }
    world.cut_off();
    world.at_once("2026-12-10T18:04:00Z");
    world.start().await;
    world.settle().await;
    // It may still be of use that the session begins; nobody has heard it yet.
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-10T18:10:00Z").await;
    let asked = world.discord.next_dm(&circle.dana).await;
    // What is said is what follows: nothing.
    insta::assert_snapshot!(asked.text, @"
    Thursday circle was to begin at <t:1796925600:F>, and nobody has told me that it has. If you are there, please press “We have begun”. If nobody can lead it, please cancel it, so that nobody waits.
    I was away for a while, or late to ask, and may not have heard of it: this session does not count.
    ");
    silent(&world, "neither the operator nor anybody else is told");
    let sam = world.newcomer("Sam").await;
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    // Away all through a session: nothing is said of it, and nothing is counted.
    for moment in ["2026-12-16T18:00:00Z", "2026-12-17T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle: ").await;
    }
    world.cut_off();
    world.at_once("2026-12-17T18:45:00Z");
    world.start().await;
    world.settle().await;
    silent(&world, "it is too late to ask");
    let fourth = nobody_begins(&world, &circle, 24).await;
    assert!(fourth.contains("It is the second session in a row"), "{fourth}");
    world.discord.next_dm(&world.operator).await;
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_killed_while_it_asks_counts_a_session_once() {
    let (mut world, circle) = meeting().await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-03T18:10:00Z").await;
    world.discord.next_dm(&circle.dana).await;
    world.cut_off();
    world.start().await;
    world.settle().await;
    world.at("2026-12-03T18:20:00Z").await;
    silent(&world, "asked once, counted once");
    let second = nobody_begins(&world, &circle, 10).await;
    assert!(second.contains("It is the second session in a row"), "{second}");
    world.discord.next_dm(&world.operator).await;
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_reached_any_more_counts_as_not_there() {
    let (world, circle, robin) = led_by_two().await;
    let preview = asks(&world, &circle.dana, "leave", &[("group", "#1")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.next_private(&robin).await;
    world.telegram.block(&robin).await;
    for day in [3, 10] {
        to_the_start(&world, &circle, day).await;
        world.at(&format!("2026-12-{day:02}T18:10:00Z")).await;
    }
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.contains("two sessions in a row passed"), "{}", told.text);
    let answer = asks(&world, &circle.dana, "join", &[("group", "#1")]).await;
    assert_eq!(answer.text(), FULL);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_may_ask_not_to_be_looked_at_and_its_card_says_so() {
    let (world, circle, robin) = led_by_two().await;
    let off = world.tell(&robin, "/begin watch:off").await;
    insta::assert_snapshot!(off.text, @"From now on I do not look whether somebody begins the sessions of Thursday circle. What the group says of itself shows that.");
    let card = asks(&world, &circle.noah, "group", &[("group", "#1")]).await;
    assert!(card.text().contains("Nobody looks whether its sessions begin."), "{}", card.text());
    to_the_start(&world, &circle, 3).await;
    world.at("2026-12-03T18:10:00Z").await;
    silent(&world, "nobody is asked");
    let member = world.tell(&circle.mia, "/begin watch:on").await;
    assert!(member.text.starts_with("You lead no group"), "{}", member.text);
    let on = asks(&world, &circle.dana, "begin", &[("watch", "on")]).await;
    insta::assert_snapshot!(on.text(), @"From now on I look whether somebody begins the sessions of Thursday circle, and ask those who lead it if nobody has by ten past.");
    to_the_start(&world, &circle, 10).await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn during_a_break_nobody_is_asked_and_nothing_counts() {
    let (world, circle) = meeting().await;
    nobody_begins(&world, &circle, 3).await;
    let pause = asks(&world, &circle.dana, "pausegroup", &[]).await;
    world.click(&circle.dana, pause.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "takes a break").await;
    for moment in ["09T18:00:00Z", "10T17:30:00Z", "10T18:00:00Z", "10T18:10:00Z"] {
        world.at(&format!("2026-12-{moment}")).await;
        silent(&world, moment);
    }
    let refused = asks(&world, &circle.dana, "begin", &[("session", "#2")]).await;
    assert!(refused.text().contains("takes a break"), "{}", refused.text());
    world.at("2026-12-11T12:00:00Z").await;
    let resume = asks(&world, &circle.dana, "pausegroup", &[]).await;
    world.click(&circle.dana, resume.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "goes on").await;
    let second = nobody_begins(&world, &circle, 17).await;
    assert!(second.contains("It is the second session in a row"), "{second}");
    world.discord.next_dm(&world.operator).await;
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_that_the_operator_is_told_reads_what_was_done_even_if_the_bot_dies_over_it() {
    for _ in 0..3 {
        let (mut world, circle) = meeting().await;
        nobody_begins(&world, &circle, 3).await;
        to_the_start(&world, &circle, 10).await;
        world.discord.next_dm(&circle.dana).await;
        world.at_once("2026-12-10T18:10:00Z");
        let asked = world.discord.next_dm(&circle.dana).await;
        // At once, before it may have been written down that this was said.
        world.cut_off();
        assert!(asked.text.contains("the operator is told"), "{}", asked.text);
        world.start().await;
        world.settle().await;
        let told = world.discord.next_dm(&world.operator).await;
        assert!(told.text.contains("two sessions in a row passed"), "{}", told.text);
        let sam = world.newcomer("Sam").await;
        assert_eq!(world.tell(&sam, "/join #1").await.text, FULL);
        // Told again, perhaps, since nobody knows whether they read it; and that nobody new gets in.
        let mut texts: Vec<String> =
            world.discord.unread().into_iter().map(|seen| seen.text).collect();
        for _ in texts.iter() {
            world.discord.next_dm(&circle.dana).await;
        }
        texts.retain(|text| !text.contains("was to begin at"));
        assert_eq!(texts.len(), 1, "{texts:?}");
        assert!(texts[0].starts_with("Nobody new can join"), "{texts:?}");
        world.close().await;
    }
}
