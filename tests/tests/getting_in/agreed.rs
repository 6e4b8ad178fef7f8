//! What a group agrees on, and who comes by an invitation.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord;
use circlekeeper_tests::World;

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_in_agrees_first_and_is_asked_again_when_it_changes() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (dana, mia) = (&circle.dana, &circle.mia);
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    let set = world.click(dana, shown.seen(), "Use this").await;
    assert!(set.text().contains("(version 1)"), "{}", set.text());
    let asked = world.tell(mia, "/join #1").await;
    assert!(asked.text.contains("Members are not bound by law to secrecy"), "{}", asked.text);
    world.telegram.press(mia, &asked, "I agree").await;
    let joined = world.telegram.next_edit(&asked).await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    assert!(shown.text().contains("1 of 1 members have agreed"), "{}", shown.text());
    let form = world.click(dana, shown.seen(), "Change").await;
    let fields = [("agreement", "We come on time.")];
    let preview = world.discord.submit(dana, form.form(), &fields).await.expect("an answer");
    world.click(dana, preview.seen(), "Confirm").await;
    let told = world.telegram.next_private(mia).await;
    let shown = world.ask(dana, circle.channel, "agreement", &[]).await;
    assert!(shown.text().contains("0 of 1 members have agreed"), "{}", shown.text());
    let read = world.tap(mia, &told, "Read the agreement").await;
    assert!(read.text.contains("We come on time."), "{}", read.text);
    world.telegram.press(mia, &read, "I agree").await;
    let agreed = world.telegram.next_edit(&read).await;
    assert!(agreed.text.contains("You agree to version 2"), "{}", agreed.text);
    for deed in ["agreement"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_lets_one_person_in() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (dana, mia) = (&circle.dana, &circle.mia);
    world.ask(dana, circle.channel, "editgroup", &[("entry", "invite")]).await;
    let outside = world.tell(mia, "/join #1").await;
    assert!(outside.text.contains("by invitation only"), "{}", outside.text);
    let made = world.ask(dana, circle.channel, "invite", &[]).await;
    let code = made.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    assert!(made.text().contains(&format!("?start=inv-{code}")), "{}", made.text());
    assert!(!String::from_utf8_lossy(&world.stored_bytes()).contains(&code));
    world.telegram.start_bot(mia, Some(&format!("inv-{code}"))).await;
    let greeted = world.telegram.next_private(mia).await;
    assert!(greeted.text.starts_with("You are invited into Thursday circle"), "{}", greeted.text);
    let joined = world.tap(mia, &greeted, "Join").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    let dm = discord::Where::Dm;
    let used = world.ask(&circle.noah, dm, "join", &[("code", &code)]).await;
    assert!(used.text().starts_with("That invitation has been used"), "{}", used.text());
    let made = world.ask(dana, circle.channel, "invite", &[("days", "1")]).await;
    let code = made.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    world.at("2026-12-02T08:00:00Z").await;
    let late = world.ask(&circle.noah, dm, "join", &[("group", &code)]).await;
    assert!(late.text().starts_with("That invitation no longer holds"), "{}", late.text());
    for deed in ["invite"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_an_agreement_is_changed_by_typing_it() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    world.tell(&mia, "/newgroup Morning walk #grief zone:Berlin fee:“no fee” alias:Mia").await;
    let shown = world.tell(&mia, "/agreement").await;
    world.telegram.press(&mia, &shown, "Use this").await;
    let set = world.telegram.next_edit(&shown).await;
    assert!(set.text.contains("(version 1)"), "{}", set.text);
    let asked = world.tell(&sam, "/join #1").await;
    world.telegram.press(&sam, &asked, "I agree").await;
    world.telegram.next_edit(&asked).await;
    let shown = world.tell(&mia, "/agreement").await;
    let asks = world.tap(&mia, &shown, "Change").await;
    assert!(asks.text.contains("agree"), "{}", asks.text);
    let preview = world.tell(&mia, "We come on time.\nWhat is said here stays here.").await;
    insta::assert_snapshot!(preview.text, @"
    Everybody in Morning walk will be asked to agree to this:

    We come on time.

    What is said here stays here.
    ");
    world.telegram.press(&mia, &preview, "Confirm").await;
    let set = world.telegram.next_edit(&preview).await;
    assert!(set.text.contains("version 2"), "{}", set.text);
    let told = world.telegram.next_private(&sam).await;
    let read = world.tap(&sam, &told, "Read the agreement").await;
    assert!(read.text.contains("What is said here stays here."), "{}", read.text);
    world.telegram.press(&sam, &read, "I agree").await;
    let agreed = world.telegram.next_edit(&read).await;
    assert!(agreed.text.contains("You agree to version 2"), "{}", agreed.text);
    // Typed in vain: what was typed is said to be too long, and nothing changes.
    let shown = world.tell(&mia, "/agreement").await;
    world.tap(&mia, &shown, "Change").await;
    world.tell(&mia, &"x".repeat(3_500)).await;
    let shown = world.tell(&mia, "/agreement").await;
    assert!(shown.text.contains("We come on time."), "{}", shown.text);
    world.close().await;
}
