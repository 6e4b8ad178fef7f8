//! Somebody who was taken out of a group may be let back: not put back, but let ask again, by those who lead it;
//! where the operator took them out, by the operator alone.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::{Person, Seen};
use circlekeeper_tests::{Circle, World};

use crate::scene::{both, confirms, decides, gathered, looks, tells_operator};

const GONE: &str = "Nobody is kept out under that number any more: they may ask again already, or were forgotten. /people shows who is in, and who was taken out.";
const BY_OPERATOR: &str = "You were taken out of Thursday circle, so you cannot come in by yourself. Only the operator of this bot can let you ask again. If you think that is a mistake, please tell them: /concern";

/// Dana takes Mia out, who hears it. What Dana reads then.
async fn mia_is_out(world: &World, circle: &Circle) -> circlekeeper_playground::discord::Answer {
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#2")]).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    let told = world.telegram.next_private(&circle.mia).await;
    assert!(told.text.starts_with("You are no longer in Thursday circle"), "{}", told.text);
    done
}

/// Robin leads the circle with Dana, on Telegram.
async fn robin_leads(world: &World, circle: &Circle) -> Person {
    let robin = world.newcomer("Robin").await;
    let made = world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await;
    let code = made.text().lines().find(|line| line.starts_with('`')).expect("a code");
    world.agree(&robin, &format!("/cofacilitator {}", code.trim_matches('`'))).await;
    world.discord.next_dm(&circle.dana).await;
    robin
}

/// The operator takes Noah out for a concern of Mia's.
async fn noah_is_expelled(world: &World, circle: &Circle) {
    tells_operator(world, &circle.mia, "/concern Somebody writes to me at night").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(world, &told).await;
    let people = world.click(&world.operator, shown.seen(), "Remove a person").await;
    decides(world, &people, "#3 somebody without a name").await;
    world.discord.next_dm(&circle.dana).await;
    world.discord.next_dm(&circle.noah).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_taken_out_by_mistake_is_let_ask_again_and_comes_back_by_their_own_wish() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let done = mia_is_out(&world, &circle).await;
    insta::assert_snapshot!(done.text(), @"
    Done. They are no longer in Thursday circle. They could still come back with an account on the other platform.
    I do not keep its chat on Telegram: if they are in it, they still are. Please take them out there yourself. So that I do that from now on, make me an administrator there who may invite and ban people.
    If that was a mistake, or you have made peace, the button below lets them ask again, and so does /people later on: there they are `#2`, without a name.
    ");
    let outside = world.tell(&circle.mia, "/join #1").await;
    insta::assert_snapshot!(outside.text, @"You were taken out of Thursday circle, so you cannot come in by yourself. Those who lead it can let you ask again: to them you are #2, without a name. If you think that is a mistake, please speak with them, or tell the operator of this bot: /concern");
    let preview = world.click(&circle.dana, done.seen(), "Let them ask again").await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @"
    Let `#2` ask to come into Thursday circle again? They are told so privately. Nobody is put back in: whether they come is up to them.
    If they do, they come in at once when a seat is free: you are not asked first.
    ");
    let back = world.click(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(back.text(), @"`#2` may ask to come into Thursday circle again, and is told so privately.");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    Those who lead Thursday circle would let you come back, if you want to. You are not put back in: it is up to you, and you need not answer.

    The button below lets you in. Should no seat be free, you wait in line for one.
    ");
    // They are not in, and nobody else hears of it.
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(
        !people.text().contains("Mia") && !people.text().contains("taken"),
        "{}",
        people.text()
    );
    let welcome = world.tap(&circle.mia, &told, "Join").await;
    assert!(welcome.text.starts_with("You are in Thursday circle. Welcome."), "{}", welcome.text);
    // An old button does nothing more.
    let again = world.click(&circle.dana, done.seen(), "Let them ask again").await;
    assert_eq!(again.text(), GONE);
    assert!(world.audited().await.contains(&"remove:back".to_owned()));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_shows_who_was_taken_out_to_those_who_lead_and_to_nobody_else() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let robin = robin_leads(&world, &circle).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "request")]).await;
    mia_is_out(&world, &circle).await;
    let preview = world.tell(&robin, "/remove #3").await;
    confirms(&world, &robin, &preview).await;
    world.discord.next_dm(&circle.noah).await;
    let people = world.tell(&robin, "/people").await;
    insta::assert_snapshot!(people.text, @"
    In Thursday circle:
    • #1 Dana (facilitator), Discord, since 30 Nov 2026
    • #4 somebody without a name (facilitator), Telegram, since 30 Nov 2026

    2 people were taken out, and cannot come back by themselves.

    Please keep this to yourself. To take somebody out: /remove and their number.
    ");
    let out = world.tap(&robin, &people, "Who was taken out").await;
    insta::assert_snapshot!(out.text, @"
    Taken out of Thursday circle, or of its line:
    • #3, Discord, since 30 Nov 2026
    • #2, Telegram, since 30 Nov 2026

    I keep no names of them. Whoever tries to come in again reads their number, and can tell it to you.
    ");
    assert_eq!(out.labels(), ["Let #3 ask again", "Let #2 ask again"]);
    for account in [circle.mia.id().to_string(), circle.noah.id().to_string()] {
        assert!(!out.text.contains(&account), "{}", out.text);
    }
    let preview = world.tap(&robin, &out, "Let #3 ask again").await;
    insta::assert_snapshot!(preview.text, @"
    Let #3 ask to come into Thursday circle again? They are told so privately. Nobody is put back in: whether they come is up to them.

    If they do, they send a request, and those who lead the group decide.
    ");
    confirms(&world, &robin, &preview).await;
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"
    Those who lead Thursday circle would let you come back, if you want to. You are not put back in: it is up to you, and you need not answer.
    With the button below you ask those who lead it, as everybody does.
    ");
    let overview = world.click(&circle.noah, &told, "Ask to join").await;
    assert!(overview.text().contains("read requests before"), "{}", overview.text());
    // Who does not lead it sees nothing by a made-up button, and lets nobody back.
    let own = world.ask(&circle.noah, Where::Dm, "mygroups", &[]).await;
    for data in ["takenout:1", "takenout:1:0", "letback:2"] {
        let forged = world.discord.press_forged(&circle.noah, own.seen(), data).await;
        let forged = forged.expect("an answer");
        assert!(forged.text().starts_with("That button belongs to somebody else"), "{data}");
    }
    world.telegram.press_forged(&robin, &out, "letback:1").await;
    assert_eq!(world.telegram.next_private(&robin).await.text, GONE);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_operator_took_out_the_operator_alone_lets_back() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    noah_is_expelled(&world, &circle).await;
    let outside = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert_eq!(outside.text(), BY_OPERATOR);
    // Those who lead it see that there is somebody, and not who.
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let out = world.click(&circle.dana, people.seen(), "Who was taken out").await;
    insta::assert_snapshot!(out.text(), @"
    Nobody was taken out of Thursday circle whom you could let ask again.
    The operator of this bot took out one person. Only the operator can let them ask again.
    ");
    assert!(out.seen().labels().is_empty());
    let forged = world.discord.press_forged(&circle.dana, out.seen(), "letback:3").await;
    insta::assert_snapshot!(forged.expect("an answer").text(), @"The operator of this bot took that person out of Thursday circle, and only the operator can let them ask again. To write to the operator: /concern");
    // The concern is dealt with, and they have made peace.
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    let shown = listed.text().lines().filter(|line| !line.contains("C-")).collect::<Vec<_>>();
    insta::assert_snapshot!(shown.join("\n"), @"
    One concern is open:
    Whom you took out:
    - `#3` of Thursday circle (#1), 30 Nov 2026
    Only you can let one of them ask again: `/concerns member:#12`
    ");
    let by_number = [("member", "#3")];
    let preview = world.ask(&world.operator, Where::Dm, "concerns", &by_number).await;
    let done = world.click(&world.operator, preview.seen(), "Confirm").await;
    assert!(done.text().starts_with("`#3` may ask to come into"), "{}", done.text());
    let told = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(told.text, @"
    The operator of this bot lets you ask to come into Thursday circle again, if you want to. You are not put back in: it is up to you, and you need not answer.
    The button below lets you in. Should no seat be free, you wait in line for one.
    ");
    let hears = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(hears.text, @"The operator of this bot lets somebody whom they took out of Thursday circle ask to come in again, by the way everybody takes. The person is told privately, and is not put back in.");
    let welcome = world.click(&circle.noah, &told, "Join").await;
    assert!(welcome.text().starts_with("You are in Thursday circle"), "{}", welcome.text());
    let noted = world.audited().await;
    assert!(noted.contains(&"concerns:back".to_owned()), "{noted:?}");
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    assert!(!listed.text().contains("#3"), "{}", listed.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mydata_says_that_the_operator_took_somebody_out() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    noah_is_expelled(&world, &circle).await;
    world.ask(&circle.noah, Where::Dm, "mydata", &[]).await;
    let sent = world.discord.next_private(&circle.noah).await;
    let text = String::from_utf8(sent.files[0].bytes.clone()).expect("text");
    assert!(text.contains("\"taken_out_by_the_operator\": true"), "{text}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_let_somebody_back_one_does_and_who_leads_no_more_does_not() {
    let mut world = World::open().await;
    let circle = gathered(&world).await;
    let robin = robin_leads(&world, &circle).await;
    let done = mia_is_out(&world, &circle).await;
    let hers = world.click(&circle.dana, done.seen(), "Let them ask again").await;
    let people = world.tell(&robin, "/people").await;
    let out = world.tap(&robin, &people, "Who was taken out").await;
    let theirs = world.tap(&robin, &out, "Let #2 ask again").await;
    let late = world.tap(&robin, &out, "Let #2 ask again").await;
    // Robin goes, and the bot is cut off: a preview gives no right.
    world.agree(&robin, "/leave #1").await;
    world.discord.next_dm(&circle.dana).await;
    let refused = world.tap(&robin, &theirs, "Confirm").await;
    assert!(refused.text.starts_with("That button belongs to"), "{}", refused.text);
    world.cut_off();
    world.start().await;
    world.click(&circle.dana, hers.seen(), "Confirm").await;
    let told = world.telegram.next_private(&circle.mia).await;
    assert!(told.text.contains("would let you come back"), "{}", told.text);
    let refused = world.tap(&robin, &late, "Confirm").await;
    assert_eq!(refused.text, GONE);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_let_back_reads_which_way_is_open_now() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let lets_back = async |number: &str| -> Seen {
        let preview =
            world.ask(&circle.dana, circle.channel, "remove", &[("member", number)]).await;
        let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
        world.telegram.next_private(&circle.mia).await;
        let preview = world.click(&circle.dana, done.seen(), "Let them ask again").await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        world.telegram.next_private(&circle.mia).await
    };
    world.ask(&circle.dana, circle.channel, "editgroup", &[("entry", "invite")]).await;
    let told = lets_back("#2").await;
    assert!(told.text.ends_with("those who lead it can give you one."), "{}", told.text);
    assert!(told.labels().is_empty());
    let made = world.ask(&circle.dana, circle.channel, "invite", &[]).await;
    let code = made.text().split("code:").nth(1).expect("a code")[..26].to_owned();
    let welcome = world.tell(&circle.mia, &format!("/join code:{code}")).await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    let preview = world.ask(&circle.dana, circle.channel, "pausegroup", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "Thursday circle takes a break. You will hear here when it goes on.")
        .await;
    let told = lets_back("#4").await;
    assert!(told.text.ends_with("you may come in like anybody else."), "{}", told.text);
    assert!(told.labels().is_empty());
    // A group that is over lets nobody back.
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#3")]).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_dm(&circle.noah).await;
    let preview = world.ask(&circle.dana, circle.channel, "closegroup", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "Thursday circle is over. Thank you for having been here.").await;
    let over = world.click(&circle.dana, done.seen(), "Let them ask again").await;
    assert_eq!(over.text(), "Thursday circle is over for good.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_were_taken_out_stand_on_pages_and_the_forgotten_are_counted() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    for number in 4..=12 {
        let one = world.newcomer("Lea").await;
        world.tell(&one, "/join #1").await;
        let member = format!("#{number}");
        let preview =
            world.ask(&circle.dana, circle.channel, "remove", &[("member", &member)]).await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        world.telegram.next_private(&one).await;
        if number == 4 {
            world.agree(&one, "/forgetme").await;
        }
    }
    mia_is_out(&world, &circle).await;
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    let out = world.click(&circle.dana, people.seen(), "Who was taken out").await;
    assert_eq!(out.seen().labels().len(), 9, "{:?}", out.seen().labels());
    let note = "One person who was taken out has asked me since to forget them. They stay out, and I cannot tell who it is.";
    assert!(out.text().contains(note), "{}", out.text());
    let rest = world.click(&circle.dana, out.seen(), "More").await;
    assert_eq!(rest.seen().labels(), ["Let #2 ask again", "Back"]);
    let first = world.click(&circle.dana, rest.seen(), "Back").await;
    assert_eq!(first.text(), out.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letting_somebody_back_reads_as_well_in_german() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let dana = circle.dana.with_locale("de");
    world.ask(&dana, Where::Dm, "language", &[("language", "de")]).await;
    world.tell(&circle.mia, "/language de").await;
    let preview = world.ask(&dana, circle.channel, "remove", &[("member", "#2")]).await;
    let done = world.click(&dana, preview.seen(), "Bestätigen").await;
    insta::assert_snapshot!(done.text(), @"
    Erledigt. Die Person ist nicht mehr in Thursday circle. Mit einem Konto auf der anderen Plattform könnte sie noch zurückkommen.
    Den Chat auf Telegram verwalte ich nicht: Ist die Person darin, bleibt sie es. Bitte nimm sie dort selbst heraus. Damit ich das künftig tue, mach mich dort zum Admin, der einladen und sperren darf.
    Wenn das ein Irrtum war oder ihr euch ausgesprochen habt: Der Knopf hier unten lässt die Person wieder fragen, und später auch /leute. Dort steht sie ohne Namen, als `#2`.
    ");
    world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(world.tell(&circle.mia, "/beitreten #1").await.text, @"Du wurdest aus Thursday circle herausgenommen und kannst nicht von selbst wieder hinein. Die Leitung kann dich wieder fragen lassen: Bei ihr stehst du ohne Namen, als #2. Wenn du das für einen Irrtum hältst, sprich bitte mit ihr, oder sag es der Verwaltung dieses Bots: /melden");
    let people = world.ask(&dana, circle.channel, "people", &[]).await;
    let out = world.click(&dana, people.seen(), "Wer herausgenommen wurde").await;
    insta::assert_snapshot!(out.text(), @"
    Aus Thursday circle oder von der Warteliste genommen:
    - `#2`, Telegram, seit 30. Nov. 2026
    Namen bewahre ich von ihnen nicht auf. Wer wieder hineinwill, liest die eigene Nummer und kann sie dir sagen.
    ");
    let preview = world.click(&dana, out.seen(), "#2 wieder fragen lassen").await;
    insta::assert_snapshot!(preview.text(), @"
    `#2` wieder fragen lassen, in Thursday circle dabei zu sein? Die Person erfährt es privat. Niemand wird zurückgeholt: Ob sie kommt, entscheidet sie selbst.
    Wenn ja, ist sie sofort dabei, sobald ein Platz frei ist: Du wirst vorher nicht gefragt.
    ");
    let back = world.click(&dana, preview.seen(), "Bestätigen").await;
    insta::assert_snapshot!(back.text(), @"`#2` darf wieder fragen, in Thursday circle dabei zu sein, und erfährt es privat.");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"
    Die Leitung von Thursday circle würde dich wieder dabei sein lassen, wenn du magst. Niemand holt dich zurück: Es liegt bei dir, und du musst nicht antworten.

    Mit dem Knopf hier unten bist du dabei. Ist kein Platz frei, wartest du auf einen.
    ");
    world.tap(&circle.mia, &told, "Beitreten").await;
    world.close().await;
}
