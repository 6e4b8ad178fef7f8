//! What was given in another form than it is understood in: taken where it is clear, and else refused with the
//! right form.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::Where;
use circlekeeper_tests::World;

use crate::scene::gathered;

#[tokio::test(flavor = "multi_thread")]
async fn what_everybody_says_for_capacity_is_understood() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    let opened = "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia seats:8";
    world.tell(&mia, opened).await;
    for (typed, seats) in [("/editgroup #1 seats:9", "9"), ("/editgroup Plätze:12", "12")] {
        let edited = world.tell(&mia, typed).await;
        assert!(
            edited.text.contains(&format!("Seats free: {seats} of {seats}")),
            "{typed}: {}",
            edited.text
        );
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_in_words_or_a_word_that_is_none_is_refused_with_the_right_form() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    for (typed, said) in [
        (
            "#1 capacity:eight",
            "For capacity I need a whole number from 1 to 1000, in digits. For example capacity:8",
        ),
        (
            "#1 seats:0",
            "For capacity I need a whole number from 1 to 1000, in digits. For example capacity:8",
        ),
        (
            "#1 kind:open",
            "For kind I understand one of these words: drop-in, fixed, course. For example kind:drop-in",
        ),
        (
            "#1 entry:all",
            "For entry I understand one of these words: direct, request, invite. For example entry:direct",
        ),
        (
            "#1 guests:maybe",
            "For guests I understand one of these words: yes, no. For example guests:yes",
        ),
    ] {
        let refused = world.tell(&mia, &format!("/editgroup {typed}")).await;
        assert_eq!(refused.text, said, "{typed}");
    }
    let lena = world.telegram.person("Lena").with_language("de");
    world.telegram.start_bot(&lena, None).await;
    world.telegram.next_private(&lena).await;
    let opened = "/neuegruppe Abendkreis zone:Berlin fee:kostenlos alias:Lena capacity:acht";
    let refused = world.tell(&lena, opened).await;
    insta::assert_snapshot!(refused.text, @"Für capacity brauche ich eine ganze Zahl von 1 bis 1000, in Ziffern. Zum Beispiel capacity:8");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attendance_is_switched_by_the_words_that_people_have_for_it() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    let on = world.tell(&mia, "/attendance yes").await;
    let off = world.tell(&mia, "/attendance Nein").await;
    assert_ne!(on.text, off.text);
    assert_eq!(on.text, world.tell(&mia, "/attendance on").await.text);
    assert_eq!(off.text, world.tell(&mia, "/attendance off").await.text);
    let refused = world.tell(&mia, "/attendance perhaps").await;
    insta::assert_snapshot!(refused.text, @"For record I understand one of these words: on, off. For example record:on");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_typed_behind_the_command_are_shown_the_way() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let typed = [("group", "Do you have time on Thursdays?")];
    let refused = world.ask(&circle.dana, Where::Dm, "questions", &typed).await;
    insta::assert_snapshot!(refused.text(), @"I know no such group. If these are the questions themselves: write `/questions` and press the button, then one question a line.");
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Noon zone:Berlin fee:no fee alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let refused = world.tell(mia, "/questions Do you have time on Thursdays?").await;
    assert!(refused.text.contains("If these are the questions themselves"), "{}", refused.text);
    // A number that is no group is one that is not there.
    let refused = world.tell(mia, "/questions #99").await;
    assert!(refused.text.starts_with("I know no such group. /find"), "{}", refused.text);
    world.close().await;
}
