//! Finding a group by what one is going through: in everyday words, with typing errors, by days and hours of
//! one's own, and by what a group costs and is.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::World;

/// What narrows a search.
const FILTERS: [&str; 9] =
    ["day", "after", "before", "language", "fee", "seats", "platform", "kind", "led"];

/// A world where groups are listed at once.
pub(crate) async fn listed() -> World {
    World::open_with(|settings| settings.listing = Listing::Open).await
}

/// Opens a group with what is said of it; its number is the next one.
pub(crate) async fn opens(world: &World, by: &Person, what: &str) {
    let fee = if what.contains("fee:") { "" } else { " fee:“no fee”" };
    let opened = world.tell(by, &format!("/newgroup {what} zone:Berlin{fee} alias:Mia")).await;
    assert!(opened.text.contains("is open"), "{}", opened.text);
}

/// The names of the groups that are found, best first: by somebody on Telegram, and by somebody without a time
/// zone on Discord.
async fn finds(world: &World, by: &Person, search: &str) -> Vec<String> {
    finds_in(world, by, None, search).await
}

/// The same, where the one on Discord has a time zone, too.
async fn finds_in(world: &World, by: &Person, zone: Option<&str>, search: &str) -> Vec<String> {
    let found = world.tell(by, &format!("/find {search}")).await;
    let twin = world.discord.person("Twin");
    world.discord.join(world.discord.guild("Twins"), &twin);
    if let Some(zone) = zone {
        world.ask(&twin, discord::Where::Dm, "timezone", &[("zone", zone)]).await;
    }
    let filter = |word: &str| {
        let (name, value) = word.split_once(':')?;
        let name = FILTERS.iter().find(|filter| **filter == name)?;
        Some((*name, value.to_owned()))
    };
    let (mut options, mut words) = (Vec::new(), Vec::new());
    for word in search.split(' ') {
        match filter(word) {
            Some(filter) => options.push(filter),
            None => words.push(word),
        }
    }
    options.push(("words", words.join(" ").trim().to_owned()));
    options.retain(|(_, value)| !value.is_empty());
    let options: Vec<(&str, &str)> =
        options.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let twins = world.ask(&twin, discord::Where::Dm, "find", &options).await;
    // Who leads a group is shown it, and joins no more.
    let name = |label: &&str| {
        let ways = ["Join ", "Ask to join ", "Wait for a seat: ", "Show "];
        ways.iter().find_map(|way| label.strip_prefix(way)).map(str::to_owned)
    };
    let found: Vec<String> = found.labels().iter().filter_map(name).collect();
    let twins: Vec<String> = twins.seen().labels().iter().filter_map(name).collect();
    assert_eq!(twins, found, "{search} on Discord and on Telegram");
    found
}

/// Somebody new on Telegram who speaks German.
pub(crate) async fn german(world: &World, name: &str) -> Person {
    let person = world.telegram.person(name).with_language("de");
    world.telegram.start_bot(&person, None).await;
    world.telegram.next_private(&person).await;
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn everyday_words_find_the_group_that_fits() {
    let world = listed().await;
    let (mia, ida) = (world.newcomer("Mia").await, german(&world, "Ida").await);
    let bob = world.discord.person("Bob");
    world.discord.join(world.discord.guild("Harbour"), &bob);
    for what in [
        "Ash #anxiety",
        "Birch #relatives_of_addicts",
        "Cedar #insomnia",
        "Dogwood #trauer",
        "Elm #porphyria",
        "Fir about:“for people with panic attacks”",
    ] {
        opens(&world, &mia, what).await;
    }
    for (words, name) in [
        ("I have panic attacks at night", "Ash"),
        ("my husband drinks", "Birch"),
        ("I lie awake and cannot sleep", "Cedar"),
        ("my mother died", "Dogwood"),
        ("living with porphyria", "Elm"),
        ("Porphyrias", "Elm"),
        ("elm", "Elm"),
    ] {
        let found = finds(&world, &mia, words).await;
        assert_eq!(found.first().map(String::as_str), Some(name), "{words}: {found:?}");
        let found = world.ask(&bob, discord::Where::Dm, "find", &[("words", words)]).await;
        assert_eq!(found.seen().labels()[0], format!("Join {name}"), "{words}");
    }
    assert_eq!(finds(&world, &mia, "panic").await, ["Ash", "Fir"]);
    for (words, name) in
        [("mein Mann trinkt", "Birch"), ("Trauer", "Dogwood"), ("kann nicht schlafen", "Cedar")]
    {
        let found = world.tell(&ida, &format!("/finden {words}")).await;
        assert_eq!(found.labels(), [format!("{name} beitreten")], "{words}: {}", found.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_errors_are_forgiven_and_told() {
    let world = listed().await;
    let (mia, ida) = (world.newcomer("Mia").await, german(&world, "Ida").await);
    opens(&world, &mia, "Ash #anxiety").await;
    opens(&world, &mia, "Birch #cancer").await;
    let found = world.tell(&mia, "/find anxeity").await;
    insta::assert_snapshot!(found.text, @"
    I read “anxeity” as “anxiety”.

    One group:

    Ash
    • Topics: anxiety
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit
    ");
    let found = world.tell(&ida, "/finden angstzutände").await;
    assert!(
        found.text.starts_with("„angstzutande“ habe ich als „angstzustande“ gelesen."),
        "{}",
        found.text
    );
    assert_eq!(finds(&world, &mia, "cancr").await, ["Birch"]);
    for other in ["dancer", "cancel", "career", "can"] {
        let found = world.tell(&mia, &format!("/find {other}")).await;
        assert!(found.text.starts_with("I found no group"), "{other}: {}", found.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_mean_something_to_the_store_are_only_words() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    opens(&world, &mia, "Ash #anxiety").await;
    for hostile in [
        "\"",
        "*",
        "anxiety\" OR name:*",
        "NEAR(anxiety)",
        "-anxiety",
        "{name}: ^a",
        "anxiety'; drop table groups; --",
        "' or 1=1",
        "AND OR NOT",
        "%_\\",
        "((((",
    ] {
        let found = world.tell(&mia, &format!("/find {hostile}")).await;
        let expected = ["One group:", "I found no group for that."];
        assert!(expected.iter().any(|e| found.text.contains(e)), "{hostile}: {}", found.text);
        let joined = world.tell(&mia, &format!("/group {hostile}")).await;
        assert!(!joined.text.contains("went wrong"), "{hostile}: {}", joined.text);
    }
    assert_eq!(finds(&world, &mia, "anxiety").await, ["Ash"]);
    for filler in ["I have the", "a group for me please", "help", "ich suche eine Gruppe"] {
        assert_eq!(finds(&world, &mia, filler).await, Vec::<String>::new(), "{filler}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_equal_fits_the_one_that_meets_soonest_comes_first() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    for name in ["Ash", "Birch", "Cedar", "Dogwood"] {
        opens(&world, &mia, &format!("{name} #grief")).await;
    }
    world.agree(&mia, "/schedule every Friday 19:00 #2").await;
    world.agree(&mia, "/schedule every Tuesday 19:00 #3").await;
    world.agree(&mia, "/schedule every Wednesday 19:00 #4").await;
    assert_eq!(finds(&world, &mia, "grief").await, ["Cedar", "Dogwood", "Birch"]);
    assert_eq!(finds(&world, &mia, "").await, ["Cedar", "Dogwood", "Birch"]);
    world.agree(&mia, "/cancelsession #9").await;
    world.at("2026-12-01T18:30:00Z").await;
    assert_eq!(finds(&world, &mia, "grief").await[0], "Dogwood");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_and_hours_are_those_of_who_asks() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    for name in ["Ash", "Birch", "Cedar"] {
        opens(&world, &mia, &format!("{name} #grief")).await;
    }
    world.agree(&mia, "/schedule every Thursday 19:00 #1").await;
    world.agree(&mia, "/schedule every Friday 01:00 #2").await;
    world.agree(&mia, "/schedule last Sunday of the month 10:00 #3").await;
    let unknown = world.tell(&sam, "/find grief day:thu after:18:00").await;
    insta::assert_snapshot!(unknown.text, @"
    Only: Thursday · from 18:00

    I do not know your time zone yet, so days and hours are those of each group. To set yours: /timezone

    One group:

    Ash
    • Topics: grief
    • Led by Mia; profession and licence: not stated
    • Next session: Thu 3 Dec 2026, 19:00 (Berlin)
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit
    ");
    world.tell(&sam, "/timezone America/New_York").await;
    // 19:00 in Berlin is 13:00 there, and 01:00 on Friday is 19:00 on Thursday.
    let known = world.tell(&sam, "/find grief day:thu after:18:00").await;
    assert!(
        known.text.starts_with(
            "Only: Thursday · from 18:00\n\nDays and hours are in your time zone: America/New_York"
        ),
        "{}",
        known.text
    );
    assert_eq!(known.labels(), ["Join Birch"]);
    for (filters, names) in [
        ("day:thu before:2pm", vec!["Ash"]),
        ("day:thursday", vec!["Ash", "Birch"]),
        ("day:sun,mon", vec!["Cedar"]),
        ("day:weekend grief", vec!["Cedar"]),
        ("after:22:00 before:06:00", vec!["Cedar"]),
        ("after:23:00 before:03:00", vec![]),
    ] {
        let zone = Some("America/New_York");
        assert_eq!(finds_in(&world, &sam, zone, filters).await, names, "{filters}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cost_seats_language_platform_and_kind_narrow_a_search() {
    let world = listed().await;
    let (mia, ida) = (world.newcomer("Mia").await, german(&world, "Ida").await);
    let [noah, ben] = ["Noah", "Ben"].map(|name| world.discord.person(name));
    let server = world.discord.guild("Harbour");
    let channel = world.discord.channel(server, "evenings");
    for person in [&noah, &ben] {
        world.discord.join(server, person);
        world.discord.allow(channel, person);
    }
    world.discord.make_admin(server, &noah);
    opens(&world, &mia, "Ash #grief fee:“5 € a session, absence free”").await;
    opens(&world, &mia, "Birch #grief kind:course capacity:1").await;
    world
        .tell(&ida, "/neuegruppe Zeder #grief zone:Berlin fee:kostenlos kind:fixed alias:Ida")
        .await;
    let options = [
        ("name", "Dogwood"),
        ("zone", "Europe/Berlin"),
        ("topics", "grief"),
        ("fee", "no fee"),
        ("alias", "Noah"),
    ];
    world.ask(&noah, channel, "newgroup", &options).await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join Birch").await;
    for (filters, names) in [
        ("fee:none", vec!["Birch", "Zeder", "Dogwood"]),
        ("seats:yes", vec!["Ash", "Zeder", "Dogwood"]),
        ("language:german", vec!["Zeder"]),
        ("language:en kind:drop-in", vec!["Ash", "Dogwood"]),
        ("platform:discord", vec!["Dogwood"]),
        ("kind:course", vec!["Birch"]),
        ("kind:fixed fee:none language:de", vec!["Zeder"]),
    ] {
        let found = world.tell(&sam, &format!("/find {filters} grief")).await;
        for name in ["Ash", "Birch", "Zeder", "Dogwood"] {
            assert_eq!(
                found.text.contains(&format!("\n{name}\n")),
                names.contains(&name),
                "{filters}: {name} in {}",
                found.text
            );
        }
    }
    let options = [("words", "grief"), ("fee", "none"), ("platform", "discord"), ("day", "Thu")];
    let none = world.ask(&ben, channel, "find", &options).await;
    insta::assert_snapshot!(none.text(), @"
    Only: Thursday · no fee · on Discord
    I do not know your time zone yet, so days and hours are those of each group. To set yours: /timezone
    I found no group for that.
    Without that there are 4 groups.
    You can wish for such a group. The operator of this bot reads the wish, and not who made it.
    If you need somebody now: /crisis
    ");
    let all = world.click(&ben, none.seen(), "Search without that").await;
    assert!(all.text().starts_with("4 groups, best fit first:"), "{}", all.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_cannot_be_read_says_how_to_write_it() {
    let world = listed().await;
    let (mia, ida) = (world.newcomer("Mia").await, german(&world, "Ida").await);
    opens(&world, &mia, "Ash #grief").await;
    let mut told = String::new();
    for filter in [
        "day:someday",
        "after:evening",
        "after:6",
        "language:klingon",
        "fee:much",
        "seats:maybe",
        "platform:irc",
        "kind:odd",
        "led:angels",
    ] {
        let refused = world.tell(&mia, &format!("/find grief {filter}")).await;
        told.push_str(&format!("{filter} → {}\n", refused.text));
    }
    let refused = world.tell(&ida, "/finden trauer after:6").await;
    told.push_str(&format!("after:6 → {}\n", refused.text));
    insta::assert_snapshot!(told, @"
    day:someday → I do not understand these days. Write them like this: day:mon,thu or day:weekend
    after:evening → I do not understand this time of day. Write it like this: after:18:00 or before:9pm
    after:6 → In the morning or in the evening? Please write after:06:00 or after:18:00.
    language:klingon → I do not understand what you gave for language. Write a language, for example language:english
    fee:much → I do not understand what you gave for fee. Write fee:none, or the most you can pay: fee:20eur
    seats:maybe → I do not understand what you gave for seats. It knows one word: seats:yes
    platform:irc → I do not understand what you gave for platform. Write platform:discord or platform:telegram
    kind:odd → I do not understand what you gave for kind. Write kind:drop-in, kind:fixed or kind:course
    led:angels → I do not understand what you gave for led. Write led:therapist or led:peers
    after:6 → Morgens oder abends? Bitte schreib after:06:00 oder after:18:00.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_to_what_was_asked() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    for name in ["Ash", "Birch", "Cedar", "Dogwood", "Elm"] {
        let kind = if name == "Birch" { " kind:course" } else { "" };
        opens(&world, &mia, &format!("{name} #grief{kind}")).await;
    }
    let first = world.tell(&sam, "/find grief kind:drop-in").await;
    assert_eq!(first.labels(), ["Join Ash", "Join Cedar", "Join Dogwood", "More"]);
    world.telegram.press(&sam, &first, "More").await;
    let second = world.telegram.next_edit(&first).await;
    assert_eq!(second.labels(), ["Join Elm"]);
    assert!(second.text.starts_with("Only: drop-in"), "{}", second.text);
    let bob = world.discord.person("Bob");
    world.discord.join(world.discord.guild("Harbour"), &bob);
    let asked = [("words", "grief"), ("kind", "drop-in")];
    let first = world.ask(&bob, discord::Where::Dm, "find", &asked).await;
    assert_eq!(first.seen().labels(), ["Join Ash", "Join Cedar", "Join Dogwood", "More"]);
    let second = world.click(&bob, first.seen(), "More").await;
    assert_eq!(second.seen().labels(), ["Join Elm"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_joined_by_a_name_however_many_begin_alike() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    opens(&world, &mia, "Evening light north #grief").await;
    opens(&world, &mia, "Evening light #grief").await;
    opens(&world, &mia, "💛 #grief").await;
    let several = world.tell(&sam, "/join evening").await;
    assert_eq!(several.text, "Which group?");
    assert_eq!(several.labels(), ["Evening light north", "Evening light"]);
    let joined = world.tell(&sam, "/join EVENING  light").await;
    assert!(joined.text.starts_with("You are in Evening light."), "{}", joined.text);
    let heart = world.tell(&sam, "/join 💛").await;
    assert!(heart.text.starts_with("You are in 💛."), "{}", heart.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_a_break_waits_for_the_operator_or_is_over_is_found_by_no_word_and_no_name() {
    let world = World::open().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    let bob = world.discord.person("Bob");
    world.discord.join(world.discord.guild("Harbour"), &bob);
    for name in ["Ash", "Birch", "Cedar", "Dogwood"] {
        opens(&world, &mia, &format!("{name} light #grief")).await;
        let request = world.discord.next_dm(&world.operator).await;
        if name != "Dogwood" {
            world.click(&world.operator, &request, "Admit").await;
            world.telegram.next_private(&mia).await;
        }
    }
    world.agree(&mia, "/pausegroup #1").await;
    world.agree(&mia, "/closegroup #2").await;
    assert_eq!(finds(&world, &sam, "grief").await, ["Cedar light"]);
    assert_eq!(finds(&world, &sam, "").await, ["Cedar light"]);
    assert_eq!(finds(&world, &sam, "light").await, ["Cedar light"]);
    let suggested = async |typed: &str| {
        let typing = [("group", typed)];
        let dm = discord::Where::Dm;
        let suggested = world.discord.autocomplete(&bob, dm, "join", &typing, "group").await;
        suggested.unwrap().into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(suggested("light").await, ["Cedar light #3"]);
    for name in ["Ash", "Birch", "Dogwood"] {
        let none = world.tell(&sam, &format!("/join {name}")).await;
        assert!(none.text.starts_with("I know no such group"), "{name}: {}", none.text);
        let none = world.ask(&bob, discord::Where::Dm, "group", &[("group", name)]).await;
        assert!(none.text().starts_with("I know no such group"), "{name}: {}", none.text());
        assert!(suggested(name).await.is_empty(), "{name}");
    }
    world.agree(&mia, "/pausegroup #1").await;
    assert_eq!(finds(&world, &sam, "grief").await, ["Ash light", "Cedar light"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_is_held_for_somebody_is_not_free() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    let [sam, ben, kim] =
        [world.newcomer("Sam").await, world.newcomer("Ben").await, world.newcomer("Kim").await];
    opens(&world, &mia, "Ash #grief kind:fixed capacity:1").await;
    opens(&world, &mia, "Birch #grief").await;
    assert_eq!(finds(&world, &kim, "grief seats:yes").await, ["Ash", "Birch"]);
    world.tell(&sam, "/join Ash").await;
    assert_eq!(finds(&world, &kim, "grief seats:yes").await, ["Birch"]);
    world.tell(&ben, "/join Ash").await;
    world.tell(&sam, "/leave Ash").await;
    let offer = world.telegram.next_private(&ben).await;
    assert_eq!(finds(&world, &kim, "grief seats:yes").await, ["Birch"]);
    world.telegram.press(&ben, &offer, offer.labels()[1]).await;
    world.telegram.next_edit(&offer).await;
    assert_eq!(finds(&world, &kim, "grief seats:yes").await, ["Ash", "Birch"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_operator_adds_to_the_topics_is_understood_and_keeps_labels_neutral() {
    let world = World::open_with(|settings| {
        settings.listing = Listing::Open;
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/topics.example.txt");
        settings.topics_file = Some(own.into());
    })
    .await;
    let (mia, ida) = (world.newcomer("Mia").await, german(&world, "Ida").await);
    let bob = world.discord.person("Bob");
    world.discord.join(world.discord.guild("Harbour"), &bob);
    opens(&world, &mia, "Ash #mine_closure").await;
    opens(&world, &mia, "Birch #grief").await;
    for words in ["they closed the colliery", "I was laid off at the mine", "coliery"] {
        assert_eq!(finds(&world, &mia, words).await, ["Ash"], "{words}");
        let found = world.ask(&bob, discord::Where::Dm, "find", &[("words", words)]).await;
        assert_eq!(found.seen().labels(), ["Join Ash"], "{words}");
    }
    let found = world.tell(&ida, "/finden Zechensterben").await;
    assert_eq!(found.labels(), ["Ash beitreten"]);
    assert_eq!(finds(&world, &mia, "heartbroken").await, ["Birch"]);
    // A name that tells one of them is no label.
    let opened = world.tell(&mia, "/newgroup Colliery evening zone:Berlin").await;
    assert!(!opened.text.starts_with("Colliery evening"), "{}", opened.text);
    let edited = world.tell(&mia, "/editgroup #3 label:Hochwasser").await;
    assert!(edited.text.contains("“Hochwasser” says what the group is about"), "{}", edited.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_found_by_what_those_who_lead_them_state() {
    let world = listed().await;
    let [mia, pia, sam] =
        [world.newcomer("Mia").await, world.newcomer("Pia").await, world.newcomer("Sam").await];
    let (ida, bob) = (german(&world, "Ida").await, world.discord.person("Bob"));
    world.discord.join(world.discord.guild("Harbour"), &bob);
    opens(&world, &mia, "Ash #grief").await;
    opens(&world, &pia, "Birch #grief").await;
    opens(&world, &sam, "Cedar #grief").await;
    let both = async |led: &str, names: &[&str]| {
        assert_eq!(finds(&world, &sam, &format!("grief led:{led}")).await, names, "{led}");
        let options = [("words", "grief"), ("led", led)];
        let found = world.ask(&bob, discord::Where::Dm, "find", &options).await;
        let labels = found.seen().labels();
        for name in ["Ash", "Birch", "Cedar"] {
            let joins = labels.contains(&format!("Join {name}").as_str());
            assert_eq!(joins, names.contains(&name), "{led}: {labels:?}");
        }
    };
    // Who states nothing is neither.
    both("therapist", &[]).await;
    both("peers", &[]).await;
    world.agree(&mia, "/credential counsellor number:7 body:Chamber country:Hessen").await;
    world.discord.next_dm(&world.operator).await;
    world.agree(&pia, "/credential peer").await;
    both("therapist", &["Ash"]).await;
    both("peers", &["Birch"]).await;
    let found = world.tell(&sam, "/find grief led:therapist").await;
    assert!(
        found.text.starts_with("Only: led by somebody who states a profession\n"),
        "{}",
        found.text
    );
    let found = world.tell(&ida, "/finden trauer led:Betroffene").await;
    assert!(found.text.starts_with("Nur: geleitet von Betroffenen\n"), "{}", found.text);
    assert_eq!(found.labels(), ["Birch beitreten"]);
    // It is looked at each time: a statement that is changed changes what is found.
    world.agree(&mia, "/credential peer").await;
    both("therapist", &[]).await;
    both("peers", &["Ash", "Birch"]).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_searches_for_a_therapist_is_shown_none_whose_licence_has_ended() {
    let world = listed().await;
    let [mia, pia, sam] =
        [world.newcomer("Mia").await, world.newcomer("Pia").await, world.newcomer("Sam").await];
    let (ida, bob) = (german(&world, "Ida").await, world.discord.person("Bob"));
    world.discord.join(world.discord.guild("Harbour"), &bob);
    opens(&world, &mia, "Ash #grief").await;
    opens(&world, &pia, "Birch #grief").await;
    for (by, until) in [(&mia, "2026-12-01"), (&pia, "2026-12-20")] {
        let stated =
            format!("/credential counsellor number:7 body:Chamber country:Hessen expires:{until}");
        world.agree(by, &stated).await;
        world.discord.next_dm(&world.operator).await;
    }
    assert_eq!(finds(&world, &sam, "grief led:therapist").await, ["Ash", "Birch"]);
    // It is the next day already where Sam is.
    world.tell(&sam, "/timezone Pacific/Auckland").await;
    world.at("2026-12-01T12:00:00Z").await;
    let found = finds_in(&world, &sam, Some("Pacific/Auckland"), "grief led:therapist").await;
    assert_eq!(found, ["Birch"]);
    let options = [("words", "grief"), ("led", "therapist")];
    let found = world.ask(&bob, discord::Where::Dm, "find", &options).await;
    assert_eq!(found.seen().labels(), ["Join Ash", "Join Birch"]);
    world.at("2026-12-02T09:00:00Z").await;
    let found = world.ask(&bob, discord::Where::Dm, "find", &options).await;
    assert_eq!(found.seen().labels(), ["Join Birch"]);
    let found = world.tell(&ida, "/finden trauer led:Fachleute").await;
    assert_eq!(found.labels(), ["Birch beitreten"]);
    // It makes nobody a peer, and is found again once it was prolonged.
    assert!(finds(&world, &sam, "grief led:peers").await.is_empty());
    world.agree(&mia, "/credential expires:2027-12-01").await;
    world.discord.next_dm(&world.operator).await;
    assert_eq!(finds(&world, &sam, "grief led:therapist").await, ["Ash", "Birch"]);
    world.close().await;
}
