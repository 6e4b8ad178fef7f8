//! On Discord: a role that the group's channel gives to whoever is in the group.

use circlekeeper_playground::discord::permission::{BAN_MEMBERS, MANAGE_ROLES};
use circlekeeper_playground::discord::{Fault, RoleId, Where};
use circlekeeper_tests::{Circle, World};

/// A circle whose channel gives its members a role; the bot may.
async fn with_role() -> (World, Circle, RoleId) {
    let world = World::open().await;
    let circle = world.circle().await;
    may_give(&world, &circle);
    let role = world.discord.role(circle.server, "circle");
    gives(&world, &circle, "circle").await;
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.dana, role), "who leads is in it, too");
    (world, circle, role)
}

/// The bot may give roles. New ones are below its own.
fn may_give(world: &World, circle: &Circle) {
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
}

/// The channel gives this role from now on. The bot hears of its rights by the gateway, a moment later.
async fn gives(world: &World, circle: &Circle, role: &str) {
    for _ in 0..50 {
        let answer = world.ask(&circle.dana, circle.channel, "usechat", &[("role", role)]).await;
        if answer.text().contains("gets that role here") {
            return world.settle().await;
        }
        assert!(answer.text().contains("may not give that role"), "{}", answer.text());
    }
    panic!("the bot did not hear of its rights");
}

async fn joins(world: &World, circle: &Circle) {
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    world.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn joining_gives_the_role_and_leaving_takes_it_back() {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    let left = world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    insta::assert_snapshot!(left.text(), @r"
    You have left Thursday circle. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.
    The role that came with it here is taken back.
    ");
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_in_before_the_role_was_named_gets_it_too_and_another_takes_its_place() {
    let world = World::open().await;
    let circle = world.circle().await;
    joins(&world, &circle).await;
    may_give(&world, &circle);
    let [first, second] = ["first", "second"].map(|name| world.discord.role(circle.server, name));
    for (name, has, has_not) in [("first", first, second), ("second", second, first)] {
        gives(&world, &circle, name).await;
        for person in [&circle.noah, &circle.dana] {
            assert!(world.discord.has_role(circle.server, person, has), "{name}");
            assert!(!world.discord.has_role(circle.server, person, has_not), "{name}");
        }
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_out_or_forgotten_loses_the_role() {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let number = people.text().split('#').next_back().expect("a number").to_owned();
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", &number)]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_dm(&circle.noah).await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    // Another one, who is forgotten while Discord is out of reach, and the bot is started anew.
    let lea = world.discord.person("Lea");
    world.discord.join(circle.server, &lea);
    world.discord.allow(circle.channel, &lea);
    world.ask(&lea, circle.channel, "join", &[]).await;
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &lea, role));
    world.discord.fail_next_on("DELETE /guilds", Fault::Status(503));
    let sure = world.ask(&lea, Where::Dm, "forgetme", &[]).await;
    world.click(&lea, sure.seen(), sure.seen().labels()[0]).await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &lea, role));
    let kept = world.stored_bytes();
    let account = lea.id().to_string();
    assert!(!kept.windows(account.len()).any(|bytes| bytes == account.as_bytes()), "Lea is kept");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_loses_no_role_that_is_owed() {
    let (mut world, circle, role) = with_role().await;
    world.discord.fail_next_on("PUT /guilds", Fault::Hang);
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    world.cut_off();
    world.start().await;
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_right_is_told_once_with_the_mend_and_tried_again() {
    let (world, circle, role) = with_role().await;
    world.discord.grant_bot(circle.server, MANAGE_ROLES, false);
    joins(&world, &circle).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("I could not change who gets into a chat of Thursday circle"));
    insta::assert_snapshot!(told.text.lines().nth(1).unwrap_or_default(), @"I am not allowed to give or take the role there. Please give me “Manage Roles”, and move my own role above the one I am to give, then press Try again.");
    // One more of the same is not told again.
    let lea = world.discord.person("Lea");
    world.discord.join(circle.server, &lea);
    world.discord.allow(circle.channel, &lea);
    world.ask(&lea, circle.channel, "join", &[]).await;
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "told twice");
    // Nor does the chat count as lost: what is said there arrives.
    world.ask(&circle.dana, circle.channel, "announce", &[("text", "Tea at five")]).await;
    let trying = world.click(&circle.dana, &told, "Try again").await;
    insta::assert_snapshot!(trying.text(), @"I try it again now for Thursday circle. If it fails once more, I write to you.");
    world.settle().await;
    let again = world.discord.next_dm(&circle.dana).await;
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
    world.click(&circle.dana, &again, "Try again").await;
    world.settle().await;
    for person in [&circle.noah, &lea] {
        assert!(world.discord.has_role(circle.server, person, role));
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_is_gone_is_given_no_more_and_that_is_said() {
    let (world, circle, role) = with_role().await;
    world.discord.delete_role(circle.server, role);
    joins(&world, &circle).await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text.lines().nth(1).unwrap_or_default(), @"The role it gave to members is not there any more, so I give none from now on. /usechat with another role sets a new one.");
    assert!(told.labels().is_empty());
    world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_gives_power_or_is_out_of_reach_is_refused() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (discord, server) = (&world.discord, circle.server);
    discord.role_with(server, "guards", BAN_MEMBERS);
    let high = discord.role(server, "high");
    discord.raise_role(server, high);
    discord.role(server, "low");
    let mut said = Vec::new();
    for role in ["guards", "@everyone", "Circlekeeper", "low"] {
        let options = [("role", role)];
        let answer = world.ask(&circle.dana, circle.channel, "usechat", &options).await;
        said.push(format!("{role}: {}", answer.text()));
    }
    discord.grant_bot(server, MANAGE_ROLES, true);
    let answer = world.ask(&circle.dana, circle.channel, "usechat", &[("role", "high")]).await;
    said.push(format!("high, above hers: {}", answer.text()));
    // Who manages the channel alone could give themselves whatever the bot may give.
    let kim = discord.person("Kim");
    discord.join(server, &kim);
    discord.allow_bits(circle.channel, &kim, (1 << 4) | (1 << 10) | (1 << 11));
    let answer = world.ask(&kim, circle.channel, "usechat", &[("role", "low")]).await;
    said.push(format!("low, by Kim: {}", answer.text()));
    insta::assert_snapshot!(said.join("\n"), @r"
    guards: That role gives rights over the server or its people, so I do not give it away. Please make one for the group without such rights, and choose that.
    @everyone: Everybody on this server has that role, so it opens nothing. Please make one for the group, and choose that.
    Circlekeeper: That role belongs to another app, which alone can give it. Please make one for the group, and choose that.
    low: I may not give that role. Please give me “Manage Roles” and move my own role above it, then use /usechat once more.
    high, above hers: You may not give that role yourself: it takes “Manage Roles” and a role of yours above it. Please ask somebody who may.
    low, by Kim: You may not give that role yourself: it takes “Manage Roles” and a role of yours above it. Please ask somebody who may.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_on_the_server_is_in_the_group_all_the_same() {
    let (world, circle, _) = with_role().await;
    world.discord.join(world.discord.guild("Elsewhere"), &circle.noah);
    world.discord.leave(circle.server, &circle.noah);
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    world.settle().await;
    world.ask(&circle.noah, Where::Dm, "leave", &[]).await;
    world.close().await;
}
