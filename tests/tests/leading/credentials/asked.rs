//! "Ask for their licence": nobody hears who asks, and it stays on the card until it is answered.

use circlekeeper_playground::discord::{Fault, Where};
use circlekeeper_tests::World;

use super::stated::{LICENCE, led, states};

const ASK: &str = "Ask for their licence";

#[tokio::test(flavor = "multi_thread")]
async fn it_is_asked_without_a_name_and_stands_on_the_card_until_it_is_answered() {
    let world = World::open().await;
    let circle = world.circle().await;
    let card = world.tell(&circle.mia, "/group #1").await;
    let asked = world.tap(&circle.mia, &card, ASK).await;
    insta::assert_snapshot!(asked.text, @"
    Done. Whoever leads Thursday circle hears that somebody asks, and not who. It reads as asked, and not answered, until they say it:

    Where few people know a group, they may guess who asks. Of you I keep a code without a name, for 30 days, so that you ask once.
    • Led by Dana; profession and licence: asked on 30 Nov 2026, not answered
    ");
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"
    Somebody asks with what right you lead: your profession and licence, or that you are a peer. I keep no name of who it is, and you hear of it once, however many ask.
    Until you say it with /credential, people read in your groups: asked on 30 Nov 2026, not answered.
    ");
    assert!(!told.text.contains("Mia") && told.labels().is_empty());
    let card = world.tell(&circle.mia, "/group #1").await;
    assert_eq!(
        led(&card.text),
        "Led by Dana; profession and licence: asked on 30 Nov 2026, not answered"
    );
    assert!(!card.labels().contains(&ASK), "once in a while");
    // Another one asks: whoever leads is not told again.
    let there = world.ask(&circle.noah, Where::Dm, "group", &[("group", "#1")]).await;
    let asked = world.click(&circle.noah, there.seen(), ASK).await;
    assert!(asked.is_private() && asked.text().starts_with("Done."), "{}", asked.text());
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "they have heard of it");
    let again = world.click(&circle.noah, there.seen(), ASK).await;
    assert_eq!(again.text(), "You have asked already. After 30 days you may ask again.");
    let own = world.ask(&circle.dana, Where::Dm, "group", &[("group", "#1")]).await;
    assert!(!own.seen().labels().contains(&ASK), "nobody asks themselves");
    states(&world, &circle.dana, &LICENCE).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).starts_with("Led by Dana: psychotherapist."), "{}", card.text);
    assert!(!card.labels().contains(&ASK), "{:?}", card.labels());
    let late = world.click(&circle.noah, there.seen(), ASK).await;
    assert!(late.text().ends_with("has said with what right: /group shows it."), "{}", late.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_kept_that_says_who_asked() {
    let world = World::open().await;
    let circle = world.circle().await;
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let card = world.ask(&kim, Where::Dm, "group", &[("group", "#1")]).await;
    let asked = world.click(&kim, card.seen(), ASK).await;
    assert!(asked.text().starts_with("Done."), "{}", asked.text());
    world.discord.next_dm(&circle.dana).await;
    world.settle().await;
    // Whoever asks does not even become known by it.
    let (bytes, account) = (world.stored_bytes(), kim.id().to_string());
    let kept = bytes.windows(account.len()).any(|window| window == account.as_bytes());
    assert!(!kept, "the store holds who asked");
    let own = world.ask(&kim, Where::Dm, "mydata", &[]).await;
    assert_eq!(own.text(), "I keep nothing about you.");
    let file = world.ask(&circle.dana, Where::Dm, "mydata", &[]).await;
    assert!(file.is_private());
    let file = world.discord.next_private(&circle.dana).await.files.remove(0);
    let text = String::from_utf8(file.bytes).expect("text");
    let data: serde_json::Value = serde_json::from_str(&text).expect("json");
    assert_eq!(data["profession_stated"]["asked"], "2026-11-30T08:00:00Z", "{text}");
    let audited = world.audited().await.join("\n");
    assert!(!audited.contains("licence"), "who asks leaves no trace: {audited}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_while_it_may_be_asked_again_over_a_restart() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    let card = world.tell(&circle.mia, "/group #1").await;
    world.tap(&circle.mia, &card, ASK).await;
    world.discord.next_dm(&circle.dana).await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    world.at("2026-12-30T07:59:00Z").await;
    let refused = world.tap(&circle.mia, &card, ASK).await;
    assert!(refused.text.starts_with("You have asked already."), "{}", refused.text);
    world.at("2026-12-30T08:00:00Z").await;
    let card = world.tell(&circle.mia, "/group #1").await;
    world.tap(&circle.mia, &card, ASK).await;
    world.discord.next_dm(&circle.dana).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("asked on 30 Nov 2026, not answered"), "{}", card.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_an_answer_on_its_way_nobody_is_asked_any_more() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    let card = world.tell(&circle.mia, "/group #1").await;
    let preview = world.ask(&circle.dana, Where::Dm, "credential", &[("profession", "peer")]).await;
    // Discord lets the bot wait, so who leads answers before they hear that somebody asks.
    world.discord.fail_next(Fault::RateLimited { retry_after: 2.0, global: false });
    world.tap(&circle.mia, &card, ASK).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert_eq!(done.text(), "Done. /group says in every group you lead that you are a peer.");
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "asked though it is answered");
    world.cut_off();
    world.start().await;
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "asked though it was answered before");
    let again = world.tap(&circle.mia, &card, ASK).await;
    assert!(again.text.ends_with("has said with what right: /group shows it."), "{}", again.text);
    let card = world.tell(&circle.mia, "/group #1").await;
    assert_eq!(led(&card.text), "Led by Dana: a peer, not a therapist, and without a licence");
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "asked though it was answered long ago");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn auf_deutsch_wird_ebenso_gefragt() {
    let world = World::open().await;
    let circle = world.circle().await;
    let eva = world.telegram.person("Eva").with_language("de");
    world.telegram.start_bot(&eva, Some("group-1")).await;
    let card = world.telegram.next_private(&eva).await;
    let asked = world.tap(&eva, &card, "Nach der Zulassung fragen").await;
    insta::assert_snapshot!(asked.text, @"
    Erledigt. Wer Thursday circle leitet, erfährt, dass jemand fragt, und nicht wer. Dort steht, dass gefragt und nicht geantwortet wurde, bis es gesagt ist:

    Wo wenige eine Gruppe kennen, lässt sich vielleicht erraten, wer fragt. Von dir behalte ich 30 Tage lang einen Code ohne Namen, damit du einmal fragst.
    • Geleitet von Dana; Beruf und Zulassung: am 30. Nov. 2026 erfragt, nicht beantwortet
    ");
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}
