//! What has begun is neither cancelled nor moved; what was cancelled can be brought back until its end; and who
//! leads a group hears what another who leads it does to a session.

use super::{asks, both, led_by_two_at, silent, to_the_start};

const TIMES: [(&str, &str); 3] =
    [("when", "every Thursday 19:00"), ("length", "90"), ("link", "https://zoom.us/j/842")];

#[tokio::test(flavor = "multi_thread")]
async fn a_button_that_is_older_than_the_beginning_cancels_nothing() {
    let (world, circle, robin) = led_by_two_at(&TIMES).await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    world.at("2026-12-03T18:10:00Z").await;
    let asked = world.discord.next_dm(&circle.dana).await;
    let there = world.telegram.next_private(&robin).await;
    let preview = world.tap(&robin, &there, "Cancel this session").await;
    insta::assert_snapshot!(preview.text, @"Cancel Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin)? It should be running now, and nobody has told me that it has begun. The sessions after it stay as they are.");
    world.at("2026-12-03T18:13:00Z").await;
    world.click(&circle.dana, &asked, "We have begun").await;
    // The preview is older than the beginning; the word at ten past is, too.
    let confirmed = world.tap(&robin, &preview, "Confirm").await;
    insta::assert_snapshot!(confirmed.text, @"Thursday circle has begun: Dana said so at Thu 3 Dec 2026, 19:13 (Berlin). A session that has begun is neither cancelled nor moved. Should it end early, /announce tells the group's chats.");
    let again = world.tap(&robin, &there, "Cancel this session").await;
    assert_eq!(again.text, confirmed.text);
    let moved = world.tell(&robin, "/movesession session:s1 4 December 19:00").await;
    assert_eq!(moved.text, confirmed.text);
    let link = asks(&world, &circle.noah, "link", &[]).await;
    assert!(link.text().contains("zoom.us"), "{}", link.text());
    world.settle().await;
    silent(&world, "nobody hears that anything is cancelled");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_groups_name_means_the_session_after_one_that_has_begun() {
    let (world, circle, robin) = led_by_two_at(&TIMES).await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    let there = world.telegram.next_private(&robin).await;
    world.telegram.press(&robin, &there, "We have begun").await;
    world.telegram.next_edit(&there).await;
    for named in ["/cancelsession Thursday circle", "/cancelsession #1", "/cancelsession"] {
        let preview = world.tell(&robin, named).await;
        let next = "Cancel Thursday circle on Thu 10 Dec 2026, 19:00 (Berlin)? The sessions";
        assert!(preview.text.starts_with(next), "{named}: {}", preview.text);
    }
    let moved = world.tell(&robin, "/movesession group:#1 Friday 20:00").await;
    assert!(moved.text.contains("from Thu 10 Dec 2026, 19:00"), "{}", moved.text);
    let options = [("session", "s1")];
    let by_number = asks(&world, &circle.dana, "cancelsession", &options).await;
    insta::assert_snapshot!(by_number.text(), @"Thursday circle has begun: Robin said so at <t:1796320800:F>. A session that has begun is neither cancelled nor moved. Should it end early, /announce tells the group's chats.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_with_whoever_cancels_hears_of_it_and_can_bring_it_back_until_its_end() {
    let (world, circle, robin) = led_by_two_at(&TIMES).await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    world.at("2026-12-03T18:05:00Z").await;
    world.agree(&robin, "/cancelsession s1").await;
    world.settle().await;
    both(&world, &circle, "is cancelled").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"Thursday circle on <t:1796320800:F> is cancelled.");
    let link = asks(&world, &circle.noah, "link", &[]).await;
    insta::assert_snapshot!(link.text(), @"That session is cancelled. /sessions shows the others.");
    world.at("2026-12-03T18:13:00Z").await;
    let preview = asks(&world, &circle.dana, "restoresession", &[("session", "s1")]).await;
    insta::assert_snapshot!(preview.text(), @"Let Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin) take place after all?");
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "takes place").await;
    let told = world.telegram.next_private(&robin).await;
    insta::assert_snapshot!(told.text, @"Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin) takes place after all.");
    let link = asks(&world, &circle.noah, "link", &[]).await;
    assert!(link.text().contains("zoom.us"), "{}", link.text());
    let begun = world.tell(&robin, "/begin").await;
    assert!(begun.text.starts_with("Thursday circle has begun"), "{}", begun.text);
    world.at("2026-12-03T19:30:00Z").await;
    let over = world.tell(&robin, "/restoresession s1").await;
    assert!(!over.labels().contains(&"Confirm"), "{}", over.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_a_begun_session_is_not_cancelled_either() {
    let (world, circle, robin) = led_by_two_at(&TIMES).await;
    world.tell(&robin, "/language de").await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    let there = world.telegram.next_private(&robin).await;
    let preview = world.tell(&robin, "/absagen s1").await;
    insta::assert_snapshot!(preview.text, @"Thursday circle am Do, 3. Dez. 2026, 19:00 Uhr (Berlin) absagen? Es sollte jetzt laufen, und niemand hat mir gesagt, dass es begonnen hat. Die Treffen danach bleiben, wie sie sind.");
    world.telegram.press(&robin, &there, "Wir haben begonnen").await;
    world.telegram.next_edit(&there).await;
    let refused = world.tap(&robin, &preview, preview.labels()[0]).await;
    insta::assert_snapshot!(refused.text, @"Thursday circle hat begonnen: Robin hat es gesagt, Do, 3. Dez. 2026, 19:00 Uhr (Berlin). Ein Treffen, das begonnen hat, wird weder abgesagt noch verschoben. Endet es früher, sagt es /mitteilen den Chats der Gruppe.");
    world.close().await;
}
