//! What machines are told of the bot's health: enough to wake somebody, and nothing about anybody.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::{discord, telegram};
use circlekeeper_tests::{Circle, World};

use crate::scene::{EARLY, LAST, both_reminded, reminded_on_discord, thursdays};

/// The lines of `/metrics` that begin like this.
fn lines<'a>(metrics: &'a str, begin: &str) -> Vec<&'a str> {
    metrics.lines().filter(|line| line.starts_with(begin)).collect()
}

fn tells(metrics: &str, line: &str) {
    assert!(metrics.lines().any(|one| one == line), "no {line} in:\n{metrics}");
}

/// Two days in which nearly everything happens that is counted.
async fn busy_days() -> (World, Circle) {
    let (world, circle) = thursdays().await;
    world.tell(&circle.mia, "/join #1 alias:Marmalade").await;
    world.tell(&circle.mia, "/remindme 1 hour").await;
    let told = [("text", "Bring a tangerine")];
    let preview = world.ask(&circle.dana, circle.channel, "announce", &told).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    world.discord.fail_next(discord::Fault::LoseReply);
    world.telegram.fail_next(telegram::Fault::RetryAfter(1));
    world.telegram.fail_next(telegram::Fault::Status(500, "Internal Server Error"));
    world.at(EARLY).await;
    world.at("2026-12-03T17:00:00Z").await;
    world.telegram.mute_bot(circle.chat, true);
    world.at(LAST).await;
    world.settle().await;
    world.discord.read_everything();
    world.telegram.next_message(circle.chat).await;
    world.telegram.next_private(&circle.mia).await;
    (world, circle)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_no_text_no_number_of_anybody_is_told() {
    let (world, circle) = busy_days().await;
    let well = world.scrape("healthz").await;
    assert_eq!(well, (200, "ok\n".to_owned()));
    let (_, metrics) = world.scrape("metrics").await;
    world.discord.outage(true);
    late_by_minutes(&world);
    let (status, ill) = world.scrape("healthz").await;
    assert_eq!(status, 503, "{ill}");
    let numbers = [
        circle.server.to_string(),
        circle.channel.to_string(),
        circle.chat.to_string().trim_start_matches('-').to_owned(),
        circle.dana.id().to_string(),
        circle.mia.id().to_string(),
        circle.dana_there.id().to_string(),
        world.operator.id().to_string(),
        world.discord.token().to_owned(),
        world.telegram.token().to_owned(),
    ];
    let words = [
        "Thursday",
        "circle is",
        "anxiety",
        "Harbour",
        "thursday-circle",
        "evenings",
        "Dana",
        "Mia",
        "Noah",
        "Omar",
        "Marmalade",
        "tangerine",
        "Berlin",
        "127.0.0.1",
    ];
    let words = words.into_iter().chain(numbers.iter().map(String::as_str));
    for word in words {
        assert!(word.len() > 2, "{word} would be found anywhere");
        assert!(!metrics.contains(word), "{word} is in:\n{metrics}");
        assert!(!ill.contains(word), "{word} is in:\n{ill}");
    }
    world.discord.outage(false);
    world.discord.ready().await;
    world.settle().await;
    world.discord.read_everything();
    world.close().await;
}

/// The next reminder falls due, and minutes pass.
fn late_by_minutes(world: &World) {
    world.at_once("2026-12-09T18:03:00Z");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_happened_is_counted() {
    let (world, _circle) = busy_days().await;
    let (_, metrics) = world.scrape("metrics").await;
    for line in [
        "circlekeeper_deliveries_due{lane=\"telegram\"} 0",
        "circlekeeper_deliveries_sent_total{lane=\"discord\",kind=\"reminder\"} 2",
        "circlekeeper_deliveries_sent_total{lane=\"telegram\",kind=\"personal_reminder\"} 1",
        "circlekeeper_deliveries_ended_total{lane=\"telegram\",state=\"in_doubt\"} 1",
        "circlekeeper_deliveries_ended_total{lane=\"telegram\",state=\"refused\"} 1",
        // What never happened is told as well: an alarm can wait for it.
        "circlekeeper_deliveries_ended_total{lane=\"discord\",state=\"expired\"} 0",
        "circlekeeper_deliveries_ended_total{lane=\"discord\",state=\"superseded\"} 0",
        "circlekeeper_retries_total{lane=\"discord\",why=\"doubtful\"} 1",
        "circlekeeper_retries_total{lane=\"telegram\",why=\"wait\"} 1",
        "circlekeeper_retries_total{lane=\"telegram\",why=\"moved\"} 0",
        "circlekeeper_lane_held{lane=\"discord\"} 1",
        "circlekeeper_side_troubles{lane=\"discord\",what=\"silence\"} 0",
    ] {
        tells(&metrics, line);
    }
    for histogram in ["circlekeeper_lateness_seconds_bucket", "circlekeeper_answer_seconds_bucket"]
    {
        for lane in ["discord", "telegram"] {
            let of_lane = |line: &&str| line.contains(lane);
            let buckets = lines(&metrics, histogram).into_iter().filter(of_lane).count();
            assert!(buckets > 5, "{histogram} of {lane}:\n{metrics}");
        }
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lane_ended_by_a_refused_token_is_ill_health_and_an_alarm() {
    let (mut world, circle) = thursdays().await;
    world.telegram.revoke_token(true);
    world.expect_ended(Platform::Telegram);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    let alarm = "circlekeeper_side_ended{lane=\"telegram\",what=\"token_refused\"} 1";
    let mut metrics = String::new();
    for _ in 0..1_000 {
        metrics = world.scrape("metrics").await.1;
        if metrics.contains(alarm) {
            break;
        }
    }
    tells(&metrics, alarm);
    tells(&metrics, "circlekeeper_lane_held{lane=\"telegram\"} 0");
    tells(&metrics, "circlekeeper_lane_held{lane=\"discord\"} 1");
    let ill = (503, "telegram: nobody holds this lane\n".to_owned());
    assert_eq!(world.scrape("healthz").await, ill);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stands_by_is_well_and_says_that_another_holds_the_lanes() {
    let (mut world, circle) = thursdays().await;
    world.start_second().await;
    assert_eq!(world.scrape_second("healthz").await, (200, "ok\n".to_owned()));
    let (_, metrics) = world.scrape_second("metrics").await;
    tells(&metrics, "circlekeeper_lane_held{lane=\"discord\"} 0");
    world.cut_off_first().await;
    world.discord.ready().await;
    world.telegram.ready().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    assert_eq!(world.scrape("healthz").await, (200, "ok\n".to_owned()));
    let (_, metrics) = world.scrape("metrics").await;
    tells(&metrics, "circlekeeper_lane_held{lane=\"discord\"} 1");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_that_does_nothing_is_noticed_by_whoever_stands_by() {
    let (mut world, circle) = thursdays().await;
    world.start_second().await;
    // The holder cannot write, so it sends nothing; nor can the other, but it can look.
    let busy = world.busy_store().await;
    world.at_once("2026-12-02T18:03:00Z");
    let (status, ill) = world.scrape_second("healthz").await;
    assert_eq!(status, 503);
    let suspended =
        "something is 180 s late, and another process holds this lane: is it suspended?";
    assert_eq!(ill, format!("discord: {suspended}\ntelegram: {suspended}\n"));
    drop(busy);
    world.settle().await;
    both_reminded(&world, &circle).await;
    assert_eq!(world.scrape_second("healthz").await, (200, "ok\n".to_owned()));
    world.stop_second().await;
    world.close().await;
}
