//! A code typed in a Telegram chat was seen by all who are there: it lets nobody in any more, and whoever gave it
//! out hears so.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::ChatId;
use circlekeeper_tests::{Circle, World};

const NEUTRAL: &str = "Better asked in private.";

/// A code by which somebody leads the circle with Dana.
async fn code(world: &World, circle: &Circle) -> String {
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    code.trim_matches('`').to_owned()
}

/// An invitation's code.
async fn invitation(world: &World, circle: &Circle) -> String {
    let made = world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    made.text().split("code:").nth(1).expect("a code")[..26].to_owned()
}

fn stands(world: &World, chat: ChatId, words: &str) -> bool {
    let seen = world.telegram.history(chat);
    !seen.iter().rev().find(|one| one.text.contains(words)).expect("it was typed").deleted
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_to_lead_typed_in_a_chat_is_ended_and_its_maker_is_told() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    let lea = world.newcomer("Lea").await;
    world.telegram.join(circle.chat, &lea);
    let code = code(&world, &circle).await;
    let answer = world.tell_in(&lea, circle.chat, &format!("/cofacilitator {code}")).await;
    assert_eq!(answer.text, NEUTRAL);
    assert_eq!(answer.labels(), ["Open private chat"]);
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"A code of yours, to lead Thursday circle with you, was typed in a chat where others could read it. So I have ended it: nobody can use it any more. /cofacilitator makes a new one. Please ask them to write it to me privately.");
    world.settle().await;
    assert!(!stands(&world, circle.chat, &code), "the code still stands in the chat");
    let late = world.tell(&circle.mia, &format!("/cofacilitator {code}")).await;
    assert!(late.text.starts_with("I do not know that code."), "{}", late.text);
    let bytes = world.stored_bytes();
    assert!(!bytes.windows(code.len()).any(|window| window == code.as_bytes()));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_bot_may_delete_nothing_the_code_is_worthless_all_the_same() {
    let world = World::open().await;
    let circle = world.circle().await;
    let typed = code(&world, &circle).await;
    let spaced = format!("/cofacilitator the code is {}", typed.replace('-', " ").to_uppercase());
    assert_eq!(world.tell_in(&circle.mia, circle.chat, &spaced).await.text, NEUTRAL);
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("A code of yours, to lead Thursday circle"), "{}", told.text);
    let late = world.tell(&circle.mia, &format!("/cofacilitator {typed}")).await;
    assert!(late.text.starts_with("I do not know that code."), "{}", late.text);
    // What is not good, or not any more, is told to nobody.
    let again = format!("/cofacilitator {typed}");
    assert_eq!(world.tell_in(&circle.mia, circle.chat, &again).await.text, NEUTRAL);
    // And another code of the same group holds.
    let other = code(&world, &circle).await;
    let preview = world.tell(&circle.mia, &format!("/cofacilitator {other}")).await;
    assert!(preview.text.starts_with("Lead Thursday circle"), "{}", preview.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_typed_in_a_chat_is_ended_however_it_was_typed() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    let sam = world.newcomer("Sam").await;
    world.telegram.join(circle.chat, &sam);
    for before in [
        "/join ",
        "/join code:",
        "/join alias:Sam code:",
        "/join https://t.me/circle_bot?start=inv-",
    ] {
        let code = invitation(&world, &circle).await;
        let answer = world.tell_in(&sam, circle.chat, &format!("{before}{code}")).await;
        assert_eq!(answer.text, NEUTRAL, "{before}");
        let told = world.discord.next_dm(&circle.dana).await;
        assert!(
            told.text.starts_with("An invitation of yours to Thursday circle"),
            "{}",
            told.text
        );
        world.settle().await;
        assert!(!stands(&world, circle.chat, &code), "{before}");
        let late = world.tell(&sam, &format!("/join code:{code}")).await;
        assert!(!late.text.starts_with("You are in"), "{before}: {}", late.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_serves_no_group_is_as_open_as_any_other() {
    let world = World::open().await;
    let circle = world.circle().await;
    let other = world.telegram.group("Other", &circle.mia);
    world.telegram.make_bot_admin(other);
    let code = code(&world, &circle).await;
    let answer = world.tell_in(&circle.mia, other, &format!("/cofacilitator {code}")).await;
    assert_eq!(answer.text, NEUTRAL);
    world.discord.next_dm(&circle.dana).await;
    world.settle().await;
    assert!(!stands(&world, other, &code), "the code still stands there");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leads_on_telegram_reads_it_in_their_language_and_a_call_link_beside_it_counts_too()
{
    let world = World::open().await;
    let circle = world.circle().await;
    let eva = world.telegram.person("Eva").with_language("de");
    world.telegram.start_bot(&eva, None).await;
    world.telegram.next_private(&eva).await;
    let code = code(&world, &circle).await;
    let preview = world.tell(&eva, &format!("/mitleitung {code}")).await;
    world.telegram.press(&eva, &preview, "Bestätigen").await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&circle.dana).await;
    let made = world.tell(&eva, "/mitleitung").await;
    let own = made.text.lines().find(|line| line.len() == 39).expect("a code").to_owned();
    world.tell_in(&circle.mia, circle.chat, &format!("/cofacilitator {own}")).await;
    let told = world.telegram.next_private(&eva).await;
    insta::assert_snapshot!(told.text, @"Ein Code von dir, um Thursday circle mit dir zu leiten, wurde in einem Chat geschrieben, in dem andere ihn lesen konnten. Deshalb gilt er nicht mehr, für niemanden. /mitleitung macht einen neuen. Bitte sag der Person, dass sie ihn mir privat schreibt.");
    let made = world.tell(&eva, "/einladen").await;
    let invitation = made.text.split("code:").nth(1).expect("a code")[..26].to_owned();
    let typed = format!("/join code:{invitation} https://zoom.us/j/1");
    let answer = world.tell_in(&circle.mia, circle.chat, &typed).await;
    assert!(answer.text.starts_with("A call link does not belong"), "{}", answer.text);
    let told = [world.telegram.next_private(&eva).await, world.telegram.next_private(&eva).await];
    let ended = told.iter().find(|one| one.text.starts_with("Eine Einladung von dir"));
    insta::assert_snapshot!(ended.expect("told").text, @"Eine Einladung von dir zu Thursday circle wurde in einem Chat geschrieben, in dem andere sie lesen konnten. Deshalb gilt sie nicht mehr, für niemanden. /einladen macht eine neue. Bitte sag der Person, dass sie sie mir privat schreibt.");
    world.discord.next_dm(&circle.dana).await;
    let late = world.tell(&circle.mia, &format!("/join code:{invitation}")).await;
    assert!(!late.text.starts_with("You are in"), "{}", late.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_a_code_is_typed_where_nobody_else_reads_it_and_stays_good() {
    let world = World::open().await;
    let circle = world.circle().await;
    let code = code(&world, &circle).await;
    let asked = [("code", code.as_str())];
    let preview = world.ask(&circle.noah, circle.channel, "cofacilitator", &asked).await;
    assert!(preview.is_private() && preview.text().starts_with("Lead"), "{}", preview.text());
    let done = world.click(&circle.noah, preview.seen(), "Confirm").await;
    assert!(done.text().starts_with("You lead Thursday circle now"), "{}", done.text());
    world.discord.next_dm(&circle.dana).await;
    let taken = world.ask(&circle.noah, Where::Dm, "cofacilitator", &asked).await;
    assert!(taken.text().starts_with("I do not know that code."), "{}", taken.text());
    world.close().await;
}
