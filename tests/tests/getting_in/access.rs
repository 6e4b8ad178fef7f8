//! Access follows membership: a role on Discord, a way into the chat on Telegram, and both back again.

mod again;
mod by_hand;
mod changed_minds;
mod given_up;
mod links;
mod requests;
mod roles;
mod seen;

use circlekeeper_playground::telegram::{Joined, Person, Seen};
use circlekeeper_tests::{Circle, World};

/// A circle whose Telegram chat made the bot an administrator: it keeps the door from then on.
async fn kept() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    world.settle().await;
    (world, circle)
}

/// Somebody joins the group in private and gets a link of their own.
async fn invited(world: &World, person: &Person) -> Seen {
    world.tell(person, "/join #1").await;
    world.telegram.next_private(person).await
}

fn link_in(invitation: &Seen) -> String {
    let button = invitation.button("Enter the chat").expect("a way in");
    button.url.clone().expect("an address")
}

/// Somebody joins the group, and the chat by their link.
async fn comes_in(world: &World, circle: &Circle, person: &Person) {
    let link = link_in(&invited(world, person).await);
    assert_eq!(world.telegram.follow_invite(person, &link), Joined::In(circle.chat));
}

/// A facilitator takes out who came last.
async fn taken_out(world: &World, circle: &Circle) {
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let number = people.text().split('#').next_back().expect("a number").to_owned();
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", &number)]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
}

/// How often the bot asked Telegram for this.
fn asked(world: &World, method: &str) -> usize {
    world.telegram.requests().iter().filter(|request| request.method == method).count()
}

/// Waits until it is so. An event that nobody is answered for may still be on its way when all is sent.
async fn until(world: &World, so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if so() {
            return world.settle().await;
        }
        world.settle().await;
    }
    panic!("it did not come to that");
}
