//! The playground's page in a real browser: a member finds a group and joins it, a therapist schedules,
//! the lever goes to the next reminder, and both windows show it.
//!
//! Needs chromedriver and Chromium. Without them the test says so and passes, unless
//! `CIRCLEKEEPER_BROWSER=required`. Pictures are left in `target/tmp/page/`.

use std::path::Path;

use chrono::{DateTime, Utc};
use circlekeeper::playground::Playground;
use circlekeeper_tests::conformance;
use serde_json::json;

mod browser;

use browser::Browser;

/// Monday, 30 November 2026, 09:00 in Berlin.
const MORNING: &str = "2026-11-30T08:00:00Z";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_visit_ends_with_a_reminder_in_both_windows() {
    let (browser, driver) = match Browser::start().await {
        Ok(started) => started,
        Err(why) => {
            let required = std::env::var("CIRCLEKEEPER_BROWSER").is_ok_and(|it| it == "required");
            assert!(!required, "a browser is required: {why}");
            println!("skipped: {why}");
            return;
        }
    };
    let morning: DateTime<Utc> = MORNING.parse().expect("a moment");
    let playground = Playground::start(Some(0), morning).await.expect("a playground");
    let address = playground.address().to_owned();
    let visiting = browser.clone();
    let visit = tokio::spawn(async move { visit(&visiting, &address).await });
    let visited = visit.await;
    browser.close().await;
    drop(driver);
    visited.expect("the visit");
    let asked = playground.asked();
    playground.stop().await.expect("the bot ran till the end");
    println!("{}", conformance::insist("the page", &asked.discord, &asked.telegram));
}

async fn visit(page: &Browser, address: &str) {
    page.size(1360, 860).await;
    page.dark(false).await;
    page.open(address).await;
    page.sees("#discord .log", "Thursday circle: new session times").await;
    page.sees("#telegram .log", "This chat now belongs to Thursday circle").await;
    page.sees("#owed li", "reminder").await;
    join(page).await;
    keep(page, "joined").await;
    schedule(page).await;
    remind(page).await;
    doors(page).await;
    other_eyes(page).await;
    assert_eq!(page.complaints().await, Vec::<String>::new(), "the browser complains");
}

/// A member on Telegram finds the group and joins it.
async fn join(page: &Browser) {
    page.click("#telegram .places button", "private").await;
    page.click("#telegram .start", "Start").await;
    page.sees("#telegram .log", "Hello").await;
    page.types("#telegram-line", "/fi").await;
    page.sees("#telegram .menu li", "/find").await;
    page.types("#telegram-line", "nd panic at night\u{e007}").await;
    page.click("#telegram .log button", "Join Thursday circle").await;
    page.sees("#telegram .log", "You are in Thursday circle").await;
    // Whose words have their middle in the button's, not only the first one's.
    let centred = "const all = [...document.querySelectorAll('#telegram .log .button')];
        return all.length > 1 && all.every((one) => {
            const words = document.createRange(); words.selectNodeContents(one);
            const [a, b] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
            return Math.abs(a.left + a.right - b.left - b.right) < 4;
        })";
    assert_eq!(
        page.script(centred, json!([])).await,
        json!(true),
        "a button's words are off its middle"
    );
    page.types("#telegram-line", "/remindme 2 hours\u{e007}").await;
    page.sees("#telegram .log", "2 hours").await;
}

/// The therapist posts a session for the same evening, by keyboard.
async fn schedule(page: &Browser) {
    page.types("#discord-line", "/sched").await;
    page.sees("#discord .menu li", "/schedule").await;
    keep(page, "menu").await;
    page.types("#discord-line", "\u{e007}").await;
    page.types("#option-when", "2026-11-30 18:00").await;
    page.click("#discord .more button", "link").await;
    page.types("#option-link", "https://us02web.zoom.us/j/84212345678?pwd=tonight").await;
    keep(page, "options").await;
    page.types("#option-link", "\u{e007}").await;
    page.sees("#discord .only-you button", "Confirm").await;
    keep(page, "preview").await;
    page.click("#discord .log button", "Confirm").await;
    page.sees("#discord .log", "is scheduled").await;
}

async fn remind(page: &Browser) {
    // The member's own comes first, two hours before; then everybody's.
    page.click("#next-reminder", "").await;
    page.sees("#telegram .log .message", "18:00, in 2 hours").await;
    page.click("#telegram .places button", "Thursday evenings").await;
    page.click("#next-reminder", "").await;
    page.sees("#now", "30 Nov 2026").await;
    for window in ["#discord", "#telegram"] {
        let message = format!("{window} .log .message");
        page.sees(&message, "30 November 2026 at 18:00, in 30 minutes").await;
    }
    keep(page, "reminder").await;
    page.click("#telegram .log button", "Get the link").await;
    page.sees("#telegram .places [aria-current]", "private").await;
    page.sees("#telegram .log", "Please keep this to yourself").await;
    keep(page, "link").await;
    // As "Things to try" says: a member gets it, who only reads the channel does not.
    for (who, answer) in
        [("2", "Please keep this to yourself"), ("1", "Only members of Thursday circle")]
    {
        play_on_discord(page, who).await;
        page.click("#discord .log button", "Get the link").await;
        page.sees("#discord .only-you", answer).await;
    }
}

/// As "Things to try" says of doors: a role and its channel come and go on Discord; on Telegram a way in that
/// is good once, then going by the app's own button.
async fn doors(page: &Browser) {
    for (command, there) in [("/join", true), ("/leave", false)] {
        page.types("#discord-line", command).await;
        page.sees("#discord .menu li", command).await;
        page.types("#discord-line", "\u{e007}").await;
        page.types("#option-group", "harbour").await;
        page.sees("#discord .option .menu li", "Tuesday harbour").await;
        // The first chooses, the second sends.
        page.types("#option-group", "\u{e007}").await;
        page.types("#option-group", "\u{e007}").await;
        if there {
            // What it costs is read first.
            page.click("#discord .only-you button", "Join").await;
            page.sees("#discord .places button", "tuesday-harbour").await;
            page.sees("#discord .zone", "harbour").await;
        } else {
            page.lacks("#discord .places button", "tuesday-harbour").await;
        }
    }
    page.types("#telegram-line", "/join Sunday walk-in\u{e007}").await;
    page.click("#telegram .log button", "Enter the chat").await;
    page.sees("#telegram .places [aria-current]", "Sunday walk-in").await;
    keep(page, "doors").await;
    page.click("#telegram .places .deed", "Leave this chat").await;
    page.sees("#telegram .places .deed", "Ask to join Sunday walk-in").await;
}

async fn play_on_discord(page: &Browser, who: &str) {
    page.script(
        "const who = document.querySelector('#discord-who'); who.value = arguments[0];
        who.dispatchEvent(new Event('change'));",
        json!([who]),
    )
    .await;
}

/// Times in another reader's zone, the dark look, and the page on a phone.
async fn other_eyes(page: &Browser) {
    play_on_discord(page, "2").await;
    page.sees("#discord .zone", "Europe/Lisbon").await;
    page.sees("#discord .log .message", "30 November 2026 at 17:00, in 30 minutes").await;
    page.dark(true).await;
    keep(page, "dark").await;
    page.size(400, 900).await;
    keep(page, "phone").await;
    let wide = page.script("return document.documentElement.scrollWidth > innerWidth", json!([]));
    assert_eq!(wide.await, json!(false), "the page is wider than a phone");
    page.size(320, 900).await;
    keep(page, "small").await;
    let torn = "return [...document.querySelectorAll('.bar')].some((bar) => {
            const top = (css) => bar.querySelector(css).getBoundingClientRect();
            return top('label').bottom < top('select').top || top('label').top > top('select').bottom;
        }) || document.querySelector('#telegram-line').scrollHeight > document.querySelector('#telegram-line').offsetHeight + 2";
    let torn = page.script(torn, json!([])).await;
    assert_eq!(torn, json!(false), "on a small phone something is torn apart, or clipped");
}

async fn keep(page: &Browser, name: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{name}.png")), page.picture().await).expect("a picture");
}
