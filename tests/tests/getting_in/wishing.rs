//! When no group fits: what is near, and how a wish reaches the operator without who wished.

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord;
use circlekeeper_tests::World;

async fn listed() -> World {
    World::open_with(|settings| settings.listing = Listing::Open).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_found_offers_near_topics_that_can_be_tried() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    for what in ["Ash #grief", "Birch #trauer", "Cedar #anxiety"] {
        world.tell(&mia, &format!("/newgroup {what} zone:Berlin fee:“no fee” alias:Mia")).await;
    }
    let none = world.tell(&sam, "/find abortion").await;
    insta::assert_snapshot!(none.text, @"
    I found no group for that.

    Try another word for it, or /find alone to see all groups.

    Near it, there are groups about: grief, trauer

    You can wish for such a group. The operator of this bot reads the wish, and not who made it.

    If you need somebody now: /crisis
    ");
    assert_eq!(none.labels(), ["grief", "trauer", "Wish for such a group"]);
    let found = world.tap(&sam, &none, "grief").await;
    assert_eq!(found.labels(), ["Join Ash", "Join Birch"]);
    let far = world.tell(&sam, "/find gardening").await;
    assert!(far.text.contains("There are groups here about:"), "{}", far.text);
    assert_eq!(far.labels(), ["anxiety", "grief", "trauer", "Wish for such a group"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_reaches_the_operator_and_not_who_made_it() {
    let mut world = listed().await;
    let sam = world.newcomer("Sam").await;
    let none = world.tell(&sam, "/find beekeepers with stage fright").await;
    let preview = world.tap(&sam, &none, "Wish for such a group").await;
    insta::assert_snapshot!(preview.text, @"
    The operator will read exactly these words, the language (English) and the day, and nothing about you:

    beekeepers with stage fright

    Do they hold a name, or anything else that says who you are? Then please correct them first.
    ");
    assert_eq!(preview.labels(), ["Confirm", "Correct", "Never mind"]);
    world.telegram.press(&sam, &preview, "Confirm").await;
    let made = world.telegram.next_edit(&preview).await;
    insta::assert_snapshot!(made.text, @"Thank you. The operator will read it. I keep the words for 90 days at most, and nowhere who wished.");
    let wish = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(wish.text, @"
    Somebody wishes for a group (English):
    beekeepers with stage fright
    Nobody knows who it was. All wishes: /wishes
    ");
    // The draft that knew who wished is gone, and the words are sealed.
    let data = world.tell(&sam, "/mydata").await;
    world.telegram.next_private(&sam).await;
    assert!(!data.text.contains("beekeepers"), "{}", data.text);
    let stored = String::from_utf8_lossy(&world.stored_bytes()).to_lowercase();
    assert!(!stored.contains("beekeepers"), "the words lie open");
    world.settle().await;
    world.cut_off();
    world.start().await;
    let done = world.click(&world.operator, &wish, "Seen to").await;
    assert_eq!(done.text(), "Done. The words are erased.\nThere are no wishes.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_is_made_on_discord_and_in_german_and_corrected_first() {
    let world = listed().await;
    let ida = world.telegram.person("Ida").with_language("de");
    world.telegram.start_bot(&ida, None).await;
    world.telegram.next_private(&ida).await;
    let bob = world.discord.person("Bob");
    world.discord.join(world.discord.guild("Harbour"), &bob);
    let preview = world.tell(&ida, "/wunsch Gruppe für Anna aus Kiel").await;
    let question = world.tap(&ida, &preview, "Korrigieren").await;
    assert!(question.text.contains("Bitte lass Namen weg"), "{}", question.text);
    let preview = world.tell(&ida, "Gruppe für Imker").await;
    assert!(preview.text.contains("Gruppe für Imker"), "{}", preview.text);
    world.telegram.press(&ida, &preview, "Bestätigen").await;
    world.telegram.next_edit(&preview).await;
    let wish = world.discord.next_dm(&world.operator).await;
    assert!(wish.text.starts_with("Somebody wishes for a group (German):"), "{}", wish.text);
    let options = [("words", "gruppe für IMKER")];
    let preview = world.ask(&bob, discord::Where::Dm, "wish", &options).await;
    let confirm = preview.seen().buttons.iter().find(|button| button.label == "Confirm");
    let data = confirm.and_then(|button| button.custom_id.clone()).expect("a button");
    let made = world.click(&bob, preview.seen(), "Confirm").await;
    assert!(made.text().starts_with("Thank you."), "{}", made.text());
    let list = world.ask(&world.operator, discord::Where::Dm, "wishes", &[]).await;
    insta::assert_snapshot!(list.text(), @r#"
    One wish:
    \#1 2 times, last on 2026-11-30 (German): Gruppe für Imker
    "#);
    let spent = world.discord.press_forged(&bob, list.seen(), &data).await.expect("an answer");
    assert!(spent.text().contains("too old"), "{}", spent.text());
    let stranger = world.ask(&bob, discord::Where::Dm, "wishes", &[]).await;
    assert!(!stranger.text().contains("Imker"), "{}", stranger.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wishes_are_few_enough_to_be_read_and_not_kept_for_long() {
    let world = listed().await;
    let sam = world.newcomer("Sam").await;
    for number in 0..10 {
        world.agree(&sam, &format!("/wish knitting circle {number}")).await;
        world.discord.next_dm(&world.operator).await;
    }
    let preview = world.tell(&sam, "/wish one more").await;
    let refused = world.tap(&sam, &preview, "Confirm").await;
    assert!(refused.text.starts_with("There are many wishes already"), "{}", refused.text);
    world.at("2026-12-01T09:00:00Z").await;
    world.agree(&sam, "/wish one more").await;
    world.discord.next_dm(&world.operator).await;
    let list = world.ask(&world.operator, discord::Where::Dm, "wishes", &[]).await;
    assert!(list.text().starts_with("11 wishes, the commonest first:"), "{}", list.text());
    world.at("2027-03-01T08:00:00Z").await;
    world.at("2027-03-01T10:00:00Z").await;
    let list = world.ask(&world.operator, discord::Where::Dm, "wishes", &[]).await;
    assert!(list.text().starts_with("One wish:"), "{}", list.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_reads_wishes_none_is_taken() {
    let world = World::open_with(|settings| {
        settings.listing = Listing::Open;
        settings.operators.clear();
    })
    .await;
    let sam = world.newcomer("Sam").await;
    let none = world.tell(&sam, "/find beekeepers").await;
    assert!(none.labels().is_empty(), "{:?}", none.labels());
    let refused = world.tell(&sam, "/wish beekeepers").await;
    assert_eq!(refused.text, "Nobody would read it: no operator is set for this bot.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_on_telegram_sees_to_a_wish_there() {
    let mut operator = None;
    let world = World::open_among(|settings, telegram| {
        settings.listing = Listing::Open;
        let oda = telegram.person("Oda");
        settings.operators = vec![Account::new(Platform::Telegram, oda.id())];
        operator = Some(oda);
    })
    .await;
    let oda = operator.expect("an operator");
    world.telegram.start_bot(&oda, None).await;
    world.telegram.next_private(&oda).await;
    let sam = world.newcomer("Sam").await;
    for words in ["beekeepers with stage fright", "night nurses"] {
        let none = world.tell(&sam, &format!("/find {words}")).await;
        let preview = world.tap(&sam, &none, "Wish for such a group").await;
        world.telegram.press(&sam, &preview, "Confirm").await;
        world.telegram.next_edit(&preview).await;
    }
    let first = world.telegram.next_private(&oda).await;
    assert!(first.text.contains("beekeepers with stage fright"), "{}", first.text);
    world.telegram.next_private(&oda).await;
    world.telegram.press(&oda, &first, "Seen to").await;
    let done = world.telegram.next_edit(&first).await;
    assert!(done.text.starts_with("Done. The words are erased."), "{}", done.text);
    assert!(done.text.contains("night nurses") && !done.text.contains("bee"), "{}", done.text);
    let refused = world.tell(&sam, "/wishes").await;
    assert_eq!(refused.text, "Only the operator of this bot can do that.");
    let listed = world.tell(&oda, "/wishes").await;
    let last = listed.labels()[0].to_owned();
    world.telegram.press(&oda, &listed, &last).await;
    let done = world.telegram.next_edit(&listed).await;
    assert!(done.text.ends_with("There are no wishes."), "{}", done.text);
    world.close().await;
}
