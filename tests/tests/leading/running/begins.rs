//! A session begins: who leads it says so.

use super::{asks, both, led_by_two, led_by_two_at, meeting, silent, to_the_start};

#[tokio::test(flavor = "multi_thread")]
async fn at_the_start_each_who_leads_is_given_a_button_and_one_press_is_enough() {
    let (world, circle, robin) = led_by_two().await;
    to_the_start(&world, &circle, 3).await;
    let word = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(word.text, @"Thursday circle begins now. Once somebody leads it, please press “We have begun”: then I know that nobody waits in vain. If nobody has by ten past, I ask all who lead it.");
    assert_eq!(word.labels(), ["We have begun", "Get the link"]);
    let there = world.telegram.next_private(&robin).await;
    assert_eq!(there.text, word.text);
    world.telegram.press(&robin, &there, "We have begun").await;
    let noted = world.telegram.next_edit(&there).await;
    insta::assert_snapshot!(noted.text, @"Thursday circle has begun: Thu 3 Dec 2026, 19:00 (Berlin).");
    world.at("2026-12-03T18:01:00Z").await;
    let late = world.click(&circle.dana, &word, "We have begun").await;
    insta::assert_snapshot!(late.text(), @"Thursday circle has begun: I know it since <t:1796320800:F>.");
    for moment in ["2026-12-03T18:10:00Z", "2026-12-03T19:00:00Z"] {
        world.at(moment).await;
        silent(&world, "nobody is asked");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_it_before_the_start_is_not_asked_at_it() {
    let (world, circle, robin) = led_by_two().await;
    let early = world.tell(&robin, "/begin").await;
    insta::assert_snapshot!(early.text, @"It is too early for that: Thursday circle can be begun from Thu 3 Dec 2026, 18:30 (Berlin).");
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle: ").await;
    }
    let said = asks(&world, &circle.dana, "begin", &[("session", "#1")]).await;
    assert_eq!(said.text(), "Thursday circle has begun: <t:1796320800:F>.");
    let again = world.tell(&robin, "/begin").await;
    insta::assert_snapshot!(again.text, @"Thursday circle has begun: I know it since Thu 3 Dec 2026, 18:30 (Berlin).");
    world.at("2026-12-03T18:00:00Z").await;
    world.at("2026-12-03T18:10:00Z").await;
    silent(&world, "it has begun");
    world.at("2026-12-03T19:00:00Z").await;
    let over = world.tell(&robin, "/begin s1").await;
    assert_eq!(over.text, "That session is over. /sessions shows those ahead.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chat_sees_one_neutral_line_and_a_foreign_chat_none() {
    let (world, circle, robin) = led_by_two().await;
    world.telegram.join(circle.chat, &robin);
    let elsewhere = world.telegram.group("Neighbours", &robin);
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    let foreign = world.tell_in(&robin, elsewhere, "/begin").await;
    assert_eq!(foreign.text, "Better asked in private.");
    let refused = world.tell_in(&circle.mia, circle.chat, "/begin").await;
    assert_eq!(refused.text, "Only a facilitator of Thursday circle can do that.");
    let numbered = world.tell_in(&robin, circle.chat, "/begin #1").await;
    assert_eq!(numbered.text, "Better asked in private.");
    let said = world.tell_in(&robin, circle.chat, "/begin").await;
    assert_eq!(said.text, "Thursday circle has begun: Thu 3 Dec 2026, 19:00 (Berlin).");
    let here = world.ask(&circle.dana, circle.channel, "begin", &[]).await;
    assert!(here.is_private() && here.text().contains("I know it since"), "{}", here.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_the_link_to_lead_finds_the_button_below_it() {
    let times = [("when", "3 December 19:00"), ("link", "https://zoom.us/j/842")];
    let (world, circle, robin) = led_by_two_at(&times).await;
    let days_before = world.tell(&robin, "/link").await;
    assert_eq!(days_before.labels(), ["Open the call"]);
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle: ").await;
    }
    let given = world.tell(&robin, "/link").await;
    assert_eq!(given.labels(), ["Open the call", "We have begun"]);
    let pressed = world.telegram.press(&robin, &given, "We have begun").await;
    assert_eq!(
        pressed.alert.as_deref(),
        Some("Thursday circle has begun: Thu 3 Dec 2026, 19:00 (Berlin).")
    );
    assert_eq!(world.tell(&robin, "/link").await.labels(), ["Open the call"]);
    let member = asks(&world, &circle.noah, "link", &[]).await;
    assert_eq!(member.seen().labels(), ["Open the call"]);
    world.at("2026-12-03T18:00:00Z").await;
    silent(&world, "it has begun");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_session_is_asked_about_at_its_new_start_and_a_cancelled_one_never() {
    let (world, circle, robin) = led_by_two().await;
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle: ").await;
    }
    world.tell(&robin, "/begin").await;
    let options = [("session", "#1"), ("to", "3 December 20:00")];
    let preview = asks(&world, &circle.dana, "movesession", &options).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "has moved").await;
    let told = world.telegram.next_private(&robin).await;
    assert!(told.text.starts_with("Thursday circle has moved"), "{}", told.text);
    world.at("2026-12-03T18:00:00Z").await;
    world.at("2026-12-03T18:10:00Z").await;
    silent(&world, "it does not begin then");
    world.at("2026-12-03T18:30:00Z").await;
    both(&world, &circle, "Thursday circle: ").await;
    world.at("2026-12-03T19:00:00Z").await;
    world.discord.next_dm(&circle.dana).await;
    let word = world.telegram.next_private(&robin).await;
    assert!(word.text.starts_with("Thursday circle begins now"), "{}", word.text);
    world.agree(&robin, "/cancelsession #1").await;
    world.settle().await;
    both(&world, &circle, "is cancelled").await;
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-03T19:10:00Z").await;
    silent(&world, "it is cancelled");
    let pressed = world.tap(&robin, &word, "We have begun").await;
    assert_eq!(pressed.text, "That session is cancelled. /sessions shows the others.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_by_then_is_asked_and_nobody_else() {
    let (world, circle, robin) = led_by_two().await;
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle: ").await;
    }
    let code = super::code_of(&super::made(&world, &circle).await);
    let preview = asks(&world, &circle.noah, "cofacilitator", &[("code", &code)]).await;
    world.click(&circle.noah, preview.seen(), "Confirm").await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    let preview = asks(&world, &circle.dana, "leave", &[("group", "#1")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_dm(&circle.noah).await;
    world.telegram.next_private(&robin).await;
    world.at("2026-12-03T18:00:00Z").await;
    world.discord.next_dm(&circle.noah).await;
    let word = world.telegram.next_private(&robin).await;
    silent(&world, "Dana leads no more");
    let hers = world.discord.dm_messages(&circle.dana).pop().expect("a message");
    for data in ["begin:1", "takenew:1", "cancel:1", "begin:99"] {
        let forged = world.discord.press_forged(&circle.dana, &hers, data).await;
        let forged = forged.expect("an answer").text().to_owned();
        let refused = ["Only a facilitator", "I know no such", "That button belongs"];
        assert!(refused.iter().any(|words| forged.starts_with(words)), "{data}: {forged}");
    }
    world.telegram.press(&robin, &word, "We have begun").await;
    world.telegram.next_edit(&word).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_it_is_said_too() {
    let (world, circle) = meeting().await;
    asks(&world, &circle.dana, "language", &[("language", "de")]).await;
    to_the_start(&world, &circle, 3).await;
    let word = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(word.text, @"Thursday circle beginnt jetzt. Sobald jemand leitet, drück bitte auf „Wir haben begonnen“: Dann weiß ich, dass niemand vergeblich wartet. Hat es bis zehn Minuten nach Beginn niemand getan, frage ich alle, die leiten.");
    world.at("2026-12-03T18:10:00Z").await;
    let asked = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(asked.text, @"
    Thursday circle sollte beginnen: <t:1796320800:F>. Niemand hat mir gesagt, dass es so ist. Wenn ihr da seid, drück bitte auf „Wir haben begonnen“. Wenn niemand leiten kann, sag das Treffen bitte ab, damit niemand wartet.
    Beginnt auch das nächste Treffen niemand, sage ich es der Verwaltung, und niemand Neues kann beitreten, bis eines beginnt. Eine Gruppe, die das nicht möchte, schreibt /beginn watch:off
    ");
    assert_eq!(asked.labels(), ["Wir haben begonnen", "Dieses Treffen absagen"]);
    let said = world.click(&circle.dana, &asked, "Wir haben begonnen").await;
    insta::assert_snapshot!(said.text(), @"Thursday circle hat begonnen: <t:1796320800:F>.");
    world.close().await;
}
