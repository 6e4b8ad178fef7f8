//! Coming into a group and going.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord;
use circlekeeper_tests::World;

async fn listed() -> World {
    World::open_with(|settings| settings.listing = Listing::Open).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_joined_by_name_number_or_button() {
    let world = World::open().await;
    let circle = world.circle().await;
    let joined = world.tell(&circle.mia, "/join thursday").await;
    insta::assert_snapshot!(joined.text, @"
    You are in Thursday circle. Welcome.

    No session is scheduled yet. The group's chats will hear of it.

    Fee: no fee

    I remind in the group's chat. If you are not in it: I cannot let you in, so I tell those who lead the group that somebody needs a way in. To be reminded here until then: /remindme 1 hour

    The call link comes with /link, from 30 minutes before a session.

    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    let sam = world.newcomer("Sam").await;
    assert!(world.tell(&sam, "/join #1").await.text.starts_with("You are in Thursday circle"));
    let kim = world.newcomer("Kim").await;
    let found = world.tell(&kim, "/find panic").await;
    let joined = world.tap(&kim, &found, "Join Thursday circle").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let lea = world.newcomer("Lea").await;
    let facts = world.tell(&lea, "/group thursday circle").await;
    let joined = world.tap(&lea, &facts, "Join").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_joined_on_discord_in_its_channel_or_by_suggestion() {
    let world = World::open().await;
    let circle = world.circle().await;
    let joined = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert!(joined.is_private());
    insta::assert_snapshot!(joined.text(), @"
    You are in Thursday circle. Welcome.
    No session is scheduled yet. The group's chats will hear of it.
    Fee: no fee
    The call link comes with /link, from 30 minutes before a session.
    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let typing = [("group", "thu")];
    let dm = discord::Where::Dm;
    let suggested = world.discord.autocomplete(&kim, dm, "join", &typing, "group").await;
    let suggested = suggested.expect("suggestions");
    assert_eq!(suggested, [("Thursday circle #1".to_owned(), "#1".to_owned())]);
    let joined = world.ask(&kim, dm, "join", &[("group", "#1"), ("alias", "K.")]).await;
    assert!(joined.text().starts_with("You are in Thursday circle"), "{}", joined.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn joining_twice_is_said_kindly() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.tell(&circle.mia, "/join #1").await;
    let again = world.tell(&circle.mia, "/join #1").await;
    assert_eq!(again.text, "You are in Thursday circle already.");
    world.ask(&circle.noah, circle.channel, "join", &[]).await;
    let again = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert_eq!(again.text(), "You are in Thursday circle already.");
    let facilitator = world.ask(&circle.dana, circle.channel, "join", &[]).await;
    assert_eq!(facilitator.text(), "You are in Thursday circle already.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn which_group_to_join_is_asked_for() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let answer = world.tell(&mia, "/join").await;
    assert_eq!(
        answer.text,
        "Which group? Write its name or its number here. /find shows what there is."
    );
    let nowhere = "I know no such group. /find shows those that can be joined.";
    assert_eq!(world.tell(&mia, "Nowhere").await.text, nowhere);
    // The question stays open until something else is asked.
    let circle = world.circle().await;
    let answer = world.tell(&mia, "thursday circle").await;
    assert!(answer.text.starts_with("You are in Thursday circle"), "{}", answer.text);
    assert_eq!(world.tell(&mia, "/join Nowhere").await.text, nowhere);
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join").await;
    world.tell(&sam, "/mygroups").await;
    let late = world.tell(&sam, "Thursday circle").await;
    assert!(late.text.starts_with("I only understand commands"), "{}", late.text);
    let noah = world.ask(&circle.noah, discord::Where::Dm, "join", &[]).await;
    assert_eq!(noah.text(), "Which group? Write /join and its name. /find shows what there is.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_groups_of_one_name_are_told_apart_by_number() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    for _ in 0..2 {
        world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    }
    let answer = world.tell(&sam, "/join Morning walk").await;
    assert_eq!(answer.text, "Which group?");
    assert_eq!(answer.labels(), ["Morning walk #1", "Morning walk #2"]);
    let joined = world.tap(&sam, &answer, "Morning walk #2").await;
    assert!(joined.text.starts_with("You are in Morning walk"), "{}", joined.text);
    // What only shows something asks the same, and its buttons go on for good.
    world.agree(&mia, "/schedule every Thursday 19:00 group:#2").await;
    for command in ["/next Morning walk", "/sessions Morning walk"] {
        let asked = world.tell(&mia, command).await;
        assert_eq!((asked.text.as_str(), asked.labels()), ("Which group?", answer.labels()));
        let shown = world.tap(&mia, &asked, "Morning walk #2").await;
        assert!(shown.text.contains("Thu 3 Dec 2026, 19:00"), "{command}: {}", shown.text);
        let other = world.tap(&mia, &asked, "Morning walk #1").await;
        assert!(other.text.contains("o session is scheduled"), "{command}: {}", other.text);
    }
    for command in ["/group Morning walk", "/group"] {
        let asked = world.tell(&mia, command).await;
        assert_eq!((asked.text.as_str(), asked.labels()), ("Which group?", answer.labels()));
        let card = world.tap(&mia, &asked, "Morning walk #2").await;
        assert!(card.text.contains("Next session: Thu 3 Dec 2026"), "{}", card.text);
    }
    // Who is meant by nothing at all reads of both, told apart.
    let all = world.tell(&mia, "/next").await;
    assert!(all.text.contains("Morning walk #2: Thu 3 Dec 2026"), "{}", all.text);
    assert!(all.labels().contains(&"Morning walk #2: Coming"), "{:?}", all.labels());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_too_buttons_ask_which_of_two_groups_of_one_name_is_shown() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    for _ in 0..2 {
        world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    }
    world.agree(&mia, "/schedule every Thursday 19:00 group:#2").await;
    let noah = world.discord.person("Noah");
    world.discord.join(world.discord.guild("Harbour"), &noah);
    for number in ["#1", "#2"] {
        world.ask(&noah, discord::Where::Dm, "join", &[("group", number)]).await;
    }
    for command in ["next", "sessions", "group"] {
        let named = [("group", "Morning walk")];
        let asked = world.ask(&noah, discord::Where::Dm, command, &named).await;
        assert!(asked.is_private());
        assert_eq!(asked.text(), "Which group?", "{command}");
        let shown = world.click(&noah, asked.seen(), "Morning walk #2").await;
        assert!(shown.is_private());
        assert!(shown.text().contains("<t:1796320800:"), "{command}: {}", shown.text());
    }
    // A button can be made up: of a group that is not theirs to know, nothing is said.
    world.tell(&mia, "/pausegroup #2").await;
    let asked = world.ask(&noah, discord::Where::Dm, "next", &[("group", "Morning walk")]).await;
    for forged in ["show:9:1", "show:1:4", "show:1:99", "show:1"] {
        let answer = world.discord.press_forged(&noah, asked.seen(), forged).await;
        let answer = answer.expect("an answer");
        assert!(!answer.text().contains("Morning walk"), "{forged}: {}", answer.text());
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_many_groups_reads_of_the_first_and_asks_for_the_others_by_button() {
    let world = listed().await;
    let mia = world.newcomer("Mia").await;
    for name in ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch"] {
        let open = format!("/newgroup {name} zone:Berlin fee:no fee alias:Mia");
        world.tell(&mia, &open).await;
    }
    world.agree(&mia, "/schedule every Thursday 19:00 group:#7").await;
    let next = world.tell(&mia, "/next").await;
    insta::assert_snapshot!(next.text, @"
    Ash: no session is scheduled.

    Birch: no session is scheduled.

    Cedar: no session is scheduled.

    Elm: no session is scheduled.

    And of your other groups?
    ");
    assert_eq!(next.labels(), ["Fir", "Hazel", "Larch"]);
    let larch = world.tap(&mia, &next, "Larch").await;
    assert!(larch.text.starts_with("Larch: Thu 3 Dec 2026"), "{}", larch.text);
    let sessions = world.tell(&mia, "/sessions").await;
    assert!(sessions.text.ends_with("And of your other groups?"), "{}", sessions.text);
    assert_eq!(sessions.labels(), ["Hazel", "Larch"]);
    let larch = world.tap(&mia, &sessions, "Larch").await;
    assert!(larch.text.contains("Thu 3 Dec 2026"), "{}", larch.text);
    let groups = world.tell(&mia, "/group").await;
    assert_eq!(groups.labels().len(), 7);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_not_listed_is_joined_only_from_its_own_chat() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let sam = world.newcomer("Sam").await;
    let chat = world.telegram.group("Evenings", &mia);
    world.telegram.join(chat, &sam);
    world.tell_in(&mia, chat, "/newgroup Quiet evenings zone:Berlin fee:no fee alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let outside = world.tell(&sam, "/join #1").await;
    assert!(outside.text.starts_with("I know no such group"), "{}", outside.text);
    let way = world.tell_in(&sam, chat, "/join").await;
    assert_eq!(way.text, "Better asked in private.");
    let facts = world.tap(&sam, &way, "Open private chat").await;
    assert!(facts.text.starts_with("Quiet evenings"), "{}", facts.text);
    let joined = world.tap(&sam, &facts, "Join").await;
    assert!(joined.text.starts_with("You are in Quiet evenings"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alias_is_one_readable_line() {
    let world = World::open().await;
    let circle = world.circle().await;
    let long = "a".repeat(33);
    let answer = world.tell(&circle.mia, &format!("/join #1 alias:{long}")).await;
    assert_eq!(answer.text, "That is too long for alias: at most 32 characters.");
    let answer = world.tell(&circle.mia, "/join #1 alias:\u{202e}\u{200b}").await;
    assert_eq!(answer.text, "I cannot use what was given for alias.");
    let answer = world.tell(&circle.mia, "/join #1 alias:“<b>Em</b> @everyone”").await;
    assert!(answer.text.starts_with("You are in"), "{}", answer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_is_done_at_once_and_can_be_undone() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.tell(&circle.mia, "/join #1").await;
    let left = world.tell(&circle.mia, "/leave").await;
    insta::assert_snapshot!(left.text, @"
    You have left Thursday circle. That you were in it is erased, with your name there, your answers about sessions and what I wrote to you about them.

    I do not take you out of its chat on Telegram: if you are in it, you still are. Please leave it there yourself.
    ");
    let none = world.tell(&circle.mia, "/leave").await;
    assert_eq!(none.text, "You are in no group yet. /find helps to find one.");
    let back = world.tap(&circle.mia, &left, "Join again").await;
    assert!(back.text.starts_with("You are in Thursday circle"), "{}", back.text);
    let outside = world.ask(&circle.noah, circle.channel, "leave", &[]).await;
    let only = "Only members of Thursday circle can do that. To become one: /join";
    assert_eq!(outside.text(), only);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_facilitator_cannot_leave() {
    let world = World::open().await;
    let circle = world.circle().await;
    let answer = world.ask(&circle.dana, circle.channel, "leave", &[]).await;
    let stays = "You are the only facilitator of Thursday circle. Without you nobody could look after \
                 it. /cofacilitator makes a code for somebody who leads it with you, then you can \
                 leave; /closegroup ends it.";
    assert_eq!(answer.text(), stays);
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let answer = world.tell(mia, "/leave").await;
    assert_eq!(answer.text, stays.replace("Thursday circle", "Morning walk"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_several_groups_is_asked_which_on_telegram() {
    let world = listed().await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    for name in ["Ash", "Birch"] {
        world.tell(&mia, &format!("/newgroup {name} zone:Berlin fee:no fee alias:Mia")).await;
        world.tell(&sam, &format!("/join {name}")).await;
    }
    let question = world.tell(&sam, "/leave").await;
    assert_eq!((question.text.as_str(), question.labels()), ("Which group?", vec!["Ash", "Birch"]));
    let data = question.buttons[1].data.clone().expect("a button");
    let stranger = world.tell(&mia, "/start").await;
    let stranger = world.telegram.press_forged(&mia, &stranger, &data).await;
    let said = match stranger.alert {
        Some(alert) => alert,
        None => world.telegram.next_private(&mia).await.text,
    };
    assert!(said.contains("somebody else's request"), "{said}");
    let left = world.tap(&sam, &question, "Birch").await;
    assert!(left.text.starts_with("You have left Birch"), "{}", left.text);
    let again = world.telegram.press(&sam, &question, "Birch").await;
    let said = match again.alert {
        Some(alert) => alert,
        None => world.telegram.next_private(&sam).await.text,
    };
    assert!(said.contains("too old"), "{said}");
    let left = world.tell(&sam, "/leave").await;
    assert!(left.text.starts_with("You have left Ash"), "{}", left.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_several_groups_is_asked_which_on_discord() {
    let world = listed().await;
    let circle_less = world.discord.guild("Harbour");
    let hall = world.discord.public_channel(circle_less, "hall");
    let [ana, bob] = ["Ana", "Bob"].map(|name| world.discord.person(name));
    for person in [&ana, &bob] {
        world.discord.join(circle_less, person);
    }
    for name in ["Ash", "Birch"] {
        let options =
            [("name", name), ("zone", "Europe/Berlin"), ("fee", "no fee"), ("alias", "Mia")];
        world.ask(&ana, discord::Where::Dm, "newgroup", &options).await;
        world.ask(&bob, hall, "join", &[("group", name)]).await;
    }
    let question = world.ask(&bob, hall, "leave", &[]).await;
    assert!(question.is_private());
    assert_eq!(question.seen().labels(), ["Ash", "Birch"]);
    let left = world.click(&bob, question.seen(), "Ash").await;
    assert!(left.text().starts_with("You have left Ash"), "{}", left.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_a_group_of_the_other_platform_reads_where_it_reminds() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let server = world.discord.guild("Harbour");
    let channel = world.discord.channel(server, "evening");
    let dana = world.discord.person("Dana");
    world.discord.join(server, &dana);
    world.discord.make_admin(server, &dana);
    let options = [
        ("name", "Evening circle"),
        ("zone", "Europe/Berlin"),
        ("fee", "no fee"),
        ("alias", "Mia"),
    ];
    world.ask(&dana, channel, "newgroup", &options).await;
    let mia = world.newcomer("Mia").await;
    let joined = world.tell(&mia, "/join #1").await;
    insta::assert_snapshot!(joined.text, @"
    You are in Evening circle. Welcome.

    No session is scheduled yet. The group's chats will hear of it.

    Fee: no fee

    Its chats are on Discord, and so are its reminders. To be reminded here as well: /remindme 1 hour

    The call link comes with /link, from 30 minutes before a session.

    What I keep: your account, that you are in this group, and for 90 days your answers about coming and when I wrote to you. I show it to no other member. /leave ends and erases it.
    ");
    // Where the command leads: reminded here.
    let set = world.tell(&mia, "/remindme 1 hour").await;
    assert!(set.text.contains("1 hour before"), "{}", set.text);
    let noah = world.discord.person("Noah");
    world.discord.join(server, &noah);
    let joined = world.ask(&noah, discord::Where::Dm, "join", &[("group", "#1")]).await;
    assert!(!joined.text().contains("Its chats are on"), "{}", joined.text());
    world.close().await;
}
