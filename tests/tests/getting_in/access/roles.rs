//! On Discord: a role that the group's channel gives to whoever is in the group.

use circlekeeper_playground::discord::permission::{BAN_MEMBERS, MANAGE_ROLES};
use circlekeeper_playground::discord::{Fault, RoleId, Seen, Where};
use circlekeeper_tests::{Circle, World};

/// A circle whose channel gives its members a role; the bot may.
pub(super) async fn with_role() -> (World, Circle, RoleId) {
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
pub(super) fn may_give(world: &World, circle: &Circle) {
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
}

/// The channel gives this role from now on. What the bot may do it asks Discord at that moment.
pub(super) async fn gives(world: &World, circle: &Circle, role: &str) {
    let answer = world.ask(&circle.dana, circle.channel, "usechat", &[("role", role)]).await;
    assert!(answer.text().contains("gets that role here"), "{}", answer.text());
    world.settle().await;
}

/// Waits until a request for a role has left, and hangs.
async fn hangs(world: &World, method: &str) {
    for _ in 0..1_000 {
        let sent = world.discord.requests();
        let role = |route: &str| route.ends_with("/roles/{role}");
        if sent.iter().any(|one| one.method == method && role(one.route) && one.status.is_none()) {
            return;
        }
        // The calendar stands still: this only lets the bot work.
        tokio::task::yield_now().await;
        world.telegram.nothing_more().await;
    }
    panic!("no such request was made");
}

pub(super) async fn joins(world: &World, circle: &Circle) {
    world.reads_and_joins(&circle.noah, circle.channel, &[]).await;
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
        world.discord.next_dm(&circle.noah).await;
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
    world.reads_and_joins(&lea, circle.channel, &[]).await;
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
    world.reads_and_joins(&circle.noah, circle.channel, &[]).await;
    hangs(&world, "PUT").await;
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
    world.reads_and_joins(&lea, circle.channel, &[]).await;
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
    let noted = world.audited().await;
    for (deed, times) in [("usechat:role", 1), ("usechat:again", 2)] {
        assert_eq!(noted.iter().filter(|one| *one == deed).count(), times, "{noted:?}");
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

/// Noah, who is not on the circle's server, joins the group; what he reads of its channel.
async fn joins_from_afar(world: &World, circle: &Circle) -> Seen {
    world.discord.join(world.discord.guild("Elsewhere"), &circle.noah);
    world.discord.leave(circle.server, &circle.noah);
    let joined = world.reads_and_joins(&circle.noah, Where::Dm, &[("group", "#1")]).await;
    assert!(joined.text().starts_with("You are in Thursday circle"), "{}", joined.text());
    world.discord.next_dm(&circle.noah).await
}

fn comes_to_the_server(world: &World, circle: &Circle) {
    world.discord.join(circle.server, &circle.noah);
    world.discord.allow(circle.channel, &circle.noah);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_on_the_server_yet_reads_what_to_do_and_opens_the_channel_once_there() {
    let (world, circle, role) = with_role().await;
    let told = joins_from_afar(&world, &circle).await;
    insta::assert_snapshot!(told.text, @"
    You are in Thursday circle. Its channel is on a Discord server that you are not on, so I could not open it to you yet.
    Those who lead the group can invite you to that server. Once you are there, press Open the channel. I also try by myself a few times a day, for 30 days.
    ");
    let early = world.click(&circle.noah, &told, "Open the channel").await;
    insta::assert_snapshot!(early.text(), @"If you are on the server of Thursday circle now, its channel opens to you in a moment. If not, join the server first, then press Open the channel again.");
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "told once");
    comes_to_the_server(&world, &circle);
    world.click(&circle.noah, &told, "Open the channel").await;
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    // Whoever is not in the group opens nothing.
    let lea = world.discord.person("Lea");
    world.discord.join(circle.server, &lea);
    let forged = world.discord.press_forged(&lea, &told, "wayin:1").await.expect("an answer");
    assert!(!forged.text().starts_with("If you are on the server"), "{}", forged.text());
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &lea, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_to_the_server_later_gets_the_role_by_using_the_bot_there() {
    let (world, circle, role) = with_role().await;
    joins_from_afar(&world, &circle).await;
    comes_to_the_server(&world, &circle);
    // Any command, even one that only asks.
    world.ask(&circle.noah, circle.channel, "next", &[]).await;
    for _ in 0..1_000 {
        world.settle().await;
        if world.discord.has_role(circle.server, &circle.noah, role) {
            return world.close().await;
        }
    }
    panic!("the role was not given");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_to_the_server_later_gets_the_role_within_hours_whatever_they_do() {
    let (mut world, circle, role) = with_role().await;
    joins_from_afar(&world, &circle).await;
    world.settle().await;
    world.cut_off();
    comes_to_the_server(&world, &circle);
    world.start().await;
    world.at("2026-11-30T15:30:00Z").await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_comes_to_the_server_is_owed_nothing_once_they_leave() {
    let (world, circle, role) = with_role().await;
    let told = joins_from_afar(&world, &circle).await;
    world.ask(&circle.noah, Where::Dm, "leave", &[]).await;
    comes_to_the_server(&world, &circle);
    let late = world.click(&circle.noah, &told, "Open the channel").await;
    assert!(!late.text().starts_with("If you are on the server"), "{}", late.text());
    world.ask(&circle.noah, circle.channel, "next", &[]).await;
    world.at("2026-11-30T15:30:00Z").await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_given_no_longer_when_who_leads_says_so() {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    let shown = world.ask(&circle.dana, circle.channel, "usechat", &[]).await;
    assert_eq!(shown.seen().labels(), ["Give no role any more"]);
    // Made up, by somebody who leads nothing: shown nor done.
    let start = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    for forged in ["norole:1", "norole:1:1"] {
        let others = world.discord.press_forged(&circle.noah, start.seen(), forged).await;
        let others = others.expect("an answer");
        assert!(others.text().contains("somebody else's request"), "{}", others.text());
    }
    let preview = world.click(&circle.dana, shown.seen(), "Give no role any more").await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @"Should I give no role here any more? I take it back from everybody who has it through Thursday circle, and what it opened closes to them. They stay in the group.");
    assert!(world.discord.has_role(circle.server, &circle.noah, role), "only shown so far");
    let done = world.click(&circle.dana, preview.seen(), "Give no role any more").await;
    insta::assert_snapshot!(done.text(), @"I give no role there any more, and take it back from everybody who had it through Thursday circle. /usechat with a role gives one again.");
    world.settle().await;
    for person in [&circle.noah, &circle.dana] {
        assert!(!world.discord.has_role(circle.server, person, role));
    }
    let lea = world.discord.person("Lea");
    world.discord.join(circle.server, &lea);
    world.discord.allow(circle.channel, &lea);
    world.reads_and_joins(&lea, circle.channel, &[]).await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &lea, role));
    let again = world.discord.press_forged(&circle.dana, shown.seen(), "norole:1:1").await;
    let again = again.expect("an answer");
    assert!(again.text().starts_with("That button"), "{}", again.text());
    gives(&world, &circle, "circle").await;
    for person in [&circle.noah, &lea] {
        world.discord.next_dm(person).await;
    }
    assert!(world.discord.has_role(circle.server, &lea, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_press_does_not_end_another_role_than_the_one_it_was_shown_with() {
    let (world, circle, _) = with_role().await;
    joins(&world, &circle).await;
    let shown = world.ask(&circle.dana, circle.channel, "usechat", &[]).await;
    let preview = world.click(&circle.dana, shown.seen(), "Give no role any more").await;
    let other = world.discord.role(circle.server, "other");
    gives(&world, &circle, "other").await;
    world.discord.next_dm(&circle.noah).await;
    let late = world.click(&circle.dana, preview.seen(), "Give no role any more").await;
    assert!(late.text().starts_with("That button"), "{}", late.text());
    world.settle().await;
    assert!(world.discord.has_role(circle.server, &circle.noah, other));
    let preview = world.click(&circle.dana, shown.seen(), "Give no role any more").await;
    world.click(&circle.dana, preview.seen(), "Give no role any more").await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, other));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_over_takes_its_role_back() {
    let (mut world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    let preview = world.ask(&circle.dana, circle.channel, "closegroup", &[]).await;
    insta::assert_snapshot!(preview.text(), @"
    Close Thursday circle for good? Its sessions ahead will not take place.
    Whoever is in it gives back the role that came with it on Discord.
    ");
    world.discord.fail_next_on("DELETE /guilds", Fault::Hang);
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    hangs(&world, "DELETE").await;
    world.cut_off();
    world.start().await;
    world.discord.next_message(circle.channel).await;
    world.settle().await;
    for person in [&circle.noah, &circle.dana] {
        assert!(!world.discord.has_role(circle.server, person, role));
    }
    // It may have been said just before the bot was cut off, and then it is said once more.
    for _ in world.telegram.unread() {
        world.telegram.next_message(circle.chat).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_forgotten_reads_what_stays_until_the_role_is_taken_back() {
    let (world, circle, role) = with_role().await;
    joins(&world, &circle).await;
    world.discord.grant_bot(circle.server, MANAGE_ROLES, false);
    let sure = world.ask(&circle.noah, Where::Dm, "forgetme", &[]).await;
    insta::assert_snapshot!(sure.text(), @"
    Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.
    A role, or a place in a chat, is taken back from you. Until that is done your account's number stays, sealed, for nothing else: mostly for seconds, for 30 days at most.
    ");
    let done = world.click(&circle.noah, sure.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. What I kept about you is erased, except for one thing. You are welcome back at any time.
    A role, or a place in a chat, is still to be taken back from you. Until that is done your account's number stays, sealed: mostly for seconds, for 30 days at most.
    ");
    world.settle().await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(world.discord.has_role(circle.server, &circle.noah, role), "the right is missing");
    let account = circle.noah.id().to_string();
    let kept = world.stored_bytes();
    assert!(!kept.windows(account.len()).any(|bytes| bytes == account.as_bytes()), "it is sealed");
    world.discord.grant_bot(circle.server, MANAGE_ROLES, true);
    world.click(&circle.dana, &told, "Try again").await;
    world.settle().await;
    assert!(!world.discord.has_role(circle.server, &circle.noah, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_given_no_role_reads_that_nothing_stays() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.reads_and_joins(&circle.noah, circle.channel, &[]).await;
    let sure = world.ask(&circle.noah, Where::Dm, "forgetme", &[]).await;
    assert!(!sure.text().contains("number"), "{}", sure.text());
    let done = world.click(&circle.noah, sure.seen(), "Confirm").await;
    assert!(done.text().starts_with("Done. I know nothing about you"), "{}", done.text());
    world.close().await;
}
