//! What facilitators and operators did, as the operator reads it: by numbers, for good.

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram;
use circlekeeper_tests::World;

/// A world whose operator writes German, on Telegram.
async fn german() -> (World, telegram::Person) {
    let mut operator = None;
    let world = World::open_among(|settings, telegram| {
        let person = telegram.person("Oda").with_language("de");
        settings.operators = vec![Account::new(Platform::Telegram, person.id())];
        settings.listing = Listing::Open;
        operator = Some(person);
    })
    .await;
    let operator = operator.expect("an operator");
    world.telegram.start_bot(&operator, None).await;
    world.telegram.next_private(&operator).await;
    (world, operator)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_reads_by_numbers_what_was_done() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    world.tell(&circle.mia, "/join #1 alias:heliotrope").await;
    let preview = world.ask(&circle.dana, Where::Dm, "cancelsession", &[]).await;
    // What is only previewed was not done.
    let seen = world.ask(&world.operator, Where::Dm, "audit", &[]).await;
    assert!(!seen.text().contains("cancelsession"), "{}", seen.text());
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.ask(&circle.dana, Where::Dm, "editgroup", &[]).await;
    let label = [("label", "Evenings")];
    world.ask(&circle.dana, Where::Dm, "editgroup", &label).await;
    let seen = world.ask(&world.operator, Where::Dm, "audit", &[("group", "#1")]).await;
    assert!(seen.is_private());
    insta::assert_snapshot!(seen.text().replace("<t:1796025600:F>", "WHEN"), @"
    What was done, the latest first:
    - WHEN: facilitator `#1`, `editgroup`, group `#1`
    - WHEN: facilitator `#1`, `cancelsession`, group `#1`, session `#1`
    - WHEN: facilitator `#1`, `schedule`, group `#1`, series `#1`
    - WHEN: facilitator `#1`, `usechat`, group `#1`, chat `#2`
    - WHEN: operator `#5`, `admit`, group `#1`
    - WHEN: facilitator `#1`, `usechat`, group `#1`, chat `#1`
    - WHEN: facilitator `#1`, `newgroup`, group `#1`
    ");
    for word in [
        "heliotrope",
        "Thursday",
        "Evenings",
        &circle.dana.id().to_string(),
        &circle.mia.id().to_string(),
    ] {
        assert!(!seen.text().contains(word), "{word}: {}", seen.text());
    }
    world.at("2026-11-30T08:10:00Z").await;
    world.discord.read_everything();
    for seen in world.telegram.unread() {
        world.telegram.next_message(seen.chat).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_sees_nothing_of_it() {
    let world = World::open().await;
    let circle = world.circle().await;
    let refused = world.ask(&circle.dana, Where::Dm, "audit", &[]).await;
    assert_eq!(refused.text(), "Only the operator of this bot can do that.");
    let own = world.ask(&circle.dana, Where::Dm, "start", &[]).await;
    for data in ["audit:1", "audit:0:1"] {
        let forged = world.discord.press_forged(&circle.dana, own.seen(), data).await;
        let forged = forged.expect("an answer");
        assert_eq!(forged.text(), "Only the operator of this bot can do that.");
    }
    let refused = world.tell(&circle.mia, "/audit #1").await;
    assert_eq!(refused.text, "Only the operator of this bot can do that.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_read_page_by_page_and_in_german() {
    let (world, operator) = german().await;
    let empty = world.tell(&operator, "/protokoll").await;
    assert_eq!(empty.text, "Dort ist noch nichts festgehalten.");
    let lena = world.newcomer("Lena").await;
    world.tell(&lena, "/newgroup Evenings zone:Berlin fee:free alias:Lena").await;
    for round in 1..=24 {
        world.tell(&lena, &format!("/editgroup capacity:{round}")).await;
    }
    let first = world.tell(&operator, "/protokoll #1").await;
    let lines: Vec<&str> = first.text.lines().filter(|line| line.starts_with('•')).collect();
    assert_eq!(lines.len(), 20, "{}", first.text);
    assert!(lines[0].contains("Leitung #2, editgroup, Gruppe #1"), "{}", lines[0]);
    let second = world.tap(&operator, &first, "Mehr").await;
    let lines: Vec<&str> = second.text.lines().filter(|line| line.starts_with('•')).collect();
    assert_eq!(lines.len(), 5, "{}", second.text);
    assert!(lines[4].contains("Leitung #2, newgroup, Gruppe #1"), "{}", lines[4]);
    assert!(second.labels().is_empty());
    let unknown = world.tell(&operator, "/protokoll #7").await;
    assert!(unknown.text.starts_with("Diese Gruppe kenne ich nicht"), "{}", unknown.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_forgotten_leaves_a_number_that_leads_to_nobody() {
    let (mut world, operator) = german().await;
    let lena = world.newcomer("Lena").await;
    world.tell(&lena, "/newgroup Evenings zone:Berlin fee:free alias:cobalt-canary").await;
    world.tell(&lena, "/mydata").await;
    let file = world.telegram.next_private(&lena).await.file.expect("a file");
    let told = String::from_utf8(file.bytes).expect("text");
    assert!(
        told.contains("noted_in_the_audit") && told.contains("\"what\": \"newgroup\""),
        "{told}"
    );
    world.agree(&lena, "/forgetme").await;
    let orphaned = world.telegram.next_private(&operator).await;
    assert!(orphaned.text.contains("#1"), "{}", orphaned.text);
    world.settle().await;
    world.cut_off();
    world.start().await;
    let noted = world.tell(&operator, "/protokoll").await;
    let lines: Vec<&str> = noted.text.lines().filter(|line| line.starts_with('•')).collect();
    assert_eq!(lines.len(), 2, "{}", noted.text);
    assert!(lines[0].ends_with("der Bot von sich aus, orphaned, Gruppe #1"), "{}", lines[0]);
    assert!(lines[1].ends_with("Leitung #2, newgroup, Gruppe #1"), "{}", lines[1]);
    // Whoever comes next has another number.
    world.telegram.start_bot(&lena, None).await;
    world.telegram.next_private(&lena).await;
    world.tell(&lena, "/newgroup Mornings zone:Berlin fee:free").await;
    let noted = world.tell(&operator, "/protokoll").await;
    let newest = noted.text.lines().find(|line| line.starts_with('•')).expect("a line");
    assert!(newest.ends_with("newgroup, Gruppe #2"), "{newest}");
    assert!(newest.contains("Leitung #") && !newest.contains("Leitung #2,"), "{newest}");
    let account = lena.id().to_string();
    assert!(!noted.text.contains(&account) && !noted.text.contains("cobalt"), "{}", noted.text);
    world.close().await;
}
