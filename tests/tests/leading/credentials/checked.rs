//! What the operator checks of a stated profession, and how it ends.

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use super::stated::{LICENCE, led, states};
use crate::scene::{confirms, with_two_operators};

/// A circle whose facilitator states a licence without a last day.
async fn stated(world: &World) -> Circle {
    let circle = world.circle().await;
    states(world, &circle.dana, &LICENCE[..5]).await;
    circle
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_is_said_with_its_day_and_its_last_day() {
    let world = World::open().await;
    let circle = world.circle().await;
    let told = states(&world, &circle.dana, &LICENCE).await;
    insta::assert_snapshot!(told.text, @"Dana, who leads Thursday circle (#1), states a profession: psychotherapist. People read that it is not checked, until you have looked it up.");
    let shown = world.click(&world.operator, &told, "Look at it").await;
    assert!(shown.is_private());
    insta::assert_snapshot!(shown.text(), @"
    Statement `#1`, by Dana:
    - Led by Dana: psychotherapist. Stated by Dana on 30 Nov 2026, not checked
    - Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: <https://register.example.org/find>
    Leads: Thursday circle (#1)
    Please look it up yourself first, in the register or with whoever issued it. If you confirm, people read that you checked it today, until 30 Nov 2027. You answer for that.
    Another day, or a note: `/checkcredential #1 until:2027-12-31 note:…`
    ");
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("not checked"), "looking checks nothing: {}", card.text);
    let done = world.click(&world.operator, shown.seen(), "I have checked it").await;
    insta::assert_snapshot!(done.text(), @"Done. People read that you checked it, until 30 Nov 2027. Whoever stated it hears so, and both of you hear 30 days before it ends.");
    let heard = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(heard.text, @"The operator of this bot has checked what you state: psychotherapist. /group says so until 30 Nov 2027, or until you state something new.");
    let card = world.tell(&circle.mia, "/group #1").await;
    insta::assert_snapshot!(led(&card.text), @"
    Led by Dana: psychotherapist. Checked by the operator on 30 Nov 2026, until 30 Nov 2027
    Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: https://register.example.org/find
    ");
    let open = world.tell_in(&circle.mia, circle.chat, "/group").await;
    insta::assert_snapshot!(led(&open.text), @"Led by Dana: a licence checked by the operator on 30 Nov 2026, until 30 Nov 2027");
    let listed = world.ask(&world.operator, Where::Dm, "checkcredential", &[]).await;
    insta::assert_snapshot!(listed.text(), @"
    No profession waits to be checked.
    Checked, until the day that is named:
    - `#1` Led by Dana: psychotherapist. Checked by the operator on 30 Nov 2026, until 30 Nov 2027
    ");
    let noted = world.ask(&world.operator, Where::Dm, "audit", &[]).await;
    assert!(noted.text().contains("`checkcredential`, credential `#1`"), "{}", noted.text());
    assert!(noted.text().contains("`credential`, credential `#1`"), "{}", noted.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_ends_with_the_name_it_was_made_for() {
    let world = World::open().await;
    let circle = world.circle().await;
    let told = states(&world, &circle.dana, &LICENCE).await;
    let shown = world.click(&world.operator, &told, "Look at it").await;
    world.click(&world.operator, shown.seen(), "I have checked it").await;
    world.discord.next_dm(&circle.dana).await;
    let same = world.ask(&circle.dana, circle.channel, "alias", &[("alias", "Dana")]).await;
    assert!(!same.text().contains("not checked"), "{}", same.text());
    let renamed =
        world.ask(&circle.dana, circle.channel, "alias", &[("alias", "Prof. Anna")]).await;
    assert!(renamed.text().contains("people read that it is not checked"), "{}", renamed.text());
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.starts_with("Prof. Anna, who leads Thursday circle"), "{}", told.text);
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(
        led(&card.text).contains("Stated by Prof. Anna on 30 Nov 2026, not checked"),
        "{}",
        card.text
    );
    world.close().await;
}

/// The operator looks at statement 1 and confirms it; whoever stated it has read so.
async fn checks(world: &World, circle: &Circle) {
    let one = [("credential", "#1")];
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    world.click(&world.operator, looked.seen(), "I have checked it").await;
    world.discord.next_dm(&circle.dana).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_ends_with_a_second_group_under_another_name_and_stays_under_the_same() {
    let world = World::open().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    checks(&world, &circle).await;
    let opened = |name, alias| [("name", name), ("zone", "Berlin"), ("fee", "no fee"), alias];
    // The same name, or none yet: what was looked up is that person still.
    let second = opened("Morning circle", ("alias", "Dana"));
    world.ask(&circle.dana, Where::Dm, "newgroup", &second).await;
    world.discord.next_dm(&world.operator).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("Checked by the operator"), "{}", card.text);
    // Another name: nobody looked that one up. Opened in a chat, it is said in private.
    let third = opened("Night circle", ("alias", "Dr. Fox"));
    let second_room = world.discord.channel(circle.server, "nights");
    world.discord.allow(second_room, &circle.dana);
    let opened = world.ask(&circle.dana, second_room, "newgroup", &third).await;
    let heard = if opened.text().contains("under your other name") {
        assert!(opened.is_private(), "{}", opened.text());
        opened.text().to_owned()
    } else {
        world.discord.next_dm(&circle.dana).await.text
    };
    assert!(heard.contains("people read that it is not checked"), "{heard}");
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("not checked"), "{}", card.text);
    // The operator reads every name they lead by, and checks it for all of these.
    let mut told = Vec::new();
    for _ in 0..2 {
        told.push(world.discord.next_dm(&world.operator).await.text);
    }
    let names = "Dana, Dr. Fox, who leads Thursday circle (#1), states a profession";
    assert!(told.iter().any(|text| text.starts_with(names)), "{told:?}");
    let one = [("credential", "#1")];
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    insta::assert_snapshot!(looked.text(), @"
    Statement `#1`, by Dana, Dr. Fox:
    - Led by Dana, Dr. Fox: psychotherapist. Stated by Dana, Dr. Fox on 30 Nov 2026, not checked
    - Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: <https://register.example.org/find>
    Leads: Thursday circle (#1), Morning circle (#2), Night circle (#3)
    Please look it up yourself first, in the register or with whoever issued it. If you confirm, people read that you checked it today, until 30 Nov 2027. You answer for that.
    Another day, or a note: `/checkcredential #1 until:2027-12-31 note:…`
    ");
    // A name that came after they had looked is not confirmed by it.
    let renamed = [("alias", "Prof. Owl"), ("group", "#2")];
    world.ask(&circle.dana, Where::Dm, "alias", &renamed).await;
    let refused = world.click(&world.operator, looked.seen(), "I have checked it").await;
    assert!(refused.text().starts_with("It was stated anew or checked"), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_ends_for_who_takes_a_code_under_another_name() {
    let (world, oda) = with_two_operators().await;
    let circle = world.circle().await;
    let lena = world.newcomer("Lena").await;
    world.tell(&lena, "/newgroup Dusk zone:Berlin fee:no fee alias:Lena").await;
    world.telegram.next_private(&oda).await;
    world.discord.next_dm(&world.operator).await;
    let preview =
        world.tell(&lena, "/credential counsellor number:7 body:Board country:Berlin").await;
    confirms(&world, &lena, &preview).await;
    world.telegram.next_private(&oda).await;
    world.discord.next_dm(&world.operator).await;
    let shown = world.tell(&oda, "/checkcredential #1").await;
    confirms(&world, &oda, &shown).await;
    world.telegram.next_private(&lena).await;
    // She is in the other circle by another name, and leads it by a code now.
    world.tell(&lena, "/join #1 alias:Luna").await;
    let made = world.ask(&circle.dana, Where::Dm, "cofacilitator", &[]).await;
    let text = made.text().replace('`', "");
    let code = text.lines().find(|line| line.matches('-').count() >= 3).expect("a code");
    let preview = world.tell(&lena, &format!("/cofacilitator {}", code.trim())).await;
    let done = confirms(&world, &lena, &preview).await;
    assert!(done.contains("people read that it is not checked"), "{done}");
    world.discord.next_dm(&circle.dana).await;
    for told in [
        world.telegram.next_private(&oda).await.text,
        world.discord.next_dm(&world.operator).await.text,
    ] {
        assert!(told.contains("Luna, Lena"), "{told}");
    }
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(
        led(&card.text).contains("Stated by Luna on 30 Nov 2026, not checked"),
        "{}",
        card.text
    );
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_telegram_chat_nobody_reads_that_a_check_has_ended() {
    let world = World::open().await;
    let lena = world.newcomer("Lena").await;
    world.tell(&lena, "/newgroup Dusk zone:Berlin fee:no fee alias:Lena").await;
    world.discord.next_dm(&world.operator).await;
    let typed = "/credential counsellor number:7 body:Board country:Berlin";
    let preview = world.tell(&lena, typed).await;
    confirms(&world, &lena, &preview).await;
    world.discord.next_dm(&world.operator).await;
    let one = [("credential", "#1")];
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    world.click(&world.operator, looked.seen(), "I have checked it").await;
    world.telegram.next_private(&lena).await;
    let chat = world.telegram.group("Dawn", &lena);
    let opened = "/newgroup Dawn circle zone:Berlin fee:no fee alias:Luna";
    let there = world.tell_in(&lena, chat, opened).await;
    assert!(!there.text.contains("checked"), "{}", there.text);
    let heard = world.telegram.next_private(&lena).await;
    insta::assert_snapshot!(heard.text, @"What you state had been checked under your other name. Until the operator has looked it up anew, people read that it is not checked.");
    for _ in 0..2 {
        world.discord.next_dm(&world.operator).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_licence_that_lasts_longer_than_its_check_is_told_of_before_it_ends_too() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    checks(&world, &circle).await;
    world.at("2027-10-31T09:00:00Z").await;
    let heard = world.discord.next_dm(&circle.dana).await;
    assert!(
        heard.text.contains("check of what you state (psychotherapist) ends"),
        "{}",
        heard.text
    );
    world.discord.next_dm(&world.operator).await;
    world.cut_off();
    world.start().await;
    world.at("2027-12-01T08:59:00Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2027-12-01T09:00:00Z").await;
    let heard = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(heard.text, @"By what you stated, your licence (psychotherapist) ends on 31 Dec 2027. Then people read that it ended. A new last day: /credential expires: and the day.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admission_request_says_what_is_true_of_who_leads_and_nobody_is_named_twice() {
    let world = World::open().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    checks(&world, &circle).await;
    let second = [("name", "Dawn"), ("zone", "Berlin"), ("fee", "no fee"), ("alias", "Dana")];
    world.ask(&circle.dana, Where::Dm, "newgroup", &second).await;
    let asked = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(asked.text, @"
    A new group asks to be listed: Dawn (#2).
    - Group's time zone: Europe/Berlin
    - Led by Dana: psychotherapist. Checked by the operator on 30 Nov 2026, until 30 Nov 2027
    - Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: <https://register.example.org/find>
    - Fee: no fee
    ");
    // Who states a profession and no name.
    let mia = &circle.mia;
    world.tell(mia, "/newgroup Noon zone:Berlin fee:no fee").await;
    world.discord.next_dm(&world.operator).await;
    let preview = world.tell(mia, "/credential nurse number:8 body:Board country:Berlin").await;
    confirms(&world, mia, &preview).await;
    world.discord.next_dm(&world.operator).await;
    let card = world.tell(mia, "/group #3").await;
    insta::assert_snapshot!(led(&card.text), @"
    Led by somebody without a name: nurse. Stated by themselves on 30 Nov 2026, not checked
    Licence number: 8. Issued by: Board. Country or state: Berlin. Good until: not stated. Public register: not stated
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_stated_anew_since_it_was_looked_at_is_not_confirmed() {
    let world = World::open().await;
    let circle = stated(&world).await;
    let one = [("credential", "#1"), ("note", "register, page 4")];
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    states(&world, &circle.dana, &[("number", "PT-9")]).await;
    let refused = world.click(&world.operator, looked.seen(), "I have checked it").await;
    insta::assert_snapshot!(refused.text(), @"It was stated anew or checked since you looked at it. Please look again: `/checkcredential #1`");
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("not checked"), "{}", card.text);
    assert!(!world.stored_bytes().windows(15).any(|bytes| bytes == b"register, page "));
    // Taken back and stated again, it is another statement.
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    let own = world.ask(&circle.dana, Where::Dm, "credential", &[]).await;
    world.click(&circle.dana, own.seen(), "Take it back").await;
    states(&world, &circle.dana, &LICENCE).await;
    let refused = world.click(&world.operator, looked.seen(), "I have checked it").await;
    assert!(refused.text().starts_with("There is no such statement"), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_operators_who_check_together_one_does() {
    let (world, oda) = with_two_operators().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    let told = world.telegram.next_private(&oda).await;
    let theirs = world.tap(&oda, &told, "Look at it").await;
    let one = [("credential", "#1"), ("until", "1 March 2027")];
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    let done = confirms(&world, &oda, &theirs).await;
    assert!(done.starts_with("Done. People read that you checked it"), "{done}");
    world.discord.next_dm(&circle.dana).await;
    let refused = world.click(&world.operator, looked.seen(), "I have checked it").await;
    assert!(refused.text().starts_with("It was stated anew or checked"), "{}", refused.text());
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("until 30 Nov 2027"), "{}", card.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_ends_by_itself_and_is_told_of_thirty_days_before_over_a_restart() {
    let mut world = World::open().await;
    let circle = stated(&world).await;
    let one = [("credential", "#1"), ("until", "31.3.2027"), ("note", "Looked up by phone")];
    let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    assert!(looked.text().contains("Looked up by phone"), "{}", looked.text());
    world.click(&world.operator, looked.seen(), "I have checked it").await;
    world.discord.next_dm(&circle.dana).await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    world.at("2027-03-01T08:59:00Z").await;
    let early: Vec<String> = world.discord.unread().into_iter().map(|seen| seen.text).collect();
    assert_eq!(early, Vec::<String>::new(), "thirty days before, and not sooner");
    world.at("2027-03-01T09:00:00Z").await;
    let heard = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(heard.text, @"The operator's check of what you state (psychotherapist) ends on 31 Mar 2027. Then it reads as stated by you, not checked, unless they look at it again.");
    let heard = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(heard.text, @"Your check of the licence of Dana, who leads Thursday circle (#1), ends on 31 Mar 2027. Then it reads as not checked.");
    assert_eq!(heard.labels(), ["Look at it"]);
    world.settle().await;
    world.cut_off();
    world.at_once("2027-03-31T20:00:00Z");
    world.start().await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(led(&card.text).contains("until 31 Mar 2027"), "its last day: {}", card.text);
    world.at("2027-03-31T22:01:00Z").await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert_eq!(
        led(&card.text).lines().next(),
        Some("Led by Dana: psychotherapist. Stated by Dana on 30 Nov 2026, not checked"),
    );
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_licences_own_last_day_is_told_of_before_and_a_new_one_is_one_word() {
    let world = World::open().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    world.at("2027-12-01T09:00:00Z").await;
    let heard = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(heard.text, @"By what you stated, your licence (psychotherapist) ends on 31 Dec 2027. Then people read that it ended. A new last day: /credential expires: and the day.");
    states(&world, &circle.dana, &[("expires", "2029-12-31")]).await;
    world.at("2028-01-02T09:00:00Z").await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(card.text.contains("Good until: 31 Dec 2029"), "{}", card.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_is_taken_back_and_a_new_statement_ends_it() {
    let world = World::open().await;
    let circle = stated(&world).await;
    for round in 0..2 {
        let one = [("credential", "#1")];
        let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
        world.click(&world.operator, looked.seen(), "I have checked it").await;
        world.discord.next_dm(&circle.dana).await;
        if round == 0 {
            let looked = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
            assert_eq!(looked.seen().labels(), ["I have checked it", "Take the check back"]);
            let done = world.click(&world.operator, looked.seen(), "Take the check back").await;
            assert!(done.text().starts_with("Done. It reads as not checked"), "{}", done.text());
            let heard = world.discord.next_dm(&circle.dana).await;
            insta::assert_snapshot!(heard.text, @"The operator of this bot has taken their check back: psychotherapist reads as stated by you, not checked.");
        } else {
            let country = [("country", "Hessen")];
            let preview = world.ask(&circle.dana, Where::Dm, "credential", &country).await;
            assert!(
                preview.text().contains("It was checked by the operator."),
                "{}",
                preview.text()
            );
            world.click(&circle.dana, preview.seen(), "Confirm").await;
            world.discord.next_dm(&world.operator).await;
        }
        let card = world.tell(&circle.mia, "/group #1").await;
        assert!(led(&card.text).contains("not checked"), "{}", card.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_checked_is_refused() {
    let world = World::open().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    for (number, until, said) in [
        ("#9", "2027-06-30", "There is no such statement"),
        ("Dana", "2027-06-30", "There is no such statement"),
        ("#1", "29 November 2026", "That day is over."),
        ("#1", "2028-01-01", "By their own words the licence ends before that day."),
        ("#1", "next summer", "I am not sure which day that is."),
    ] {
        let one = [("credential", number), ("until", until)];
        let refused = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
        assert!(refused.text().starts_with(said), "{until}: {}", refused.text());
    }
    let refused = world.ask(&circle.dana, Where::Dm, "checkcredential", &[]).await;
    assert_eq!(refused.text(), "Only the operator of this bot can do that.");
    let own = world.ask(&circle.dana, Where::Dm, "start", &[]).await;
    let forged = world.discord.press_forged(&circle.dana, own.seen(), "credential:1").await;
    let forged = forged.expect("an answer");
    assert_eq!(forged.text(), "Only the operator of this bot can do that.");
    states(&world, &circle.dana, &[("expires", "-")]).await;
    let long = [("credential", "#1"), ("until", "2031-01-01")];
    let refused = world.ask(&world.operator, Where::Dm, "checkcredential", &long).await;
    assert!(refused.text().starts_with("A check holds three years"), "{}", refused.text());
    let peer = [("profession", "peer")];
    let preview = world.ask(&circle.dana, Where::Dm, "credential", &peer).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let one = [("credential", "#1")];
    let refused = world.ask(&world.operator, Where::Dm, "checkcredential", &one).await;
    assert!(refused.text().starts_with("They state that they are a peer"), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn die_verwaltung_prueft_auf_deutsch() {
    let mut operator = None;
    let world = World::open_among(|settings, telegram| {
        let person = telegram.person("Oda").with_language("de");
        settings.operators = vec![Account::new(Platform::Telegram, person.id())];
        settings.listing = circlekeeper_core::domain::policy::Listing::Open;
        operator = Some(person);
    })
    .await;
    let oda = operator.expect("an operator");
    world.telegram.start_bot(&oda, None).await;
    world.telegram.next_private(&oda).await;
    let lena = world.telegram.person("Lena").with_language("de");
    world.telegram.start_bot(&lena, None).await;
    world.telegram.next_private(&lena).await;
    world.tell(&lena, "/neuegruppe Abendkreis zone:Berlin fee:kostenlos alias:Lena").await;
    let typed = "/zulassung Psychotherapeutin number:7 body:Kammer country:Berlin";
    let preview = world.tell(&lena, typed).await;
    confirms(&world, &lena, &preview).await;
    let told = world.telegram.next_private(&oda).await;
    insta::assert_snapshot!(told.text, @"Lena leitet Abendkreis (#1) und gibt einen Beruf an: Psychotherapeutin. Die Leute lesen, dass er nicht geprüft ist, bis du nachgesehen hast.");
    let shown =
        world.tell(&oda, "/zulassungpruefen #1 until:30. Juni 2027 note:Kammer angerufen").await;
    insta::assert_snapshot!(shown.text, @"
    Angabe #1 von Lena:
    • Geleitet von Lena: Psychotherapeutin. Von Lena am 30. Nov. 2026 angegeben, nicht geprüft
    • Nummer der Zulassung: 7. Ausgestellt von: Kammer. Land: Berlin. Gültig bis: keine Angabe. Öffentliches Verzeichnis: keine Angabe

    Leitet: Abendkreis (#1)

    Bitte sieh zuerst selbst nach, im Verzeichnis oder bei der ausstellenden Stelle. Wenn du bestätigst, lesen die Leute, dass du es heute geprüft hast, gültig bis 30. Juni 2027. Dafür stehst du ein.

    Deine Notiz, lesbar für die Person mit /meinedaten: Kammer angerufen

    Ein anderer Tag, oder eine Notiz: /zulassungpruefen #1 until:2027-12-31 note:…
    ");
    let done = confirms(&world, &oda, &shown).await;
    insta::assert_snapshot!(done, @"Erledigt. Die Leute lesen, dass du es geprüft hast, gültig bis 30. Juni 2027. Wer es angegeben hat, erfährt es, und ihr beide hört 30 Tage vor dem Ende davon.");
    let heard = world.telegram.next_private(&lena).await;
    insta::assert_snapshot!(heard.text, @"Die Verwaltung dieses Bots hat deine Angabe geprüft: Psychotherapeutin. /gruppe sagt das bis 30. Juni 2027, oder bis du etwas Neues angibst.");
    let card = world.tell(&lena, "/gruppe").await;
    insta::assert_snapshot!(led(&card.text), @"
    Geleitet von Lena: Psychotherapeutin. Von der Verwaltung am 30. Nov. 2026 geprüft, gilt bis 30. Juni 2027
    Nummer der Zulassung: 7. Ausgestellt von: Kammer. Land: Berlin. Gültig bis: keine Angabe. Öffentliches Verzeichnis: keine Angabe
    ");
    world.close().await;
}
