//! What is read before one is in: what it costs, that it is noted who comes, that no seat is free; and by which
//! code, into which group.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::World;

use super::entry::{asking, asks, mia_asks, turns};

const TWENTY: &str = "20 EUR per session, absence: full";

#[tokio::test(flavor = "multi_thread")]
async fn what_it_costs_is_read_before_one_is_in() {
    let world = World::open().await;
    let circle = world.circle().await;
    let dana = &circle.dana;
    world.ask(dana, circle.channel, "editgroup", &[("fee", TWENTY)]).await;
    let shown = world.tell(&circle.mia, "/join #1 alias:Mia").await;
    insta::assert_snapshot!(shown.text, @"
    Before you come into Thursday circle:

    Fee: 20.00 EUR a session; an absence costs the whole
    ");
    assert_eq!(shown.labels(), ["Join", "Never mind"]);
    let there = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert!(there.is_private());
    assert_eq!(there.seen().labels(), ["Join", "Never mind"]);
    let people = world.ask(dana, circle.channel, "people", &[]).await;
    assert!(!people.text().contains("Mia"), "{}", people.text());
    // What it costs changes before they press: that is read, too.
    world
        .ask(dana, circle.channel, "editgroup", &[("fee", "30 EUR per session, absence: full")])
        .await;
    let again = world.tap(&circle.mia, &shown, "Join").await;
    insta::assert_snapshot!(again.text, @"
    Something has changed in Thursday circle since you read it. You are not in yet, and nothing was sent.

    Before you come into Thursday circle:

    Fee: 30.00 EUR a session; an absence costs the whole
    ");
    let joined = turns(&world, &circle.mia, &again, "Join").await;
    assert!(joined.starts_with("You are in Thursday circle."), "{joined}");
    let twice = world.click(&circle.noah, there.seen(), "Join").await;
    assert!(twice.text().contains("Fee: 30\\.00 EUR"), "{}", twice.text());
    let never = world.click(&circle.noah, twice.seen(), "Never mind").await;
    assert!(!never.text().is_empty());
    let people = world.ask(dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("Mia") && !people.text().contains("#3"), "{}", people.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_just_read_what_it_costs_is_in_at_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("fee", TWENTY)]).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    let joined = world.tap(&circle.mia, &card, "Join").await;
    assert!(joined.text.starts_with("You are in Thursday circle."), "{}", joined.text);
    let card = world.ask(&circle.noah, Where::Dm, "group", &[("group", "#1")]).await;
    let joined = world.click(&circle.noah, card.seen(), "Join").await;
    assert!(joined.text().starts_with("You are in Thursday circle."), "{}", joined.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn that_it_is_noted_who_comes_is_read_before() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.ask(&circle.dana, Where::Dm, "attendance", &[("record", "on")]).await;
    world.settle().await;
    let ida = world.telegram.person("Ida").with_language("de");
    world.telegram.start_bot(&ida, None).await;
    world.telegram.next_private(&ida).await;
    let shown = world.tell(&ida, "/beitreten #1").await;
    insta::assert_snapshot!(shown.text, @"
    Bevor du zu Thursday circle dazukommst:

    Kosten: kostenlos

    Wer die Gruppe leitet, hält fest, wer zu den Treffen kommt. Andere Mitglieder sehen das nicht, und 90 Tage nach einem Treffen lösche ich es. /nachweis macht dir einen Text daraus.
    ");
    assert_eq!(shown.labels(), ["Beitreten", "Doch nicht"]);
    let joined = turns(&world, &ida, &shown, "Beitreten").await;
    assert!(joined.starts_with("Du bist jetzt in Thursday circle."), "{joined}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn that_no_seat_is_free_is_said_before_anything_is_asked() {
    let (world, circle) = asking().await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "direct")]).await;
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    let full = [("entry", "request"), ("capacity", "1")];
    world.ask(&circle.dana, circle.channel, "editgroup", &full).await;
    let (preview, sent) = mia_asks(&world, &circle).await;
    let first = "No seat is free at present. If they let you in, you wait in line first, and I write to you when a seat is yours.";
    assert!(preview.text.starts_with(first), "{}", preview.text);
    insta::assert_snapshot!(sent.text, @"
    Your request is with those who lead Thursday circle. You will read here what they decide.

    That can take up to 30 days. If nobody has decided by then, I tell you. To take it back: /leave #1

    If you need somebody now: /crisis
    ");
    world.discord.next_dm(&circle.dana).await;
    let kim = world.newcomer("Kim").await;
    let overview = world.tell(&kim, "/join #1").await;
    assert!(overview.text.starts_with(first), "{}", overview.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_waits_is_not_forgotten_by_who_decides() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-03T07:59:00Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-03T09:00:00Z").await;
    let nudge = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(nudge.text, @"
    Somebody asked on 30 Nov 2026 to come into Thursday circle, and nobody has decided yet.
    They wait for your answer, even if it is no. On 30 Dec 2026 the request ends by itself, and they read that nobody answered.
    ");
    assert_eq!(nudge.labels(), ["Show #1"]);
    world.at("2026-12-10T09:00:00Z").await;
    let nudge = world.discord.next_dm(&circle.dana).await;
    let shown = world.click(&circle.dana, &nudge, "Show #1").await;
    assert!(shown.text().contains("Which evenings suit you? Tuesdays"), "{}", shown.text());
    world.at("2026-12-30T10:00:00Z").await;
    world.telegram.next_private(&circle.mia).await;
    let lapsed = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(lapsed.text, @"Nobody decided a request to come into Thursday circle within 30 days. It is erased, and whoever asked has read that nobody answered. They may ask again. /requests shows who is waiting.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_decided_is_reminded_of_nothing() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &request, "Approve").await;
    world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-11T09:00:00Z").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_taken_as_people_write_it_and_only_for_its_own_group() {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, "").await;
    let made = world.ask(&circle.dana, circle.channel, "invite", &[("days", "1")]).await;
    assert!(made.text().contains("holds until <t:1796112000:F>"), "{}", made.text());
    let code = made.text().split("code:").nth(1).expect("a code");
    let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let other = [("group", "#2"), ("code", code.as_str())];
    let refused = world.ask(&circle.noah, Where::Dm, "join", &other).await;
    insta::assert_snapshot!(refused.text(), @"That code does not lead into the group you named. To come in by it: /join and the code, without a group.");
    let refused = world.tell(mia, &format!("/join group:Morning code:{code}")).await;
    assert!(refused.text.starts_with("That code does not lead"), "{}", refused.text);
    // In fours, as it is read out.
    let letters: Vec<char> = code.to_ascii_uppercase().chars().collect();
    let fours: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
    let joined = world.tell(mia, &format!("/join {}", fours.join(" "))).await;
    assert!(joined.text.starts_with("You are in Thursday circle."), "{}", joined.text);
    let used = [("group", "Thursday circle"), ("code", &*fours.join("-"))];
    let used = world.ask(&circle.noah, Where::Dm, "join", &used).await;
    assert!(used.text().starts_with("That invitation has been used"), "{}", used.text());
    world.close().await;
}
