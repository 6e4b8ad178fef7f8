//! What the operator decides about a group after a concern: a break that only they end, somebody taken out,
//! its end. Races, restarts and made-up buttons included.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    both, confirms, decides, gathered, looks, nameless, tells_operator, with_two_operators,
};

/// A circle about which Mia has raised a concern; what the operator was told, opened.
async fn raised(world: &World) -> (Circle, circlekeeper_playground::discord::Answer, String) {
    let circle = gathered(world).await;
    let reference = tells_operator(world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(world, &told).await;
    (circle, shown, reference)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_the_operator_pauses_goes_on_only_when_they_let_it() {
    let mut world = World::open().await;
    let (circle, shown, _) = raised(&world).await;
    // Dana's own break is previewed already: it must not end what the operator begins.
    let own = world.ask(&circle.dana, Where::Dm, "pausegroup", &[]).await;
    let preview = world.click(&world.operator, shown.seen(), "Pause the group").await;
    insta::assert_snapshot!(preview.text(), @"Pause Thursday circle? It is not found, nobody can join, and there are no reminders. Its chats read that it takes a break, without a reason. Those who lead it hear that it was you, and cannot end it.");
    let done = world.click(&world.operator, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Thursday circle is paused. Only the operator can let it go on: /concerns
    Its chats are told of a break, without a reason.
    ");
    both(&world, &circle, "Thursday circle takes a break. You will hear here when it goes on.")
        .await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"
    The operator of this bot has paused Thursday circle: it is not found, nobody can join, and there are no reminders. Only the operator can end that. Its chats were told of a break, without a reason.
    To write to the operator: `/concern group:#1`
    ");
    let refused = world.click(&circle.dana, own.seen(), "Confirm").await;
    insta::assert_snapshot!(refused.text(), @"The operator of this bot has paused Thursday circle, and only they can let it go on. To write to them: /concern");
    let refused = world.ask(&circle.dana, Where::Dm, "pausegroup", &[]).await;
    assert!(
        refused.text().starts_with("The operator of this bot has paused"),
        "{}",
        refused.text()
    );
    // Nobody finds or joins it.
    let sam = world.newcomer("Sam").await;
    let found = world.tell(&sam, "/find anxiety").await;
    assert!(!found.text.contains("Thursday circle"), "{}", found.text);
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("I know no such group"), "{}", joined.text);
    world.settle().await;
    world.cut_off();
    world.start().await;
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    assert!(listed.text().contains("Paused by the operator"), "{}", listed.text());
    let labels = listed.seen().labels();
    assert!(
        labels.ends_with(&["Let Thursday circle go on", "Close Thursday circle"]),
        "{labels:?}"
    );
    let done = decides(&world, &listed, "Let Thursday circle go on").await;
    insta::assert_snapshot!(done, @"
    Thursday circle goes on.
    Its chats are told.
    ");
    both(&world, &circle, "Thursday circle goes on.").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("lets Thursday circle go on"), "{}", told.text);
    let found = world.tell(&sam, "/find anxiety").await;
    assert!(found.text.contains("Thursday circle"), "{}", found.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn members_whom_no_chat_reaches_are_told_as_neutrally_in_private() {
    let world = World::open().await;
    let dana = world.discord.person("Dana");
    let server = world.discord.guild("Harbour");
    let channel = world.discord.channel(server, "walk");
    world.discord.join(server, &dana);
    world.discord.make_admin(server, &dana);
    let options = [("name", "Walk"), ("zone", "Europe/Berlin"), ("fee", "free"), ("alias", "Dana")];
    world.ask(&dana, channel, "newgroup", &options).await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.discord.next_dm(&dana).await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    world.tell(&mia, "/join #1").await;
    world.tell(&sam, "/join #1").await;
    tells_operator(&world, &mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(&world, &told).await;
    decides(&world, &shown, "Pause the group").await;
    world.discord.next_message(channel).await;
    world.discord.next_dm(&dana).await;
    for member in [&mia, &sam] {
        let told = world.telegram.next_private(member).await;
        assert_eq!(told.text, "Walk takes a break. You will hear here when it goes on.");
    }
    // The operator may look at what they hold.
    let status = world.ask(&world.operator, Where::Dm, "status", &[]).await;
    assert!(status.text().contains("one concern waits"), "{}", status.text());
    let card = world.click(&world.operator, shown.seen(), "Show Walk").await;
    assert!(card.text().contains("Fee: no fee"), "{}", card.text());
    world.tell(&sam, "/leave").await;
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    decides(&world, &listed, "Let Walk go on").await;
    world.discord.next_message(channel).await;
    world.discord.next_dm(&dana).await;
    let told = world.telegram.next_private(&mia).await;
    assert_eq!(told.text, "Walk goes on.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_of_the_groups_own_outlives_the_operators() {
    let world = World::open().await;
    let (circle, shown, _) = raised(&world).await;
    let own = world.ask(&circle.dana, Where::Dm, "pausegroup", &[]).await;
    world.click(&circle.dana, own.seen(), "Confirm").await;
    both(&world, &circle, "Thursday circle takes a break. You will hear here when it goes on.")
        .await;
    decides(&world, &shown, "Pause the group").await;
    world.discord.next_dm(&circle.dana).await;
    let again = world.click(&world.operator, shown.seen(), "Pause the group").await;
    let again = world.click(&world.operator, again.seen(), "Confirm").await;
    assert_eq!(again.text(), "Thursday circle is paused by the operator already.");
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    let done = decides(&world, &listed, "Let Thursday circle go on").await;
    insta::assert_snapshot!(done, @"Thursday circle is no longer paused by you. It took a break of its own before, and those who lead it can end that.");
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("It still takes the break you began"), "{}", told.text);
    let own = world.ask(&circle.dana, Where::Dm, "pausegroup", &[]).await;
    world.click(&circle.dana, own.seen(), "Confirm").await;
    both(&world, &circle, "Thursday circle goes on.").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_takes_somebody_out_of_a_group_with_a_concern_and_of_no_other() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let early = world.ask(&world.operator, Where::Dm, "concerns", &[("member", "#3")]).await;
    assert!(early.text().starts_with("No open concern is about"), "{}", early.text());
    tells_operator(&world, &circle.mia, "/concern Somebody writes to me at night").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(&world, &told).await;
    let people = world.click(&world.operator, shown.seen(), "Remove a person").await;
    insta::assert_snapshot!(people.text(), @"
    Whom do you want to take out of Thursday circle?
    - `#1` Dana (leads)
    - `#2` Mia B. (takes part)
    - `#3` somebody without a name (takes part)
    ");
    let preview = world.click(&world.operator, people.seen(), "#3 somebody without a name").await;
    insta::assert_snapshot!(preview.text(), @"Take somebody without a name out of Thursday circle? They are told privately, those who lead it hear that you did, without a name, and nobody else is told. They cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.");
    world.click(&world.operator, preview.seen(), "Confirm").await;
    let hears = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(hears.text, @"The operator of this bot has taken somebody out of Thursday circle. They cannot come back by themselves on that platform. With an account on the other one they still could: I cannot tell there that it is the same person. /people shows who is in it.");
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"You are no longer in Thursday circle. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern. If you need somebody now: /crisis");
    let back = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert_eq!(
        back.text(),
        "You were taken out of Thursday circle, so you cannot come in by yourself. Only the operator of this bot can let you ask again. If you think that is a mistake, please tell them: /concern"
    );
    let noted = world.audited().await;
    assert_eq!(noted[..2], ["concerns:remove", "concerns:people"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_whose_last_facilitator_is_taken_out_is_never_silently_unled() {
    let world = World::open().await;
    let (circle, shown, _) = raised(&world).await;
    decides(&world, &shown, "Pause the group").await;
    both(&world, &circle, "Thursday circle takes a break. You will hear here when it goes on.")
        .await;
    world.discord.next_dm(&circle.dana).await;
    let people = world.click(&world.operator, shown.seen(), "Remove a person").await;
    let preview = world.click(&world.operator, people.seen(), "#1 Dana").await;
    assert!(preview.text().contains("Nobody else leads Thursday circle."), "{}", preview.text());
    let done = world.click(&world.operator, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. They are no longer in Thursday circle. They could still come back with an account on the other platform.
    Only you can let them ask again: `/concerns member:#1`
    Nobody leads Thursday circle any more, so it takes a break. /concerns can close it.
    ");
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("You are no longer in Thursday circle."), "{}", told.text);
    let orphaned = world.discord.next_dm(&world.operator).await;
    assert!(orphaned.text.contains("has lost its last facilitator"), "{}", orphaned.text);
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    let refused = world.click(&world.operator, listed.seen(), "Let Thursday circle go on").await;
    assert!(
        refused.text().starts_with("Nobody leads Thursday circle any more"),
        "{}",
        refused.text()
    );
    let closed = decides(&world, &listed, "Close Thursday circle").await;
    assert!(closed.starts_with("Thursday circle is closed."), "{closed}");
    both(&world, &circle, "Thursday circle is over. Thank you for having been here.").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_closed_and_who_leads_it_hears_by_whom() {
    let world = World::open().await;
    let (circle, shown, reference) = raised(&world).await;
    let closed = decides(&world, &shown, "Close the group").await;
    assert!(closed.starts_with("Thursday circle is closed."), "{closed}");
    both(&world, &circle, "Thursday circle is over. Thank you for having been here.").await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"
    The operator of this bot has closed Thursday circle. Its chats are told that it is over.
    To write to the operator: `/concern group:#1`
    ");
    // Who led it writes to the operator in the same way as anybody.
    let words = [("group", "#1"), ("text", "Why?")];
    let preview = world.ask(&circle.dana, Where::Dm, "concern", &words).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let asked = world.discord.next_dm(&world.operator).await;
    assert!(asked.text.contains("Why?"), "{}", asked.text);
    let again =
        world.ask(&world.operator, Where::Dm, "concerns", &[("reference", &reference)]).await;
    let labels = again.seen().labels();
    let left = ["Ask them something", "Dealt with", "… in my own words", "Show Thursday circle"];
    assert_eq!(labels, left);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_operators_who_end_a_concern_at_once_one_does_and_it_is_told_once() {
    let (world, oda) = with_two_operators().await;
    let circle = gathered(&world).await;
    // Of the two, the other may have admitted it first.
    world.settle().await;
    for _ in world.telegram.unread() {
        world.telegram.next_private(&oda).await;
    }
    let reference = tells_operator(&world, &circle.mia, "/concern They took my money").await;
    let here = world.discord.next_dm(&world.operator).await;
    let there = world.telegram.next_private(&oda).await;
    assert_eq!(here.text.replace('`', ""), there.text.replace("\n\n", "\n"));
    let shown = looks(&world, &here).await;
    let shown_there = world.tap(&oda, &there, "Look at it").await;
    let first = world.click(&world.operator, shown.seen(), "Dealt with").await;
    let second = world.tap(&oda, &shown_there, "Dealt with").await;
    let (done, _) = tokio::join!(
        world.click(&world.operator, first.seen(), "Confirm"),
        world.telegram.press(&oda, &second, "Confirm")
    );
    world.settle().await;
    let there = world.telegram.unread().into_iter().find(|seen| seen.text.contains("dealt with"));
    let says = |text: &str| nameless(text, &reference).replace('`', "");
    let too_late = "C-7F3K was dealt with already.";
    match there {
        Some(late) => {
            assert_eq!(says(&late.text), too_late);
            world.telegram.next_private(&oda).await;
            assert!(done.text().starts_with("Done."), "{}", done.text());
        }
        None => assert_eq!(says(done.text()), too_late),
    }
    let ended = world.telegram.next_private(&circle.mia).await;
    assert!(ended.text.contains("has looked at"), "{}", ended.text);
    world.close().await;
}

/// Everything that belongs to the operator, or to whoever raised the concern.
const FORGED: &[&str] =
    &["concern:1", "deed:1:0", "deed:1:2", "deed:1:5", "expel:2", "held:1:0", "held:1:1"];

#[tokio::test(flavor = "multi_thread")]
async fn made_up_buttons_open_nothing_to_anybody_else() {
    let world = World::open().await;
    let (circle, shown, reference) = raised(&world).await;
    let own = world.tell(&circle.mia, "/start").await;
    for data in FORGED {
        world.telegram.press_forged(&circle.mia, &own, data).await;
        let refused = world.telegram.next_private(&circle.mia).await;
        assert_eq!(refused.text, "Only the operator of this bot can do that.", "{data}");
    }
    // Neither may who leads the group answer in the place of whoever raised it, nor the operator.
    let start = world.ask(&circle.dana, Where::Dm, "start", &[]).await;
    for data in ["tellmore:1", "tellmore:9"] {
        let refused = world.discord.press_forged(&circle.dana, start.seen(), data).await;
        let refused = refused.expect("an answer");
        assert!(refused.text().starts_with("I know no open concern"), "{}", refused.text());
        let refused = world.discord.press_forged(&world.operator, shown.seen(), data).await;
        let refused = refused.expect("an answer");
        assert!(refused.text().starts_with("I know no open concern"), "{}", refused.text());
    }
    // The operator decides about what they were told of, and about nothing else.
    for (data, says) in [
        ("concern:9", "I know no open concern"),
        ("deed:9:0", "I know no open concern"),
        ("deed:1:7", "That button is too old."),
        ("deed:1", "That button is too old."),
        ("expel:99", "I know nobody by that number."),
        ("held:1:0", "Thursday circle is not paused by the operator."),
        ("held:9:0", "I know no such group."),
    ] {
        let refused = world.discord.press_forged(&world.operator, shown.seen(), data).await;
        let refused = refused.expect("an answer");
        assert!(refused.text().starts_with(says), "{data}: {}", refused.text());
    }
    decides(&world, &shown, "Dealt with").await;
    world.telegram.next_private(&circle.mia).await;
    for (data, says) in [
        ("deed:1:0", format!("{reference} was dealt with already.")),
        ("expel:2", "No open concern is about Thursday circle".to_owned()),
        ("held:1:1", "No open concern is about Thursday circle".to_owned()),
    ] {
        let refused = world.discord.press_forged(&world.operator, shown.seen(), data).await;
        let refused = refused.expect("an answer").text().replace('`', "");
        assert!(refused.starts_with(&says), "{data}: {refused}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concern_survives_a_kill_and_is_told_once() {
    let mut world = World::open().await;
    let circle = gathered(&world).await;
    let preview = world.tell(&circle.mia, "/concern They took my money").await;
    world.cut_off();
    world.start().await;
    world.discord.down(true);
    confirms(&world, &circle.mia, &preview).await;
    world.cut_off();
    world.discord.down(false);
    world.start().await;
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.contains("They took my money"), "{}", told.text);
    let shown = looks(&world, &told).await;
    decides(&world, &shown, "Dealt with").await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_operates_no_longer_is_told_nothing_more_and_decides_nothing() {
    let (mut world, oda) = with_two_operators().await;
    let circle = gathered(&world).await;
    world.settle().await;
    for _ in world.telegram.unread() {
        world.telegram.next_private(&oda).await;
    }
    let reference = tells_operator(&world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    world.telegram.next_private(&oda).await;
    let shown = looks(&world, &told).await;
    let preview = world.click(&world.operator, shown.seen(), "Pause the group").await;
    world.settle().await;
    world.stop().await;
    world.configure(|settings| drop(settings.operators.remove(0)));
    world.start().await;
    // Neither what was previewed, nor a button, nor a week's reminder.
    let refused = world.click(&world.operator, preview.seen(), "Confirm").await;
    assert_eq!(refused.text(), "Only the operator of this bot can do that.");
    let refused = looks(&world, &told).await;
    assert_eq!(refused.text(), "Only the operator of this bot can do that.");
    let more = format!("/concern reference:{reference} heliotrope");
    world.agree(&circle.mia, &more).await;
    assert!(world.telegram.next_private(&oda).await.text.contains("heliotrope"));
    world.at("2026-12-07T08:01:00Z").await;
    assert!(world.telegram.next_private(&oda).await.text.contains("still waits for you"));
    assert!(world.discord.unread().is_empty(), "who operates no longer hears nothing");
    world.close().await;
}
