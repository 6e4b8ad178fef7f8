//! What stands under a hit of a search and what a page holds: buttons that say what they do, prices that are
//! understood or handed back, and pages that lose nothing, however much groups say.

use std::collections::BTreeSet;

use circlekeeper_playground::discord::{self, Where};
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::World;

use super::finding::{german, listed, opens};

/// Somebody on Discord, in a server with the bot.
fn on_discord(world: &World, name: &str) -> discord::Person {
    let person = world.discord.person(name);
    world.discord.join(world.discord.guild("Harbour"), &person);
    person
}

/// The buttons under what is found, on Telegram …
async fn told(world: &World, by: &Person, search: &str) -> Vec<String> {
    let found = world.tell(by, search).await;
    found.labels().into_iter().map(str::to_owned).collect()
}

/// … and on Discord.
async fn asked(world: &World, by: &discord::Person, words: &str) -> Vec<String> {
    let found = world.ask(by, Where::Dm, "find", &[("words", words)]).await;
    found.seen().labels().into_iter().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_under_a_hit_says_what_a_press_does() {
    let world = listed().await;
    let [mia, sam, kim] =
        [world.newcomer("Mia").await, world.newcomer("Sam").await, world.newcomer("Kim").await];
    let (ida, bob) = (german(&world, "Ida").await, on_discord(&world, "Bob"));
    let uwe = on_discord(&world, "Uwe").with_locale("de");
    for group in ["Ash", "Birch", "Cedar", "Dogwood capacity:1", "Elm capacity:1"] {
        opens(&world, &mia, &format!("{group} #grief")).await;
    }
    world.tell(&sam, "/join Dogwood").await;
    world.tell(&sam, "/join Elm").await;
    world.tell(&mia, "/editgroup #2 entry:request").await;
    world.tell(&mia, "/editgroup #3 entry:invite").await;
    world.tell(&mia, "/editgroup #5 entry:request").await;
    for (name, english, german) in [
        ("Ash", "Join Ash", "Ash beitreten"),
        ("Birch", "Ask to join Birch", "Um Aufnahme bitten: Birch"),
        ("Cedar", "Show Cedar", "Cedar zeigen"),
        ("Dogwood", "Wait for a seat: Dogwood", "Auf einen Platz warten: Dogwood"),
        ("Elm", "Ask to join Elm", "Um Aufnahme bitten: Elm"),
    ] {
        assert_eq!(told(&world, &kim, &format!("/find {name}")).await, [english]);
        assert_eq!(asked(&world, &bob, name).await, [english]);
        assert_eq!(told(&world, &ida, &format!("/finden {name}")).await, [german]);
        assert_eq!(asked(&world, &uwe, name).await, [german]);
    }
    // Who leads it, is in it, or waits already is shown it.
    assert_eq!(told(&world, &mia, "/find Ash").await, ["Show Ash"]);
    assert_eq!(told(&world, &sam, "/find Dogwood").await, ["Show Dogwood"]);
    let found = world.tell(&kim, "/find Dogwood").await;
    let waits = world.tap(&kim, &found, "Wait for a seat: Dogwood").await;
    assert!(waits.text.contains("You are number 1 in line."), "{}", waits.text);
    let found = world.tell(&kim, "/find Dogwood").await;
    let card = world.tap(&kim, &found, "Show Dogwood").await;
    assert!(card.text.contains("You wait for a seat: number 1 in line"), "{}", card.text);
    let found = world.ask(&bob, Where::Dm, "find", &[("words", "Cedar")]).await;
    let card = world.click(&bob, found.seen(), "Show Cedar").await;
    assert!(card.text().contains("It takes people by invitation only."), "{}", card.text());
    let found = world.ask(&bob, Where::Dm, "find", &[("words", "Ash")]).await;
    world.click(&bob, found.seen(), "Join Ash").await;
    assert_eq!(asked(&world, &bob, "Ash").await, ["Show Ash"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_is_understood_and_what_cannot_be_compared_is_said() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    let (ida, bob) = (german(&world, "Ida").await, on_discord(&world, "Bob"));
    for (name, fee) in [
        ("Ash", "15 EUR a session, absence free"),
        ("Birch", "25 EUR a session, absence free"),
        ("Cedar", "no fee"),
        ("Dogwood", "15 USD a session, absence free"),
        ("Elm", "18 EUR a month, absence free"),
    ] {
        opens(&world, &mia, &format!("{name} #anxiety fee:“{fee}”")).await;
    }
    let found = world.tell(&sam, "/find panic under 20 euro").await;
    let head = found.text.split("\n\nAsh").next().unwrap_or_default();
    insta::assert_snapshot!(head, @"
    Only: at most 20.00 EUR

    One more group would fit, but its fee cannot be compared with that: it is not stated, in another currency, or for another period.

    3 groups, best fit first:
    ");
    let [join_ash, join_cedar, join_elm] = ["Join Ash", "Join Cedar", "Join Elm"];
    assert_eq!(found.labels(), [join_ash, join_cedar, join_elm]);
    for search in ["panic max 20€", "at most 20 EUR panic", "panic fee:20eur", "panic €20 or less"]
    {
        let labels = told(&world, &sam, &format!("/find {search}")).await;
        assert_eq!(labels, [join_ash, join_cedar, join_elm], "{search}");
    }
    // For a session: by the month is another thing.
    assert_eq!(
        told(&world, &sam, "/find panic up to 20 euro a session").await,
        [join_ash, join_cedar]
    );
    for search in ["Panik unter 20 Euro", "Panik bis 20 €", "höchstens 20 EUR Panik"] {
        let found = world.tell(&ida, &format!("/finden {search}")).await;
        assert!(found.text.starts_with("Nur: höchstens 20,00 EUR\n"), "{}", found.text);
        assert_eq!(found.labels(), ["Ash beitreten", "Cedar beitreten", "Elm beitreten"]);
    }
    for options in [
        [("words", "panic under 20 euro"), ("seats", "yes")],
        [("words", "panic"), ("fee", "20 EUR")],
    ] {
        let found = world.ask(&bob, Where::Dm, "find", &options).await;
        assert!(found.text().contains("at most 20.00 EUR"), "{}", found.text());
        assert_eq!(found.seen().labels(), [join_ash, join_cedar, join_elm]);
    }
    // Dogwood says so in another currency: it fits that, and those in euros do not.
    assert_eq!(told(&world, &sam, "/find panic under 20 USD").await, [join_cedar, "Join Dogwood"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_search_does_not_use_is_said() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    let (ida, bob) = (german(&world, "Ida").await, on_discord(&world, "Bob"));
    opens(&world, &mia, "Ash #anxiety fee:“15 EUR a session, absence free”").await;
    let mut said = String::new();
    for search in
        ["panic under 20", "panic under $20", "panic 20 EUR or 30 EUR", "panic 20 EUR fee:none"]
    {
        let found = world.tell(&sam, &format!("/find {search}")).await;
        said.push_str(&format!("{search} → {}\n", found.text.lines().next().unwrap_or_default()));
    }
    let found = world.ask(&bob, Where::Dm, "find", &[("words", "panic before 20, under 20")]).await;
    said.push_str(&format!("on Discord → {}\n", found.text().lines().next().unwrap_or_default()));
    assert_eq!(found.seen().labels(), ["Join Ash"]);
    let found = world.tell(&ida, "/finden Panik bis 20 Uhr").await;
    said.push_str(&format!("auf Deutsch → {}\n", found.text.lines().next().unwrap_or_default()));
    for fee in ["20", "20$", "cheap"] {
        let refused = world.tell(&sam, &format!("/find panic fee:{fee}")).await;
        said.push_str(&format!("fee:{fee} → {}\n", refused.text));
    }
    let refused = world.tell(&ida, "/finden Panik fee:20").await;
    said.push_str(&format!("fee:20 → {}\n", refused.text));
    insta::assert_snapshot!(said, @"
    panic under 20 → I did not use “under 20”. A price needs its currency: under 20 EUR. A time of day is written like this: before:20:00
    panic under $20 → I did not use “under $20”: it may mean USD, CAD, AUD, NZD. Please write which, for example: under 20 USD
    panic 20 EUR or 30 EUR → I take one price only, so I did not use “30 EUR”.
    panic 20 EUR fee:none → I take one price only, so I did not use “20 EUR”.
    on Discord → I did not use “under 20”. A price needs its currency: under 20 EUR. A time of day is written like this: before:20:00
    auf Deutsch → „bis 20 Uhr“ habe ich nicht verwendet. Zu einem Preis gehört die Währung: unter 20 EUR. Eine Uhrzeit schreibst du so: before:20:00
    fee:20 → fee needs the currency, too. Write it in one word, for example fee:20eur
    fee:20$ → What you gave for fee may mean USD, CAD, AUD, NZD. Write the code, for example fee:20usd
    fee:cheap → I do not understand what you gave for fee. Write fee:none, or the most you can pay: fee:20eur
    fee:20 → Zu fee gehört die Währung. Schreib sie in einem Wort dazu, zum Beispiel fee:20eur
    ");
    world.close().await;
}

/// Ten groups that say as much as they can, some of it in signs that Discord takes for markup.
async fn talkative(world: &World, by: &Person) -> Vec<String> {
    let names: Vec<String> = (0..10).map(|number| format!("Willow {number}")).collect();
    for (number, name) in names.iter().enumerate() {
        let about =
            ["*and* _what_ ~we~ [say] ", "for people who lie awake and wonder, "][number % 2];
        let about: String = about.repeat(9).chars().take(195).collect();
        let topics = (0..7).map(|topic| format!(" #walks_in_the_{topic}_woods_and_hills"));
        let topics: String = topics.collect();
        opens(world, by, &format!("{name} #grief{topics} about:“{about}”")).await;
    }
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_on_discord_hold_whole_groups_and_nothing_is_lost_or_shown_twice() {
    let world = listed().await;
    let (mia, bob) = (world.newcomer("Mia").await, on_discord(&world, "Bob"));
    let names = talkative(&world, &mia).await;
    let mut page = world.ask(&bob, Where::Dm, "find", &[("words", "grief")]).await;
    let mut shown = Vec::new();
    for turn in 0.. {
        let labels = page.seen().labels();
        let joins: Vec<&str> =
            labels.iter().filter_map(|label| label.strip_prefix("Join ")).collect();
        assert!(!joins.is_empty(), "{labels:?}");
        assert_eq!(page.text().matches("Seats: no limit").count(), joins.len(), "{}", page.text());
        assert!(!page.text().contains('…'), "{}", page.text());
        for name in &joins {
            assert!(page.text().contains(&format!("**{name}**")), "{name} in {}", page.text());
        }
        shown.extend(joins.into_iter().map(str::to_owned));
        if turn == 0 {
            // The last of them comes first from now on: it is shown all the same, and once.
            world.agree(&mia, "/schedule every Thursday 19:00 #10").await;
        }
        if !labels.contains(&"More") {
            break;
        }
        page = world.click(&bob, page.seen(), "More").await;
    }
    assert_eq!(shown.len(), names.len(), "{shown:?}");
    assert_eq!(shown.iter().collect::<BTreeSet<_>>(), names.iter().collect());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_on_telegram_hold_whole_groups_and_nothing_is_lost_or_shown_twice() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    let names = talkative(&world, &mia).await;
    let first = world.tell(&sam, "/find grief").await;
    let (mut page, mut shown) = (first.clone(), Vec::new());
    loop {
        let labels = page.labels();
        let joins: Vec<&str> =
            labels.iter().filter_map(|label| label.strip_prefix("Join ")).collect();
        assert_eq!(page.text.matches("Seats: no limit").count(), joins.len(), "{}", page.text);
        assert!(!page.text.contains('…'), "{}", page.text);
        shown.extend(joins.into_iter().map(str::to_owned));
        if !labels.contains(&"More") {
            break;
        }
        world.telegram.press(&sam, &page, "More").await;
        page = world.telegram.next_edit(&page).await;
    }
    assert_eq!(shown, names);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_in_a_groups_name_makes_it_no_hit_for_something_else() {
    let world = listed().await;
    let (mia, kim) = (world.newcomer("Mia").await, world.newcomer("Kim").await);
    let (ida, bob) = (german(&world, "Ida").await, on_discord(&world, "Bob"));
    for group in ["Tuesday harbour #grief", "Dienstagskreis #grief", "Ash #anxiety"] {
        opens(&world, &mia, group).await;
    }
    let found = world.tell(&kim, "/find anxiety on Tuesdays").await;
    assert_eq!(found.labels(), ["Join Ash"]);
    assert!(
        found.text.contains("For groups of certain days only, add day:tuesdays."),
        "{}",
        found.text
    );
    assert_eq!(asked(&world, &bob, "anxiety on Tuesdays").await, ["Join Ash"]);
    let found = world.tell(&ida, "/finden Angst am Dienstag").await;
    assert_eq!(found.labels(), ["Ash beitreten"]);
    assert!(found.text.contains("schreib day:dienstag dazu"), "{}", found.text);
    // By its name it is found, and nothing is said of days.
    let found = world.tell(&kim, "/find tuesday harbour").await;
    assert_eq!(found.labels(), ["Join Tuesday harbour"]);
    assert!(!found.text.contains("day:"), "{}", found.text);
    assert_eq!(told(&world, &kim, "/find Tuesdays").await, ["Join Tuesday harbour"]);
    world.close().await;
}
