//! The operator lets groups be found, and nobody else does.

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::{discord, telegram};
use circlekeeper_tests::World;

/// A world with an operator on Telegram besides, who has pressed Start.
async fn with_oda() -> (World, telegram::Person) {
    let mut oda = None;
    let world = World::open_among(|settings, telegram| {
        let person = telegram.person("Oda");
        settings.operators.push(Account::new(Platform::Telegram, person.id()));
        oda = Some(person);
    })
    .await;
    let oda = oda.expect("an operator");
    world.telegram.start_bot(&oda, None).await;
    world.telegram.next_private(&oda).await;
    (world, oda)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_found_only_after_the_operator_admits_it() {
    let world = World::open().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    world.tell(&mia, "/newgroup Morning walk #loneliness zone:Berlin fee:no fee alias:Mia").await;
    let request = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(request.text, @"
    A new group asks to be listed: Morning walk (#1).
    - Group's time zone: Europe/Berlin
    - Topics: loneliness
    - Led by Mia; profession and licence: not stated
    - Fee: no fee
    ");
    assert!(
        world.tell(&sam, "/find lonely").await.text.starts_with("No group is listed here yet.")
    );
    for known in ["/group Morning walk", "/join #1", "/group #1"] {
        let answer = world.tell(&sam, known).await;
        assert!(answer.text.starts_with("I know no such group"), "{known}: {}", answer.text);
    }
    let admitted = world.click(&world.operator, &request, "Admit").await;
    insta::assert_snapshot!(admitted.text(), @"Morning walk can be found from now on. Its facilitators will hear of it.");
    let told = world.telegram.next_private(&mia).await;
    insta::assert_snapshot!(told.text, @"Morning walk has been admitted. It can be found with /find from now on.");
    let found = world.tell(&sam, "/find lonely").await;
    assert!(found.text.contains("Morning walk"), "{}", found.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_on_telegram_admits_by_command_and_by_button() {
    let (world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    assert_eq!(world.tell(&oda, "/admit").await.text, "No group is waiting.");
    for name in ["Morning walk", "Evening walk"] {
        world.tell(&mia, &format!("/newgroup {name} zone:Berlin fee:no fee alias:Mia")).await;
        world.discord.next_dm(&world.operator).await;
        world.telegram.next_private(&oda).await;
    }
    let waiting = world.tell(&oda, "/admit").await;
    insta::assert_snapshot!(waiting.text, @"
    These groups are waiting:

    Morning walk (#1)
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit

    Evening walk (#2)
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit
    ");
    assert_eq!(waiting.labels(), ["Admit Morning walk", "Admit Evening walk"]);
    world.telegram.press(&oda, &waiting, "Admit Evening walk").await;
    world.telegram.next_private(&mia).await;
    let changed = world.telegram.again(&waiting);
    assert!(changed.text.starts_with("Evening walk can be found"), "{}", changed.text);
    // By name, too, the facts come first.
    let shown = world.tell(&oda, "/admit Morning walk").await;
    insta::assert_snapshot!(shown.text, @"
    Morning walk (#1)
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: no fee
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit
    ");
    assert_eq!(shown.labels(), ["Admit Morning walk"]);
    assert!(!world.tell(&mia, "/find").await.text.contains("Morning walk"));
    world.telegram.press(&oda, &shown, "Admit Morning walk").await;
    let admitted = world.telegram.next_edit(&shown).await;
    assert!(admitted.text.starts_with("Morning walk can be found"), "{}", admitted.text);
    world.telegram.next_private(&mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_changed_since_the_operator_was_shown_it_is_shown_anew_and_not_admitted() {
    let (mut world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    let open = "/newgroup Morning walk label:Early zone:Berlin fee:no fee alias:Mia";
    world.tell(&mia, open).await;
    let request = world.discord.next_dm(&world.operator).await;
    world.telegram.next_private(&oda).await;
    let shown = world.tell(&oda, "/admit #1").await;
    world.tell(&mia, "/editgroup fee:20 EUR per session absence:full entry:request").await;
    world.telegram.press(&oda, &shown, "Admit Early").await;
    let anew = world.telegram.next_edit(&shown).await;
    insta::assert_snapshot!(anew.text, @"
    Morning walk has changed since you were shown it, so I have not admitted it yet. This is what people would find now:

    Morning walk (#1)
    • In reminders: Early
    • Led by Mia; profession and licence: not stated
    • No session is scheduled.
    • Fee: 20.00 EUR a session; an absence costs the whole
    • Drop-in: come whenever you like, in English
    • Way in: by asking whoever leads it
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit
    ");
    assert_eq!(anew.labels(), ["Admit Early"]);
    // The request on the other platform was of the old facts, too; and with another name of who leads again.
    world.tell(&mia, "/alias Maria").await;
    let on_discord = world.click(&world.operator, &request, "Admit").await;
    insta::assert_snapshot!(on_discord.text(), @r"
    Morning walk has changed since you were shown it, so I have not admitted it yet. This is what people would find now:
    ### **Morning walk (#1)**
    - In reminders: Early
    - Led by Maria; profession and licence: not stated
    - No session is scheduled.
    - Fee: 20\.00 EUR a session; an absence costs the whole
    - Drop-in: come whenever you like, in English
    - Way in: by asking whoever leads it
    - Group's time zone: Europe/Berlin
    - Chat: none yet
    - Seats: no limit
    ");
    assert!(!world.tell(&mia, "/find").await.text.contains("Morning walk"));
    // When it meets and who is in it change by themselves, and are not what is vouched for; nor does a restart matter.
    world.cut_off();
    world.start().await;
    world.agree(&mia, "/schedule every Thursday 19:00").await;
    world.telegram.press(&oda, &anew, "Admit Early").await;
    let anew = world.telegram.next_edit(&anew).await;
    assert!(anew.text.contains("Led by Maria"), "{}", anew.text);
    world.telegram.press(&oda, &anew, "Admit Early").await;
    let admitted = world.telegram.next_edit(&anew).await;
    assert!(admitted.text.starts_with("Morning walk can be found"), "{}", admitted.text);
    world.telegram.next_private(&mia).await;
    let late = world.click(&world.operator, on_discord.seen(), "Admit Early").await;
    assert!(late.text().starts_with("Morning walk has been admitted already"), "{}", late.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_of_before_says_nothing_of_what_was_shown_and_shows_it() {
    let (world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    let request = world.discord.next_dm(&world.operator).await;
    let asked = world.telegram.next_private(&oda).await;
    world.telegram.press_forged(&oda, &asked, "admit:1").await;
    let shown = world.telegram.next_edit(&asked).await;
    assert!(shown.text.starts_with("Morning walk (#1)"), "{}", shown.text);
    assert_eq!(shown.labels(), ["Admit Morning walk"]);
    let forged = world.discord.press_forged(&world.operator, &request, "admit:1").await;
    let forged = forged.expect("an answer");
    assert!(forged.text().contains("Way in: at once"), "{}", forged.text());
    let admitted = world.click(&world.operator, forged.seen(), "Admit Morning walk").await;
    assert!(admitted.text().starts_with("Morning walk can be found"), "{}", admitted.text());
    world.telegram.next_private(&mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_admitted_once() {
    let (world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    let on_discord = world.discord.next_dm(&world.operator).await;
    let on_telegram = world.telegram.next_private(&oda).await;
    world.click(&world.operator, &on_discord, "Admit").await;
    world.telegram.next_private(&mia).await;
    // What still asks for it on the other platform is settled by pressing it, and asks no more.
    world.telegram.press(&oda, &on_telegram, "Admit").await;
    let late = world.telegram.next_edit(&on_telegram).await;
    assert_eq!(late.text, "Morning walk has been admitted already. It can be found.");
    assert_eq!(late.labels(), Vec::<&str>::new());
    let again = world.tell(&oda, "/admit #1").await;
    assert_eq!(again.text, "Morning walk is not waiting to be admitted.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_the_operator_admits() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("name", "Own walk"), ("zone", "Europe/Berlin")];
    world.ask(&circle.dana, discord::Where::Dm, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let only = "Only the operator of this bot can do that.";
    assert!(!world.discord.can_see_command(&circle.noah, circle.channel, "admit"));
    let own = world.ask(&circle.dana, circle.channel, "admit", &[("group", "#2")]).await;
    assert_eq!(own.text(), only);
    let own = world.ask(&circle.dana, discord::Where::Dm, "admit", &[]).await;
    assert_eq!(own.text(), only);
    let forged = world.discord.press_forged(&circle.dana, own.seen(), "admit:2").await;
    assert_eq!(forged.expect("an answer").text(), only);
    assert_eq!(world.tell(&circle.mia, "/admit #2").await.text, only);
    assert_eq!(world.tell(&circle.mia, "/admit").await.text, only);
    let found = world.tell(&circle.mia, "/find").await;
    assert!(!found.text.contains("Own walk"), "{}", found.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_does_not_make_the_operator_admit() {
    let (world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    world.telegram.next_private(&oda).await;
    world.telegram.start_bot(&oda, Some("admit-1")).await;
    let hello = world.telegram.next_private(&oda).await;
    assert!(hello.text.starts_with("Hello."), "{}", hello.text);
    assert!(world.tell(&mia, "/find").await.text.starts_with("No group is listed here yet."));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_a_break_kept_from_an_operator_is_made_when_it_ends() {
    let (world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    let limited = discord::Fault::RateLimited { retry_after: 2.0, global: false };
    world.discord.fail_next(limited);
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    world.telegram.next_private(&oda).await;
    world.agree(&mia, "/pausegroup").await;
    world.settle().await;
    assert_eq!(world.discord.unread().len(), 0, "asked in a break");
    world.agree(&mia, "/pausegroup").await;
    let request = world.discord.next_dm(&world.operator).await;
    assert!(request.text.starts_with("A new group asks to be listed: Morning walk"), "{request:?}");
    for _ in 0..2 {
        world.agree(&mia, "/pausegroup").await;
    }
    world.settle().await;
    assert_eq!(world.discord.unread().len() + world.telegram.unread().len(), 0, "asked twice");
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&mia).await;
    let dana = world.discord.person("Dana");
    let server = world.discord.guild("Harbour");
    world.discord.join(server, &dana);
    world.telegram.fail_next(telegram::Fault::RetryAfter(2));
    let options =
        [("name", "Evening walk"), ("zone", "Berlin"), ("fee", "no fee"), ("alias", "Mia")];
    world.ask(&dana, discord::Where::Dm, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let asked = world.ask(&dana, discord::Where::Dm, "pausegroup", &[]).await;
    world.click(&dana, asked.seen(), "Confirm").await;
    world.settle().await;
    assert_eq!(world.telegram.unread().len(), 0, "asked in a break");
    let asked = world.ask(&dana, discord::Where::Dm, "pausegroup", &[]).await;
    world.click(&dana, asked.seen(), "Confirm").await;
    let request = world.telegram.next_private(&oda).await;
    assert!(request.text.starts_with("A new group asks to be listed: Evening walk"), "{request:?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_not_listed_before_it_says_what_it_costs() {
    let (world, oda) = with_oda().await;
    let mia = world.newcomer("Mia").await;
    let opened = world.tell(&mia, "/newgroup Morning walk #loneliness zone:Berlin").await;
    insta::assert_snapshot!(opened.text, @"
    Morning walk is open. Its number is #1.

    Reminders need a chat. Add me to the group's channel or chat and use /usechat there.

    The operator looks at it before it can be found with /find. You will hear from me.

    Before it can be found with /find, it has to say what it costs, for example: /editgroup #1 fee:no fee

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#1

    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    let on_discord = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(on_discord.text, @"
    A new group asks to be listed: Morning walk (#1).
    - Group's time zone: Europe/Berlin
    - Topics: loneliness
    - Led by: not stated
    - Fee: not stated
    It does not say yet what it costs and who leads it, so it cannot be listed. Its facilitators know, and you hear from me once it does.
    ");
    assert_eq!(on_discord.labels(), Vec::<&str>::new());
    world.telegram.next_private(&oda).await;
    let shown = world.tell(&oda, "/admit #1").await;
    assert!(shown.text.ends_with("It does not say yet what it costs and who leads it, so it cannot be listed. Its facilitators know, and you hear from me once it does."), "{}", shown.text);
    assert_eq!(shown.labels(), Vec::<&str>::new());
    assert!(world.tell(&mia, "/find").await.text.starts_with("No group is listed here yet."));
    let half = world.tell(&mia, "/editgroup #1 fee:no fee").await;
    assert_eq!(half.labels(), ["Say who leads it"]);
    let stated = world.tell(&mia, "/alias Mia group:#1").await;
    assert!(stated.text.ends_with("You will hear from me."), "{}", stated.text);
    let again = world.discord.next_dm(&world.operator).await;
    assert!(again.text.contains("Fee: no fee"), "{}", again.text);
    assert!(again.text.contains("Led by Mia"), "{}", again.text);
    world.telegram.next_private(&oda).await;
    world.tell(&mia, "/editgroup #1 fee:5 euros a session absence:free").await;
    let anew = world.click(&world.operator, &again, "Admit").await;
    assert!(anew.text().contains(r"Fee: 5\.00 EUR a session"), "{}", anew.text());
    world.click(&world.operator, anew.seen(), "Admit Morning walk").await;
    let told = world.telegram.next_private(&mia).await;
    assert!(told.text.starts_with("Morning walk has been admitted"), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_review_a_group_is_found_once_it_says_what_it_costs() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    let opened = world.tell(&mia, "/newgroup Morning walk #loneliness zone:Berlin alias:Mia").await;
    let first = "Before it can be found with /find, it has to say what it costs, for example: \
                 /editgroup #1 fee:no fee";
    assert!(opened.text.contains(first), "{}", opened.text);
    assert!(world.tell(&mia, "/find").await.text.starts_with("No group is listed here yet."));
    world.agree(&mia, "/pausegroup").await;
    let goes_on = world.agree(&mia, "/pausegroup").await;
    assert!(goes_on.text.contains(first), "{}", goes_on.text);
    assert!(world.tell(&mia, "/find").await.text.starts_with("No group is listed here yet."));
    let stated = world.tell(&mia, "/editgroup fee:no fee").await;
    assert!(stated.text.ends_with("It can be found with /find from now on."), "{}", stated.text);
    let found = world.tell(&mia, "/find lonely").await;
    assert!(found.text.contains("Morning walk"), "{}", found.text);
    world.close().await;
}
