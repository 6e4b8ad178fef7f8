//! What was sent, judged by the platforms' own descriptions, where they are present.

use std::time::Duration;

use circlekeeper_playground::discord::{Answer, Person, Where};
use circlekeeper_tests::World;
use circlekeeper_tests::conformance;

use crate::{on_discord, on_telegram};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_fits_the_platforms_own_descriptions() {
    let there = on_discord::evening().await.0;
    let here = on_telegram::evening().await.0;
    let rarer = suggestions_a_form_and_a_late_answer().await;
    let mut all = (Vec::new(), Vec::new());
    for world in [there, here, rarer] {
        all.0.extend(world.discord.requests());
        all.1.extend(world.telegram.requests());
        world.close().await;
    }
    println!("{}", conformance::insist("the evening", &all.0, &all.1));
}

/// What the evening does not come to, on Discord.
async fn suggestions_a_form_and_a_late_answer() -> World {
    let world = World::open().await;
    let circle = world.circle().await;
    let typing = [("group", "thu")];
    let offered =
        world.discord.autocomplete(&circle.noah, Where::Dm, "join", &typing, "group").await;
    assert!(!offered.expect("suggestions").is_empty());

    let asked = world.ask(&circle.dana, circle.channel, "schedule", &[]).await;
    let form = asked.form();
    let field = form.inputs[0].custom_id.clone();
    let filled = [(field.as_str(), "every Thursday 19:00")];
    let preview = world.discord.submit(&circle.dana, form, &filled).await.expect("an answer");
    let confirm = preview.seen().labels()[0].to_owned();
    world.click(&circle.dana, preview.seen(), &confirm).await;
    world.settle().await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;

    let busy = world.busy_store().await;
    let (answer, ()) = tokio::join!(late(&world, &circle.noah), async {
        while !deferred(&world) {
            tokio::time::timeout(Duration::from_millis(20), std::future::pending::<()>())
                .await
                .ok();
        }
        drop(busy);
    });
    assert!(answer.text().contains("Europe/London"), "{}", answer.text());
    world
}

async fn late(world: &World, by: &Person) -> Answer {
    world.ask(by, Where::Dm, "timezone", &[("zone", "Europe/London")]).await
}

/// Whether an answer was put off: Discord's callback of type 5.
fn deferred(world: &World) -> bool {
    let requests = world.discord.requests();
    requests.iter().any(|request| request.route.ends_with("/callback") && request.body["type"] == 5)
}
