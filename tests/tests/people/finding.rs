//! Finding a group by what one is going through, and what is said of it to whom.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

/// A world where groups are listed at once.
async fn listed() -> World {
    World::open_with(|settings| settings.listing = Listing::Open).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_found_by_topic_synonym_and_name() {
    let world = World::open().await;
    let circle = world.circle().await;
    for words in ["anxiety", "#anxiety", "panic", "I have panic attacks", "Thursday", "ANGST"] {
        let found = world.tell(&circle.mia, &format!("/find {words}")).await;
        assert!(found.text.contains("Thursday circle"), "{words}: {}", found.text);
        let options = [("words", words)];
        let found = world.ask(&circle.noah, circle.channel, "find", &options).await;
        assert!(found.is_private());
        assert!(found.text().contains("Thursday circle"), "{words}: {}", found.text());
    }
    let found = world.tell(&circle.mia, "/find panic").await;
    insta::assert_snapshot!(found.text, @"
    One group:

    Thursday circle
    • Topics: anxiety
    • Led by Dana; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: Discord, Telegram. Private: yes
    • Seats: no limit
    ");
    assert_eq!(found.labels(), ["Join Thursday circle"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn finding_nothing_says_what_to_try() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let none = world.tell(&mia, "/find grief").await.text;
    insta::assert_snapshot!(none, @"
    No group is listed here yet.

    You can wish for such a group. The operator of this bot reads the wish, and not who made it.

    If you need somebody now: /crisis
    ");
    let circle = world.circle().await;
    let found = world.tell(&mia, "/find gardening").await;
    insta::assert_snapshot!(found.text, @"
    I found no group for that.

    Try another word for it, or /find alone to see all groups.

    There are groups here about: anxiety

    You can wish for such a group. The operator of this bot reads the wish, and not who made it.

    If you need somebody now: /crisis
    ");
    let found = world.ask(&circle.noah, circle.channel, "find", &[("words", "gardening")]).await;
    assert!(found.text().starts_with("I found no group for that."), "{}", found.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_searches_for_a_way_to_die_reads_first_where_help_is() {
    let world = World::open().await;
    let circle = world.circle().await;
    let german = world.telegram.person("Ida").with_language("de");
    world.telegram.start_bot(&german, None).await;
    world.telegram.next_private(&german).await;
    for words in ["I want to die", "suicidal", "self-harm", "anxiety, cutting myself"] {
        let found = world.tell(&circle.mia, &format!("/find {words}")).await;
        assert!(found.text.starts_with("If you need somebody now: /crisis"), "{}", found.text);
        assert_eq!(found.text.matches("/crisis").count(), 1, "{}", found.text);
        let found = world.ask(&circle.noah, circle.channel, "find", &[("words", words)]).await;
        assert!(found.text().starts_with("If you need somebody now: "), "{}", found.text());
    }
    for words in ["Suizidgedanken", "ich will nicht mehr leben", "Ritzen"] {
        let found = world.tell(&german, &format!("/finden {words}")).await;
        assert!(
            found.text.starts_with("Wenn du jetzt jemanden brauchst: /krise"),
            "{}",
            found.text
        );
    }
    let found = world.tell(&circle.mia, "/find anxiety").await;
    assert!(!found.text.contains("/crisis"), "{}", found.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_three_groups_are_paged() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    for name in ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo"] {
        world
            .tell(&mia, &format!("/newgroup {name} #grief zone:Berlin fee:no fee alias:Mia"))
            .await;
    }
    let first = world.tell(&sam, "/find loss").await;
    assert_eq!(first.labels(), ["Join Ash", "Join Birch", "Join Cedar", "More"]);
    assert!(first.text.starts_with("7 groups, best fit first:"), "{}", first.text);
    world.telegram.press(&sam, &first, "More").await;
    let second = world.telegram.next_edit(&first).await;
    assert_eq!(second.labels(), ["Join Dogwood", "Join Elm", "Join Fir", "More"]);
    world.telegram.press(&sam, &second, "More").await;
    let last = world.telegram.next_edit(&second).await;
    assert_eq!(last.labels(), ["Join Ginkgo"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_fit_comes_first() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    for (name, topics) in [("Ash", "#grief"), ("Birch", "#anxiety #insomnia")] {
        world
            .tell(&mia, &format!("/newgroup {name} {topics} zone:Berlin fee:no fee alias:Mia"))
            .await;
    }
    let found = world.tell(&mia, "/find I worry and cannot sleep since my loss").await;
    assert_eq!(found.labels(), ["Show Birch", "Show Ash"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_belongs_to_who_searched() {
    let world = listed().await;
    let circle_less = world.discord.guild("Harbour");
    let channel = world.discord.public_channel(circle_less, "hall");
    let [ana, bob] = ["Ana", "Bob"].map(|name| world.discord.person(name));
    for person in [&ana, &bob] {
        world.discord.join(circle_less, person);
    }
    for name in ["Ash", "Birch", "Cedar", "Dogwood"] {
        let options =
            [("name", name), ("zone", "Europe/Berlin"), ("fee", "no fee"), ("alias", "Mia")];
        world.ask(&ana, discord::Where::Dm, "newgroup", &options).await;
    }
    let first = world.ask(&ana, channel, "find", &[]).await;
    let more = first.seen().buttons.iter().find(|button| button.label == "More");
    let data = more.and_then(|button| button.custom_id.clone()).expect("a button");
    let own = world.ask(&bob, channel, "start", &[]).await;
    let stranger = world.discord.press_forged(&bob, own.seen(), &data).await.expect("an answer");
    assert!(stranger.text().contains("somebody else's request"), "{}", stranger.text());
    let second = world.click(&ana, first.seen(), "More").await;
    assert_eq!(second.seen().labels(), ["Show Dogwood"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_shows_its_facts_and_its_blanks() {
    let world = World::open().await;
    let circle = world.circle().await;
    let facts = world.tell(&circle.mia, "/group Thursday circle").await;
    insta::assert_snapshot!(facts.text, @"
    Thursday circle
    • Topics: anxiety
    • Led by Dana; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: Discord, Telegram. Private: yes
    • Seats: no limit
    ");
    assert_eq!(facts.labels(), ["Join", "Ask for their licence"]);
    let facts = world.ask(&circle.noah, circle.channel, "group", &[]).await;
    assert!(facts.is_private());
    insta::assert_snapshot!(facts.text(), @"
    ### **Thursday circle**
    - Topics: anxiety
    - Led by Dana; profession and licence: not stated
    - No session is scheduled.
    - Fee: no fee
    - Drop-in: come whenever you like, in English
    - Way in: at once
    - Group's time zone: Europe/Berlin
    - Chat: Discord, Telegram. Private: yes
    - Seats: no limit
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_stated_is_shown_as_stated() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    let written = "/newgroup Morning walk #loneliness zone:Berlin about:“people new in town” \
                   fee:“5 € a session, absence free” capacity:6 alias:“M. Sommer”";
    world.tell(&mia, written).await;
    let facts = world.tell(&mia, "/group").await;
    insta::assert_snapshot!(facts.text, @"
    Morning walk
    • For: people new in town
    • Topics: loneliness
    • Led by M. Sommer; profession and licence: not stated
    • No session is scheduled.
    • Fee: 5.00 EUR a session; an absence costs nothing
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats free: 6 of 6
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telegram_chat_reads_the_label_only() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    let chat = world.telegram.group("Evenings", &mia);
    world
        .tell_in(&mia, chat, "/newgroup Grief evenings #grief zone:Berlin fee:no fee alias:Mia")
        .await;
    let facts = world.tell_in(&mia, chat, "/group").await;
    insta::assert_snapshot!(facts.text, @"
    Group 1
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: Telegram. Private: yes
    ");
    let asked = world.tell_in(&mia, chat, "/group Grief evenings").await;
    assert_eq!(asked.text, "Better asked in private.");
    let found = world.tell_in(&mia, chat, "/find grief").await;
    assert_eq!(found.text, "Better asked in private.");
    let said: Vec<String> = world.telegram.messages(chat).into_iter().map(|one| one.text).collect();
    assert!(!said.concat().to_lowercase().contains("grief"), "{said:#?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn outside_its_chats_a_group_is_asked_for_in_private() {
    let world = World::open().await;
    let circle = world.circle().await;
    let other = world.telegram.group("Other", &circle.mia);
    world.telegram.says(&circle.mia, Where::Chat(other), "/group").await;
    let answer = world.telegram.next_message(other).await;
    assert_eq!(answer.text, "Better asked in private.");
    let none = world.tell(&circle.mia, "/group").await;
    assert_eq!(none.text, "You are in no group yet. /find helps to find one.");
    world.close().await;
}
