//! A group's name typed with an error: it is asked whether that one was meant, on both platforms; nobody gets in by
//! a guess, and no name is given away that could not be found otherwise.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::{self, Where};
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::World;

use super::finding::{german, listed, opens};

const ASKS: &str = "I know no group of that name. Did you mean this?";

fn on_discord(world: &World, name: &str) -> discord::Person {
    let person = world.discord.person(name);
    world.discord.join(world.discord.guild("Harbour"), &person);
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_with_typing_errors_is_asked_about_and_a_press_goes_on() {
    let world = listed().await;
    let [mia, sam] = [world.newcomer("Mia").await, world.newcomer("Sam").await];
    let (ida, bob) = (german(&world, "Ida").await, on_discord(&world, "Bob"));
    opens(&world, &mia, "Panic nights #anxiety").await;
    opens(&world, &mia, "Morning walks #grief").await;
    let asked = world.tell(&sam, "/join panik nihgts").await;
    assert_eq!((asked.text.as_str(), asked.labels()), (ASKS, vec!["Panic nights"]));
    // Nothing has happened by that.
    let own = world.tell(&sam, "/mygroups").await;
    assert!(!own.text.contains("Panic"), "{}", own.text);
    let joined = world.tap(&sam, &asked, "Panic nights").await;
    assert!(joined.text.starts_with("You are in "), "{}", joined.text);
    // On Discord, too; what else was given is kept.
    let options = [("group", "mornign wallks"), ("alias", "Robin")];
    let asked = world.ask(&bob, Where::Dm, "join", &options).await;
    assert_eq!((asked.text(), asked.seen().labels()), (ASKS, vec!["Morning walks"]));
    let joined = world.click(&bob, asked.seen(), "Morning walks").await;
    assert!(joined.text().starts_with("You are in "), "{}", joined.text());
    let people = world.tell(&mia, "/people #2").await;
    assert!(people.text.contains("Robin"), "{}", people.text);
    // Somebody else's question is nobody else's.
    let asked = world.tell(&ida, "/beitreten Panik nihgts").await;
    assert!(asked.text.ends_with("Meinst du diese?"), "{}", asked.text);
    assert_eq!(asked.labels(), ["Panic nights"]);
    // What only shows something shows it.
    let asked = world.tell(&ida, "/gruppe mornign walks").await;
    let card = world.tap(&ida, &asked, "Morning walks").await;
    assert!(card.text.starts_with("Morning walks\n"), "{}", card.text);
    for (command, says) in [("next", "no session is scheduled"), ("wann", "kein Treffen")] {
        let by = if command == "next" { &sam } else { &ida };
        let asked = world.tell(by, &format!("/{command} mornign walks")).await;
        assert_eq!(asked.labels(), ["Morning walks"]);
        let shown = world.tap(by, &asked, "Morning walks").await;
        assert!(shown.text.contains(says), "{}", shown.text);
    }
    let asked = world.ask(&bob, Where::Dm, "sessions", &[("group", "mornign walks")]).await;
    assert_eq!((asked.text(), asked.seen().labels()), (ASKS, vec!["Morning walks"]));
    let shown = world.click(&bob, asked.seen(), "Morning walks").await;
    assert!(shown.text().contains("No session is scheduled"), "{}", shown.text());
    let far = world.tell(&sam, "/join evening knitting").await;
    assert!(far.text.starts_with("I know no such group."), "{}", far.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_commands_ask_about_ones_own_groups_alone() {
    let world = listed().await;
    let [mia, sam] = [world.newcomer("Mia").await, world.newcomer("Sam").await];
    let bob = on_discord(&world, "Bob");
    opens(&world, &mia, "Panic nights #anxiety").await;
    opens(&world, &mia, "Morning walks #grief").await;
    world.tell(&sam, "/join Morning walks").await;
    world.ask(&bob, Where::Dm, "join", &[("group", "Morning walks")]).await;
    let asked = world.tell(&sam, "/leave mornign walks").await;
    assert_eq!((asked.text.as_str(), asked.labels()), (ASKS, vec!["Morning walks"]));
    let left = world.tap(&sam, &asked, "Morning walks").await;
    assert!(left.text.starts_with("You have left"), "{}", left.text);
    let asked = world.ask(&bob, Where::Dm, "leave", &[("group", "Morning wakls")]).await;
    assert_eq!(asked.seen().labels(), ["Morning walks"]);
    // One that can be found, but is not theirs, is not what they mean.
    let unknown = world.ask(&bob, Where::Dm, "leave", &[("group", "Panik nights")]).await;
    assert!(unknown.text().starts_with("I know no such group."), "{}", unknown.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guess_gives_away_no_group_that_cannot_be_found() {
    let world = World::open_with(|settings| settings.listing = Listing::Review).await;
    let [mia, sam] = [world.newcomer("Mia").await, world.newcomer("Sam").await];
    let bob = on_discord(&world, "Bob");
    for name in ["Harbour light", "Harbour lights", "Harbour lamp", "Harbour limit"] {
        opens(&world, &mia, &format!("{name} #grief")).await;
        let request = world.discord.next_dm(&world.operator).await;
        if name != "Harbour light" {
            world.click(&world.operator, &request, "Admit").await;
            world.telegram.next_private(&mia).await;
        }
    }
    world.agree(&mia, "/pausegroup #2").await;
    world.agree(&mia, "/closegroup #3").await;
    let guesses = async |by: &Person, typed: &str| {
        let answer = world.tell(by, &format!("/join {typed}")).await;
        answer.labels().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    for typed in ["habrour light", "harbuor lights", "Harbour lmap", "harbour lihgt"] {
        for label in guesses(&sam, typed).await {
            assert_eq!(label, "Harbour limit", "{typed}");
        }
        let answer = world.ask(&bob, Where::Dm, "group", &[("group", typed)]).await;
        for hidden in ["Harbour light", "Harbour lamp"] {
            assert!(!answer.text().contains(hidden), "{typed}: {}", answer.text());
        }
        assert!(!answer.seen().labels().iter().any(|label| *label != "Harbour limit"));
    }
    assert_eq!(guesses(&sam, "habrour limit").await, ["Harbour limit"]);
    // Who belongs to it may be reminded of it; an operator is told no more than anybody.
    assert!(guesses(&mia, "habrour light").await.contains(&"Harbour light".to_owned()));
    let answer = world.ask(&world.operator, Where::Dm, "join", &[("group", "habrour lamp")]).await;
    assert!(!answer.text().contains("Harbour lamp"), "{}", answer.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_others_read_it_nothing_is_guessed() {
    let world = World::open().await;
    let circle = world.circle().await;
    let sam = world.newcomer("Sam").await;
    world.telegram.join(circle.chat, &sam);
    let told = world.tell_in(&sam, circle.chat, "/next thursdya cirlce").await;
    assert!(!told.text.contains("Did you mean"), "{}", told.text);
    world.close().await;
}
