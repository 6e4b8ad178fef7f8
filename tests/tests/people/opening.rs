//! Opening a group: where, by whom, with what given and what asked.

use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

const BERLIN: (&str, &str) = ("zone", "Europe/Berlin");

#[tokio::test(flavor = "multi_thread")]
async fn a_group_opened_in_a_channel_has_that_channel() {
    let world = World::open().await;
    let server = world.discord.guild("Harbour");
    let channel = world.discord.channel(server, "evenings");
    let dana = world.discord.person("Dana");
    world.discord.make_admin(server, &dana);
    let options = [("name", "Quiet evenings"), BERLIN, ("topics", "#grief, loss")];
    let answer = world.ask(&dana, channel, "newgroup", &options).await;
    assert!(answer.is_private());
    insta::assert_snapshot!(answer.text(), @"
    Quiet evenings is open. Its number is #1.
    This chat now belongs to Quiet evenings. Reminders arrive here.
    The operator looks at it before it can be found with /find. You will hear from me.
    Before it can be found with /find, it has to say what it costs, for example: `/editgroup #1 fee:no fee`
    Before it can be found with /find, it has to say who leads it, for example: `/alias Dana group:#1`
    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    let request = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(request.text, @"
    A new group asks to be listed: Quiet evenings (#1).
    - Group's time zone: Europe/Berlin
    - Topics: grief, loss
    - Led by: not stated
    - Fee: not stated
    It does not say yet what it costs and who leads it, so it cannot be listed. Its facilitators know, and you hear from me once it does.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_opened_in_a_direct_message_still_needs_a_chat() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("name", "Morning walk"), BERLIN];
    let answer = world.ask(&circle.noah, discord::Where::Dm, "newgroup", &options).await;
    insta::assert_snapshot!(answer.text(), @"
    Morning walk is open. Its number is #2.
    Reminders need a chat. Add me to the group's channel or chat and use /usechat there.
    The operator looks at it before it can be found with /find. You will hear from me.
    Before it can be found with /find, it has to say what it costs, for example: `/editgroup #2 fee:no fee`
    Before it can be found with /find, it has to say who leads it, for example: `/alias Dana group:#2`
    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_opens_a_group_in_a_telegram_chat() {
    let world = World::open().await;
    let dana = world.newcomer("Dana").await;
    let chat = world.telegram.group("Evenings", &dana);
    let written = "/newgroup Grief evenings #grief zone:Europe/Berlin";
    let answer = world.tell_in(&dana, chat, written).await;
    insta::assert_snapshot!(answer.text, @"
    Group 1 is open. Its number is #1.

    This chat now belongs to Group 1. Reminders arrive here.

    The operator looks at it before it can be found with /find. You will hear from me.

    Before it can be found with /find, it has to say what it costs, for example: /editgroup #1 fee:no fee

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#1

    Its name says what it is about, so reminders call it “Group 1” instead: they show on lock screens.

    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    world.discord.next_dm(&world.operator).await;
    let group = world.tell_in(&dana, chat, "/group").await;
    insta::assert_snapshot!(group.text, @"
    Group 1
    • Led by: not stated
    • No session is scheduled.
    • Fee: not stated
    • Drop-in: come whenever you like, in English
    • Way in: at once
    • Group's time zone: Europe/Berlin
    • Chat: Telegram. Private: yes
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_that_is_missing_in_a_telegram_chat_is_asked_for_in_one_line() {
    let world = World::open().await;
    let dana = world.newcomer("Dana").await;
    let chat = world.telegram.group("Evenings", &dana);
    let answer = world.tell_in(&dana, chat, "/newgroup Quiet evenings").await;
    insta::assert_snapshot!(answer.text, @"Please add zone: to the command and send it again. In which time zone does it meet? A city will do, for example Europe/Berlin");
    let nothing = world.tell(&dana, "Europe/Berlin").await;
    assert!(nothing.text.contains("I only understand commands"), "{}", nothing.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_member_of_the_chat_may_not_open_a_group_there() {
    let world = World::open().await;
    let circle = world.circle().await;
    let chat = world.telegram.group("Other evenings", &circle.dana_there);
    world.telegram.join(chat, &circle.mia);
    let answer = world.tell_in(&circle.mia, chat, "/newgroup Mine zone:Europe/Berlin").await;
    insta::assert_snapshot!(answer.text, @"Only somebody who manages this chat can do that: on Telegram, an administrator who shows their name.");
    let channel = world.discord.channel(circle.server, "other");
    world.discord.allow(channel, &circle.noah);
    let options = [("name", "Mine"), BERLIN];
    let answer = world.ask(&circle.noah, channel, "newgroup", &options).await;
    assert!(answer.is_private());
    insta::assert_snapshot!(answer.text(), @"Only somebody who manages this chat can do that: on Discord, whoever has the right “Manage Channels”.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn name_and_zone_are_asked_one_by_one_and_the_question_survives_a_restart() {
    let mut world = World::open().await;
    let dana = world.newcomer("Dana").await;
    let question = world.tell(&dana, "/newgroup #loneliness").await;
    insta::assert_snapshot!(question.text, @"What is the group called? For example: /newgroup Thursday circle zone:Europe/Berlin");
    let question = world.tell(&dana, "Morning walk").await;
    insta::assert_snapshot!(question.text, @"In which time zone does it meet? A city will do, for example Europe/Berlin");
    world.stop().await;
    world.start().await;
    let near = world.tell(&dana, "Europe/Berlim").await;
    insta::assert_snapshot!(near.text, @"I know no such time zone. Do you mean one of these? Europe/Berlin, Europe/Dublin, Europe/Paris, Europe/Jersey, Europe/Belgrade");
    let opened = world.tell(&dana, "berlin").await;
    insta::assert_snapshot!(opened.text, @"
    Morning walk is open. Its number is #1.

    Reminders need a chat. Add me to the group's channel or chat and use /usechat there.

    The operator looks at it before it can be found with /find. You will hear from me.

    Before it can be found with /find, it has to say what it costs, for example: /editgroup #1 fee:no fee

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#1

    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    world.discord.next_dm(&world.operator).await;
    let ignored = world.tell(&dana, "Europe/Berlin").await;
    assert!(ignored.text.contains("I only understand commands"), "{}", ignored.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_survives_a_cut_off_too() {
    let mut world = World::open().await;
    let dana = world.newcomer("Dana").await;
    world.tell(&dana, "/newgroup Morning walk").await;
    world.telegram.nothing_more().await;
    world.cut_off();
    world.telegram.says(&dana, Where::Private, "Europe/Berlin").await;
    world.start().await;
    let opened = world.telegram.next_private(&dana).await;
    assert!(opened.text.contains("Morning walk is open"), "{}", opened.text);
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_zone_is_refused_with_the_nearest_names() {
    let world = World::open().await;
    let circle = world.circle().await;
    let refused = |zone: &'static str| [("name", "Walk"), ("zone", zone)];
    for (zone, near) in [
        ("Europe/Berlim", "Europe/Berlin"),
        ("berln", "Europe/Berlin"),
        ("Vancuver", "America/Vancouver"),
        ("America/New York City", "America/New_York"),
    ] {
        let options = refused(zone);
        let answer = world.ask(&circle.dana, discord::Where::Dm, "newgroup", &options).await;
        assert!(answer.text().contains("I know no such time zone"), "{}", answer.text());
        assert!(answer.text().contains(&near.replace('_', r"\_")), "{zone}: {}", answer.text());
        let answer = world.tell(&circle.mia, &format!("/newgroup Walk zone:\"{zone}\"")).await;
        assert!(answer.text.contains(near), "{zone}: {}", answer.text);
    }
    let suggested = world.discord.autocomplete(
        &circle.dana,
        circle.channel,
        "newgroup",
        &[("name", "Walk"), ("zone", "vanc")],
        "zone",
    );
    let suggested = suggested.await.expect("suggestions");
    assert_eq!(suggested[0].1, "America/Vancouver");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_topics_than_eight_are_refused() {
    let world = World::open().await;
    let circle = world.circle().await;
    let topics = "#a1 #b2 #c3 #d4 #e5 #f6 #g7 #h8 #i9";
    let written = format!("/newgroup Walk {topics} zone:Europe/Berlin");
    let answer = world.tell(&circle.mia, &written).await;
    assert_eq!(answer.text, "That is too many topics. Please choose up to eight.");
    let options = [("name", "Walk"), BERLIN, ("topics", topics)];
    let answer = world.ask(&circle.dana, discord::Where::Dm, "newgroup", &options).await;
    assert_eq!(answer.text(), "That is too many topics. Please choose up to eight.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_capacity_is_a_number_and_a_kind_is_one_of_three() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    for wrong in ["capacity:0", "capacity:many", "capacity:5000", "capacity:-3", "kind:cult"] {
        let answer = world.tell(&mia, &format!("/newgroup Walk zone:Berlin {wrong}")).await;
        let refused = match wrong.split_once(':') {
            Some(("kind", _)) => {
                "For kind I understand one of these words: drop-in, fixed, course. For example kind:drop-in"
            }
            _ => {
                "For capacity I need a whole number from 1 to 1000, in digits. For example capacity:8"
            }
        };
        assert_eq!(answer.text, refused, "{wrong}");
    }
    let written = "/newgroup Walk zone:Berlin capacity:8 kind:fixed";
    assert!(world.tell(&mia, written).await.text.contains("Walk is open"));
    world.discord.next_dm(&world.operator).await;
    let facts = world.tell(&mia, "/group Walk").await;
    assert!(facts.text.contains("Seats free: 8 of 8"), "{}", facts.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_group_cannot_be_opened_in_the_same_chat() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("name", "Other circle"), BERLIN];
    let answer = world.ask(&circle.dana, circle.channel, "newgroup", &options).await;
    let taken = "This chat already belongs to Thursday circle. A chat serves one group.";
    assert_eq!(answer.text(), taken);
    let written = "/newgroup Other circle zone:Europe/Berlin";
    let answer = world.tell_in(&circle.dana_there, circle.chat, written).await;
    assert_eq!(answer.text, taken);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_open_listing_a_group_is_found_at_once() {
    use circlekeeper_core::domain::policy::Listing;
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    let opened = world
        .tell(&mia, "/newgroup Morning walk #loneliness zone:Berlin fee:no fee alias:Mia")
        .await;
    insta::assert_snapshot!(opened.text, @"
    Morning walk is open. Its number is #1.

    Reminders need a chat. Add me to the group's channel or chat and use /usechat there.

    It can be found with /find from now on.

    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    let found = world.tell(&mia, "/find lonely").await;
    assert!(found.text.contains("Morning walk"), "{}", found.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_label_does_not_say_what_the_group_is_about() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let neutral = "so reminders call it “Group 1” instead";
    let opened = world.tell(&mia, "/newgroup HIV Thursday circle #hiv zone:Berlin").await;
    assert!(opened.text.contains(neutral), "{}", opened.text);
    for name in ["Porphyria evenings #porphyria", "Trauergruppe Nord", "Miscarriages"] {
        let opened = world.tell(&mia, &format!("/newgroup {name} zone:Berlin")).await;
        assert!(opened.text.contains("so reminders call it “Group "), "{name}: {}", opened.text);
    }
    let given = "/newgroup Thursdays #porphyria label:“Porphyria circle” zone:Berlin";
    let opened = world.tell(&mia, given).await;
    insta::assert_snapshot!(opened.text, @"
    Porphyria circle is open. Its number is #5.

    Reminders need a chat. Add me to the group's channel or chat and use /usechat there.

    The operator looks at it before it can be found with /find. You will hear from me.

    Before it can be found with /find, it has to say what it costs, for example: /editgroup #5 fee:no fee

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#5

    Please note: the label “Porphyria circle” says what the group is about, and reminders show it on lock screens, where others read it. A neutral one is kinder: /editgroup label:Thursday circle

    Next, post the times: /schedule, for example every Thursday 19:00
    ");
    for _ in 0..5 {
        world.discord.next_dm(&world.operator).await;
    }
    let edited = world.tell(&mia, "/editgroup #5 label:“Thursday circle”").await;
    assert!(!edited.text.contains("Please note"), "{}", edited.text);
    let edited = world.tell(&mia, "/editgroup #5 topics:circles").await;
    assert!(
        edited.text.contains("Please note: the label “Thursday circle” says"),
        "{}",
        edited.text
    );
    let shown = world.tell(&mia, "/editgroup #5").await;
    assert!(shown.text.contains("Please note: the label"), "{}", shown.text);
    world.close().await;
}
