//! A facilitator's words to the group's chats.

use crate::scene::{both, confirms, holds, meeting, silent};

/// What keeps Telegram's apps from making links and mentions of somebody's words.
const JOINER: char = '\u{2060}';

#[tokio::test(flavor = "multi_thread")]
async fn words_are_previewed_and_said_once_in_both_chats() {
    let (world, circle) = meeting().await;
    let text = "Bring tea, @everyone & <b>be bold</b> **now** periwinkle-canary";
    let preview = world.ask(&circle.dana, circle.channel, "announce", &[("text", text)]).await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @r"
    This goes to the chats of Thursday circle:
    Bring tea, \@everyone & \<b>be bold\</b> \*\*now\*\* periwinkle-canary
    ");
    silent(&world, "before Confirm");
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert_eq!(done.text(), "Done. It goes to the chats of Thursday circle.");
    let said = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(said.text, @r"
    From the facilitators of Thursday circle:
    Bring tea, \@everyone & \<b>be bold\</b> \*\*now\*\* periwinkle-canary
    ");
    assert_eq!(said.pings, Vec::<String>::new());
    let said = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(said.text.replace(JOINER, ""), @"
    From the facilitators of Thursday circle:

    Bring tea, @everyone & <b>be bold</b> **now** periwinkle-canary
    ");
    assert!(said.entities.iter().all(|entity| entity["type"] != "bold"), "{:?}", said.entities);
    let confirm = preview.seen().buttons[0].custom_id.clone().expect("a button");
    let again = world.discord.press_forged(&circle.dana, preview.seen(), &confirm).await;
    assert!(again.expect("an answer").text().contains("too old"));
    world.at("2026-11-30T09:01:00Z").await;
    silent(&world, "said once");
    assert!(!world.keeps_words().await, "the words are kept after they were said");
    assert!(!holds(&world.stored_bytes(), "periwinkle-canary"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_on_telegram_announces_too() {
    let (world, circle) = meeting().await;
    world.telegram.start_bot(&circle.dana_there, None).await;
    world.telegram.next_private(&circle.dana_there).await;
    world.tell(&circle.dana_there, "/newgroup Morning walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let chat = world.telegram.group("Walks", &circle.dana_there);
    world.tell_in(&circle.dana_there, chat, "/usechat #2").await;
    let asked = world.tell(&circle.dana_there, "/announce").await;
    assert!(asked.text.contains("What shall I say to the group's chats?"), "{}", asked.text);
    let preview = world.tell(&circle.dana_there, "Shoes <i>on</i>, we go at 7:30").await;
    world.telegram.press(&circle.dana_there, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    let said = world.telegram.next_message(chat).await;
    insta::assert_snapshot!(said.text.replace(JOINER, ""), @"
    From the facilitators of Morning walk:

    Shoes <i>on</i>, we go at 7:30
    ");
    silent(&world, "in that group's chat alone");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_announcement_is_said_though_the_words_of_the_last_are_erased() {
    let (world, circle) = meeting().await;
    for (moment, words) in
        [("2026-11-30T10:05:00Z", "Bring tea"), ("2026-11-30T12:05:00Z", "Bring cake")]
    {
        confirms(&world, &circle, "announce", &[("text", words)]).await;
        both(&world, &circle, words).await;
        world.settle().await;
        world.at(moment).await;
        assert!(!world.keeps_words().await, "{words}: kept after it was said");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_link_is_not_announced() {
    let (world, circle) = meeting().await;
    let refused =
        "A call link does not belong in a chat that others read. Members get it with /link.";
    let own = [("when", "every Friday 19:00"), ("link", "https://cloud.clinic.example/call/x7")];
    world.schedule(&circle, &own).await;
    for text in [
        "Join https://zoom.us/j/1?pwd=2",
        "Join HTTP://Zoom.us/j/1",
        "meet.google.com/abc-defg-hij at seven",
        "It is at cloud.clinic.example/call/x7",
    ] {
        let answer = world.ask(&circle.dana, circle.channel, "announce", &[("text", text)]).await;
        assert_eq!(answer.text(), refused, "{text}");
    }
    let preview = world.ask(&circle.dana, circle.channel, "announce", &[("text", "Never")]).await;
    world.click(&circle.dana, preview.seen(), "Never mind").await;
    world.settle().await;
    silent(&world, "nothing is said");
    confirms(&world, &circle, "announce", &[("text", "Read https://example.org/tea")]).await;
    both(&world, &circle, "example.org/tea").await;
    world.close().await;
}
