//! What a group has to say of itself before it is found, and how it is led to say it.

use circlekeeper_core::store::{groups, statements};
use circlekeeper_playground::discord::Where;
use circlekeeper_tests::World;

/// The group is let in although it does not say what it has to by now: as one from before that rule.
async fn was_let_in_before(world: &World, group: i64) {
    let mut change = world.busy_store().await;
    assert!(groups::admit(&mut change, group, 1, world.now()).await.expect("the store answers"));
    statements::note_unstated(&mut change, group, None).await.expect("the store keeps it");
    change.commit().await.expect("the store keeps it");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_buttons_ask_for_what_is_missing_until_the_group_can_be_found() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk #loneliness zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let shown = world.tell(&mia, "/editgroup").await;
    insta::assert_snapshot!(shown.text, @"
    This is what Morning walk says of itself:
    • In reminders: Morning walk
    • Topics: loneliness
    • Led by: not stated
    • No session is scheduled.
    • Fee: not stated
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: none yet
    • Seats: no limit

    To change something, give it by its name, for example: /editgroup fee:no fee

    Kind, language and way in count as stated the way they stand here.

    Before it can be found with /find, it has to say what it costs, for example: /editgroup #1 fee:no fee

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#1
    ");
    assert_eq!(shown.labels(), ["Say what it costs", "Say who leads it"]);
    let question = world.tap(&mia, &shown, "Say what it costs").await;
    insta::assert_snapshot!(question.text, @"What does the group cost? For example: no fee. Or: 20 EUR per session, absence: free");
    let half = world.tell(&mia, "no fee").await;
    assert!(half.text.contains("Fee: no fee"), "{}", half.text);
    assert_eq!(half.labels(), ["Say who leads it"]);
    let question = world.tap(&mia, &half, "Say who leads it").await;
    insta::assert_snapshot!(question.text, @"What should we call you there?");
    let preview = world.tell(&mia, "Mia S.").await;
    world.telegram.press(&mia, &preview, "Confirm").await;
    let done = world.telegram.next_edit(&preview).await;
    assert!(done.text.ends_with("You will hear from me."), "{}", done.text);
    let request = world.discord.next_dm(&world.operator).await;
    assert_eq!(request.labels(), ["Admit"]);
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&mia).await;
    let whole = world.tell(&mia, "/editgroup").await;
    assert_eq!(whole.labels(), Vec::<&str>::new());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_buttons_ask_for_what_is_missing_until_the_group_can_be_found() {
    let world = World::open().await;
    let (server, dana) = (world.discord.guild("Harbour"), world.discord.person("Dana"));
    world.discord.join(server, &dana);
    let options = [("name", "Morning walk"), ("zone", "Europe/Berlin")];
    world.ask(&dana, Where::Dm, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let waits = world.ask(&world.operator, Where::Dm, "admit", &[("group", "#1")]).await;
    insta::assert_snapshot!(waits.text(), @"
    ### **Morning walk (#1)**
    - Led by: not stated
    - No session is scheduled.
    - Fee: not stated
    - Drop-in: come whenever you like, in English
    - Way in: at once
    - Group's time zone: Europe/Berlin
    - Chat: none yet
    - Seats: no limit
    It does not say yet what it costs and who leads it, so it cannot be listed. Its facilitators know, and you hear from me once it does.
    ");
    assert_eq!(waits.seen().labels(), Vec::<&str>::new());
    // Nor by a button that is made up.
    for forged in ["admit:1", "admit:1:7"] {
        let still = world.discord.press_forged(&world.operator, waits.seen(), forged).await;
        let still = still.expect("an answer in time");
        assert!(still.text().contains("so it cannot be listed"), "{}", still.text());
    }
    let shown = world.ask(&dana, Where::Dm, "editgroup", &[]).await;
    assert_eq!(shown.seen().labels(), ["Say what it costs", "Say who leads it"]);
    let form = world.click(&dana, shown.seen(), "Say what it costs").await;
    let fee = [("fee", "no fee")];
    let half = world.discord.submit(&dana, form.form(), &fee).await.expect("an answer in time");
    assert_eq!(half.seen().labels(), ["Say who leads it"]);
    let form = world.click(&dana, half.seen(), "Say who leads it").await;
    let alias = [("alias", "Dana")];
    let named = world.discord.submit(&dana, form.form(), &alias).await.expect("an answer in time");
    assert!(named.text().ends_with("You will hear from me."), "{}", named.text());
    let request = world.discord.next_dm(&world.operator).await;
    assert_eq!(request.labels(), ["Admit"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_was_found_before_it_had_to_say_who_leads_it_stays_so() {
    let world = World::open().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    world.tell(&mia, "/newgroup Morning walk #loneliness zone:Berlin fee:no fee").await;
    world.discord.next_dm(&world.operator).await;
    assert!(
        world.tell(&sam, "/find lonely").await.text.starts_with("No group is listed here yet.")
    );
    was_let_in_before(&world, 1).await;
    assert!(world.tell(&sam, "/find lonely").await.text.contains("Morning walk"));
    let shown = world.tell(&mia, "/editgroup").await;
    assert!(shown.text.contains("Led by: not stated"), "{}", shown.text);
    assert!(!shown.text.contains("Before it can be found"), "{}", shown.text);
    assert_eq!(shown.labels(), ["Say who leads it"]);
    // A break does not take it away.
    world.agree(&mia, "/pausegroup").await;
    world.agree(&mia, "/pausegroup").await;
    assert!(world.tell(&sam, "/find lonely").await.text.contains("Morning walk"));
    world.close().await;
}
