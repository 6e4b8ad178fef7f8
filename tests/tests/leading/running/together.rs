//! A group is led by two: a code from one, the word of the other.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::Person;
use circlekeeper_tests::World;

use super::{asks, code_of, led_by_two, made, meeting};

const UNKNOWN: &str = "I do not know that code. It may have been used, taken back, or be over a day old. Please ask for a new one.";

#[tokio::test(flavor = "multi_thread")]
async fn a_code_from_who_leads_makes_one_person_more_a_facilitator_on_either_platform() {
    let (world, circle) = meeting().await;
    let given = made(&world, &circle).await;
    assert!(given.is_private());
    let code = code_of(&given);
    let shown = given.text().replace(&code, "CODE");
    insta::assert_snapshot!(shown, @"
    With this code one person more can lead Thursday circle:
    `CODE`
    Please give it to them privately. They write `/cofacilitator` and the code to me, on Discord or on Telegram. It works once, for 24 hours, for whoever has it.
    I keep no copy that could be read: should it be lost, make a new one.
    ");
    let robin = world.newcomer("Robin").await;
    let preview = world.tell(&robin, &format!("/cofacilitator {code}")).await;
    insta::assert_snapshot!(preview.text, @"
    Lead Thursday circle together with Dana?

    Whoever leads a group sees its members by the name they chose, looks after its times, and is told privately what the group needs. You take no seat. /leave ends it.
    ");
    world.telegram.press(&robin, &preview, "Confirm").await;
    let done = world.telegram.next_edit(&preview).await;
    insta::assert_snapshot!(done.text, @"
    You lead Thursday circle now. /people shows who is in it, /sessions its times, /help what you can do.

    The group does not know yet what to call you: /alias and a name tells it.
    ");
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"Somebody leads Thursday circle with you from now on, by a code from one of you. They have not chosen a name yet. Should that be wrong, please tell the operator.");
    let people = world.tell(&robin, "/people").await;
    assert!(people.text.contains("Mia B."), "{}", people.text);
    // Used once, it is good no more, for anybody.
    let again = world.tell(&circle.mia, &format!("/cofacilitator {code}")).await;
    assert_eq!(again.text, UNKNOWN);
    assert!(world.stored_bytes().windows(code.len()).all(|seen| seen != code.as_bytes()));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_who_leads_keeps_their_name_and_takes_no_seat() {
    let (world, circle) = meeting().await;
    asks(
        &world,
        &circle.dana,
        "editgroup",
        &[("group", "#1"), ("kind", "fixed"), ("capacity", "2")],
    )
    .await;
    asks(&world, &circle.noah, "alias", &[("alias", "Noah")]).await;
    let code = code_of(&made(&world, &circle).await);
    let preview = asks(&world, &circle.noah, "cofacilitator", &[("code", &code)]).await;
    insta::assert_snapshot!(preview.text(), @"
    Lead Thursday circle together with Dana?
    Whoever leads a group sees its members by the name they chose, looks after its times, and is told privately what the group needs. You take no seat. /leave ends it.
    You stay Noah, and the seat you have is free for somebody else.
    ");
    world.click(&circle.noah, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(world.discord.next_dm(&circle.dana).await.text, @"Noah leads Thursday circle with you from now on, by a code from one of you. Should that be wrong, please tell the operator.");
    let people = asks(&world, &circle.noah, "people", &[]).await;
    assert!(people.text().contains("Noah (facilitator)"), "{}", people.text());
    // Mia is the only one who takes a seat now.
    let sam = world.newcomer("Sam").await;
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_use_one_code_at_the_same_time_one_leads() {
    let (world, circle) = meeting().await;
    let code = code_of(&made(&world, &circle).await);
    let typed = format!("/cofacilitator {}", code.replace('-', " ").to_uppercase());
    let (mia, sam) = (circle.mia.clone(), world.newcomer("Sam").await);
    let (first, second) = (world.tell(&mia, &typed).await, world.tell(&sam, &typed).await);
    tokio::join!(
        world.telegram.press(&mia, &first, "Confirm"),
        world.telegram.press(&sam, &second, "Confirm"),
    );
    world.settle().await;
    let won = world.telegram.again(&first).text.starts_with("You lead Thursday circle now");
    let ((winner, theirs), loser) =
        if won { ((&mia, &first), &sam) } else { ((&sam, &second), &mia) };
    let done = world.telegram.next_edit(theirs).await;
    assert!(done.text.starts_with("You lead Thursday circle now"), "{}", done.text);
    assert_eq!(world.telegram.next_private(loser).await.text, UNKNOWN);
    world.discord.next_dm(&circle.dana).await;
    let people = world.tell(winner, "/people").await;
    assert_eq!(people.text.matches("(facilitator)").count(), 2, "{}", people.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_outlives_a_restart_and_not_a_day_nor_its_maker() {
    let (mut world, circle, robin) = led_by_two().await;
    let by_robin = world.tell(&robin, "/cofacilitator").await;
    let by_robin = by_robin.text.lines().find(|line| line.len() == 39).expect("a code").to_owned();
    let taken_back = made(&world, &circle).await;
    let back = world.click(&circle.dana, taken_back.seen(), "Take the code back").await;
    insta::assert_snapshot!(back.text(), @"The code for Thursday circle is good no more.");
    let good = code_of(&made(&world, &circle).await);
    let late = code_of(&made(&world, &circle).await);
    let sam = world.newcomer("Sam").await;
    let preview = world.tell(&sam, &format!("/cofacilitator {by_robin}")).await;
    world.agree(&robin, "/leave #1").await;
    world.discord.next_dm(&circle.dana).await;
    let gone = world.tap(&sam, &preview, "Confirm").await;
    assert_eq!(gone.text, UNKNOWN, "who left leads nobody in");
    let typed = format!("/cofacilitator {}", code_of(&taken_back));
    assert_eq!(world.tell(&sam, &typed).await.text, UNKNOWN, "taken back");
    world.cut_off();
    world.start().await;
    let done = world.agree(&sam, &format!("/cofacilitator {good}")).await;
    assert!(done.text.starts_with("You lead Thursday circle now"), "{}", done.text);
    world.discord.next_dm(&circle.dana).await;
    let own = world.tell(&sam, &format!("/cofacilitator {late}")).await;
    insta::assert_snapshot!(own.text, @"You lead Thursday circle already. The code stays good for somebody else.");
    world.at("2026-12-01T08:01:00Z").await;
    assert_eq!(world.tell(&robin, &format!("/cofacilitator {late}")).await.text, UNKNOWN);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_leads_makes_codes_and_who_was_taken_out_uses_none() {
    let (world, circle) = meeting().await;
    let none = world.tell(&circle.mia, "/cofacilitator").await;
    insta::assert_snapshot!(none.text, @"You lead no group. If somebody gave you a code, write it behind the command.");
    let other = asks(&world, &circle.noah, "cofacilitator", &[("group", "#1")]).await;
    assert!(other.text().starts_with("Only a facilitator"), "{}", other.text());
    for nonsense in ["Rosen", "0000-0000-0000-0000-0000-0000-0000-0000", "#1"] {
        let answer = world.tell(&circle.mia, &format!("/cofacilitator code:{nonsense}")).await;
        assert_eq!(answer.text, UNKNOWN, "{nonsense}");
    }
    let code = code_of(&made(&world, &circle).await);
    let preview = asks(&world, &circle.dana, "remove", &[("member", "Mia B.")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.next_private(&circle.mia).await;
    let out = world.tell(&circle.mia, &format!("/cofacilitator {code}")).await;
    assert_eq!(out.text, "Thursday circle takes no new members at present.");
    let close = asks(&world, &circle.dana, "closegroup", &[]).await;
    world.click(&circle.dana, close.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let over = asks(&world, &circle.noah, "cofacilitator", &[("code", &code)]).await;
    assert!(over.text().contains("Thursday circle is over"), "{}", over.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_may_go_and_the_last_one_may_not() {
    let (world, circle, robin) = led_by_two().await;
    let preview = asks(&world, &circle.dana, "leave", &[("group", "#1")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.next_private(&robin).await;
    let last = world.tell(&robin, "/leave #1").await;
    assert!(last.text.starts_with("You are the only facilitator"), "{}", last.text);
    let own = world.tell(&robin, "/remove Robin").await;
    assert_eq!(own.text, "That is a facilitator. Facilitators leave by themselves.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_is_asked_before_they_leave_and_those_who_lead_on_are_told() {
    let (mut world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/duty lead").await;
    let other = world.tell(&robin, "/leave #1").await;
    let preview = world.tell(&robin, "/leave #1").await;
    insta::assert_snapshot!(preview.text, @"
    Leave Thursday circle, which you lead?

    Those who lead it with you go on, and are told privately that one of you has left. What you gave out, codes and invitations, is good no more. To lead it again you need a new code from one of them.

    What you have taken on in these sessions is free then, and they are told which:
    • Thu 3 Dec 2026, 19:00 (Berlin)
    ");
    assert_eq!(preview.labels(), ["Confirm", "Never mind"]);
    let people = asks(&world, &circle.dana, "people", &[]).await;
    assert!(people.text().contains("Robin (facilitator)"), "nothing is done yet");
    world.cut_off();
    world.start().await;
    world.telegram.press(&robin, &preview, "Confirm").await;
    let left = world.telegram.next_edit(&preview).await;
    assert!(left.text.starts_with("You have left Thursday circle"), "{}", left.text);
    assert_eq!(left.labels(), ["Join again"]);
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"
    One of those who led Thursday circle with you has left it, by their own wish.
    You lead it alone now. /cofacilitator makes a code for somebody who leads it with you.
    What they had taken on is free now; /duty takes it:
    - <t:1796320800:F> · Nobody has taken the lead or the door yet.
    ");
    // Who has come back as a member is not put out by the old button.
    world.tell(&robin, "/join #1").await;
    let old = world.tap(&robin, &other, "Confirm").await;
    assert!(old.text.contains("too old"), "{}", old.text);
    let people = asks(&world, &circle.dana, "people", &[]).await;
    assert!(!people.text().contains("Robin"), "{}", people.text());
    let own = world.tell(&robin, "/mygroups").await;
    assert!(own.text.contains("Thursday circle (#1)"), "{}", own.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_who_lead_one_leaves_on_discord_and_it_is_said_in_german() {
    let (world, circle, robin) = led_by_two().await;
    let code = code_of(&made(&world, &circle).await);
    let preview = asks(&world, &circle.noah, "cofacilitator", &[("code", &code)]).await;
    world.click(&circle.noah, preview.seen(), "Confirm").await;
    world.discord.next_dm(&circle.dana).await;
    world.telegram.next_private(&robin).await;
    asks(&world, &circle.noah, "alias", &[("alias", "Noah")]).await;
    asks(&world, &circle.dana, "duty", &[("as", "door"), ("session", "#1")]).await;
    asks(&world, &circle.dana, "language", &[("language", "de")]).await;
    world.tell(&robin, "/sprache de").await;
    let preview = asks(&world, &circle.dana, "leave", &[("group", "#1")]).await;
    insta::assert_snapshot!(preview.text(), @"
    Thursday circle verlassen, obwohl du die Gruppe leitest?
    Wer sie mit dir leitet, macht weiter und erfährt privat, dass jemand aus der Leitung gegangen ist. Codes und Einladungen, die du ausgegeben hast, gelten nicht mehr. Um sie wieder zu leiten, brauchst du einen neuen Code von ihnen.
    Was du bei diesen Treffen übernommen hast, wird dann frei, und auch das erfahren sie:
    - <t:1796320800:F>
    ");
    let kept = world.click(&circle.dana, preview.seen(), "Doch nicht").await;
    assert!(!kept.text().is_empty());
    let preview = asks(&world, &circle.dana, "leave", &[("group", "#1")]).await;
    world.click(&circle.dana, preview.seen(), "Bestätigen").await;
    let told = world.telegram.next_private(&robin).await;
    insta::assert_snapshot!(told.text, @"
    Eine Person, die Thursday circle mit dir geleitet hat, hat die Gruppe von sich aus verlassen.

    Du leitest sie jetzt mit Noah.

    Was diese Person übernommen hatte, ist jetzt frei; /dienst übernimmt es:
    • Do, 3. Dez. 2026, 19:00 Uhr (Berlin) · Noch leitet niemand, und niemand achtet auf die Tür.
    ");
    let told = world.discord.next_dm(&circle.noah).await;
    assert!(told.text.contains("You lead it with Robin now."), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_a_code_is_made_and_used_too() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/sprache de").await;
    asks(&world, &circle.dana, "language", &[("language", "de")]).await;
    let given = world.ask(&circle.dana, Where::Dm, "cofacilitator", &[]).await;
    let code = code_of(&given);
    insta::assert_snapshot!(given.text().replace(&code, "CODE"), @"
    Mit diesem Code kann eine Person mehr Thursday circle leiten:
    `CODE`
    Bitte gib ihn nur dieser Person. Sie schreibt mir `/mitleitung` und den Code, auf Discord oder auf Telegram. Er gilt einmal, 24 Stunden lang, für alle, die ihn haben.
    Ich behalte nichts, aus dem man ihn lesen könnte. Geht er verloren, mach einen neuen.
    ");
    let preview = world.tell(&circle.mia, &format!("/mitleitung {code}")).await;
    insta::assert_snapshot!(preview.text, @"
    Thursday circle zusammen mit Dana leiten?

    Wer leitet, sieht die Mitglieder unter dem Namen, den sie gewählt haben, kümmert sich um die Zeiten und erfährt privat, was die Gruppe braucht. Du nimmst keinen Platz ein. /austreten beendet es.

    Du bleibst Mia B., und dein Platz wird für jemand anderen frei.
    ");
    world.telegram.press(&circle.mia, &preview, "Bestätigen").await;
    insta::assert_snapshot!(world.telegram.next_edit(&preview).await.text, @"Du leitest jetzt Thursday circle. /leute zeigt, wer dabei ist, /treffen die Zeiten, /hilfe alles, was du tun kannst.");
    insta::assert_snapshot!(world.discord.next_dm(&circle.dana).await.text, @"Mia B. leitet ab jetzt Thursday circle mit dir, durch einen Code von euch. Sollte das nicht stimmen, sag es bitte der Verwaltung.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_with_somebody_that_is_forgotten_hears_that_one_is_gone_and_not_who() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/alias Robin R.").await;
    world.tell(&robin, "/duty lead").await;
    let preview = world.tell(&robin, "/forgetme").await;
    insta::assert_snapshot!(preview.text, @"
    Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.

    Those who lead Thursday circle with you go on, and are told privately that one of you is no longer here, not who. What you gave out there, codes and invitations, is good no more.
    ");
    world.telegram.press(&robin, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"
    One of those who led Thursday circle with you is no longer here. Who it was is erased.
    You lead it alone now. /cofacilitator makes a code for somebody who leads it with you.
    What they had taken on is free now; /duty takes it:
    - <t:1796320800:F> · Nobody has taken the lead or the door yet.
    ");
    let operator = world.ask(&world.operator, Where::Dm, "status", &[]).await;
    assert!(!operator.text().contains("Robin"), "{}", operator.text());
    // Nobody leads it any more: it takes a break, nobody gets in, and the operator hears.
    let preview = world.ask(&circle.dana, Where::Dm, "forgetme", &[]).await;
    assert!(preview.text().contains("You alone lead Thursday circle"), "{}", preview.text());
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let orphaned = world.discord.next_dm(&world.operator).await;
    assert!(orphaned.text.contains("has lost its last facilitator"), "{}", orphaned.text);
    let lea = world.newcomer("Lea").await;
    let joined = world.tell(&lea, "/join #1").await;
    assert!(joined.text.starts_with("I know no such group"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_in_a_break_that_nobody_leads_any_more_is_told_to_the_operator_and_promises_no_day()
{
    let (mut world, circle, robin) = led_by_two().await;
    let until = [("until", "2027-01-14")];
    let preview = world.ask(&circle.dana, circle.channel, "pausegroup", &until).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let next = world.tell(&circle.mia, "/next").await;
    assert!(next.text.contains("14 Jan"), "{}", next.text);
    // Both ask to be forgotten at the same moment.
    let hers = world.ask(&circle.dana, Where::Dm, "forgetme", &[]).await;
    let theirs = world.tell(&robin, "/forgetme").await;
    tokio::join!(
        world.click(&circle.dana, hers.seen(), "Confirm"),
        world.telegram.press(&robin, &theirs, "Confirm"),
    );
    world.telegram.next_edit(&theirs).await;
    let orphaned = world.discord.next_dm(&world.operator).await;
    assert!(orphaned.text.contains("has lost its last facilitator"), "{}", orphaned.text);
    world.settle().await;
    // Whoever of them was sooner, the other may have been told or was gone before.
    let heard = world.discord.unread().len() + world.telegram.unread().len();
    assert!(heard <= 1, "{:?} {:?}", world.discord.unread(), world.telegram.unread());
    for _ in world.discord.unread() {
        world.discord.next_dm(&circle.dana).await;
    }
    for _ in world.telegram.unread() {
        world.telegram.next_private(&robin).await;
    }
    world.cut_off();
    world.start().await;
    let next = world.tell(&circle.mia, "/next").await;
    assert!(!next.text.contains("14 Jan"), "{}", next.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn german_words_for_one_who_is_no_longer_here() {
    let (world, circle, robin) = led_by_two().await;
    world.ask(&circle.dana, Where::Dm, "language", &[("language", "de")]).await;
    world.tell(&robin, "/language de").await;
    let preview = world.tell(&robin, "/vergissmich").await;
    insta::assert_snapshot!(preview.text, @"
    Soll ich dich vergessen? Du verlässt alle deine Gruppen, und alles, was ich über dich aufbewahre, wird gelöscht. Das lässt sich nicht zurücknehmen.

    Wer Thursday circle mit dir leitet, macht weiter und erfährt privat, dass eine Person von euch nicht mehr hier ist, nicht wer. Was du dort ausgegeben hast, Codes und Einladungen, gilt dann nicht mehr.
    ");
    world.telegram.press(&robin, &preview, "Bestätigen").await;
    world.telegram.next_edit(&preview).await;
    insta::assert_snapshot!(world.discord.next_dm(&circle.dana).await.text, @"
    Eine Person, die Thursday circle mit dir geleitet hat, ist nicht mehr hier. Wer es war, ist gelöscht.
    Du leitest sie jetzt allein. /mitleitung macht einen Code für jemanden, der sie mit dir leitet.
    ");
    world.close().await;
}

/// What is stored of it is told to who made it, and goes with them.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_told_in_mydata_and_goes_when_its_maker_is_forgotten() {
    let (world, circle, robin) = led_by_two().await;
    world.tell(&robin, "/cofacilitator").await;
    let data = data_of(&world, &robin).await;
    assert!(data.contains("codes_for_cofacilitators"), "{data}");
    assert!(data.contains("\"good_until\": \"2026-12-01T"), "{data}");
    let gone = world.agree(&robin, "/forgetme").await;
    assert!(gone.text.starts_with("Done."), "{}", gone.text);
    world.discord.next_dm(&circle.dana).await;
    world.close().await;
}

async fn data_of(world: &World, by: &Person) -> String {
    let said = world.tell(by, "/mydata").await;
    let sent = if said.file.is_some() { said } else { world.telegram.next_private(by).await };
    String::from_utf8(sent.file.expect("a file").bytes).expect("text")
}
