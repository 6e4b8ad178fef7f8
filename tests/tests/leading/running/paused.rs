//! Nobody new gets in because nobody began: whichever way they would have come, and until a session begins.

use super::{FULL, asks, meeting, nobody_begins, to_the_start};

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_held_for_somebody_is_withheld_and_offered_anew_when_a_session_begins() {
    let (world, circle) = meeting().await;
    asks(&world, &circle.dana, "editgroup", &[("group", "#1"), ("capacity", "2")]).await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1 alias:Sam").await;
    nobody_begins(&world, &circle, 3).await;
    to_the_start(&world, &circle, 10).await;
    world.discord.next_dm(&circle.dana).await;
    asks(&world, &circle.noah, "leave", &[("group", "#1")]).await;
    let offer = world.telegram.next_private(&sam).await;
    assert_eq!(offer.labels(), ["Take the seat", "Not this time"]);
    world.at("2026-12-10T18:10:00Z").await;
    for _ in ["asked", "told that nobody new gets in"] {
        world.discord.next_dm(&circle.dana).await;
    }
    world.discord.next_dm(&world.operator).await;
    let told = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(told.text, @"The seat in Thursday circle that I held for you cannot be taken for now: the group takes nobody new at present. You keep your place in line, and I write to you as soon as it does again.");
    let late = world.tap(&sam, &offer, "Take the seat").await;
    assert!(late.text.contains("You are number 1 in line, as before."), "{}", late.text);
    assert_eq!(world.tell(&sam, "/join #1").await.text, FULL);
    let own = world.tell(&sam, "/mygroups").await;
    assert!(own.text.contains("number 1 in line"), "{}", own.text);
    let noah = asks(&world, &circle.noah, "join", &[("group", "#1")]).await;
    assert_eq!(noah.text(), FULL);
    world.at("2026-12-10T18:14:00Z").await;
    asks(&world, &circle.dana, "begin", &[]).await;
    let anew = world.telegram.next_private(&sam).await;
    world.telegram.press(&sam, &anew, "Take the seat").await;
    let welcome = world.telegram.next_edit(&anew).await;
    assert!(welcome.text.starts_with("You are in Thursday circle. Welcome."), "{}", welcome.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_a_request_nor_an_invitation_leads_in_meanwhile_and_both_do_afterwards() {
    let (world, circle) = meeting().await;
    let invited = asks(&world, &circle.dana, "invite", &[("days", "20")]).await;
    let code = invited.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    asks(&world, &circle.dana, "editgroup", &[("group", "#1"), ("entry", "request")]).await;
    let (sam, kim) = (world.newcomer("Sam").await, world.newcomer("Kim").await);
    let preview = world.tell(&sam, "/join #1 alias:Sam").await;
    world.telegram.press(&sam, &preview, "Send").await;
    world.telegram.next_edit(&preview).await;
    let request = world.discord.next_dm(&circle.dana).await;
    for day in [3, 10] {
        // She is reminded of the request, too.
        nobody_begins(&world, &circle, day).await;
        world.discord.next_dm(&circle.dana).await;
    }
    world.discord.next_dm(&world.operator).await;
    world.discord.next_dm(&circle.dana).await;
    let refused = world.click(&circle.dana, &request, "Approve").await;
    assert_eq!(refused.text(), FULL);
    let keeps = world.tell(&kim, &format!("/join code:{code}")).await;
    assert!(keeps.text.contains("Your invitation is not used up"), "{}", keeps.text);
    assert_eq!(world.tell(&kim, "/join #1").await.text, FULL);
    world.at("2026-12-10T18:12:00Z").await;
    asks(&world, &circle.dana, "begin", &[]).await;
    world.click(&circle.dana, &request, "Approve").await;
    let told = world.telegram.next_private(&sam).await;
    assert!(told.text.starts_with("You may come in"), "{}", told.text);
    let joined = world.tell(&kim, &format!("/join code:{code}")).await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}
