//! The rule by which people come in changes, or the group is over, while people wait for an answer.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

use super::entry::{asking, mia_asks, noah_asks, submit};

/// Dana changes it, and reads what follows.
async fn rule(world: &World, circle: &Circle, entry: &str) -> String {
    let changed = world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", entry)]).await;
    changed.text().to_owned()
}

/// Mia and Noah have asked; Noah reads German.
async fn two_asked() -> (World, Circle) {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    noah_asks(&world, &circle).await;
    for _ in 0..2 {
        world.discord.next_dm(&circle.dana).await;
    }
    world.ask(&circle.noah, Where::Dm, "language", &[("language", "de")]).await;
    (world, circle)
}

async fn data_of(world: &World, person: &telegram::Person) -> String {
    let said = world.tell(person, "/mydata").await;
    let sent = match said.file {
        Some(_) => said,
        None => world.telegram.next_private(person).await,
    };
    String::from_utf8(sent.file.expect("a file").bytes).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_asked_may_join_once_a_group_takes_everybody_at_once() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    noah_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    world.ask(&circle.noah, Where::Dm, "language", &[("language", "de")]).await;
    let changed = rule(&world, &circle, "direct").await;
    let said = "2 people had asked to come in. They can join at once now, and I tell them so. \
                Their answers are erased.";
    assert!(changed.contains(said), "{changed}");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    You asked to come into Thursday circle. Nobody has to decide about that any more: by now it takes people in at once. Your answers are erased.

    If you still want to come, you can join now.
    ");
    assert_eq!(told.labels(), ["Join"]);
    let there = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(there.text, @"
    Du hast um Aufnahme in Thursday circle gebeten. Darüber muss niemand mehr entscheiden: Inzwischen kann man dort gleich dazukommen. Deine Antworten sind gelöscht.
    Wenn du noch dazukommen möchtest, kannst du jetzt beitreten.
    ");
    assert_eq!(there.labels(), ["Beitreten"]);
    // What was answered is gone, and nobody has anything to decide.
    for request in [1, 2] {
        assert_eq!(world.sealed_answers(request).await, None);
    }
    let nobody = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert_eq!(nobody.text(), "Nobody is waiting to come into Thursday circle.");
    let late = world.click(&circle.dana, &request, "Approve").await;
    assert_eq!(late.text(), "That was decided already: they may come in.");
    let own = world.tell(&circle.mia, "/mygroups").await;
    let stands = "By now it takes people in at once: you can join without an answer.";
    assert!(own.text.contains(stands), "{}", own.text);
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(card.text.contains(stands), "{}", card.text);
    assert!(card.labels().contains(&"Join"), "{:?}", card.labels());
    // They come in under the name they chose.
    let welcome = world.tap(&circle.mia, &told, "Join").await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("Mia B."), "{}", people.text());
    let joined = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert!(joined.text().starts_with("Du bist jetzt in Thursday circle"), "{}", joined.text());
    let data = data_of(&world, &circle.mia).await;
    assert!(data.contains("\"requests_to_come_in\": []"), "{data}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_not_come_while_it_was_open_hears_that_it_is_so_no_more() {
    let (world, circle) = two_asked().await;
    rule(&world, &circle, "direct").await;
    let told = world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    let changed = rule(&world, &circle, "request").await;
    let said = "2 people could have joined at once and have not. I tell them that this is over.";
    assert!(changed.contains(said), "{changed}");
    let over = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(over.text, @"For a while Thursday circle took people in at once. Now those who lead it read requests again. I am sorry: what you had answered was erased meanwhile, so you would have to ask anew.");
    assert_eq!(over.labels(), ["Ask to join"]);
    world.discord.next_dm(&circle.noah).await;
    // The old button leads the same way as everybody's.
    let overview = world.tap(&circle.mia, &told, "Join").await;
    assert!(overview.text.contains("read requests before"), "{}", overview.text);
    let request = world.ask(&circle.dana, circle.channel, "requests", &[]).await;
    assert_eq!(request.text(), "Nobody is waiting to come into Thursday circle.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_by_invitation_only_again_tells_who_did_not_come_in_german() {
    let (world, circle) = two_asked().await;
    rule(&world, &circle, "direct").await;
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    world.tell(&circle.mia, "/leave #1").await;
    let changed = rule(&world, &circle, "invite").await;
    assert!(changed.contains("One person could have joined at once"), "{changed}");
    let over = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(over.text, @"
    Eine Zeit lang konnte man zu Thursday circle gleich dazukommen. Jetzt geht es nur mit einer Einladung. Es tut mir leid. Deine Anfrage ist gelöscht. /finden zeigt andere Gruppen.
    Wenn du jetzt jemanden brauchst: /krise
    ");
    assert!(over.labels().is_empty());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_decided_all_the_same_once_a_group_is_by_invitation_only() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let changed = rule(&world, &circle, "invite").await;
    let said = "One request is still open. You can decide about it as before: `/requests #1`";
    assert!(changed.contains(said), "{changed}");
    let waits = world.tell(&circle.mia, "/join #1").await;
    assert!(waits.text.starts_with("You asked to come into"), "{}", waits.text);
    world.click(&circle.dana, &request, "Approve").await;
    let told = world.telegram.next_private(&circle.mia).await;
    assert!(told.text.starts_with("You may come in"), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_asked_a_full_group_may_get_in_line_and_a_resting_one_says_so() {
    let (world, circle) = asking().await;
    let kim = world.newcomer("Kim").await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "1")]).await;
    let made = world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    let code = made.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    world.tell(&kim, &format!("/join code:{code}")).await;
    mia_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    rule(&world, &circle, "direct").await;
    let told = world.telegram.next_private(&circle.mia).await;
    assert!(told.text.contains("No seat is free at present."), "{}", told.text);
    let line = world.tap(&circle.mia, &told, told.labels()[0]).await;
    assert!(line.text.contains("You are number 1 in line"), "{}", line.text);

    rule(&world, &circle, "request").await;
    noah_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    let preview = world.ask(&circle.dana, circle.channel, "pausegroup", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    rule(&world, &circle, "direct").await;
    let told = world.discord.next_dm(&circle.noah).await;
    assert!(
        told.text.contains(
            "At present it takes nobody new. Once it does again, `/join #1` lets you in."
        ),
        "{}",
        told.text
    );
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_could_have_come_for_a_month_is_forgotten_there() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    world.discord.next_dm(&circle.dana).await;
    rule(&world, &circle, "direct").await;
    world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-30T10:00:00Z").await;
    let own = world.tell(&circle.mia, "/mygroups").await;
    assert!(own.text.starts_with("You are in no group"), "{}", own.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_asked_hears_at_once_that_a_group_is_over() {
    let (world, circle) = two_asked().await;
    let preview = world.ask(&circle.dana, circle.channel, "closegroup", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    You asked to come into Thursday circle. The group is over, so nobody will decide about that any more. Your request and your answers are erased. /find shows other groups.

    If you need somebody now: /crisis
    ");
    let there = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(there.text, @"
    Du hast um Aufnahme in Thursday circle gebeten. Die Gruppe ist zu Ende, darum entscheidet niemand mehr darüber. Deine Anfrage und deine Antworten sind gelöscht. /finden zeigt andere Gruppen.
    Wenn du jetzt jemanden brauchst: /krise
    ");
    for request in [1, 2] {
        assert_eq!(world.sealed_answers(request).await, None);
    }
    let data = data_of(&world, &circle.mia).await;
    assert!(!data.contains("Tuesdays"), "{data}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_written_about_a_request_goes_when_it_is_decided() {
    let (world, circle) = asking().await;
    mia_asks(&world, &circle).await;
    let request = world.discord.next_dm(&circle.dana).await;
    let form = world.click(&circle.dana, &request, "Talk first").await;
    let preview = submit(&world, &circle.dana, &form, &[("word", "Until nine?")]).await;
    world.click(&circle.dana, preview.seen(), "Send").await;
    let question = world.telegram.next_private(&circle.mia).await;
    world.tap(&circle.mia, &question, "Answer").await;
    let answer = world.tell(&circle.mia, "an unsent confidence").await;
    let choices = world.click(&circle.dana, &request, "Decline").await;
    let form = world.click(&circle.dana, choices.seen(), "My own words").await;
    submit(&world, &circle.dana, &form, &[("word", "an unsent no")]).await;
    let danas = async || {
        world.ask(&circle.dana, Where::Dm, "mydata", &[]).await;
        let file = world.discord.next_private(&circle.dana).await.files;
        String::from_utf8(file[0].bytes.clone()).expect("text")
    };
    assert!(data_of(&world, &circle.mia).await.contains("an unsent confidence"));
    assert!(danas().await.contains("an unsent no"));
    world.click(&circle.dana, &request, "Approve").await;
    world.telegram.next_private(&circle.mia).await;
    let data = data_of(&world, &circle.mia).await;
    assert!(!data.contains("an unsent confidence"), "{data}");
    let data = danas().await;
    assert!(!data.contains("an unsent no"), "{data}");
    let late = world.tap(&circle.mia, &answer, "Send").await;
    assert!(late.text.contains("too old"), "{}", late.text);
    world.close().await;
}
