//! First words: hello, help, stopping, and what the bot does with words it did not ask for.

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_says_hello_on_telegram() {
    let world = World::open().await;
    let sam = world.telegram.person("Sam");
    world.telegram.start_bot(&sam, None).await;
    let hello = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(hello.text, @r"
    Hello. I keep the times of support groups.
    I help people find a group for what they are going through, and I remind groups of their sessions.
    • To find a group, write /find and a word for what it is about.
    • If you lead a group, write /newgroup, its name, and its time zone.
    • Everything I can do: /help

    If you need somebody now: /crisis
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_says_hello_on_discord_to_the_asker_alone() {
    let world = World::open().await;
    let circle = world.circle().await;
    let hello = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    assert!(hello.is_private());
    insta::assert_snapshot!(hello.text(), @r"
    ### Hello. I keep the times of support groups.
    I help people find a group for what they are going through, and I remind groups of their sessions.
    - To find a group, write /find and a word for what it is about.
    - If you lead a group, write /newgroup, its name, and its time zone.
    - Everything I can do: /help
    If you need somebody now: /crisis
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_is_short_in_a_telegram_chat() {
    let world = World::open().await;
    let circle = world.circle().await;
    let help = world.tell_in(&circle.mia, circle.chat, "/help").await;
    insta::assert_snapshot!(help.text, @r"
    For everyone:
    • /help What I can do
    • /group What a group is: who leads it, when it meets, what it costs
    • /next When it meets next
    • /crisis Whom to turn to now

    For those who lead a group:
    • /newgroup Open a group
    • /usechat Use this chat for your group's reminders

    More in our private chat.

    If you need somebody now: /crisis
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_is_complete_in_private() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let help = world.tell(&mia, "/help").await;
    insta::assert_snapshot!(help.text, @"
    For everyone:
    • /start Say hello
    • /help What I can do
    • /find Find a group for what you are going through
    • /wish Wish for a group that is not here yet
    • /group What a group is: who leads it, when it meets, what it costs
    • /join Join a group
    • /leave Leave a group
    • /mygroups Your groups, and when they meet next
    • /next When it meets next
    • /coming Say that you are coming
    • /cantcome Say that you can't come
    • /link The way into the session, when it is time
    • /remindme Be reminded privately, as long before as you like
    • /alias What you are called in a group
    • /timezone Set the time zone you read times in
    • /language The language I speak with you
    • /calendar Your sessions ahead, as a calendar file
    • /crisis Whom to turn to now
    • /privacy What I keep about you, and what not
    • /mydata Everything I keep about you, as a file
    • /forgetme Erase everything I keep about you
    • /concern Tell the operator something about a group or a person, confidentially
    • /stop Stop what is half-finished
    • /sessions The sessions ahead, with their numbers
    • /cofacilitator Lead a group together: make a code, or use one
    • /proof A text that says which sessions you came to

    For those who lead a group:
    • /newgroup Open a group
    • /editgroup Change what your group says of itself
    • /usechat Use this chat for your group's reminders
    • /schedule Post session times
    • /movesession Move one session to another time
    • /cancelsession Cancel one session
    • /restoresession Let a cancelled session take place
    • /endseries End a series of sessions
    • /groupreminders How long before a session your group is reminded
    • /announce Say something to your group's chats
    • /questions What your group asks of people who want to come in
    • /agreement What your group agrees on
    • /invite Invite people into your group
    • /requests Who asks to come into your group
    • /people Who is in your group
    • /remove Take somebody out of your group
    • /duty Lead a session, or mind its door: two people a session
    • /begin Say that your session has begun
    • /credential With what right you lead: profession and licence, or as a peer
    • /attendance Note who came to a session; off unless you switch it on
    • /pausegroup Let your group take a break, or go on
    • /closegroup Close your group for good

    If you need somebody now: /crisis
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_is_complete_and_private_on_discord() {
    let world = World::open().await;
    let circle = world.circle().await;
    let there = world.help(&circle.noah, circle.channel).await;
    assert!(!there.contains("/admit"));
    let at_home = world.help(&circle.noah, discord::Where::Dm).await;
    assert_eq!(at_home, there);
    insta::assert_snapshot!(there, @"
    For everyone:
    - /start Say hello
    - /help What I can do
    - /find Find a group for what you are going through
    - /wish Wish for a group that is not here yet
    - /group What a group is: who leads it, when it meets, what it costs
    - /join Join a group
    - /leave Leave a group
    - /mygroups Your groups, and when they meet next
    - /next When it meets next
    - /coming Say that you are coming
    - /cantcome Say that you can't come
    - /link The way into the session, when it is time
    - /remindme Be reminded privately, as long before as you like
    - /alias What you are called in a group
    - /timezone Set the time zone you read times in
    - /language The language I speak with you
    - /calendar Your sessions ahead, as a calendar file
    - /crisis Whom to turn to now
    - /privacy What I keep about you, and what not
    - /mydata Everything I keep about you, as a file
    - /forgetme Erase everything I keep about you
    - /concern Tell the operator something about a group or a person, confidentially
    - /stop Stop what is half-finished
    - /sessions The sessions ahead, with their numbers
    - /cofacilitator Lead a group together: make a code, or use one
    - /proof A text that says which sessions you came to
    For those who lead a group:
    - /newgroup Open a group
    - /editgroup Change what your group says of itself
    - /usechat Use this chat for your group's reminders
    - /schedule Post session times
    - /movesession Move one session to another time
    - /cancelsession Cancel one session
    - /restoresession Let a cancelled session take place
    - /endseries End a series of sessions
    - /groupreminders How long before a session your group is reminded
    - /announce Say something to your group's chats
    - /questions What your group asks of people who want to come in
    - /agreement What your group agrees on
    - /invite Invite people into your group
    - /requests Who asks to come into your group
    - /people Who is in your group
    - /remove Take somebody out of your group
    - /duty Lead a session, or mind its door: two people a session
    - /begin Say that your session has begun
    - /credential With what right you lead: profession and licence, or as a peer
    - /attendance Note who came to a session; off unless you switch it on
    - /pausegroup Let your group take a break, or go on
    - /closegroup Close your group for good
    If you need somebody now: /crisis
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_operator_reads_what_the_operator_can_do() {
    let mut oda = None;
    let world = World::open_among(|settings, telegram| {
        let person = telegram.person("Oda");
        settings.operators.push(Account::new(Platform::Telegram, person.id()));
        oda = Some(person);
    })
    .await;
    let oda = oda.expect("an operator");
    let circle = world.circle().await;
    world.telegram.start_bot(&oda, None).await;
    world.telegram.next_private(&oda).await;
    let on_telegram = world.tell(&oda, "/help").await.text;
    let on_discord = world.help(&world.operator, circle.channel).await;
    for help in [on_telegram.as_str(), on_discord.as_str()] {
        let (_, operators) = help.split_once("For the operator:").expect("a part of their own");
        assert!(operators.contains("/admit"), "{help}");
    }
    world.telegram.join(circle.chat, &oda);
    let in_chat = world.tell_in(&oda, circle.chat, "/help").await;
    assert!(!in_chat.text.contains("operator"), "{}", in_chat.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_half_finished_can_be_stopped() {
    let world = World::open().await;
    let circle = world.circle().await;
    let idle = world.tell(&circle.mia, "/stop").await;
    insta::assert_snapshot!(idle.text, @"There is nothing half-finished to stop. To leave a group: /leave");
    let question = world.tell(&circle.mia, "/newgroup Morning walk").await;
    assert!(question.text.contains("time zone"), "{}", question.text);
    let stopped = world.tell(&circle.mia, "/stop").await;
    insta::assert_snapshot!(stopped.text, @"Stopped. Nothing of it was kept.");
    let ignored = world.tell(&circle.mia, "Europe/Berlin").await;
    assert!(ignored.text.contains("I only understand commands"), "{}", ignored.text);
    let nothing = world.tell(&circle.mia, "/group Morning walk").await;
    assert!(nothing.text.contains("I know no such group"), "{}", nothing.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_can_be_stopped_on_discord() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &options).await;
    let stopped = world.ask(&circle.dana, circle.channel, "stop", &[]).await;
    assert!(stopped.is_private());
    assert_eq!(stopped.text(), "Stopped. Nothing of it was kept.");
    let late = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert!(late.text().contains("too old"), "{}", late.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unasked_words_in_private_are_answered_kindly_and_not_kept() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    let answer = world.tell(&mia, "I could not sleep again, heliotrope").await;
    insta::assert_snapshot!(answer.text, @"I only understand commands, and I have not read or kept what you wrote. /help shows what I can do. If you need somebody now: /crisis");
    let bytes = world.stored_bytes();
    assert!(!bytes.windows(10).any(|window| window == b"heliotrope"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_command_is_answered_in_private_and_ignored_in_a_chat() {
    let world = World::open().await;
    let circle = world.circle().await;
    let answer = world.tell(&circle.mia, "/weather Berlin").await;
    insta::assert_snapshot!(answer.text, @"I do not know that command. /help shows what I can do. If you need somebody now: /crisis");
    for text in ["/weather Berlin", "/weather@circlekeeper_bot", "/next@other_bot"] {
        world.telegram.says(&circle.mia, Where::Chat(circle.chat), text).await;
    }
    world.close().await;
}
