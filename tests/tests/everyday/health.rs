//! How the bot is, for the operator alone.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::telegram::Fault;
use circlekeeper_tests::World;

use crate::scene::{asks, meeting};

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_how_the_bot_is() {
    let (world, circle) = meeting().await;
    world.settle().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    assert!(status.is_private());
    let text = masked(status.text());
    insta::assert_snapshot!(text, @"
    ### How I am
    All is well: nothing is late, and nothing went wrong.
    - Discord: this process sends there, since <t:1796025600:F>
    - Discord, last day: 4 sent; 19 still to come
    - Discord, since the start of the program: 4 sent, all in time, so many requests answered, all at once
    - Telegram: this process sends there, since <t:1796025600:F>
    - Telegram, last day: 2 sent; 18 still to come
    - Telegram, since the start of the program: 2 sent, all in time, so many requests answered, all at once
    - Groups: listed 1
    - People: 5
    - Chats: 2 reachable
    - Version
    ");
    let only = "Only the operator of this bot can do that.";
    assert_eq!(asks(&world, &circle.dana, "status", &[]).await.text(), only);
    assert_eq!(world.tell(&circle.mia, "/status").await.text, only);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_what_went_wrong_though_nothing_stopped() {
    let (world, circle) = meeting().await;
    world.settle().await;
    // Another program asks for the bot's news.
    world.telegram.steal_poll();
    for _ in 0..2 {
        // It was shown, and nobody said so.
        world.telegram.fail_next(Fault::LoseReply);
        world.tell(&circle.mia, "/help").await;
    }
    // The bot learns a moment after everybody else that an answer was lost.
    let mut status = asks(&world, &world.operator, "status", &[]).await;
    for _ in 0..100 {
        if status.text().contains("2 answers") {
            break;
        }
        status = asks(&world, &world.operator, "status", &[]).await;
    }
    insta::assert_snapshot!(ill(status.text()), @"
    Please look at this:
    - Telegram, since the start of the program: asked for news in vain once, 2 answers did not arrive
    ");
    asks(&world, &world.operator, "language", &[("language", "de")]).await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    insta::assert_snapshot!(ill(status.text()), @"
    Bitte sieh danach:
    - Telegram, seit dem Start des Programms: einmal vergeblich nach Neuem gefragt, 2 Antworten kamen nicht an
    ");
    world.close().await;
}

/// A delivery that hangs, one that is refused, one nobody knows of, and one that came too late.
#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_what_did_not_arrive_first_and_in_words() {
    let (world, circle) = meeting().await;
    world.at("2026-11-30T08:10:00Z").await;
    // The first reminder: Telegram asks for patience once, and then nobody knows.
    world.telegram.fail_next(Fault::RetryAfter(1));
    world.telegram.fail_next(Fault::Status(500, "Internal Server Error"));
    world.at("2026-12-02T18:00:00Z").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.mute_bot(circle.chat, true);
    world.at("2026-12-03T17:30:00Z").await;
    world.discord.next_message(circle.channel).await;
    world.discord.next_dm(&circle.dana).await;
    world.settle().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    insta::assert_snapshot!(masked(status.text()), @"
    ### How I am
    Please look at this:
    - Telegram, last day: 1 in doubt, 1 refused
    - One chat cannot be reached. Those who lead its group were told.
    - Discord: this process sends there, since <t:1796025600:F>
    - Discord, last day: 3 sent; 18 still to come
    - Discord, since the start of the program: 8 sent, all in time, so many requests answered, all at once
    - Telegram: this process sends there, since <t:1796025600:F>
    - Telegram, since the start of the program: 2 sent, all in time, asked to wait once, so many requests answered, all at once
    - Groups: listed 1
    - People: 5
    - Chats: 1 reachable
    - Version
    ");
    asks(&world, &world.operator, "language", &[("language", "de")]).await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    insta::assert_snapshot!(masked(status.text()), @"
    ### Wie es mir geht
    Bitte sieh danach:
    - Telegram, letzter Tag: 1 zweifelhaft, 1 abgelehnt
    - Ein Chat ist nicht erreichbar. Wer seine Gruppe leitet, weiß es.
    - Discord: Dieser Prozess sendet dort, seit <t:1796025600:F>
    - Discord, letzter Tag: 3 gesendet; 18 stehen noch aus
    - Discord, seit dem Start des Programms: 8 gesendet, alles rechtzeitig, so many Anfragen beantwortet, alle sofort
    - Telegram: Dieser Prozess sendet dort, seit <t:1796025600:F>
    - Telegram, seit dem Start des Programms: 2 gesendet, alles rechtzeitig, einmal um Geduld gebeten, so many Anfragen beantwortet, alle sofort
    - Gruppen: listed 1
    - Menschen: 5
    - Chats: 1 erreichbar
    - Version
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_what_waits_and_since_when() {
    let (world, circle) = meeting().await;
    world.telegram.down(true);
    world.at_once("2026-12-02T18:00:00Z");
    world.discord.next_message(circle.channel).await;
    world.at_once("2026-12-02T18:03:00Z");
    let status = asks(&world, &world.operator, "status", &[]).await;
    let due = "Telegram: 1 due and not sent yet, the oldest since <t:1796234400:F>";
    assert!(ill(status.text()).contains(due), "{}", status.text());
    world.telegram.down(false);
    world.telegram.next_message(circle.chat).await;
    world.settle().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    let late =
        "Telegram, since the start of the program: 3 sent, 1 of them late, the latest by 180";
    assert!(status.text().contains(late), "{}", status.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_that_a_token_is_refused() {
    let (mut world, circle) = meeting().await;
    world.telegram.revoke_token(true);
    world.expect_ended(Platform::Telegram);
    world.at("2026-12-02T18:00:00Z").await;
    world.discord.next_message(circle.channel).await;
    let mut status = asks(&world, &world.operator, "status", &[]).await;
    for _ in 0..1_000 {
        if status.text().contains("refuses the token") && status.text().contains("no process") {
            break;
        }
        status = asks(&world, &world.operator, "status", &[]).await;
    }
    let ill = ill(status.text());
    assert!(ill.contains("- Telegram refuses the token, so nothing is sent"), "{ill}");
    assert!(ill.contains("- Telegram: no process sends there, though something is owed."), "{ill}");
    assert!(status.text().contains("- Discord: this process sends there"), "{}", status.text());
    world.close().await;
}

/// What somebody should look at.
fn ill(status: &str) -> String {
    let good = ["sends there, since", "sendet dort, seit"];
    let lines = status.lines().skip(1);
    let ill: Vec<&str> = lines.take_while(|line| !good.iter().any(|g| line.contains(g))).collect();
    ill.join("\n")
}

/// Without what differs from run to run: versions, moments, and how much was answered.
fn masked(status: &str) -> String {
    let mut lines = Vec::new();
    for line in status.lines() {
        let counted = |part: &str| {
            let (count, rest) = part.split_once(' ').unwrap_or_default();
            let requests = rest.starts_with("requests") || rest.starts_with("Anfragen");
            let masked = requests && count.parse::<u32>().is_ok();
            if masked { format!("so many {rest}") } else { part.to_owned() }
        };
        let parts: Vec<String> = line.split(", ").map(counted).collect();
        lines.push(match line.split_once("Version ") {
            Some((before, _)) => format!("{before}Version"),
            None => parts.join(", "),
        });
    }
    lines.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn where_all_who_lead_are_on_a_side_that_nobody_serves_the_operator_reads_it() {
    let mut world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Walk #grief zone:Berlin fee:“no fee” alias:Mia").await;
    let preview = world.tell(&mia, "/schedule every Thursday 19:00").await;
    let confirm = preview.labels()[0].to_owned();
    world.telegram.press(&mia, &preview, &confirm).await;
    world.telegram.next_edit(&preview).await;
    world.settle().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    assert!(!status.text().contains("nobody serves"), "{}", status.text());
    world.stop().await;
    let mut token = None;
    world.configure(|settings| token = settings.telegram_token.take());
    world.start_at_once().await;
    world.discord.ready().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    let line = "In one group all who lead it are on a side that nobody serves, so it is not noticed when nobody begins a session.";
    assert!(status.text().contains(line), "{}", status.text());
    asks(&world, &world.operator, "language", &[("language", "de")]).await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    assert!(status.text().contains("auf einer Seite, die niemand bedient"), "{}", status.text());
    world.stop().await;
    world.configure(|settings| settings.telegram_token = token);
    world.start().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    assert!(!status.text().contains("niemand bedient"), "{}", status.text());
    world.close().await;
}
