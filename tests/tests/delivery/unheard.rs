//! What a chat may not have heard: its facilitators hear of it once, and may have it told again.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::discord::{self, Seen};
use circlekeeper_playground::telegram::Fault;
use circlekeeper_tests::{Circle, World};
use insta::assert_snapshot;

use crate::scene::{cancel, move_to, thursdays, tries_on_telegram};

const AFTER_CHANGE: &str = "2026-11-30T08:02:00Z";
const LATER: &str = "2026-11-30T08:10:00Z";

/// Telegram fails so often that the bot gives a notice up.
fn telegram_fails(world: &World) {
    for _ in 0..4 {
        world.telegram.fail_next(Fault::Status(500, "Internal Server Error"));
    }
}

/// Telegram refuses the next message, and once more without what an older server may not read.
fn telegram_finds_it_malformed(world: &World) {
    for _ in 0..2 {
        world.telegram.fail_next(Fault::Status(400, "Bad Request: can't parse entities"));
    }
}

/// The session is moved; Discord hears so, and of Telegram nobody knows.
async fn moved_in_doubt(world: &World, circle: &Circle) -> Seen {
    move_to(world, circle, "2026-12-04 20:00").await;
    telegram_fails(world);
    world.at(AFTER_CHANGE).await;
    world.discord.next_message(circle.channel).await;
    world.discord.next_dm(&circle.dana).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_nobody_knows_of_is_told_of_and_sent_again_by_a_press() {
    let (world, circle) = thursdays().await;
    let told = moved_in_doubt(&world, &circle).await;
    assert_snapshot!(told.text, @"
    I am not sure that a chat of Thursday circle on Telegram has heard this:
    - Thursday circle now begins <t:1796410800:F>.
    Please look there, and press Tell them again if it is missing.
    ");
    assert_eq!(told.labels(), ["Tell them again"]);
    world.at(LATER).await;
    let answer = world.click(&circle.dana, &told, "Tell them again").await;
    assert_eq!(answer.text(), "Done. It goes to that chat of Thursday circle once more.");
    world.settle().await;
    let heard = world.telegram.next_message(circle.chat).await;
    assert!(heard.text.contains("has moved: from Thu 3 Dec 2026, 19:00"), "{}", heard.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pressed_twice_it_is_told_once() {
    let (world, circle) = thursdays().await;
    let told = moved_in_doubt(&world, &circle).await;
    let again = told.buttons[0].custom_id.clone().expect("a button");
    world.at(LATER).await;
    world.click(&circle.dana, &told, "Tell them again").await;
    for _ in 0..2 {
        let pressed = world.discord.press_forged(&circle.dana, &told, &again).await;
        let said = pressed.expect("an answer");
        assert!(said.text().starts_with("Somebody has pressed that already."), "{}", said.text());
    }
    world.settle().await;
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_was_told_may_have_it_told_again() {
    let (world, circle) = thursdays().await;
    let told = moved_in_doubt(&world, &circle).await;
    let again = told.buttons[0].custom_id.clone().expect("a button");
    let own = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    let pressed = world.discord.press_forged(&circle.noah, own.seen(), &again).await;
    let said = pressed.expect("an answer");
    assert!(said.text().starts_with("That button belongs to somebody else's"), "{}", said.text());
    let tried = tries_on_telegram(&world, circle.chat);
    world.at(LATER).await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_later_notice_has_told_is_not_told_again() {
    let (world, circle) = thursdays().await;
    let told = moved_in_doubt(&world, &circle).await;
    cancel(&world, &circle).await;
    world.at(LATER).await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let answer = world.click(&circle.dana, &told, "Tell them again").await;
    assert!(answer.text().starts_with("That button is too old."), "{}", answer.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn if_it_fails_again_that_is_told_again() {
    let (world, circle) = thursdays().await;
    let told = moved_in_doubt(&world, &circle).await;
    world.at(LATER).await;
    telegram_fails(&world);
    world.click(&circle.dana, &told, "Tell them again").await;
    world.at("2026-11-30T08:10:02Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    world.at("2026-11-30T09:20:00Z").await;
    world.click(&circle.dana, &told, "Tell them again").await;
    world.settle().await;
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_comes_too_late_is_told_of_without_a_button() {
    let (world, circle) = thursdays().await;
    cancel(&world, &circle).await;
    world.telegram.down(true);
    world.at_once(AFTER_CHANGE);
    world.discord.next_message(circle.channel).await;
    world.at_once("2026-12-03T21:00:00Z");
    world.telegram.down(false);
    // A try may have been under way when the calendar moved: what it left is looked at when it is due again.
    world.at("2026-12-03T21:15:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert_snapshot!(told.text, @"
    A chat of Thursday circle on Telegram has not heard this:
    - Thursday circle on <t:1796320800:F> is cancelled.
    By now I do not tell it again. If it still matters, please tell them yourself.
    ");
    assert_eq!(told.labels(), Vec::<&str>::new());
    world.settle().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn word_of_it_that_fails_itself_ends_there() {
    let (world, circle) = thursdays().await;
    world.discord.refuse_dms(&circle.dana);
    let asked = || {
        let opened = |one: &&discord::Recorded| one.status == Some(403);
        world.discord.requests().iter().filter(opened).count()
    };
    move_to(&world, &circle, "2026-12-04 20:00").await;
    telegram_fails(&world);
    world.at(AFTER_CHANGE).await;
    world.discord.next_message(circle.channel).await;
    for moment in [LATER, "2026-11-30T10:10:00Z", "2026-12-01T10:10:00Z"] {
        world.at(moment).await;
    }
    assert_eq!(asked(), 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_nobody_knows_of_is_told_of_in_neutral_words() {
    let (world, circle) = thursdays().await;
    let options = [("text", "Bring a cushion")];
    let preview = world.ask(&circle.dana, circle.channel, "announce", &options).await;
    telegram_fails(&world);
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    world.discord.next_message(circle.channel).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("An announcement of Thursday circle."), "{}", told.text);
    assert!(!told.text.contains("cushion"), "{}", told.text);
    world.at("2026-11-30T12:00:00Z").await;
    // Two of the four faults are left: it was resent once.
    world.click(&circle.dana, &told, "Tell them again").await;
    world.at("2026-11-30T12:00:02Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    world.at("2026-11-30T13:00:00Z").await;
    world.click(&circle.dana, &told, "Tell them again").await;
    world.settle().await;
    let heard = world.telegram.next_message(circle.chat).await;
    assert!(heard.text.contains("Bring a cushion"), "{}", heard.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_bot_left_behind_is_told_of_by_the_next_one() {
    let (mut world, circle) = thursdays().await;
    let options = [("text", "Bring a cushion")];
    let preview = world.ask(&circle.dana, circle.channel, "announce", &options).await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.settle_on(&[Platform::Telegram]).await;
    world.telegram.next_message(circle.chat).await;
    world.cut_off();
    // Discord does not know its nonce any more, so it is not sent again unasked.
    world.at_once("2026-11-30T08:01:02Z");
    world.start().await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("I am not sure that a chat of Thursday circle on Discord"));
    assert!(told.text.contains("https://discord.com/channels/"), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_we_got_wrong_is_told_of_so_that_somebody_says_it_in_our_place() {
    let (world, circle) = thursdays().await;
    cancel(&world, &circle).await;
    telegram_finds_it_malformed(&world);
    world.at(AFTER_CHANGE).await;
    world.discord.next_message(circle.channel).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert_snapshot!(told.text, @"
    A chat of Thursday circle on Telegram has not heard this:
    - Thursday circle on <t:1796320800:F> is cancelled.
    Press Tell them again, or tell them yourself.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_we_got_wrong_is_counted_and_nobody_is_bothered() {
    let (world, circle) = thursdays().await;
    telegram_finds_it_malformed(&world);
    world.at("2026-12-02T18:00:00Z").await;
    world.discord.next_message(circle.channel).await;
    world.at("2026-12-02T18:30:00Z").await;
    let (_, metrics) = world.scrape("metrics").await;
    let refused = "circlekeeper_deliveries_ended_total{lane=\"telegram\",state=\"refused\"} 1";
    assert!(metrics.contains(refused), "{metrics}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_on_telegram_and_speaks_german_reads_and_presses_the_same() {
    let world = World::open().await;
    let lena = world.newcomer("Lena").await;
    world.tell(&lena, "/language de").await;
    world.tell(&lena, "/newgroup Montagskreis zone:Europe/Berlin fee:kostenlos alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let chat = world.telegram.group("Montags", &lena);
    world.telegram.make_admin(chat, &lena);
    world.tell_in(&lena, chat, "/usechat #1").await;
    let preview = world.tell(&lena, "/schedule every Monday 19:00").await;
    let confirm = preview.labels()[0].to_owned();
    world.telegram.fail_next_of("sendmessage", Fault::Status(500, "Internal Server Error"));
    world.telegram.fail_next_of("sendmessage", Fault::Status(500, "Internal Server Error"));
    world.telegram.press(&lena, &preview, &confirm).await;
    world.telegram.next_edit(&preview).await;
    world.settle().await;
    let told = world.telegram.next_private(&lena).await;
    assert_snapshot!(told.text, @"
    Ich bin nicht sicher, ob ein Chat von Montagskreis auf Telegram das gehört hat:
    • Montagskreis: neue Zeiten

    Bitte sieh dort nach und drück „Noch einmal sagen“, falls es fehlt.
    ");
    world.at("2026-11-30T08:10:00Z").await;
    world.telegram.press(&lena, &told, "Noch einmal sagen").await;
    let answer = world.telegram.next_edit(&told).await;
    assert_snapshot!(answer.text, @"Erledigt. Es geht noch einmal an diesen Chat von Montagskreis.");
    world.settle().await;
    let heard = world.telegram.next_message(chat).await;
    assert!(heard.text.contains("neue Zeiten"), "{}", heard.text);
    world.close().await;
}
