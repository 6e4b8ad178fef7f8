//! Who came to a session is noted where those who lead a group switched it on, and read by nobody else.

use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

use super::{asks, both, led_by_two, meeting, silent, to_the_start};

/// The session of this day takes place, begun by Dana; an hour later it is over.
async fn takes_place(world: &World, circle: &Circle, day: u8) {
    to_the_start(world, circle, day).await;
    let word = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &word, "We have begun").await;
    world.at(&format!("2026-12-{day:02}T19:00:00Z")).await;
}

/// Dana switches it on; both members read that.
async fn noting() -> (World, Circle) {
    let (world, circle) = meeting().await;
    asks(&world, &circle.dana, "attendance", &[("record", "on")]).await;
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    (world, circle)
}

/// What `/mydata` hands somebody on Telegram.
pub(super) async fn data_of(world: &World, mia: &telegram::Person) -> String {
    let said = world.tell(mia, "/mydata").await;
    let file = match said.file {
        Some(file) => file,
        None => world.telegram.next_private(mia).await.file.expect("a file"),
    };
    String::from_utf8(file.bytes).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_off_until_who_leads_switches_it_on_and_then_all_are_told() {
    let (world, circle, robin) = led_by_two().await;
    let off = world.tell(&robin, "/attendance").await;
    insta::assert_snapshot!(off.text, @"Thursday circle does not note who comes. /attendance on begins that, and its members are told.");
    let none = world.tell(&circle.mia, "/proof").await;
    insta::assert_snapshot!(none.text, @"Thursday circle does not note who comes to its sessions, so there is nothing I could put into words for you. Those who lead it may write you a line of their own.");
    let member = world.tell(&circle.mia, "/attendance on").await;
    assert!(member.text.starts_with("You lead no group"), "{}", member.text);
    let on = world.tell(&robin, "/attendance on").await;
    insta::assert_snapshot!(on.text, @"From now on I ask those who lead Thursday circle after each session who came. Its members are told so now, and whoever joins reads it. Those who lead the group see what is noted, and each person what is about them. I erase it 90 days after a session.");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    Those who lead Thursday circle note from now on who comes to its sessions. No other member sees that, and I erase it 90 days after a session.

    /mydata hands over what is noted about you, /proof makes a text of it for you, and /leave erases it.
    ");
    let there = world.discord.next_dm(&circle.noah).await;
    assert!(there.text.starts_with("Those who lead Thursday circle note from now on"), "{there:?}");
    asks(&world, &circle.dana, "attendance", &[("record", "on")]).await;
    silent(&world, "it was on already");
    let sam = world.newcomer("Sam").await;
    let card = world.tell(&sam, "/group #1").await;
    assert!(card.text.contains("Those who lead it note who comes"), "{}", card.text);
    let joined = world.joins(&sam, "/join #1").await;
    assert!(joined.text.contains("Those who lead the group note who comes"), "{}", joined.text);
    asks(&world, &circle.dana, "attendance", &[("record", "off")]).await;
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"Those who lead Thursday circle do not note any more who comes to its sessions. What was noted I erase 90 days after a session; until then /proof makes a text of it for you.");
    world.telegram.next_private(&sam).await;
    world.discord.next_dm(&circle.noah).await;
    for deed in ["attendance:on", "attendance:off"] {
        assert!(world.audited().await.iter().any(|noted| noted == deed), "{deed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_session_each_who_leads_notes_by_buttons_who_came() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/attendance on").await;
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    let word = world.telegram.next_private(&robin).await;
    world.telegram.press(&robin, &word, "We have begun").await;
    world.telegram.next_edit(&word).await;
    world.at("2026-12-03T18:59:59Z").await;
    silent(&world, "it is not over");
    world.at("2026-12-03T19:00:00Z").await;
    let roll = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(roll.text, @"
    Thursday circle, <t:1796320800:F>: who came?
    Press a name once for came, again for did not come, a third time for nothing noted. Only those who lead the group see this, and each person what is noted about them.
    So far: 0 came, 0 did not, 2 not noted.
    ");
    assert_eq!(
        roll.labels(),
        ["Mia B.: not noted", "somebody without a name #3: not noted", "All others came"]
    );
    let there = world.telegram.next_private(&robin).await;
    assert_eq!(there.labels(), roll.labels());
    let came = world.click(&circle.dana, &roll, "Mia B.: not noted").await;
    assert!(came.text().contains("So far: 1 came, 0 did not, 1 not noted."), "{}", came.text());
    // What the one has noted the other sees with the next press, and mends.
    world.telegram.press(&robin, &there, "All others came").await;
    let all = world.telegram.next_edit(&there).await;
    assert!(all.text.contains("So far: 2 came, 0 did not, 0 not noted."), "{}", all.text);
    world.telegram.press(&robin, &all, "Mia B.: came").await;
    let mended = world.telegram.next_edit(&all).await;
    assert!(mended.labels().contains(&"Mia B.: did not come"), "{:?}", mended.labels());
    world.telegram.press(&robin, &mended, "Mia B.: did not come").await;
    let open = world.telegram.next_edit(&mended).await;
    assert!(open.labels().contains(&"Mia B.: not noted"), "{:?}", open.labels());
    assert!(world.audited().await.iter().any(|noted| noted == "attendance"));
    // The number of a line can be made up.
    let forged = world.discord.press_forged(&circle.noah, &roll, "came:1").await;
    let forged = forged.expect("an answer");
    assert!(forged.text().starts_with("That button belongs"), "{}", forged.text());
    let later = world.tell(&robin, "/attendance").await;
    assert_eq!(later.text, open.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_said_that_they_cannot_come_is_excused_and_proof_lists_what_was_attended() {
    let (world, circle) = noting().await;
    world.tell(&circle.mia, "/cantcome #2").await;
    for (day, presses) in [(3, 1), (10, 2), (17, 1)] {
        takes_place(&world, &circle, day).await;
        let mut roll = world.discord.next_dm(&circle.dana).await;
        for _ in 0..presses {
            let label = roll.labels()[0].to_owned();
            roll = world.click(&circle.dana, &roll, &label).await.seen().clone();
        }
        let noted = if presses == 1 { "Mia B.: came" } else { "Mia B.: had said so" };
        assert_eq!(roll.labels()[0], noted);
    }
    let proof = world.tell(&circle.mia, "/proof").await;
    insta::assert_snapshot!(proof.text, @"
    Thursday circle: sessions attended
    Mia B. came to 2 sessions of Thursday circle:
    • 3 Dec 2026
    • 17 Dec 2026

    Those who lead the group (Dana) noted it after each session. Only sessions of the last 90 days are listed, and nothing else is said about anybody.

    Made on 17 Dec 2026, at the wish of the person it is about.
    ");
    let none = asks(&world, &circle.noah, "proof", &[]).await;
    insta::assert_snapshot!(none.text(), @"Nothing says yet that you came to a session of Thursday circle. Those who lead it note that after a session: you can ask them.");
    let data = data_of(&world, &circle.mia).await;
    let noted = data.split("\"sessions_noted\"").nth(1).expect("a count");
    for count in ["\"attended\": 2", "\"excused\": 1", "\"missed\": 0"] {
        assert!(noted.contains(count), "{noted}");
    }
    assert_eq!(data.matches("\"what\": \"attended\"").count(), 2, "{data}");
    // A stranger gets none; who leaves has none any more.
    let sam = world.newcomer("Sam").await;
    let stranger = world.tell(&sam, "/proof #1").await;
    assert!(stranger.text.contains("Only members of Thursday circle"), "{}", stranger.text);
    world.tell(&circle.mia, "/leave").await;
    world.joins(&circle.mia, "/join #1").await;
    let anew = world.tell(&circle.mia, "/proof").await;
    assert!(anew.text.starts_with("Nothing says yet that you came"), "{}", anew.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roll_of_many_has_pages_and_a_session_nobody_began_has_none() {
    let (world, circle) = noting().await;
    for number in 1..=10 {
        let person = world.newcomer(&format!("P{number}")).await;
        world.joins(&person, &format!("/join #1 alias:Person number {number:02}")).await;
    }
    to_the_start(&world, &circle, 3).await;
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-03T18:10:00Z").await;
    world.discord.next_dm(&circle.dana).await;
    world.at("2026-12-03T19:00:00Z").await;
    silent(&world, "nobody began it, as far as is known");
    takes_place(&world, &circle, 10).await;
    let roll = world.discord.next_dm(&circle.dana).await;
    assert_eq!(roll.labels().len(), 10, "{:?}", roll.labels());
    let second = world.click(&circle.dana, &roll, "More").await;
    let labels: Vec<String> = second.seen().labels().iter().map(|l| (*l).to_owned()).collect();
    assert_eq!(
        labels,
        [
            "Person number 07: not noted",
            "Person number 08: not noted",
            "Person number 09: not noted",
            "Person number 10: not noted",
            "All others came",
            "Back"
        ]
    );
    let noted = world.click(&circle.dana, second.seen(), "Person number 09: not noted").await;
    assert!(noted.seen().labels().contains(&"Person number 09: came"), "it stays on its page");
    let back = world.click(&circle.dana, noted.seen(), "Back").await;
    assert!(back.seen().labels().contains(&"Mia B.: not noted"));
    // It may be noted later, too, but not before it begins, nor of a time before it was on.
    let ahead = asks(&world, &circle.dana, "attendance", &[("session", "s3")]).await;
    insta::assert_snapshot!(ahead.text(), @"That session of Thursday circle has not begun. I ask who came when it is over.");
    let first = asks(&world, &circle.dana, "attendance", &[("session", "s1")]).await;
    assert!(first.text().contains("who came?"), "{}", first.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_of_a_cancelled_session_and_all_is_erased_after_ninety_days() {
    let (mut world, circle) = noting().await;
    takes_place(&world, &circle, 3).await;
    let roll = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &roll, "All others came").await;
    let preview = asks(&world, &circle.dana, "cancelsession", &[("session", "#2")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.at("2026-12-03T19:03:00Z").await;
    both(&world, &circle, "is cancelled").await;
    world.at("2026-12-10T19:00:00Z").await;
    silent(&world, "it was cancelled");
    // Down when a session ends: it is asked once the bot is back.
    to_the_start(&world, &circle, 17).await;
    let word = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &word, "We have begun").await;
    world.cut_off();
    world.at_once("2026-12-17T21:00:00Z");
    world.start().await;
    world.settle().await;
    let late = world.discord.next_dm(&circle.dana).await;
    assert!(late.text.contains("who came?"), "{}", late.text);
    let preview = asks(&world, &circle.dana, "endseries", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "Thursday circle").await;
    let proof = world.tell(&circle.mia, "/proof").await;
    assert!(proof.text.contains("came to one session"), "{}", proof.text);
    world.at("2027-03-05T12:00:00Z").await;
    let gone = world.tell(&circle.mia, "/proof").await;
    assert!(gone.text.starts_with("Nothing says yet that you came"), "{}", gone.text);
    assert!(!data_of(&world, &circle.mia).await.contains("\"what\": \"attended\""));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_it_is_asked_and_proven_too() {
    let (world, circle) = noting().await;
    asks(&world, &circle.dana, "language", &[("language", "de")]).await;
    world.tell(&circle.mia, "/language de").await;
    to_the_start(&world, &circle, 3).await;
    let word = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &word, "Wir haben begonnen").await;
    world.at("2026-12-03T19:00:00Z").await;
    let roll = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(roll.text, @"
    Thursday circle, <t:1796320800:F>: Wer war da?
    Drück einmal auf einen Namen für „war da“, noch einmal für „war nicht da“, ein drittes Mal für nichts. Nur die Leitung sieht das, und jede Person, was über sie festgehalten ist.
    Bis jetzt: 0 da, 0 nicht da, 2 offen.
    ");
    world.click(&circle.dana, &roll, "Alle anderen waren da").await;
    let proof = world.tell(&circle.mia, "/nachweis").await;
    insta::assert_snapshot!(proof.text, @"
    Thursday circle: besuchte Treffen
    Mia B. war bei einem Treffen von Thursday circle:
    • 3. Dez. 2026

    Wer die Gruppe leitet (Dana), hat es nach jedem Treffen festgehalten. Es sind nur Treffen der letzten 90 Tage, und über niemanden steht hier sonst etwas.

    Erstellt am 3. Dez. 2026, auf Wunsch der Person, um die es geht.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_later_is_not_on_the_roll_and_who_could_not_come_is_excused() {
    let (world, circle) = noting().await;
    world.tell(&circle.mia, "/cantcome session:#1").await;
    takes_place(&world, &circle, 3).await;
    let roll = world.discord.next_dm(&circle.dana).await;
    let sam = world.newcomer("Sam").await;
    world.joins(&sam, "/join #1").await;
    let all = world.click(&circle.dana, &roll, "All others came").await;
    assert!(all.text().contains("So far: 1 came, 1 did not, 0 not noted."), "{}", all.text());
    let none = world.tell(&sam, "/proof").await;
    assert!(!none.text.contains("3 Dec 2026"), "{}", none.text);
    let mine = data_of(&world, &circle.mia).await;
    assert!(mine.contains("excused"), "{mine}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_on_a_roll_means_what_it_said_to_whoever_pressed_it() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/attendance on").await;
    world.telegram.next_private(&circle.mia).await;
    world.discord.next_dm(&circle.noah).await;
    to_the_start(&world, &circle, 3).await;
    let word = world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    world.click(&circle.dana, &word, "We have begun").await;
    world.at("2026-12-03T19:00:00Z").await;
    let here = world.discord.next_dm(&circle.dana).await;
    let there = world.telegram.next_private(&robin).await;
    // Both note at once that Mia came: that is what is noted, and not that she did not.
    tokio::join!(
        world.click(&circle.dana, &here, "Mia B.: not noted"),
        world.telegram.press(&robin, &there, "Mia B.: not noted"),
    );
    let came = world.telegram.next_edit(&there).await;
    assert!(came.labels().contains(&"Mia B.: came"), "{:?}", came.labels());
    // What an old message said is pressed once more.
    let again = world.discord.press_forged(&circle.dana, &here, "mark:1:0").await;
    let again = again.expect("an answer");
    assert!(again.seen().labels().contains(&"Mia B.: came"), "{:?}", again.seen().labels());
    assert_eq!(world.audited().await.iter().filter(|noted| *noted == "attendance").count(), 1);
    // "Came", pressed, says that she did not, whatever another has noted since.
    world.telegram.press(&robin, &came, "Mia B.: came").await;
    let missed = world.telegram.next_edit(&came).await;
    world.telegram.press(&robin, &missed, "Mia B.: did not come").await;
    let open = world.telegram.next_edit(&missed).await;
    assert!(open.labels().contains(&"Mia B.: not noted"), "{:?}", open.labels());
    // The button of an old message carried a page, and says nothing of what was seen: nothing is noted.
    let old = world.discord.press_forged(&circle.dana, again.seen(), "came:1:1").await;
    let old = old.expect("an answer");
    assert!(old.seen().labels().contains(&"Mia B.: not noted"), "{:?}", old.seen().labels());
    let stale = world.discord.press_forged(&circle.dana, again.seen(), "mark:1:1").await;
    let stale = stale.expect("an answer");
    assert!(stale.seen().labels().contains(&"Mia B.: did not come"), "{:?}", stale.seen().labels());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_one_name_are_told_apart_wherever_who_leads_chooses_by_it() {
    let (world, circle) = noting().await;
    for name in ["Tim", "tim", "Tïm"] {
        let tim = world.newcomer(name).await;
        let read = world.tell(&tim, &format!("/join #1 alias:{name}")).await;
        world.telegram.press(&tim, &read, "Join").await;
    }
    takes_place(&world, &circle, 3).await;
    let roll = world.discord.next_dm(&circle.dana).await;
    assert_eq!(
        roll.labels(),
        [
            "Mia B.: not noted",
            "somebody without a name #3: not noted",
            "Tim #4: not noted",
            "tim #5: not noted",
            "Tïm #6: not noted",
            "All others came"
        ]
    );
    let came = world.click(&circle.dana, &roll, "tim #5: not noted").await;
    assert!(came.seen().labels().contains(&"tim #5: came"), "{:?}", came.seen().labels());
    let several = asks(&world, &circle.dana, "remove", &[("member", "Tim")]).await;
    insta::assert_snapshot!(several.text(), @"Several people where you lead go by that name. Who do you mean?");
    let nobody = asks(&world, &circle.dana, "remove", &[("member", "Tom")]).await;
    insta::assert_snapshot!(nobody.text(), @"Nobody where you lead goes by that name. /people shows who is there, and the number of each.");
    let preview = asks(&world, &circle.dana, "remove", &[("member", "#6")]).await;
    insta::assert_snapshot!(preview.text(), @"Take Tïm #6 out of Thursday circle? They are told privately, nobody else is, and they cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.");
    world.close().await;
}
