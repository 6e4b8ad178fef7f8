//! Nobody says any more who leads a listed group: whoever leads it is asked, and after a week it is found no more
//! until it is said.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::{Person, Seen};
use circlekeeper_tests::{Circle, World};

use crate::scene::{decides, gathered, looks, tells_operator};

/// The circle is led by Ben on Telegram, too, who goes by no name there.
async fn led_by_ben(world: &World, ben: &Person) -> Circle {
    let circle = gathered(world).await;
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    let preview = world.tell(ben, &format!("/cofacilitator {}", code.trim_matches('`'))).await;
    let confirm = preview.labels()[0].to_owned();
    world.telegram.press(ben, &preview, &confirm).await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&circle.dana).await;
    circle
}

async fn dana_leaves(world: &World, circle: &Circle) {
    let leave = world.ask(&circle.dana, Where::Dm, "leave", &[("group", "#1")]).await;
    world.click(&circle.dana, leave.seen(), "Confirm").await;
}

/// Ben says by which name he leads, with the button below what he was told.
async fn says_so(world: &World, ben: &Person, told: &Seen) {
    world.tap(ben, told, "Say who leads it").await;
    let preview = world.tell(ben, "Ben").await;
    world.telegram.press(ben, &preview, "Confirm").await;
    let said = world.telegram.next_edit(&preview).await;
    assert!(said.text.contains("you are called Ben"), "{}", said.text);
}

async fn is_found(world: &World, sam: &Person) -> bool {
    world.tell(sam, "/find anxiety").await.text.contains("Thursday circle")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leads_on_is_asked_and_after_a_week_it_is_found_only_once_it_is_said() {
    let mut world = World::open().await;
    let (ben, sam) = (world.newcomer("Ben").await, world.newcomer("Sam").await);
    let circle = led_by_ben(&world, &ben).await;
    dana_leaves(&world, &circle).await;
    let told = world.telegram.next_private(&ben).await;
    insta::assert_snapshot!(told.text, @"
    One of those who led Thursday circle with you has left it, by their own wish.

    You lead it alone now. /cofacilitator makes a code for somebody who leads it with you.

    Thursday circle does not say any more all that a group must say to be found. Until 7 Dec 2026 it is found as before. After that:

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#1
    ");
    assert_eq!(told.labels(), ["Say who leads it"]);
    let edited = world.tell(&ben, "/editgroup").await;
    assert!(edited.text.contains("Until 7 Dec 2026 it is found as before"), "{}", edited.text);
    world.at("2026-12-07T07:59:00Z").await;
    assert!(is_found(&world, &sam).await, "a week is not over");
    world.settle().await;
    world.cut_off();
    world.start().await;
    world.at("2026-12-07T09:00:00Z").await;
    let hidden = world.telegram.next_private(&ben).await;
    insta::assert_snapshot!(hidden.text, @"
    Thursday circle is not found any more, since it does not say all that a group must say. For those who are in it nothing else changes. It is found again as soon as that is said:

    Before it can be found with /find, it has to say who leads it, for example: /alias Dana group:#1
    ");
    assert!(!is_found(&world, &sam).await, "it does not say who leads it");
    // For those who are in it nothing changes.
    let card = world.tell(&circle.mia, "/group").await;
    assert!(card.text.contains("Led by: not stated"), "{}", card.text);
    says_so(&world, &ben, &hidden).await;
    assert!(is_found(&world, &sam).await, "it is back by itself");
    assert!(world.audited().await.iter().any(|noted| noted == "unstated"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn said_within_the_week_it_is_found_all_along_and_nobody_is_told_again() {
    let world = World::open().await;
    let (ben, sam) = (world.newcomer("Ben").await, world.newcomer("Sam").await);
    let circle = led_by_ben(&world, &ben).await;
    dana_leaves(&world, &circle).await;
    let told = world.telegram.next_private(&ben).await;
    world.at("2026-12-06T08:00:00Z").await;
    says_so(&world, &ben, &told).await;
    world.at("2026-12-07T09:00:00Z").await;
    assert!(is_found(&world, &sam).await);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_noticed_however_somebody_went_and_a_break_gives_no_second_week() {
    let world = World::open().await;
    let (ben, sam) = (world.newcomer("Ben").await, world.newcomer("Sam").await);
    let circle = led_by_ben(&world, &ben).await;
    tells_operator(&world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(&world, &told).await;
    let people = world.click(&world.operator, shown.seen(), "Remove a person").await;
    decides(&world, &people, "#1 Dana").await;
    world.discord.next_dm(&circle.dana).await;
    let hears = world.telegram.next_private(&ben).await;
    assert!(hears.text.contains("Thursday circle"), "{}", hears.text);
    world.at("2026-11-30T09:00:00Z").await;
    let told = world.telegram.next_private(&ben).await;
    assert!(told.text.contains("does not say any more all"), "{}", told.text);
    world.at("2026-12-05T09:00:00Z").await;
    for (press, words) in [("begin", "takes a break"), ("end", "goes on")] {
        let preview = world.tell(&ben, "/pausegroup").await;
        world.telegram.press(&ben, &preview, "Confirm").await;
        world.telegram.next_edit(&preview).await;
        let said = world.discord.next_message(circle.channel).await.text;
        assert!(said.contains(words), "{press}: {said}");
        world.telegram.next_message(circle.chat).await;
        assert_eq!(is_found(&world, &sam).await, press == "end", "{press}");
    }
    // Its week went on meanwhile: whoever leads it reads until when.
    let again = world.telegram.next_private(&ben).await;
    assert!(again.text.contains("Until 7 Dec 2026 it is found as before"), "{}", again.text);
    world.at("2026-12-07T10:00:00Z").await;
    let hidden = world.telegram.next_private(&ben).await;
    assert!(hidden.text.contains("is not found any more"), "{}", hidden.text);
    let waits = world.discord.next_dm(&world.operator).await;
    assert!(waits.text.contains("still waits for you"), "{}", waits.text);
    assert!(!is_found(&world, &sam).await);
    for words in ["takes a break", "goes on"] {
        let preview = world.tell(&ben, "/pausegroup").await;
        world.telegram.press(&ben, &preview, "Confirm").await;
        world.telegram.next_edit(&preview).await;
        let heard = world.discord.next_message(circle.channel).await.text;
        assert!(heard.contains(words), "{heard}");
        world.telegram.next_message(circle.chat).await;
    }
    assert!(!is_found(&world, &sam).await, "a break says nobody's name");
    let still = world.telegram.next_private(&ben).await;
    assert!(still.text.contains("is not found any more"), "{}", still.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn auf_deutsch_und_auf_discord_wird_ebenso_gefragt() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    world.ask(&circle.noah, Where::Dm, "language", &[("language", "de")]).await;
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    let code = code.trim_matches('`').to_owned();
    let preview = world.ask(&circle.noah, Where::Dm, "cofacilitator", &[("code", &code)]).await;
    let confirm = preview.seen().labels()[0].to_owned();
    world.click(&circle.noah, preview.seen(), &confirm).await;
    world.discord.next_dm(&circle.dana).await;
    dana_leaves(&world, &circle).await;
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"
    Eine Person, die Thursday circle mit dir geleitet hat, hat die Gruppe von sich aus verlassen.
    Du leitest sie jetzt allein. /mitleitung macht einen Code für jemanden, der sie mit dir leitet.
    Thursday circle sagt nicht mehr alles, was eine Gruppe sagen muss, um gefunden zu werden. Bis 7. Dez. 2026 findet man sie wie bisher. Danach gilt:
    Bevor man sie mit /finden finden kann, muss sie angeben, wer sie leitet, zum Beispiel: `/name Dana group:#1`
    ");
    world.at("2026-12-07T09:00:00Z").await;
    let hidden = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(hidden.text, @"
    Thursday circle findet man nicht mehr, weil sie nicht alles sagt, was eine Gruppe sagen muss. Für alle, die dabei sind, ändert sich sonst nichts. Sobald es gesagt ist, findet man sie wieder:
    Bevor man sie mit /finden finden kann, muss sie angeben, wer sie leitet, zum Beispiel: `/name Dana group:#1`
    ");
    let form = world.click(&circle.noah, &hidden, "Sagen, wer sie leitet").await;
    let words = [("alias", "Noah")];
    let said = world.discord.submit(&circle.noah, form.form(), &words).await.expect("an answer");
    assert!(said.text().contains("Noah"), "{}", said.text());
    let sam = world.newcomer("Sam").await;
    assert!(is_found(&world, &sam).await);
    world.close().await;
}
