//! What whoever leads states of their profession, and where it is read.

use circlekeeper_playground::discord::{Person, Seen, Where};
use circlekeeper_tests::World;

pub(crate) const LICENCE: [(&str, &str); 6] = [
    ("profession", "psychotherapist"),
    ("number", "PT-1234-5"),
    ("body", "Chamber of Psychotherapists"),
    ("country", "Berlin"),
    ("register", "https://register.example.org/find"),
    ("expires", "31 December 2027"),
];

/// Somebody states a profession on Discord, and the operator is told.
pub(crate) async fn states(world: &World, by: &Person, what: &[(&str, &str)]) -> Seen {
    let preview = world.ask(by, Where::Dm, "credential", what).await;
    let done = world.click(by, preview.seen(), "Confirm").await;
    assert!(done.text().starts_with("Done."), "{}", done.text());
    world.discord.next_dm(&world.operator).await
}

/// What the card says of who leads, line by line.
pub(crate) fn led(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches(['-', '•', ' ']));
    let said = |line: &&str| {
        ["Led by", "Licence", "Geleitet", "Nummer"].iter().any(|word| line.starts_with(word))
    };
    lines.filter(said).collect::<Vec<_>>().join("\n").replace('\u{2060}', "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_licence_is_shown_as_stated_by_whoever_leads() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.ask(&circle.dana, circle.channel, "alias", &[("alias", "Dana K.")]).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert_eq!(led(&card.text), "Led by Dana K.; profession and licence: not stated");
    let preview = world.ask(&circle.dana, circle.channel, "credential", &LICENCE).await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @"
    Shall people read this of you, in every group you lead?
    - Led by Dana K.: psychotherapist. Stated by Dana K. on 30 Nov 2026, not checked
    - Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: <https://register.example.org/find>
    ");
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(card.text.contains("not stated"), "a preview states nothing: {}", card.text);
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"Done. /group shows it in every group you lead, as stated by you. A licence may be checked by the operator of this bot; you hear of it then.");
    world.discord.next_dm(&world.operator).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    insta::assert_snapshot!(led(&card.text), @"
    Led by Dana K.: psychotherapist. Stated by Dana K. on 30 Nov 2026, not checked
    Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: https://register.example.org/find
    ");
    let there = world.ask(&circle.noah, Where::Dm, "group", &[("group", "#1")]).await;
    insta::assert_snapshot!(led(there.text()), @"
    Led by Dana K.: psychotherapist. Stated by Dana K. on 30 Nov 2026, not checked
    Licence number: PT-1234-5. Issued by: Chamber of Psychotherapists. Country or state: Berlin. Good until: 31 Dec 2027. Public register: <https://register.example.org/find>
    ");
    // What is read by all names no profession: it may tell what the group is about.
    let open = world.tell_in(&circle.mia, circle.chat, "/group").await;
    insta::assert_snapshot!(led(&open.text), @"Led by Dana K.: a profession stated by Dana K. on 30 Nov 2026, not checked");
    let stored = String::from_utf8_lossy(&world.stored_bytes()).into_owned();
    assert!(!stored.contains("PT-1234") && !stored.contains("psychotherapist"));
    let again = world.ask(&circle.dana, circle.channel, "credential", &LICENCE).await;
    assert_eq!(again.text(), "That is what you state already.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_it_is_asked_bit_by_bit_and_a_blank_is_said_as_one() {
    let world = World::open().await;
    let lena = world.newcomer("Lena").await;
    let refused = world.tell(&lena, "/credential peer").await;
    assert_eq!(refused.text, "You lead no group yet. /newgroup opens one.");
    world.tell(&lena, "/newgroup Evenings zone:Berlin fee:free alias:Lena").await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&lena).await;
    let offered = world.tell(&lena, "/credential").await;
    insta::assert_snapshot!(offered.text, @"
    You have not stated your profession. People who look at your groups read: not stated.

    A therapist states profession, licence number, who issued it and for which country or state, so that people can look it up. A peer says so: that is just as good to know. It is shown as stated by you, until the operator of this bot has checked it.

    To state it, or to change a part of it: /credential psychotherapist number:123 body:Chamber country:Berlin register:https://… expires:2027-12-31
    ");
    assert_eq!(offered.labels(), ["State a profession", "I am a peer"]);
    let question = world.tap(&lena, &offered, "State a profession").await;
    assert!(question.text.starts_with("What is your profession?"), "{}", question.text);
    let question = world.tell(&lena, "counsellor ✅").await;
    assert!(question.text.starts_with("What is the number"), "{}", question.text);
    let question = world.tell(&lena, "-").await;
    assert!(question.text.starts_with("Who issued it?"), "{}", question.text);
    let question = world.tell(&lena, "-").await;
    assert!(question.text.starts_with("For which country"), "{}", question.text);
    let refused = world.tell(&lena, "Hessen").await;
    assert!(refused.text.contains("I say so myself"), "{}", refused.text);
    let preview = world.tell(&lena, "/credential counsellor number:- body:- country:Hessen").await;
    insta::assert_snapshot!(led(&preview.text), @"
    Led by Lena: counsellor. Stated by Lena on 30 Nov 2026, not checked
    Licence number: not stated. Issued by: not stated. Country or state: Hessen. Good until: not stated. Public register: not stated
    ");
    world.telegram.press(&lena, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&world.operator).await;
    // One part is changed; the rest stays.
    let preview = world.tell(&lena, "/credential number:77 expires:1.3.2028").await;
    insta::assert_snapshot!(led(&preview.text), @"
    Led by Lena: counsellor. Stated by Lena on 30 Nov 2026, not checked
    Licence number: 77. Issued by: not stated. Country or state: Hessen. Good until: 1 Mar 2028. Public register: not stated
    ");
    world.telegram.press(&lena, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&world.operator).await;
    let own = world.tell(&lena, "/credential").await;
    insta::assert_snapshot!(own.text, @"
    This is what people read of you in the groups you lead:
    • Led by Lena: counsellor. Stated by Lena on 30 Nov 2026, not checked
    • Licence number: 77. Issued by: not stated. Country or state: Hessen. Good until: 1 Mar 2028. Public register: not stated

    To state it, or to change a part of it: /credential psychotherapist number:123 body:Chamber country:Berlin register:https://… expires:2027-12-31
    ");
    let card = world.tell(&lena, "/group").await;
    assert!(card.text.contains("Licence number: 77"), "{}", card.text);
    world.telegram.press(&lena, &own, "Take it back").await;
    let done = world.telegram.next_edit(&own).await;
    assert_eq!(done.text, "Done. What you stated is erased; people read: not stated.");
    let card = world.tell(&lena, "/group").await;
    assert_eq!(led(&card.text), "Led by Lena; profession and licence: not stated");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_says_so_plainly() {
    let world = World::open().await;
    let circle = world.circle().await;
    let offered = world.ask(&circle.dana, Where::Dm, "credential", &[]).await;
    let preview = world.click(&circle.dana, offered.seen(), "I am a peer").await;
    insta::assert_snapshot!(preview.text(), @"
    Shall people read this of you, in every group you lead?
    - Led by Dana: a peer, not a therapist, and without a licence
    ");
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let card = world.tell_in(&circle.mia, circle.chat, "/group").await;
    assert_eq!(led(&card.text), "Led by Dana: a peer, not a therapist, and without a licence");
    let both = [("profession", "peer"), ("number", "12")];
    let refused = world.ask(&circle.dana, Where::Dm, "credential", &both).await;
    assert!(refused.text().starts_with("A peer states no licence."), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_so_is_refused_and_changes_nothing() {
    let world = World::open().await;
    let circle = world.circle().await;
    let with = |name: &'static str, value: &'static str| {
        LICENCE.map(|(part, given)| if part == name { (part, value) } else { (part, given) })
    };
    for (name, value, said) in [
        ("register", "http://register.example.org", "Please give the public register's page"),
        ("register", "https://a:b@register.example.org", "Please give the public register's page"),
        ("register", "https://zoom.us/j/1", "Please give the public register's page"),
        ("expires", "3/4/2027", "I am not sure which day that is."),
        ("expires", "29.11.2026", "By that day the licence has ended."),
        ("profession", "therapist, checked by the operator", "Please leave out that it is checked"),
        ("body", "geprüft von der Kammer", "Please leave out that it is checked"),
    ] {
        let refused = world.ask(&circle.dana, Where::Dm, "credential", &with(name, value)).await;
        assert!(refused.text().starts_with(said), "{name}: {}", refused.text());
        assert!(refused.seen().labels().is_empty(), "{name}");
    }
    let hostile = with("profession", "<b>psy</b> **@everyone** \u{202E}[x](https://x.example)");
    states(&world, &circle.dana, &hostile).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(
        led(&card.text).contains("<b>psy</b> **@everyone** [x](https://x.example)"),
        "{}",
        card.text
    );
    // Somebody else's preview is nobody's to confirm.
    let forged = format!("confirm:{}", 1);
    let own = world.ask(&circle.noah, Where::Dm, "start", &[]).await;
    let refused = world.discord.press_forged(&circle.noah, own.seen(), &forged).await;
    let refused = refused.expect("an answer").text().to_owned();
    assert!(!refused.contains("Done"), "{refused}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_with_its_last_day_by_itself_in_each_readers_zone() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.ask(&circle.dana, circle.channel, "alias", &[("alias", "Dana")]).await;
    let soon = LICENCE.map(
        |(part, given)| {
            if part == "expires" { (part, "2026-12-01") } else { (part, given) }
        },
    );
    states(&world, &circle.dana, &soon).await;
    world.tell(&circle.mia, "/timezone Pacific/Auckland").await;
    world.at("2026-12-01T12:00:00Z").await;
    // It is tomorrow already where Mia is.
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(
        led(&card.text).starts_with(
            "Led by Dana: psychotherapist. The licence ended on 1 Dec 2026, as stated by Dana"
        ),
        "{}",
        card.text
    );
    let card = world.ask(&circle.noah, Where::Dm, "group", &[("group", "#1")]).await;
    assert!(led(card.text()).contains("not checked"), "{}", card.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn auf_deutsch_liest_es_sich_ebenso() {
    let world = World::open().await;
    let lena = world.telegram.person("Lena").with_language("de");
    world.telegram.start_bot(&lena, None).await;
    world.telegram.next_private(&lena).await;
    world.tell(&lena, "/neuegruppe Abendkreis zone:Berlin fee:kostenlos alias:Lena").await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&lena).await;
    let offered = world.tell(&lena, "/zulassung").await;
    insta::assert_snapshot!(offered.text, @"
    Du hast deinen Beruf nicht angegeben. Wer deine Gruppen ansieht, liest: keine Angabe.

    Wer therapeutisch arbeitet, gibt Beruf und Nummer der Zulassung an, wer sie ausgestellt hat und für welches Land, damit man nachsehen kann. Wer selbst betroffen ist und als Peer leitet, sagt das: auch das ist gut zu wissen. Es steht dort als deine Angabe, bis die Verwaltung dieses Bots sie geprüft hat.

    So gibst du es an oder änderst einen Teil davon: /zulassung Psychotherapeutin number:123 body:Kammer country:Berlin register:https://… expires:2027-12-31
    ");
    let preview = world.tap(&lena, &offered, "Ich bin Peer").await;
    insta::assert_snapshot!(preview.text, @"
    Sollen die Leute das über dich lesen, in jeder Gruppe, die du leitest?
    • Geleitet von Lena: selbst betroffen (Peer), nicht therapeutisch ausgebildet und ohne Zulassung
    ");
    world.telegram.press(&lena, &preview, "Bestätigen").await;
    world.telegram.next_edit(&preview).await;
    let preview = world
        .tell(
            &lena,
            "/zulassung Psychotherapeutin number:7 body:Kammer country:- expires:1. März 2028",
        )
        .await;
    world.telegram.press(&lena, &preview, "Bestätigen").await;
    let done = world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(done.text, @"Erledigt. /gruppe zeigt es in jeder Gruppe, die du leitest, als deine Angabe. Eine Zulassung kann die Verwaltung dieses Bots prüfen; du erfährst es dann.");
    let card = world.tell(&lena, "/gruppe").await;
    insta::assert_snapshot!(led(&card.text), @"
    Geleitet von Lena: Psychotherapeutin. Von Lena am 30. Nov. 2026 angegeben, nicht geprüft
    Nummer der Zulassung: 7. Ausgestellt von: Kammer. Land: keine Angabe. Gültig bis: 1. März 2028. Öffentliches Verzeichnis: keine Angabe
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_it_is_handed_over_and_erased() {
    let world = World::open().await;
    let circle = world.circle().await;
    states(&world, &circle.dana, &LICENCE).await;
    let said = world.ask(&circle.dana, Where::Dm, "mydata", &[]).await;
    assert!(said.is_private());
    let file = world.discord.next_private(&circle.dana).await.files.remove(0);
    let text = String::from_utf8(file.bytes).expect("text");
    let data: serde_json::Value = serde_json::from_str(&text).expect("json");
    let stated = serde_json::to_string_pretty(&data["profession_stated"]).expect("json");
    insta::assert_snapshot!(stated, @r#"
    {
      "checked": null,
      "checked_until": null,
      "country": "Berlin",
      "good_until": "2027-12-31",
      "issued_by": "Chamber of Psychotherapists",
      "note_of_the_check": null,
      "number": "PT-1234-5",
      "number_of_the_statement": 1,
      "profession": "psychotherapist",
      "register": "https://register.example.org/find",
      "stated": "2026-11-30T08:00:00Z"
    }
    "#);
    assert_eq!(data["noted_in_the_audit"][3]["what"], "credential", "{text}");
    let preview = world.ask(&circle.dana, Where::Dm, "forgetme", &[]).await;
    world.click(&circle.dana, preview.seen(), preview.seen().labels()[0]).await;
    let card = world.tell(&circle.mia, "/group #1").await;
    assert!(!card.text.contains("psychotherapist"), "{}", card.text);
    world.discord.read_everything();
    world.settle().await;
    world.discord.read_everything();
    for seen in world.telegram.unread() {
        world.telegram.next_message(seen.chat).await;
    }
    world.close().await;
}
