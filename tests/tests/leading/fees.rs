//! What a group costs: read in parts, shown in each reader's language, and announced before it changes.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::{Circle, World};

use crate::scene::{confirms, gathered};

/// The line of a description that says what a group costs, and from when on otherwise.
fn costs(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim_start_matches(['•', '-', ' ']));
    let costs = |line: &&str| {
        ["Fee:", "Kosten:", "From ", "Ab "].iter().any(|begins| line.starts_with(begins))
    };
    lines.filter(costs).map(str::to_owned).collect()
}

/// Dana, on Discord, says what the circle costs; what she reads below its description.
async fn states(world: &World, circle: &Circle, fee: &str) -> String {
    let options = [("group", "#1"), ("fee", fee)];
    let said = world.ask(&circle.dana, Where::Dm, "editgroup", &options).await;
    said.text().lines().filter(|line| !line.starts_with("- ")).collect::<Vec<_>>().join("\n")
}

/// Both members read the same privately.
async fn both_read(world: &World, circle: &Circle) -> String {
    let mia = world.telegram.next_private(&circle.mia).await;
    assert_eq!(mia.labels(), ["Show Thursday circle"]);
    let noah = world.discord.next_dm(&circle.noah).await;
    assert_eq!(noah.labels(), ["Show Thursday circle"]);
    let lines = |text: &str| text.replace("\n\n", "\n").replace('\\', "");
    assert_eq!(lines(&mia.text), lines(&noah.text));
    mia.text
}

async fn shown_to(world: &World, person: &Person) -> Vec<String> {
    costs(&world.tell(person, "/group #1").await.text)
}

const MINUTES_LATER: &str = "2026-11-30T08:18:00Z";
const TWENTY: &str = "20 EUR per session, absence: full";

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_read_in_parts_and_shown_in_each_readers_language() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    let lena = world.telegram.person("Lena").with_language("de");
    world.telegram.start_bot(&lena, None).await;
    world.telegram.next_private(&lena).await;
    let opened = format!("/newgroup Morning walk #loneliness zone:Berlin fee:{TWENTY} alias:Mia");
    let opened = world.tell(&mia, &opened).await;
    assert!(opened.text.contains("It can be found with /find from now on."), "{}", opened.text);
    let english = ["Fee: 20.00 EUR a session; an absence costs the whole"];
    assert_eq!(shown_to(&world, &mia).await, english);
    let german = ["Kosten: 20,00 EUR pro Treffen; Fehlen kostet so viel wie Kommen"];
    assert_eq!(shown_to(&world, &lena).await, german);
    let dana = world.discord.person("Dana");
    world.discord.join(world.discord.guild("Harbour"), &dana);
    let options = [
        ("name", "Evening walk"),
        ("zone", "Europe/Berlin"),
        ("fee", "1500 yen a month"),
        ("absence", "free"),
        ("alias", "Dana"),
    ];
    let opened = world.ask(&dana, Where::Dm, "newgroup", &options).await;
    assert!(opened.text().contains("It can be found with /find from now on."), "{}", opened.text());
    let there = world.ask(&dana, Where::Dm, "group", &[("group", "#2")]).await;
    assert_eq!(costs(there.text()), ["Fee: 1500 JPY a month; what is missed is not paid"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_fee_is_refused_with_an_example_and_changes_nothing() {
    let world = World::open().await;
    let circle = world.circle().await;
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Morning walk zone:Berlin fee:no fee").await;
    world.discord.next_dm(&world.operator).await;
    let mut told = Vec::new();
    for typed in [
        "fee:what you can give",
        "fee:by donation",
        "fee:20",
        "fee:20 $ a session",
        "fee:20 XYZ a session",
        "fee:20 EUR",
        "fee:EUR a session",
        "fee:12.345 EUR a session",
        "fee:20 EUR a session absence:maybe",
        "fee:9999999999 EUR a session",
        "absence:free",
    ] {
        let refused = world.tell(mia, &format!("/editgroup #2 {typed}")).await;
        told.push(format!("{typed}\n    {}", refused.text));
        let same = world.ask(&circle.dana, Where::Dm, "editgroup", &[("fee", &typed[4..])]).await;
        assert!(!same.text().starts_with("Done."), "{typed}: {}", same.text());
    }
    insta::assert_snapshot!(told.join("\n"), @"
    fee:what you can give
        I do not understand “what” in what it costs. If it costs nothing, write: no fee. Else an amount, its currency, for what it is paid, and what an absence costs; anything more about paying can stand in about: instead. For example fee:20 EUR per session, absence: free
    fee:by donation
        What people give as they like is no fee. Please write: no fee. That gifts are welcome can stand in about:
    fee:20
        In which currency is that? Please write it like this: fee:20 EUR per session, absence: free
    fee:20 $ a session
        That may mean several currencies. Please write one of USD, CAD, AUD, NZD, or another by its three letters, for example fee:20 EUR per session, absence: free
    fee:20 XYZ a session
        I know no currency XYZ. Please write its three letters, for example fee:20 EUR per session, absence: free
    fee:20 EUR
        What is that paid for: a session, a week, a month, or the whole course? Please write it like this: fee:20 EUR per session, absence: free
    fee:EUR a session
        I find no amount in what it costs. If it costs nothing, write: no fee. Else for example fee:20 EUR per session, absence: free
    fee:12.345 EUR a session
        I do not understand “12.345” in what it costs. If it costs nothing, write: no fee. Else an amount, its currency, for what it is paid, and what an absence costs; anything more about paying can stand in about: instead. For example fee:20 EUR per session, absence: free
    fee:20 EUR a session absence:maybe
        I do not understand “maybe” in what it costs. If it costs nothing, write: no fee. Else an amount, its currency, for what it is paid, and what an absence costs; anything more about paying can stand in about: instead. For example fee:20 EUR per session, absence: free
    fee:9999999999 EUR a session
        That is more than I take for a fee. Please look at the amount once more.
    absence:free
        It does not say yet what it costs in a way that I can read, so say both, for example fee:20 EUR per session, absence: free
    ");
    let shown = world.tell(mia, "/group #2").await;
    assert_eq!(costs(&shown.text), ["Fee: no fee"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_found_once_it_says_what_an_absence_costs() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    let opened = "/newgroup Morning walk #loneliness zone:Berlin fee:20 EUR a session alias:Mia";
    let opened = world.tell(&mia, opened).await;
    assert!(opened.text.contains("/editgroup #1 absence:free"), "{}", opened.text);
    assert!(
        world.tell(&mia, "/find lonely").await.text.starts_with("No group is listed here yet.")
    );
    let shown = world.tell(&mia, "/editgroup").await;
    let blank = ["Fee: 20.00 EUR a session; what an absence costs is not stated"];
    assert_eq!(costs(&shown.text), blank);
    assert_eq!(shown.labels(), ["Say what an absence costs"]);
    let question = world.tap(&mia, &shown, "Say what an absence costs").await;
    insta::assert_snapshot!(question.text, @"What does an absence cost? For example: free. Or: full. Or: 10 EUR. Or: free if said 24 hours before");
    let stated = world.tell(&mia, "free if said 24 hours before").await;
    let whole = "Fee: 20.00 EUR a session; an absence costs nothing if it is said at least \
                 24 hours before, and else the whole";
    assert_eq!(costs(&stated.text), [whole]);
    assert!(stated.text.ends_with("It can be found with /find from now on."), "{}", stated.text);
    // Once it is found, the blank does not come back.
    let refused = world.tell(&mia, "/editgroup #1 fee:25 EUR a session").await;
    insta::assert_snapshot!(refused.text, @"Morning walk can be found with /find, so it has to say what an absence costs, too: free, full, an amount, or free if said 24 hours before. Please write both together, for example fee:20 EUR per session, absence: free");
    assert_eq!(shown_to(&world, &mia).await, [whole]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_fee_is_announced_to_each_member_before_it_holds() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let said = states(&world, &circle, TWENTY).await;
    insta::assert_snapshot!(said, @"
    Done. This is what Thursday circle says of itself now:
    That holds from 15 Dec 2026 on. 2 people in the group or on the way in will hear of it privately in two minutes. Correct it before, and only the last word goes out.
    ");
    let ahead =
        ["Fee: no fee", "From 15 Dec 2026: 20.00 EUR a session; an absence costs the whole"];
    assert_eq!(shown_to(&world, &circle.mia).await, ahead);
    world.settle().await;
    world.at(MINUTES_LATER).await;
    insta::assert_snapshot!(both_read(&world, &circle).await, @"
    What Thursday circle costs changes. From 15 Dec 2026 on: 20.00 EUR a session; an absence costs the whole

    Until then: no fee

    If something about that is not right: /concern. Leaving is always possible: /leave
    ");
    // It holds from midnight in the group's zone, and not a moment before.
    world.at("2026-12-14T22:59:59Z").await;
    assert_eq!(shown_to(&world, &circle.mia).await, ahead);
    let free = world.tell(&circle.mia, "/find anxiety fee:none").await;
    assert!(free.text.contains("Thursday circle"), "{}", free.text);
    world.at("2026-12-14T23:00:00Z").await;
    let free = world.tell(&circle.mia, "/find anxiety fee:none").await;
    assert!(!free.text.contains("Thursday circle"), "{}", free.text);
    let holds = ["Fee: 20.00 EUR a session; an absence costs the whole"];
    assert_eq!(shown_to(&world, &circle.mia).await, holds);
    // That it costs nothing any more holds at once.
    let said = states(&world, &circle, "no fee").await;
    insta::assert_snapshot!(said, @"
    Done. This is what Thursday circle says of itself now:
    That holds from now on. 2 people in the group or on the way in will hear of it privately in two minutes. Correct it before, and only the last word goes out.
    ");
    assert_eq!(shown_to(&world, &circle.mia).await, ["Fee: no fee"]);
    world.at("2026-12-14T23:03:00Z").await;
    insta::assert_snapshot!(both_read(&world, &circle).await, @"
    Thursday circle costs nothing from now on.

    If something about that is not right: /concern. Leaving is always possible: /leave
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_within_two_minutes_takes_the_place_of_what_it_corrects() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    states(&world, &circle, "200 EUR per session, absence: full").await;
    states(&world, &circle, TWENTY).await;
    world.at(MINUTES_LATER).await;
    let read = both_read(&world, &circle).await;
    assert!(read.contains(": 20.00 EUR a session"), "{read}");
    // What is taken back within them, nobody hears of.
    states(&world, &circle, "no fee").await;
    states(&world, &circle, TWENTY).await;
    world.at("2026-11-30T08:30:00Z").await;
    assert_eq!(shown_to(&world, &circle.mia).await.len(), 2);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_announced_and_will_not_hold_is_taken_back_to_who_heard_it() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    states(&world, &circle, TWENTY).await;
    world.at(MINUTES_LATER).await;
    both_read(&world, &circle).await;
    // Whoever comes meanwhile hears of it at once.
    let sam = world.newcomer("Sam").await;
    world.joins(&sam, "/join #1").await;
    let told = world.telegram.next_private(&sam).await;
    assert!(told.text.contains("From 15 Dec 2026 on: 20.00 EUR a session"), "{}", told.text);
    let said = states(&world, &circle, "no fee").await;
    insta::assert_snapshot!(said, @"
    Done. This is what Thursday circle says of itself now:
    Then it stays as it is. 3 people who had heard otherwise will hear so privately in two minutes.
    ");
    assert_eq!(shown_to(&world, &circle.mia).await, ["Fee: no fee"]);
    world.at("2026-11-30T08:25:00Z").await;
    insta::assert_snapshot!(both_read(&world, &circle).await, @"
    What Thursday circle costs stays as it is: no fee

    If something about that is not right: /concern. Leaving is always possible: /leave
    ");
    let told = world.telegram.next_private(&sam).await;
    assert!(told.text.contains("stays as it is: no fee"), "{}", told.text);
    world.at("2026-12-20T08:00:00Z").await;
    assert_eq!(shown_to(&world, &sam).await, ["Fee: no fee"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_changes_the_last_one_holds_and_is_announced() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    states(&world, &circle, TWENTY).await;
    world.at(MINUTES_LATER).await;
    both_read(&world, &circle).await;
    world.at("2026-12-05T08:00:00Z").await;
    states(&world, &circle, "15 EUR per session, absence: free").await;
    world.at("2026-12-05T08:03:00Z").await;
    let read = both_read(&world, &circle).await;
    assert!(read.contains("From 20 Dec 2026 on: 15.00 EUR a session"), "{read}");
    assert!(read.contains("Until then: no fee"), "{read}");
    // What was announced first never holds.
    world.at("2026-12-16T08:00:00Z").await;
    assert_eq!(shown_to(&world, &circle.mia).await[0], "Fee: no fee");
    world.at("2026-12-20T08:00:00Z").await;
    let holds = ["Fee: 15.00 EUR a session; an absence costs nothing"];
    assert_eq!(shown_to(&world, &circle.mia).await, holds);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_announced_once_however_often_the_bot_is_cut_off() {
    let mut world = World::open().await;
    let circle = gathered(&world).await;
    states(&world, &circle, TWENTY).await;
    world.cut_off();
    world.at_once("2026-11-30T08:17:30Z");
    world.start().await;
    world.settle().await;
    both_read(&world, &circle).await;
    world.cut_off();
    world.at_once("2026-12-15T08:00:00Z");
    world.start().await;
    world.settle().await;
    let holds = ["Fee: 20.00 EUR a session; an absence costs the whole"];
    assert_eq!(shown_to(&world, &circle.mia).await, holds);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_change_it_at_once_one_has_the_last_word_and_members_hear_that() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let made = world.ask(&circle.dana, Where::Dm, "cofacilitator", &[]).await;
    let text = made.text().replace('`', "");
    let code = text.lines().find(|line| line.matches('-').count() >= 3).expect("a code");
    let robin = world.newcomer("Robin").await;
    let preview = world.tell(&robin, &format!("/cofacilitator {}", code.trim())).await;
    confirms(&world, &robin, &preview).await;
    world.discord.next_dm(&circle.dana).await;
    let options = [("group", "#1"), ("fee", TWENTY)];
    tokio::join!(
        world.ask(&circle.dana, Where::Dm, "editgroup", &options),
        world.tell(&robin, "/editgroup #1 fee:15 EUR per session absence:free"),
    );
    world.at(MINUTES_LATER).await;
    let read = both_read(&world, &circle).await;
    // Whoever was first hears that it was changed since, as the members do.
    let last = shown_to(&world, &circle.mia).await;
    assert_eq!(last.len(), 2, "{last:?}");
    let price = last[1].split(": ").nth(1).expect("a price");
    assert!(read.contains(price), "{read} {price}");
    if price.starts_with("15") {
        let told = world.discord.next_dm(&circle.dana).await.text.replace('\\', "");
        assert!(told.contains(price), "{told}");
    } else {
        assert!(world.telegram.next_private(&robin).await.text.contains(price));
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_hears_nothing_who_waits_does_and_each_in_their_language() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let lena = world.telegram.person("Lena").with_language("de");
    world.telegram.start_bot(&lena, None).await;
    world.telegram.next_private(&lena).await;
    let full = [("group", "#1"), ("capacity", "2")];
    world.ask(&circle.dana, Where::Dm, "editgroup", &full).await;
    let waits = world.tell(&lena, "/beitreten #1").await;
    assert!(waits.text.contains("Nummer 1"), "{}", waits.text);
    states(&world, &circle, TWENTY).await;
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    world.telegram.next_private(&lena).await;
    world.at(MINUTES_LATER).await;
    world.telegram.next_private(&circle.mia).await;
    let told = world.telegram.next_private(&lena).await;
    insta::assert_snapshot!(told.text, @"
    Was Thursday circle kostet, ändert sich. Ab 15. Dez. 2026: 20,00 EUR pro Treffen; Fehlen kostet so viel wie Kommen

    Bis dahin: kostenlos

    Wenn daran etwas nicht stimmt: /melden. Gehen kannst du jederzeit: /austreten
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_absence_that_costs_something_is_news_and_one_that_costs_nothing_is_not() {
    let world = World::open().await;
    let server = world.discord.guild("Harbour");
    let channel = world.discord.channel(server, "circle");
    let [dana, noah] = ["Dana", "Noah"].map(|name| world.discord.person(name));
    for person in [&dana, &noah, &world.operator] {
        world.discord.join(server, person);
        world.discord.allow(channel, person);
    }
    world.discord.make_admin(server, &dana);
    let fee = ("fee", "20 EUR per session");
    let opened = [("name", "Evenings"), ("zone", "Berlin"), fee, ("alias", "Dana")];
    world.ask(&dana, channel, "newgroup", &opened).await;
    world.discord.next_dm(&world.operator).await;
    let shown = world.ask(&noah, channel, "join", &[]).await;
    world.click(&noah, shown.seen(), "Join").await;
    // Nobody was told what an absence costs: from a fortnight on, and each is told before.
    let edit = |fee: &'static str| [("group", "#1"), ("fee", fee)];
    let said = world.ask(&dana, Where::Dm, "editgroup", &edit(TWENTY)).await;
    let shown = costs(&said.text().replace('\\', ""));
    assert_eq!(shown[0], "Fee: 20.00 EUR a session; what an absence costs is not stated");
    assert!(shown[1].starts_with("From 15 Dec 2026"), "{shown:?}");
    world.settle().await;
    while let Some(_asked) = world.discord.unread().into_iter().next() {
        world.discord.next_dm(&world.operator).await;
    }
    world.at(MINUTES_LATER).await;
    let told = world.discord.next_dm(&noah).await;
    insta::assert_snapshot!(told.text, @r#"
    What Evenings costs changes. From 15 Dec 2026 on: 20\.00 EUR a session; an absence costs the whole
    Until then: 20\.00 EUR a session; what an absence costs is not stated
    If something about that is not right: /concern. Leaving is always possible: /leave
    "#);
    // That it costs nothing holds at once.
    let free = "20 EUR per session, absence: free";
    let said = world.ask(&dana, Where::Dm, "editgroup", &edit(free)).await;
    let holds = ["Fee: 20.00 EUR a session; an absence costs nothing"];
    assert_eq!(costs(&said.text().replace('\\', "")), holds);
    world.at("2026-11-30T08:30:00Z").await;
    let told = world.discord.next_dm(&noah).await;
    insta::assert_snapshot!(told.text, @r#"
    Since 30 Nov 2026, this is what Evenings costs: 20\.00 EUR a session; an absence costs nothing
    If something about that is not right: /concern. Leaving is always possible: /leave
    "#);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_told_a_day_hears_of_the_later_one_that_an_outage_elsewhere_makes_it() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    states(&world, &circle, TWENTY).await;
    world.telegram.down(true);
    world.at_once(MINUTES_LATER);
    world.settle_on(&[Platform::Discord]).await;
    let told = world.discord.next_dm(&circle.noah).await;
    assert!(told.text.contains("From 15 Dec 2026 on"), "{}", told.text);
    // Mia can be told two days later, and has her fortnight from then on.
    world.at_once("2026-12-02T10:00:00Z");
    world.settle_on(&[Platform::Discord]).await;
    world.telegram.down(false);
    world.settle().await;
    let told = world.telegram.next_private(&circle.mia).await;
    assert!(told.text.contains("From 17 Dec 2026 on"), "{}", told.text);
    assert!(world.discord.unread().is_empty(), "not while it may move again");
    world.at("2026-12-04T08:00:00Z").await;
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @r"
    What Thursday circle costs changes later than I told you: from 17 Dec 2026 on. Then: 20\.00 EUR a session; an absence costs the whole
    Until then: no fee
    If something about that is not right: /concern. Leaving is always possible: /leave
    ");
    world.at("2026-12-16T22:59:00Z").await;
    assert_eq!(shown_to(&world, &circle.mia).await[0], "Fee: no fee");
    world.at("2026-12-16T23:00:00Z").await;
    let holds = ["Fee: 20.00 EUR a session; an absence costs the whole"];
    assert_eq!(shown_to(&world, &circle.mia).await, holds);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_pays_what_they_could_not_hear_of_while_the_bot_was_down() {
    let mut world = World::open().await;
    let circle = gathered(&world).await;
    states(&world, &circle, TWENTY).await;
    // Down before anybody was told, and for longer than a fortnight.
    world.cut_off();
    world.at_once("2026-12-20T08:00:00Z");
    world.start().await;
    world.settle().await;
    let told = both_read(&world, &circle).await;
    assert!(told.contains("From 4 Jan 2027 on: 20.00 EUR a session"), "{told}");
    assert_eq!(shown_to(&world, &circle.mia).await[0], "Fee: no fee");
    world.at("2027-01-03T22:59:00Z").await;
    assert_eq!(shown_to(&world, &circle.mia).await[0], "Fee: no fee");
    world.at("2027-01-03T23:00:00Z").await;
    let holds = ["Fee: 20.00 EUR a session; an absence costs the whole"];
    assert_eq!(shown_to(&world, &circle.mia).await, holds);
    world.close().await;
}
