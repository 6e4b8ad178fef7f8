//! What `/healthz` and `/metrics` tell.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::Child;

use chrono::Duration;
use circlekeeper::settings::Settings;
use circlekeeper::{http, open};
use circlekeeper_core::House;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::delivery::Kind;
use circlekeeper_core::outbox::LaneLock;
use circlekeeper_core::store::deliveries::{self, Owed, To};
use circlekeeper_core::store::persons;
use circlekeeper_tests::process;

use crate::program::{Home, NOBODY, TOKEN, address, ended, within};

const NOWHERE: &str = "127.0.0.1:0";

pub(crate) async fn house(home: &Home, clock: Clock) -> House {
    let settings = Settings::read(&|name| match name {
        "DATABASE_URL" => Some(address(&home.path("store.db"))),
        "SECRET_KEY_FILE" => Some(home.path("keys/secret.key").display().to_string()),
        _ => None,
    });
    open::house(&settings.unwrap(), clock).await.unwrap()
}

pub(crate) async fn asked(at: SocketAddr, path: &str) -> (u16, String) {
    let answer = within(reqwest::get(format!("http://{at}/{path}"))).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn a_lane_that_nobody_holds_or_that_is_late_is_ill_health() {
    let home = Home::new();
    let clock = Clock::movable("2026-11-30T08:00:00Z".parse().unwrap());
    let house = house(&home, clock.clone()).await;
    let at = http::serve(NOWHERE.parse().unwrap(), house.clone(), vec![Platform::Telegram]);
    let at = at.await.unwrap();
    let unheld = (503, "telegram: nobody holds this lane\n".to_owned());
    assert_eq!(asked(at, "healthz").await, unheld);

    // Another process holds it, and this one stands by.
    let lock = LaneLock::try_take(house.store.path(), Platform::Telegram).unwrap();
    assert_eq!(asked(at, "healthz").await, (200, "ok\n".to_owned()));

    owe_something(&house).await;
    clock.advance(Duration::seconds(90));
    assert_eq!(asked(at, "healthz").await.0, 200, "a minute and a half may be patience");
    clock.advance(Duration::seconds(90));
    let late = "telegram: something is 180 s late, and another process holds this lane: is it suspended?\n";
    assert_eq!(asked(at, "healthz").await, (503, late.to_owned()));
    let (_, metrics) = asked(at, "metrics").await;
    for line in [
        "circlekeeper_deliveries_due{lane=\"telegram\"} 1",
        "circlekeeper_oldest_due_seconds{lane=\"telegram\"} 180",
        "circlekeeper_lane_held{lane=\"telegram\"} 0",
    ] {
        assert!(metrics.lines().any(|one| one == line), "no {line} in:\n{metrics}");
    }
    drop(lock);
}

async fn owe_something(house: &House) {
    let now = house.clock.now();
    let mut change = house.store.change().await.unwrap();
    let account = Account::new(Platform::Telegram, 7_777_777);
    let person = persons::remember(&mut change, &account, None, now).await.unwrap();
    let owed = Owed {
        kind: Kind::Admitted,
        subject: 1,
        revision: 0,
        to: To::Person(person.id),
        due_at: now,
        expires_at: None,
        message: None,
    };
    deliveries::owe(&mut change, &owed, now).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_running_program_tells_its_health_and_stands_by_without_the_address() {
    let home = Home::new();
    let mut run = home.run();
    run.env("HTTP_LISTEN", NOWHERE);
    let mut first = run.spawn().unwrap();
    let said = says(&mut first, "/healthz");
    let at = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
    let at: SocketAddr = at.parse().unwrap();
    let held = "circlekeeper_lane_held{lane=\"telegram\"} 1";
    let metrics = within(async {
        loop {
            let metrics = asked(at, "metrics").await.1;
            if metrics.contains(held) {
                return metrics;
            }
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert!(!metrics.contains(TOKEN) && !metrics.contains(NOBODY), "{metrics}");
    assert_eq!(asked(at, "healthz").await, (200, "ok\n".to_owned()));

    let mut run = home.run();
    run.env("HTTP_LISTEN", at.to_string());
    let mut second = run.spawn().unwrap();
    says(&mut second, "HTTP_LISTEN");
    for child in [first, second] {
        process::terminate(child.id());
        let run = ended(child).await;
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
}

/// What the program says up to a word.
pub(crate) fn says(child: &mut Child, word: &str) -> String {
    let mut err = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    while !said.contains(word) {
        assert_ne!(err.read_line(&mut said).unwrap(), 0, "{said}");
    }
    // It goes on saying things to somebody.
    std::thread::spawn(move || err.lines().count());
    said
}
