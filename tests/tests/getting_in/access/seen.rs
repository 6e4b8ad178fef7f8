//! On Discord: what a role shows others of who is in a group. Whoever names it knows, and whoever gets it reads it
//! before.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use super::roles::{gives, may_give, with_role};

/// What Dana reads who names a role for the circle's channel.
async fn named(world: &World, circle: &Circle, role: &str) -> String {
    let answer = world.ask(&circle.dana, circle.channel, "usechat", &[("role", role)]).await;
    answer.text().to_owned()
}

/// Events are handed to the bot in no promised order: this one is handled before the next happens.
async fn handled(world: &World) {
    for _ in 0..20 {
        // The calendar stands still: this only lets the bot work.
        world.telegram.nothing_more().await;
        world.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_lists_who_is_in_the_group_or_names_its_topic_is_refused_with_the_way_out() {
    let world = World::open().await;
    let circle = world.circle().await;
    may_give(&world, &circle);
    let (discord, server) = (&world.discord, circle.server);
    let role = discord.role(server, "circle");
    let mut said = Vec::new();
    for look in [(true, false), (false, true), (true, true)] {
        discord.show_role(server, role, look);
        said.push(named(&world, &circle, "circle").await);
    }
    discord.show_role(server, role, (false, false));
    discord.rename_role(server, role, "Anxiety circle");
    said.push(named(&world, &circle, "Anxiety circle").await);
    insta::assert_snapshot!(said.join("\n"), @"
    That role is shown apart from the others in the list of members, so everybody on this server would read there who is in the group. Please turn that off in the role's settings, then use /usechat once more.
    Anybody here may mention that role, and so call everybody in the group. Please turn that off in the role's settings, then use /usechat once more.
    That role is shown apart from the others in the list of members, so everybody on this server would read there who is in the group. Please turn that off in the role's settings, then use /usechat once more.
    The name of that role tells what the group is about, and everybody on this server can see it on people's profiles. Please give it a neutral name, then use /usechat once more.
    ");
    world.settle().await;
    assert!(!discord.has_role(server, &circle.dana, role), "nothing was changed");
    discord.rename_role(server, role, "Harbour lights");
    let said = named(&world, &circle, "Harbour lights").await;
    insta::assert_snapshot!(said, @"
    This chat belongs to Thursday circle. Reminders arrive here.
    Whoever is in Thursday circle gets that role here from now on, and gives it back when they leave. Everybody on this server can see the role on people's profiles, and so who is in the group. /group says so before somebody joins.
    ");
    world.settle().await;
    assert!(discord.has_role(server, &circle.dana, role));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gets_a_role_by_joining_reads_before_and_after_who_can_see_it() {
    let (world, circle, _) = with_role().await;
    let fact = "On Discord: whoever is in gets a role, and everybody on that server can see it on their profile";
    let shown = world.ask(&circle.noah, circle.channel, "group", &[]).await;
    assert!(shown.text().contains(fact), "{}", shown.text());
    let found = world.ask(&circle.noah, Where::Dm, "find", &[("words", "anxiety")]).await;
    assert!(found.text().contains(fact), "{}", found.text());
    let before = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert!(before.text().contains(fact), "{}", before.text());
    assert_eq!(before.seen().labels(), ["Join", "Never mind"]);
    let joined = world.click(&circle.noah, before.seen(), "Join").await;
    let told = "With it comes a role on the group's Discord server. Everybody there can see it on your profile. If you do not want that: /leave takes it back at once, unless somebody else gave it to you.";
    assert!(joined.text().contains(told), "{}", joined.text());
    // On Telegram there is no role.
    let shown = world.tell(&circle.mia, "/group #1").await;
    assert!(!shown.text.contains("role"), "{}", shown.text);
    let joined = world.tell(&circle.mia, "/join #1").await;
    assert!(!joined.text.contains("role"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_in_when_a_role_is_named_hears_who_can_see_it() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.reads_and_joins(&circle.noah, circle.channel, &[]).await;
    world.tell(&circle.mia, "/join #1").await;
    may_give(&world, &circle);
    world.discord.role(circle.server, "circle");
    gives(&world, &circle, "circle").await;
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"Thursday circle gives whoever is in it a role on its Discord server from now on, and so you have it. Everybody there can see it on your profile. If you do not want that: /leave takes it back at once, unless somebody else gave it to you.");
    // The same role once more is no news, nor is it to Mia on Telegram, or to Dana who said so.
    gives(&world, &circle, "circle").await;
    let noah = circle.noah.with_locale("de");
    world.ask(&noah, Where::Dm, "language", &[("language", "de")]).await;
    world.discord.role(circle.server, "other");
    gives(&world, &circle, "other").await;
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"Thursday circle gibt ab jetzt allen, die darin sind, eine Rolle auf ihrem Discord-Server, also auch dir. Alle dort können sie in deinem Profil sehen. Wenn du das nicht willst: /austreten nimmt sie gleich zurück, außer jemand anderes hat sie dir gegeben.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_german_reads_all_that_in_german() {
    let world = World::open().await;
    let circle = world.circle().await;
    may_give(&world, &circle);
    let (discord, server) = (&world.discord, circle.server);
    let dana = circle.dana.with_locale("de");
    world.ask(&dana, Where::Dm, "language", &[("language", "de")]).await;
    let role = discord.role(server, "circle");
    let mut said = Vec::new();
    for look in [(true, false), (false, true), (false, false)] {
        discord.show_role(server, role, look);
        if look == (false, false) {
            discord.rename_role(server, role, "Angstkreis");
        }
        let name = if look == (false, false) { "Angstkreis" } else { "circle" };
        let answer = world.ask(&dana, circle.channel, "usechat", &[("role", name)]).await;
        said.push(answer.text().to_owned());
    }
    discord.rename_role(server, role, "Hafenlichter");
    let answer = world.ask(&dana, circle.channel, "usechat", &[("role", "Hafenlichter")]).await;
    said.push(answer.text().to_owned());
    let noah = circle.noah.with_locale("de");
    let joined = world.reads_and_joins(&noah, circle.channel, &[]).await;
    said.extend(joined.text().lines().filter(|line| line.contains("Rolle")).map(str::to_owned));
    insta::assert_snapshot!(said.join("\n"), @"
    Diese Rolle wird in der Mitgliederliste getrennt angezeigt. Alle auf diesem Server könnten dort lesen, wer in der Gruppe ist. Bitte schalt das in den Einstellungen der Rolle aus und nutz dann noch einmal /chatnutzen.
    Diese Rolle dürfen hier alle erwähnen und damit alle in der Gruppe rufen. Bitte schalt das in den Einstellungen der Rolle aus und nutz dann noch einmal /chatnutzen.
    Der Name dieser Rolle verrät, worum es in der Gruppe geht, und alle auf diesem Server können ihn in den Profilen sehen. Bitte gib ihr einen neutralen Namen und nutz dann noch einmal /chatnutzen.
    Dieser Chat gehört zu Thursday circle. Erinnerungen kommen hier an.
    Wer in Thursday circle ist, bekommt hier ab jetzt diese Rolle und gibt sie beim Verlassen wieder ab. Alle auf diesem Server können die Rolle in den Profilen sehen und damit, wer in der Gruppe ist. /gruppe sagt das vor dem Beitreten.
    Dazu gehört eine Rolle auf dem Discord-Server der Gruppe. Alle dort können sie in deinem Profil sehen. Wenn du das nicht willst: /austreten nimmt sie gleich zurück, außer jemand anderes hat sie dir gegeben.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_begins_to_show_who_is_in_the_group_is_told_once_to_who_leads() {
    let (world, circle, role) = with_role().await;
    let (discord, server) = (&world.discord, circle.server);
    discord.show_role(server, role, (true, false));
    let told = discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"The role that comes with Thursday circle is shown apart in its Discord server's list of members now, or anybody there may mention it: everybody there reads who is in the group. Please turn both off in the role's settings. If I should give no role any more: /usechat in the channel.");
    discord.show_role(server, role, (true, true));
    handled(&world).await;
    assert!(discord.unread().is_empty(), "told twice");
    discord.show_role(server, role, (false, false));
    handled(&world).await;
    discord.rename_role(server, role, "Anxiety circle");
    let told = discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"The role that comes with Thursday circle on Discord has a name now that tells what the group is about, and everybody on that server can see it on people's profiles. Please give it a neutral name. If I should give no role any more: /usechat in the channel.");
    // Other roles are nobody's business.
    let other = discord.role(server, "painters");
    handled(&world).await;
    discord.show_role(server, other, (true, true));
    handled(&world).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_began_to_show_it_while_the_bot_was_away_is_told_when_it_is_back() {
    let (mut world, circle, role) = with_role().await;
    world.cut_off();
    world.discord.show_role(circle.server, role, (true, false));
    world.start().await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("shown apart in its Discord server's list"), "{}", told.text);
    world.cut_off();
    world.start().await;
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "told twice");
    // Another role is looked at anew.
    world.discord.role(circle.server, "other");
    gives(&world, &circle, "other").await;
    world.close().await;
}
