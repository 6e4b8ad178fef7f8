//! While the operator holds a group nobody gets in, by whatever way: an offer, an approval, an invitation, a
//! code, a request at its chat's door.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use crate::scene::{both, decides, gathered, looks, tells_operator};

/// Mia has raised a concern, and the operator holds the circle. All that is said of it is read.
async fn holds(world: &World, circle: &Circle) {
    tells_operator(world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(world, &told).await;
    decides(world, &shown, "Pause the group").await;
    both(world, circle, "Thursday circle takes a break. You will hear here when it goes on.").await;
    world.discord.next_dm(&circle.dana).await;
}

async fn lets_go_on(world: &World, circle: &Circle) {
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    decides(world, &listed, "Let Thursday circle go on").await;
    both(world, circle, "Thursday circle goes on.").await;
    world.discord.next_dm(&circle.dana).await;
}

const TAKES_NOBODY: &str = "Thursday circle takes no new members at present.";

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_was_offered_is_not_taken_and_is_offered_anew_afterwards() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "2")]).await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1").await;
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    world.ask(&kim, Where::Dm, "join", &[("group", "#1")]).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "4")]).await;
    let here = world.telegram.next_private(&sam).await;
    let there = world.discord.next_dm(&kim).await;
    holds(&world, &circle).await;
    let back = world.telegram.next_private(&sam).await;
    assert!(back.text.starts_with("Thursday circle takes a break, so the seat"), "{}", back.text);
    let back = world.discord.next_dm(&kim).await;
    assert!(!back.text.contains("operator"), "{}", back.text);
    let late = world.tap(&sam, &here, "Take the seat").await;
    assert!(late.text.contains("You are number 1 in line, as before."), "{}", late.text);
    let late = world.click(&kim, &there, "Take the seat").await;
    assert!(late.text().contains("You are number 2 in line, as before."), "{}", late.text());
    let again = world.tell(&sam, "/join #1").await;
    assert_eq!(again.text, TAKES_NOBODY);
    lets_go_on(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    world.telegram.press(&sam, &offer, "Take the seat").await;
    let joined = world.telegram.next_edit(&offer).await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let offer = world.discord.next_dm(&kim).await;
    let joined = world.click(&kim, &offer, "Take the seat").await;
    assert!(joined.text().starts_with("You are in Thursday circle"), "{}", joined.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_approved_and_the_request_stays_open() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "request")]).await;
    let sam = world.newcomer("Sam").await;
    let asked = world.tell(&sam, "/join #1 alias:Sam").await;
    world.telegram.press(&sam, &asked, "Send").await;
    world.telegram.next_edit(&asked).await;
    let request = world.discord.next_dm(&circle.dana).await;
    holds(&world, &circle).await;
    let refused = world.click(&circle.dana, &request, "Approve").await;
    assert_eq!(refused.text(), TAKES_NOBODY);
    let open = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert!(open.text().contains("Sam, since 30 Nov 2026"), "{}", open.text());
    lets_go_on(&world, &circle).await;
    world.click(&circle.dana, &request, "Approve").await;
    let told = world.telegram.next_private(&sam).await;
    assert!(told.text.starts_with("You may come in"), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_an_invitation_nor_a_code_lets_anybody_in_and_both_hold_afterwards() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let made = world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    let invitation = made.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    let code = code.trim_matches('`').to_owned();
    let sam = world.newcomer("Sam").await;
    let followed = format!("inv-{invitation}");
    world.telegram.start_bot(&sam, Some(&followed)).await;
    let greeted = world.telegram.next_private(&sam).await;
    let lea = world.newcomer("Lea").await;
    let preview = world.tell(&lea, &format!("/cofacilitator {code}")).await;
    holds(&world, &circle).await;
    let refused = world.tap(&sam, &greeted, "Join").await;
    let keeps = "Thursday circle takes nobody new at present. Your invitation is not used up: it holds until ";
    assert!(refused.text.starts_with(keeps), "{}", refused.text);
    world.telegram.start_bot(&sam, Some(&followed)).await;
    assert!(world.telegram.next_private(&sam).await.text.starts_with(keeps));
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let refused = world.ask(&kim, Where::Dm, "join", &[("code", &invitation)]).await;
    assert!(refused.text().starts_with(keeps), "{}", refused.text());
    let made = world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    let not_yet = "Whoever comes by an invitation before that changes is told so";
    assert!(made.text().contains(not_yet), "{}", made.text());
    let refused = world.tap(&lea, &preview, "Confirm").await;
    assert_eq!(refused.text, TAKES_NOBODY);
    lets_go_on(&world, &circle).await;
    let joined = world.ask(&kim, Where::Dm, "join", &[("code", &invitation)]).await;
    assert!(joined.text().starts_with("You are in Thursday circle"), "{}", joined.text());
    world.telegram.press(&lea, &preview, "Confirm").await;
    let leads = world.telegram.next_edit(&preview).await;
    assert!(leads.text.starts_with("You lead Thursday circle now"), "{}", leads.text);
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leads_it_cannot_end_the_hold_by_closing_it() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let close = world.ask(&circle.dana, circle.channel, "closegroup", &[]).await;
    assert_eq!(close.seen().labels()[0], "Confirm", "{}", close.text());
    holds(&world, &circle).await;
    let refused = world.click(&circle.dana, close.seen(), "Confirm").await;
    insta::assert_snapshot!(refused.text(), @"The operator of this bot has paused Thursday circle, and until they let it go on only they can close it. To ask them to: /concern");
    let refused = world.ask(&circle.dana, circle.channel, "closegroup", &[]).await;
    assert!(refused.text().contains("only they can close it"), "{}", refused.text());
    let named = [("name", "Another circle"), ("topics", "#grief"), ("zone", "Berlin")];
    let refused = world.ask(&circle.dana, circle.channel, "newgroup", &named).await;
    assert!(refused.text().contains("Thursday circle"), "{}", refused.text());
    assert!(!refused.text().contains("Another circle"), "{}", refused.text());
    let refused = world.ask(&circle.dana, circle.channel, "leave", &[]).await;
    insta::assert_snapshot!(refused.text(), @"The operator of this bot has paused Thursday circle, and nobody leads it but you. You cannot leave it before they have decided about it. To write to them: /concern");
    // The operator may, and a group that goes on is theirs again who lead it.
    lets_go_on(&world, &circle).await;
    let done = world.click(&circle.dana, close.seen(), "Confirm").await;
    assert!(done.text().starts_with("Thursday circle is closed"), "{}", done.text());
    world.settle().await;
    both(&world, &circle, "Thursday circle is over. Thank you for having been here.").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn auf_telegram_schliesst_eine_angehaltene_gruppe_nur_die_verwaltung() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let eva = world.telegram.person("Eva").with_language("de");
    world.telegram.start_bot(&eva, None).await;
    world.telegram.next_private(&eva).await;
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    let typed = format!("/mitleitung {}", code.trim_matches('`'));
    let preview = world.tell(&eva, &typed).await;
    world.telegram.press(&eva, &preview, "Bestätigen").await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&circle.dana).await;
    holds(&world, &circle).await;
    world.telegram.next_private(&eva).await;
    let refused = world.tell(&eva, "/schliessen #1").await;
    insta::assert_snapshot!(refused.text, @"Die Verwaltung dieses Bots hat Thursday circle angehalten. Bis sie die Gruppe weitermachen lässt, kann nur sie sie schließen. Um sie darum zu bitten: /melden");
    let leave = world.ask(&circle.dana, circle.channel, "leave", &[]).await;
    world.click(&circle.dana, leave.seen(), "Confirm").await;
    world.telegram.next_private(&eva).await;
    let refused = world.tell(&eva, "/austreten").await;
    insta::assert_snapshot!(refused.text, @"Die Verwaltung dieses Bots hat Thursday circle angehalten, und außer dir leitet sie niemand. Du kannst sie erst verlassen, wenn über sie entschieden ist. Um der Verwaltung zu schreiben: /melden");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_at_the_door_of_its_chat_is_turned_down() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    holds(&world, &circle).await;
    let sam = world.telegram.person("Sam");
    world.telegram.ask_to_join(circle.chat, &sam);
    for _ in 0..1_000 {
        world.settle().await;
        let asked = world.telegram.requests();
        if asked.iter().any(|request| request.method == "declinechatjoinrequest") {
            assert!(!world.telegram.is_in(circle.chat, &sam));
            return world.close().await;
        }
    }
    panic!("nobody was turned down");
}
