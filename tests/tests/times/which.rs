//! A number that is a group in one place and a session in another: what could be both is asked, and nothing is
//! done before that.

use circlekeeper_playground::discord::{self, Where};
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::{Circle, World};

use crate::led::{Led, asks, dana, from_telegram, leads, posts, press, silent, turns, writes};

/// Evening circle is group 1 and has the sessions 1 to 9, on Thursdays; Early circle is group 2 and meets
/// on Fridays. Mia is in both.
async fn two_circles() -> (World, Led) {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00 https://zoom.us/j/evening").await;
    second(&world, &led.tara).await;
    writes(&world, &led.mia, "/join Early circle").await;
    (world, led)
}

async fn second(world: &World, tara: &Person) {
    let open = "/newgroup Early circle zone:Europe/Berlin fee:no fee alias:Tara";
    writes(world, tara, open).await;
    let times = "/schedule every Friday 08:00 https://zoom.us/j/early group:#2";
    let preview = writes(world, tara, times).await;
    turns(world, tara, &preview, "Confirm").await;
}

/// How many have answered of each group's first three sessions, as Tara reads it.
async fn answers(world: &World, led: &Led) -> Vec<String> {
    let listed = writes(world, &led.tara, "/sessions").await.text;
    let answered = |line: &&str| line.contains("coming ");
    listed.lines().filter(answered).map(|line| line.trim_start_matches("• ").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_a_group_and_a_session_is_asked_about_and_nothing_is_done_before() {
    let (world, led) = two_circles().await;
    let question = writes(&world, &led.mia, "/cantcome #2").await;
    insta::assert_snapshot!(question.text, @"
    #2 is a group of yours and a session. I have done nothing yet. Which do you mean?
    • Group #2: Early circle, Fri 4 Dec 2026, 08:00 (Berlin)
    • Session s2: Evening circle, Thu 10 Dec 2026, 19:00 (Berlin)

    s2 always means that session, group:#2 that group.
    ");
    assert_eq!(
        question.labels(),
        [
            "Early circle: Fri 4 Dec 2026, 08:00 (Berlin)",
            "Evening circle: Thu 10 Dec 2026, 19:00 (Berlin)",
        ]
    );
    assert_eq!(answers(&world, &led).await, Vec::<String>::new(), "before an answer");
    let early = question.labels()[0].to_owned();
    let noted = leads(&world, &led.mia, &question, &early).await;
    insta::assert_snapshot!(noted.text, @"Noted: you can't come to Early circle on Fri 4 Dec 2026, 08:00 (Berlin). Thank you for saying so.");
    let question = writes(&world, &led.mia, "/coming 2").await;
    let evening = question.labels()[1].to_owned();
    let noted = leads(&world, &led.mia, &question, &evening).await;
    insta::assert_snapshot!(noted.text, @"Noted: you are coming to Evening circle on Thu 10 Dec 2026, 19:00 (Berlin).");
    insta::assert_snapshot!(answers(&world, &led).await.join("\n"), @"
    s2 Thu 10 Dec 2026, 19:00 (Berlin): coming 1, can't come 0
    s10 Fri 4 Dec 2026, 08:00 (Berlin): coming 0, can't come 1
    ");
    // Asked once, answered once.
    let again = leads(&world, &led.mia, &question, &evening).await;
    assert!(again.text.starts_with("That button is too old"), "{}", again.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_clear_is_done_and_says_which_group_and_when() {
    let (world, led) = two_circles().await;
    let mia = &led.mia;
    let evening = |when: &str| format!("Noted: you are coming to Evening circle on {when}.");
    let early = |when: &str| format!("Noted: you are coming to Early circle on {when}.");
    let (third, tenth) = ("Thu 3 Dec 2026, 19:00 (Berlin)", "Thu 10 Dec 2026, 19:00 (Berlin)");
    let fourth = "Fri 4 Dec 2026, 08:00 (Berlin)";
    for (asked, said) in [
        // The group's next session is the session of that number.
        ("/coming #1", evening(third)),
        ("/coming group:#1", evening(third)),
        ("/coming s2", evening(tenth)),
        ("/coming S2", evening(tenth)),
        ("/coming session:s2", evening(tenth)),
        ("/coming session:#2 group:#1", evening(tenth)),
        ("/coming #3", evening("Thu 17 Dec 2026, 19:00 (Berlin)")),
        ("/coming group:#2", early(fourth)),
        ("/coming Early circle", early(fourth)),
        ("/coming early", early(fourth)),
        ("/coming evening", evening(third)),
        ("/coming group:“Early circle”", early(fourth)),
        ("/coming group:Early circle", early(fourth)),
    ] {
        assert_eq!(writes(&world, mia, asked).await.text, said, "{asked}");
    }
    for asked in ["/coming s99", "/coming session:#2 group:#2", "/coming Late circle", "/coming s0"]
    {
        let refused = writes(&world, mia, asked).await.text;
        assert!(refused.starts_with("I know no such session"), "{asked}: {refused}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_in_is_asked_for_by_name_and_never_given_for_the_wrong_group() {
    let (world, led) = two_circles().await;
    // Both can be entered: the second sessions of none.
    world.at("2026-12-02T18:00:00Z").await;
    world.telegram.next_message(led.chat).await;
    world.at("2026-12-03T17:45:00Z").await;
    world.telegram.next_message(led.chat).await;
    let question = writes(&world, &led.mia, "/link #2").await;
    assert!(!question.text.contains("zoom"), "{}", question.text);
    insta::assert_snapshot!(question.labels().join("\n"), @"
    Early circle: Fri 4 Dec 2026, 08:00 (Berlin)
    Evening circle: Thu 10 Dec 2026, 19:00 (Berlin)
    ");
    let of_early = question.labels()[0].to_owned();
    let early = leads(&world, &led.mia, &question, &of_early).await;
    insta::assert_snapshot!(early.text, @"It is too early: the way in is given from Fri 4 Dec 2026, 07:30 (Berlin).");
    for asked in ["/link Evening circle", "/link group:evening", "/link s1", "/link #1"] {
        let given = writes(&world, &led.mia, asked).await;
        assert!(given.text.contains("zoom.us/j/evening"), "{asked}: {}", given.text);
        assert!(given.text.starts_with("Evening circle, Thu 3 Dec 2026, 19:00"), "{}", given.text);
    }
    let none = writes(&world, &led.sam, "/link Evening circle").await;
    assert!(none.text.starts_with("Only members of Evening circle"), "{}", none.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_groups_of_that_name_the_persons_own_is_meant_and_of_several_own_they_are_asked()
{
    let (world, led) = two_circles().await;
    writes(&world, &led.tara, "/newgroup Early birds zone:Europe/Berlin fee:no fee alias:Tara")
        .await;
    // Mia is in one of the two.
    let noted = writes(&world, &led.mia, "/cantcome early").await;
    assert!(noted.text.starts_with("Noted: you can't come to Early circle on"), "{}", noted.text);
    writes(&world, &led.mia, "/join Early birds").await;
    let question = writes(&world, &led.mia, "/cantcome early").await;
    assert_eq!(question.text, "Which group?");
    assert_eq!(question.labels(), ["Early circle", "Early birds"]);
    let refused = leads(&world, &led.mia, &question, "Early birds").await;
    assert_eq!(refused.text, "Early birds has no session scheduled.");
    let question = writes(&world, &led.mia, "/link early").await;
    assert_eq!(question.text, "Which group?");
    assert_eq!(question.labels(), ["Early circle: Fri 4 Dec 2026, 08:00 (Berlin)"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_both_is_asked_before_anything_is_moved_or_cancelled() {
    let (world, led) = two_circles().await;
    let question = writes(&world, &led.tara, "/cancelsession #2").await;
    let early = question.labels()[0].to_owned();
    let preview = leads(&world, &led.tara, &question, &early).await;
    assert_eq!(
        preview.text,
        "Cancel Early circle on Fri 4 Dec 2026, 08:00 (Berlin)? The sessions after it stay as they are."
    );
    let question = writes(&world, &led.tara, "/movesession 20:00 #2").await;
    let evening = question.labels()[1].to_owned();
    let preview = leads(&world, &led.tara, &question, &evening).await;
    insta::assert_snapshot!(preview.text, @"Move Evening circle from Thu 10 Dec 2026, 19:00 (Berlin) to Thu 10 Dec 2026, 20:00 (Berlin)?");
    let preview = writes(&world, &led.tara, "/movesession 20:00 s2").await;
    assert!(preview.text.contains("Evening circle"), "{}", preview.text);
    let preview = writes(&world, &led.tara, "/movesession 09:00 session:“Early circle”").await;
    assert!(preview.text.contains("Early circle"), "{}", preview.text);
    let on = writes(&world, &led.tara, "/attendance on #2").await;
    assert!(on.text.contains("Early circle"), "{}", on.text);
    let told = world.telegram.next_private(&led.mia).await;
    assert!(told.text.starts_with("Those who lead Early circle note"), "{}", told.text);
    world.settle().await;
    silent(&world, "before anything is confirmed");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_argument_takes_is_said_where_something_else_was_given() {
    let (world, led) = two_circles().await;
    let mut said = Vec::new();
    for asked in [
        "/begin watch:perhaps group:#1",
        "/editgroup #1 guests:maybe",
        "/editgroup #1 capacity:many",
        "/editgroup #1 kind:open",
    ] {
        said.push(format!("{asked}\n  {}", writes(&world, &led.tara, asked).await.text));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    /begin watch:perhaps group:#1
      For watch I understand one of these words: on, off. For example watch:on
    /editgroup #1 guests:maybe
      For guests I understand one of these words: yes, no. For example guests:yes
    /editgroup #1 capacity:many
      For capacity I need a whole number from 1 to 1000, in digits. For example capacity:8
    /editgroup #1 kind:open
      For kind I understand one of these words: drop-in, fixed, course. For example kind:drop-in
    ");
    // Words of either language, and the group behind them or before the roll.
    let on = writes(&world, &led.tara, "/anwesenheit an Early circle").await;
    assert!(on.text.contains("each session who came"), "{}", on.text);
    assert!(on.text.contains("Early circle"), "{}", on.text);
    world.telegram.next_private(&led.mia).await;
    let roll = writes(&world, &led.tara, "/attendance Early circle").await;
    assert_eq!(roll.text, "No session of Early circle is over yet.");
    let roll = writes(&world, &led.tara, "/attendance evening").await;
    assert!(roll.text.starts_with("Evening circle does not note who comes"), "{}", roll.text);
    world.close().await;
}

/// Thursday circle on Discord with Noah and Mia in it, and Early circle, group 2, with them in it too.
async fn on_both() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    asks(&world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    let options =
        [("name", "Early circle"), ("zone", "Europe/Berlin"), ("alias", "Dana"), ("fee", "no fee")];
    world.ask(&circle.dana, Where::Dm, "newgroup", &options).await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.discord.next_dm(&circle.dana).await;
    let options = [("when", "every Friday 08:00"), ("group", "#2")];
    let preview = world.ask(&circle.dana, Where::Dm, "schedule", &options).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#2")]).await;
    (world, circle)
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_it_is_asked_privately_in_the_groups_own_channel_too() {
    let (world, circle) = on_both().await;
    let noah: &discord::Person = &circle.noah;
    for place in [Where::Dm, Where::Channel(circle.channel)] {
        let question = world.ask(noah, place, "cantcome", &[("session", "#2")]).await;
        assert!(question.is_private());
        insta::allow_duplicates! { insta::assert_snapshot!(question.text(), @"
        `#2` is a group of yours and a session. I have done nothing yet. Which do you mean?
        - Group `#2`: Early circle, Fri 4 Dec 2026, 08:00 (Berlin)
        - Session `s2`: Thursday circle, Thu 10 Dec 2026, 19:00 (Berlin)
        `s2` always means that session, `group:#2` that group.
        "); }
        let early = question.seen().labels()[0].to_owned();
        let noted = press(&world, noah, question.seen(), &early).await;
        assert!(noted.is_private());
        insta::allow_duplicates! { insta::assert_snapshot!(noted.text(), @"Noted: you can't come to Early circle on Fri 4 Dec 2026, 08:00 (Berlin). Thank you for saying so."); }
    }
    // In its own channel the group need not be named.
    let noted = asks(&world, &circle, noah, "coming", &[]).await;
    assert!(noted.text().contains("Thursday circle on Thu 3 Dec"), "{}", noted.text());
    let noted = world.ask(noah, Where::Dm, "coming", &[("session", "Early circle")]).await;
    assert!(noted.text().contains("Early circle on Fri 4 Dec"), "{}", noted.text());
    let dm = Where::Dm;
    let typing = [("session", "early")];
    let offered = world.discord.autocomplete(noah, dm, "coming", &typing, "session").await;
    let offered = offered.expect("suggestions");
    assert_eq!(offered[0].0, "s10 Fri 4 Dec 2026, 08:00 (Berlin) · Early circle");
    let noted = world.ask(noah, Where::Dm, "coming", &[("session", &offered[0].1)]).await;
    assert!(noted.text().contains("Early circle on Fri 4 Dec"), "{}", noted.text());
    let question = dana(&world, &circle, "begin", &[("session", "#2")]).await;
    assert!(question.is_private() && question.seen().labels().len() == 2, "{}", question.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_of_the_number_has_its_button_however_many_the_group_has() {
    let (world, circle) = on_both().await;
    world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#2")]).await;
    for number in ["s10", "s11", "s12", "s13", "s14", "s15", "s2"] {
        let options = [("session", number)];
        let preview = world.ask(&circle.dana, Where::Dm, "cancelsession", &options).await;
        press(&world, &circle.dana, preview.seen(), "Confirm").await;
    }
    let question = dana(&world, &circle, "restoresession", &[("session", "#2")]).await;
    let labels = question.seen().labels();
    assert_eq!(labels.len(), 5, "{labels:?}");
    let own = "Thursday circle: Thu 10 Dec 2026, 19:00 (Berlin)";
    assert_eq!(labels[4], own);
    let preview = press(&world, &circle.dana, question.seen(), own).await;
    let done = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    assert!(done.text().contains("Thursday circle"), "{}", done.text());
    world.at("2026-11-30T08:10:00Z").await;
    silent(&world, "it was restored before anybody heard");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_asked_in_german_on_both_platforms() {
    let (world, circle) = on_both().await;
    let noah = &circle.noah;
    world.ask(noah, Where::Dm, "language", &[("language", "de")]).await;
    let question = world.ask(noah, Where::Dm, "cantcome", &[("session", "2")]).await;
    insta::assert_snapshot!(question.text(), @"
    `#2` ist eine deiner Gruppen und auch ein Treffen. Ich habe noch nichts getan. Was meinst du?
    - Gruppe `#2`: Early circle, Fr, 4. Dez. 2026, 08:00 Uhr (Berlin)
    - Treffen `s2`: Thursday circle, Do, 10. Dez. 2026, 19:00 Uhr (Berlin)
    `s2` meint immer dieses Treffen, `group:#2` diese Gruppe.
    ");
    let mia = &circle.mia;
    writes(&world, mia, "/join #1").await;
    writes(&world, mia, "/join #2").await;
    writes(&world, mia, "/language de").await;
    let question = writes(&world, mia, "/nichtdabei #2").await;
    insta::assert_snapshot!(question.text, @"
    #2 ist eine deiner Gruppen und auch ein Treffen. Ich habe noch nichts getan. Was meinst du?
    • Gruppe #2: Early circle, Fr, 4. Dez. 2026, 08:00 Uhr (Berlin)
    • Treffen s2: Thursday circle, Do, 10. Dez. 2026, 19:00 Uhr (Berlin)

    s2 meint immer dieses Treffen, group:#2 diese Gruppe.
    ");
    let early = question.labels()[0].to_owned();
    insta::assert_snapshot!(leads(&world, mia, &question, &early).await.text, @"Notiert: Du kannst am Fr, 4. Dez. 2026, 08:00 Uhr (Berlin) nicht zu Early circle kommen. Danke, dass du Bescheid sagst.");
    insta::assert_snapshot!(writes(&world, mia, "/dabei s2").await.text, @"Notiert: Du bist bei Thursday circle am Do, 10. Dez. 2026, 19:00 Uhr (Berlin) dabei.");
    world.close().await;
}
