//! What somebody tells the operator about a group, and what they hear of it.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram;
use circlekeeper_tests::World;

use crate::scene::{
    confirms, decides, gathered, looks, nameless, reference_in, tells_operator, with_two_operators,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_concern_goes_to_the_operator_alone_and_its_end_is_told() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let mia = &circle.mia;
    let explained = world.tell(mia, "/concern").await;
    insta::assert_snapshot!(explained.text, @"
    This is too slow for an emergency. If you or somebody else need help now: /crisis

    Here you tell the operator of this bot something about Thursday circle or a person in it: a fee that is not right, a licence that does not exist, somebody who does harm. Those who lead the group, its members and its chats do not hear of it from me.

    It goes to the operator of this bot only. They read your words and that they come from somebody in the group, and neither your account nor a name of yours.

    There are few people in this group, so what you write may tell who you are.

    If it is about a person, describe them in your own words; what they are called in the group is enough.
    ");
    assert_eq!(explained.labels(), ["Write it down", "About Dana"]);
    let question = world.tap(mia, &explained, "Write it down").await;
    assert!(question.text.contains("What should the operator know?"), "{}", question.text);
    let preview = world.tell(mia, "They ask for <b>money</b> before each session").await;
    insta::assert_snapshot!(preview.text.replace('\u{2060}', ""), @"
    Shall this go to the operator? It is about Thursday circle:

    They ask for <b>money</b> before each session

    It goes to the operator of this bot only. They read your words and that they come from somebody in the group, and neither your account nor a name of yours.

    There are few people in this group, so what you write may tell who you are.

    This is too slow for an emergency. If you or somebody else need help now: /crisis
    ");
    world.settle().await;
    assert!(world.discord.unread().is_empty(), "nothing goes before Confirm");
    let raised = confirms(&world, mia, &preview).await;
    let reference = reference_in(&raised);
    insta::assert_snapshot!(nameless(&raised, &reference), @"
    Thank you for saying so. It has gone to the operator, under the reference C-7F3K.

    The operator looks at it, and may ask you something through me. They can pause the group, take somebody out, or close it. You hear from me when it was looked at; your words are erased then, after 180 days at the latest, and at once with /forgetme.

    To add something: /concern reference:C-7F3K and your words.
    ");
    let told = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(nameless(&told.text, &reference), @r"
    A concern, `C-7F3K`, about Thursday circle (#1):
    From somebody in the group.
    They ask for \<b>money\</b> before each session
    Whoever wrote this trusts you with it. Please do not try to find out who it is.
    ");
    let shown = looks(&world, &told).await;
    assert!(shown.is_private());
    insta::assert_snapshot!(nameless(shown.text(), &reference), @r"
    ### **C-7F3K**
    - About Thursday circle (#1)
    - It can be found and joined.
    - From somebody in the group.
    - Raised on 30 Nov 2026
    They wrote (30 Nov 2026):
    They ask for \<b>money\</b> before each session
    ");
    for text in [&told.text, shown.text()] {
        let account = mia.id().to_string();
        assert!(!text.contains("Mia") && !text.contains(&account), "{text}");
    }
    let preview = world.click(&world.operator, shown.seen(), "Dealt with").await;
    insta::assert_snapshot!(nameless(preview.text(), &reference), @"
    Is `C-7F3K` dealt with? All that was written for it is erased then.
    Whoever raised it reads:
    The operator of this bot has looked at what you told them, `C-7F3K`.
    ");
    let done = world.click(&world.operator, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(nameless(done.text(), &reference), @"Done. Whoever raised `C-7F3K` is told, and the words are erased.");
    let ended = world.telegram.next_private(mia).await;
    insta::assert_snapshot!(nameless(&ended.text, &reference), @"
    The operator of this bot has looked at what you told them, C-7F3K.

    What you wrote is erased. If you need somebody now: /crisis
    ");
    let late = looks(&world, &told).await;
    assert_eq!(nameless(late.text(), &reference), "`C-7F3K` was dealt with already.");
    let none = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    assert_eq!(none.text(), "No concern is open.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_it_is_about_who_leads_and_is_asked_back_and_answered() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    world.ask(&circle.dana, circle.channel, "alias", &[("alias", "Dana K.")]).await;
    let explained = world.ask(&circle.noah, circle.channel, "concern", &[]).await;
    assert!(explained.is_private());
    assert_eq!(explained.seen().labels(), ["Write it down", "About Dana K."]);
    let about = world.click(&circle.noah, explained.seen(), "About Dana K.").await;
    assert!(about.text().contains("It is about Dana K., who leads the group."), "{}", about.text());
    assert_eq!(about.seen().labels(), ["Write it down"]);
    let form = world.click(&circle.noah, about.seen(), "Write it down").await.form().clone();
    assert_eq!((form.inputs[0].max, form.inputs.len()), (1_000, 1));
    assert_eq!(form.title, "For the operator only");
    let words = [("text", "She shows no licence.\nI asked twice.")];
    let preview = world.discord.submit(&circle.noah, &form, &words).await.expect("an answer");
    let raised = world.click(&circle.noah, preview.seen(), "Confirm").await;
    let reference = reference_in(raised.text());
    let told = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(nameless(&told.text, &reference), @"
    A concern, `C-7F3K`, about Thursday circle (#1):
    From somebody in the group.
    About Dana K. (`#1`), who leads the group.
    She shows no licence. I asked twice.
    Whoever wrote this trusts you with it. Please do not try to find out who it is.
    ");
    let shown = looks(&world, &told).await;
    let form = world.click(&world.operator, shown.seen(), "Ask them something").await;
    assert_eq!(form.form().title, "A question about a concern");
    let words = [("ask", "When did you ask?")];
    let preview = world.discord.submit(&world.operator, form.form(), &words).await;
    let preview = preview.expect("an answer");
    let asked = world.click(&world.operator, preview.seen(), "Confirm").await;
    assert!(asked.text().starts_with("Done. Whoever raised"), "{}", asked.text());
    let question = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(nameless(&question.text, &reference), @"
    The operator of this bot asks you about `C-7F3K`:
    When did you ask?
    Your answer goes to the operator only, under the reference. You need not answer.
    ");
    let form = world.click(&circle.noah, &question, "Answer").await;
    assert_eq!(form.form().title, "For the operator only");
    let words = [("text", "Twice in October")];
    let preview = world.discord.submit(&circle.noah, form.form(), &words).await.expect("an answer");
    world.click(&circle.noah, preview.seen(), "Confirm").await;
    let added = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(nameless(&added.text, &reference), @"
    Something was added to `C-7F3K` about Thursday circle:
    Twice in October
    ");
    let shown = looks(&world, &added).await;
    insta::assert_snapshot!(nameless(shown.text(), &reference), @"
    ### **C-7F3K**
    - About Thursday circle (#1)
    - It can be found and joined.
    - From somebody in the group.
    - Raised on 30 Nov 2026
    - About Dana K. (`#1`), who leads the group.
    They wrote (30 Nov 2026):
    She shows no licence. I asked twice.
    The operator asked (30 Nov 2026):
    When did you ask?
    They wrote (30 Nov 2026):
    Twice in October
    ");
    let form = world.click(&world.operator, shown.seen(), "… in my own words").await;
    assert_eq!(form.form().title, "What is told with it");
    let words = [("handled", "I have asked for it, and will see to it.")];
    let preview = world.discord.submit(&world.operator, form.form(), &words).await;
    let preview = preview.expect("an answer");
    world.click(&world.operator, preview.seen(), "Confirm").await;
    let ended = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(nameless(&ended.text, &reference), @"
    The operator of this bot has looked at what you told them, `C-7F3K`.
    They write:
    I have asked for it, and will see to it.
    What you wrote is erased. If you need somebody now: /crisis
    ");
    let late = world.click(&circle.noah, &question, "Answer").await;
    assert!(late.text().starts_with("I know no open concern"), "{}", late.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_outside_may_tell_of_a_listed_group_and_of_no_other() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let sam = world.newcomer("Sam").await;
    let which = world.tell(&sam, "/concern they took my money").await;
    assert_eq!(which.text, "About which group? Please add its number or name: /concern group:#12");
    world.ask(&circle.dana, Where::Dm, "newgroup", &[("name", "Quiet"), ("zone", "Berlin")]).await;
    world.settle().await;
    world.discord.read_everything();
    for unknown in ["/concern group:#2 fraud", "/concern group:#99 fraud", "/concern group:Quiet x"]
    {
        let refused = world.tell(&sam, unknown).await;
        assert!(refused.text.starts_with("I know no such group"), "{unknown}: {}", refused.text);
    }
    tells_operator(&world, &sam, "/concern group:#1 They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.contains("From somebody who is not in the group."), "{}", told.text);
    let blank = world.tell(&sam, "/concern group:#1 \u{202e}\u{200b}").await;
    assert_eq!(blank.text, "I cannot use what was given for text.");
    let long = world.tell(&sam, &format!("/concern group:#1 {}", "x".repeat(1_001))).await;
    assert_eq!(long.text, "That is too long for text: at most 1000 characters.");
    let nobody = world.tell(&sam, "/concern group:#1 about:Mia fraud").await;
    assert!(nobody.text.starts_with("Nobody who leads Thursday circle"), "{}", nobody.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_several_groups_is_asked_which_and_a_chat_means_its_own() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    world.tell(&circle.mia, "/newgroup Walk zone:Berlin fee:free alias:Mia").await;
    world.discord.next_dm(&world.operator).await;
    let which = world.tell(&circle.mia, "/concern They took my money").await;
    assert_eq!(which.labels(), ["Thursday circle", "Walk"]);
    let preview = world.tap(&circle.mia, &which, "Thursday circle").await;
    assert!(preview.text.contains("It is about Thursday circle:"), "{}", preview.text);
    assert!(preview.text.contains("They took my money"), "{}", preview.text);
    world.telegram.press(&circle.mia, &preview, "Never mind").await;
    assert_eq!(world.telegram.next_edit(&preview).await.text, "Dropped. Nothing was changed.");
    // In a channel the answer is the asker's alone; in a Telegram chat it is moved.
    let words = [("text", "They took my money")];
    let preview = world.ask(&circle.noah, circle.channel, "concern", &words).await;
    assert!(preview.is_private());
    assert!(preview.text().contains("It is about Thursday circle:"), "{}", preview.text());
    let moved = world.tell_in(&circle.mia, circle.chat, "/concern").await;
    assert_eq!(moved.text, "Better asked in private.");
    let noted = world.audited().await;
    assert!(!noted.iter().any(|action| action == "concern"), "nothing was confirmed: {noted:?}");
    world.close().await;
}

/// A group of Mia's that cannot be found; Sam came into it by its chat.
async fn hidden() -> (World, telegram::Person, telegram::Person) {
    let world = World::open_with(|settings| settings.listing = Listing::Review).await;
    let mia = world.newcomer("Mia").await;
    let sam = world.newcomer("Sam").await;
    let chat = world.telegram.group("Evenings", &mia);
    world.telegram.join(chat, &sam);
    world.tell_in(&mia, chat, "/newgroup Quiet evenings zone:Berlin fee:no fee").await;
    world.discord.next_dm(&world.operator).await;
    let way = world.tell_in(&sam, chat, "/join").await;
    let facts = world.tap(&sam, &way, "Open private chat").await;
    world.tap(&sam, &facts, "Join").await;
    (world, mia, sam)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_taken_out_of_a_group_that_cannot_be_found_may_tell_of_it() {
    let (world, mia, sam) = hidden().await;
    world.agree(&mia, "/remove #2").await;
    world.telegram.next_private(&sam).await;
    assert!(world.tell(&sam, "/group #1").await.text.starts_with("I know no such group"));
    tells_operator(&world, &sam, "/concern group:#1 I was taken out for asking").await;
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.contains("I was taken out for asking"), "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_a_group_that_cannot_be_found_may_tell_of_it_for_a_day() {
    let (world, _, sam) = hidden().await;
    let left = world.tell(&sam, "/leave").await;
    assert!(left.text.contains("/concern group:#1 tells them"), "{}", left.text);
    tells_operator(&world, &sam, "/concern group:#1 I left because I was shouted at").await;
    let told = world.discord.next_dm(&world.operator).await;
    assert!(told.text.contains("I left because I was shouted at"), "{}", told.text);
    world.at("2026-12-02T09:00:00Z").await;
    let late = world.tell(&sam, "/concern group:#1 And again").await;
    assert!(late.text.starts_with("I know no such group"), "{}", late.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_operator_nothing_is_taken_and_that_is_said() {
    let world = World::open_with(|settings| {
        settings.operators.clear();
        settings.listing = Listing::Open;
    })
    .await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:free alias:Mia").await;
    let refused = world.tell(&mia, "/concern they took my money").await;
    insta::assert_snapshot!(refused.text, @"Nobody is set as operator of this bot, so nobody would read it, and I do not take it. Telegram itself takes reports, too: open the menu of a message or a chat, then Report. If you need somebody now: /crisis");
    let noah = world.discord.person("Noah");
    world.discord.join(world.discord.guild("Harbour"), &noah);
    let refused = world.ask(&noah, Where::Dm, "concern", &[("group", "#1")]).await;
    insta::assert_snapshot!(refused.text(), @"Nobody is set as operator of this bot, so nobody would read it, and I do not take it. Discord itself takes reports, too: open the menu of a message or a server, then Report. If you need somebody now: /crisis");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_operator_leads_the_group_that_is_said() {
    let (world, oda) = with_two_operators().await;
    world.tell(&oda, "/newgroup Morning walk zone:Berlin fee:free alias:Oda").await;
    let request = world.discord.next_dm(&world.operator).await;
    world.telegram.next_private(&oda).await;
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&oda).await;
    let sam = world.newcomer("Sam").await;
    let explained = world.tell(&sam, "/concern group:#1").await;
    assert!(
        explained.text.contains(
            "Please note: one of those who operate this bot also leads Morning walk, and reads it too."
        ),
        "{}",
        explained.text
    );
    world.close().await;
    let alone = World::open_with(|settings| settings.listing = Listing::Open).await;
    let options =
        [("name", "Morning walk"), ("zone", "Europe/Berlin"), ("fee", "free"), ("alias", "Oda")];
    let server = alone.discord.guild("Harbour");
    let channel = alone.discord.channel(server, "walk");
    alone.discord.join(server, &alone.operator);
    alone.discord.make_admin(server, &alone.operator);
    alone.ask(&alone.operator, channel, "newgroup", &options).await;
    let sam = alone.newcomer("Sam").await;
    let preview = alone.tell(&sam, "/concern group:#1 They took my money").await;
    insta::assert_snapshot!(preview.text, @"
    Shall this go to the operator? It is about Morning walk:

    They took my money

    It goes to the operator of this bot only. They read your words and that they come from somebody who is not in the group, and neither your account nor a name of yours.

    Please note: whoever operates this bot also leads Morning walk, and there is nobody above them here. Telegram itself takes reports, too: open the menu of a message or a chat, then Report.

    This is too slow for an emergency. If you or somebody else need help now: /crisis
    ");
    confirms(&alone, &sam, &preview).await;
    alone.discord.next_dm(&alone.operator).await;
    alone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_open_ones_are_enough_and_one_can_be_added_to() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let mut told = Vec::new();
    let mut references = Vec::new();
    for text in ["one", "two", "three"] {
        references.push(tells_operator(&world, &circle.mia, &format!("/concern {text}")).await);
        told.push(world.discord.next_dm(&world.operator).await);
    }
    let refused = world.tell(&circle.mia, "/concern four").await;
    insta::assert_snapshot!(refused.text, @"3 concerns of yours are open already. You can add to one with its reference, or wait until one was looked at.");
    let more = format!("/concern reference:{} and once more", references[0].to_lowercase());
    let added = world.agree(&circle.mia, &more).await;
    assert_eq!(nameless(&added.text, &references[0]), "Done. It was added to C-7F3K.");
    world.discord.next_dm(&world.operator).await;
    // Somebody else's is nobody's.
    let sam = world.newcomer("Sam").await;
    for reference in [references[0].as_str(), "C-0000", "x"] {
        let refused = world.tell(&sam, &format!("/concern reference:{reference} mine")).await;
        assert!(refused.text.starts_with("I know no open concern"), "{}", refused.text);
    }
    let shown = looks(&world, &told[1]).await;
    decides(&world, &shown, "Dealt with").await;
    world.telegram.next_private(&circle.mia).await;
    tells_operator(&world, &circle.mia, "/concern four").await;
    world.discord.next_dm(&world.operator).await;
    let listed = world.ask(&world.operator, Where::Dm, "concerns", &[]).await;
    assert!(listed.text().starts_with("3 concerns are open:"), "{}", listed.text());
    assert_eq!(listed.seen().labels()[0], references[0]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_forgotten_takes_their_words_with_them() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let reference = tells_operator(&world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    world.tell(&circle.mia, "/mydata").await;
    let file = world.telegram.next_private(&circle.mia).await.file.expect("a file");
    let own = String::from_utf8(file.bytes).expect("text");
    assert!(own.contains("They took my money") && own.contains(&reference), "{own}");
    // What was asked meanwhile is not sent to nobody.
    let shown = looks(&world, &told).await;
    world.agree(&circle.mia, "/forgetme").await;
    let ask = [("reference", reference.as_str()), ("ask", "When?")];
    let refused = world.ask(&world.operator, Where::Dm, "concerns", &ask).await;
    insta::assert_snapshot!(nameless(refused.text(), &reference), @"Whoever raised `C-7F3K` asked to be forgotten, so nobody can be asked.");
    let again = looks(&world, &told).await;
    assert!(again.text().contains("The words are gone"), "{}", again.text());
    assert!(!again.text().contains("money"), "{}", again.text());
    assert!(!again.seen().labels().contains(&"Ask them something"));
    let done = decides(&world, &shown, "Dealt with").await;
    insta::assert_snapshot!(nameless(&done, &reference), @"Done. `C-7F3K` is ended. Nobody could be told.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_can_be_taken_back_by_who_said_it() {
    let world = World::open().await;
    let circle = gathered(&world).await;
    let reference = tells_operator(&world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(&world, &told).await;
    let deciding = world.click(&world.operator, shown.seen(), "Pause the group").await;
    let which = world.tell(&circle.mia, &format!("/concern reference:{reference}")).await;
    assert_eq!(which.labels(), ["Write it down", "Take it back"]);
    let preview = world.tap(&circle.mia, &which, "Take it back").await;
    insta::assert_snapshot!(nameless(&preview.text, &reference), @"Take C-7F3K back? Your words are erased here, and nobody decides about them. What the operator was sent they may have read already.");
    let done = confirms(&world, &circle.mia, &preview).await;
    insta::assert_snapshot!(nameless(&done, &reference), @"Done. C-7F3K is taken back, and your words are erased here.");
    let late = looks(&world, &told).await;
    insta::assert_snapshot!(nameless(late.text(), &reference), @"Whoever raised `C-7F3K` has taken it back.");
    let late = world.click(&world.operator, deciding.seen(), "Confirm").await;
    assert!(late.text().starts_with("No open concern is about"), "{}", late.text());
    // Nobody else takes it back, and nothing is left to take.
    let own = world.ask(&circle.noah, Where::Dm, "start", &[]).await;
    let forged = world.discord.press_forged(&circle.noah, own.seen(), "takeback:1").await;
    assert!(forged.expect("an answer").text().starts_with("I know no open concern"));
    let noted = world.audited().await;
    assert_eq!(noted[..2], ["concern:withdrawn", "concern"]);
    world.at("2026-12-08T08:00:00Z").await;
    assert!(world.discord.unread().is_empty(), "nobody is reminded of it");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_nobody_looks_at_is_remembered_twice_and_then_erased() {
    let mut world = World::open().await;
    let circle = gathered(&world).await;
    let reference = tells_operator(&world, &circle.mia, "/concern They took my money").await;
    let told = world.discord.next_dm(&world.operator).await;
    world.at("2026-12-06T08:00:00Z").await;
    assert!(world.discord.unread().is_empty(), "not yet");
    world.at("2026-12-07T08:01:00Z").await;
    let waits = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(nameless(&waits.text, &reference), @"The concern `C-7F3K` about Thursday circle still waits for you, since 30 Nov 2026.");
    world.at("2027-04-29T08:01:00Z").await;
    let waits = world.discord.next_dm(&world.operator).await;
    assert!(waits.text.contains("still waits for you"), "{}", waits.text);
    world.settle().await;
    world.stop().await;
    world.at_once("2027-05-30T08:00:00Z");
    world.start().await;
    let ended = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(nameless(&ended.text, &reference), @"
    Nobody has dealt with what you told the operator, C-7F3K, for half a year. I am sorry.

    What you wrote is erased. If you need somebody now: /crisis
    ");
    let late = looks(&world, &told).await;
    assert_eq!(nameless(late.text(), &reference), "`C-7F3K` was dealt with already.");
    let noted = world.audited().await;
    assert!(noted.iter().any(|action| action == "concern:lapsed"), "{noted:?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_german_it_is_a_meldung() {
    let world = World::open().await;
    gathered(&world).await;
    let uwe = world.telegram.person("Uwe").with_language("de");
    world.telegram.start_bot(&uwe, None).await;
    world.telegram.next_private(&uwe).await;
    let explained = world.tell(&uwe, "/melden group:#1").await;
    insta::assert_snapshot!(explained.text, @"
    Für einen Notfall ist das hier zu langsam. Wenn du oder jemand anderes jetzt Hilfe braucht: /krise

    Hier sagst du der Verwaltung dieses Bots etwas über Thursday circle oder einen Menschen darin: Kosten, die nicht stimmen, eine Zulassung, die es nicht gibt, jemand, der anderen schadet. Wer die Gruppe leitet, ihre Mitglieder und ihre Chats erfahren von mir nichts davon.

    Es geht nur an die Verwaltung dieses Bots. Sie liest deine Worte und dass sie nicht aus der Gruppe kommen, aber weder dein Konto noch einen Namen von dir.

    Wenn es um einen Menschen geht, beschreib ihn mit deinen Worten; wie er in der Gruppe heißt, genügt.
    ");
    let question = world.tap(&uwe, &explained, "Aufschreiben").await;
    assert!(question.text.contains("Was soll die Verwaltung wissen?"), "{}", question.text);
    let preview = world.tell(&uwe, "Sie wollen Geld").await;
    insta::assert_snapshot!(preview.text, @"
    Soll das an die Verwaltung gehen? Es geht um Thursday circle:

    Sie wollen Geld

    Es geht nur an die Verwaltung dieses Bots. Sie liest deine Worte und dass sie nicht aus der Gruppe kommen, aber weder dein Konto noch einen Namen von dir.

    Für einen Notfall ist das hier zu langsam. Wenn du oder jemand anderes jetzt Hilfe braucht: /krise
    ");
    world.telegram.press(&uwe, &preview, preview.labels()[0]).await;
    let raised = world.telegram.next_edit(&preview).await;
    let reference = reference_in(&raised.text);
    insta::assert_snapshot!(nameless(&raised.text, &reference), @"
    Danke, dass du das sagst. Es ist bei der Verwaltung, unter dem Kennzeichen C-7F3K.

    Die Verwaltung sieht es sich an und fragt dich vielleicht etwas, über mich. Sie kann die Gruppe anhalten, jemanden herausnehmen oder sie schließen. Wenn es angesehen wurde, hörst du von mir; deine Worte werden dann gelöscht, spätestens nach 180 Tagen, und mit /vergissmich sofort.

    Um etwas hinzuzufügen: /melden reference:C-7F3K und deine Worte.
    ");
    let told = world.discord.next_dm(&world.operator).await;
    let shown = looks(&world, &told).await;
    decides(&world, &shown, "Dealt with").await;
    let ended = world.telegram.next_private(&uwe).await;
    insta::assert_snapshot!(nameless(&ended.text, &reference), @"
    Die Verwaltung dieses Bots hat sich angesehen, was du ihr gesagt hast: C-7F3K.

    Was du geschrieben hast, ist gelöscht. Wenn du jetzt jemanden brauchst: /krise
    ");
    world.close().await;
}
