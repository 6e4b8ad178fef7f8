//! Who is in a group, and who is not any more.

use crate::scene::{asks, both, confirms, holds, meeting, silent};

const NOBODY: &str =
    "Nobody where you lead goes by that name. /people shows who is there, and the number of each.";

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_sees_people_by_alias_and_nothing_else() {
    let (world, circle) = meeting().await;
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.is_private());
    insta::assert_snapshot!(people.text(), @"
    In Thursday circle:
    - `#1` Dana (facilitator), Discord, since 30 Nov 2026
    - `#2` Mia B., Telegram, since 30 Nov 2026
    - `#3` somebody without a name, Discord, since 30 Nov 2026
    Please keep this to yourself. To take somebody out: /remove and their number.
    ");
    for id in [circle.mia.id().to_string(), circle.noah.id().to_string()] {
        assert!(!people.seen().raw["content"].to_string().contains(&id));
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_out_hears_it_privately_and_stays_out() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    let preview = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#2")]).await;
    insta::assert_snapshot!(preview.text(), @"Take Mia B. out of Thursday circle? They are told privately, nobody else is, and they cannot come back by themselves on this platform. With an account on the other platform they still could: I cannot tell there that it is the same person.");
    silent(&world, "before Confirm");
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. They are no longer in Thursday circle. They could still come back with an account on the other platform.
    I do not keep its chat on Telegram: if they are in it, they still are. Please take them out there yourself. So that I do that from now on, make me an administrator there who may invite and ban people.
    If that was a mistake, or you have made peace, the button below lets them ask again, and so does /people later on: there they are `#2`, without a name.
    ");
    let told = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(told.text, @"You are no longer in Thursday circle. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern. If you need somebody now: /crisis");
    let back = world.tell(&circle.mia, "/join #1").await;
    assert_eq!(
        back.text,
        "You were taken out of Thursday circle, so you cannot come in by yourself. Those who lead it can let you ask again: to them you are #2, without a name. If you think that is a mistake, please speak with them, or tell the operator of this bot: /concern"
    );
    let left = world.tell(&circle.mia, "/leave #1").await;
    assert!(left.text.starts_with("Only members of"), "{}", left.text);
    assert_eq!(world.tell(&circle.mia, "/join #1").await.text, back.text);
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    silent(&world, "no private reminder");
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(!people.text().contains("#2"), "{}", people.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_on_discord_is_told_privately_too() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "remove", &[("member", "#3")]).await;
    let told = world.discord.next_dm(&circle.noah).await;
    assert!(told.text.starts_with("You are no longer in Thursday circle"), "{}", told.text);
    let back = world.ask(&circle.noah, circle.channel, "join", &[]).await;
    assert_eq!(
        back.text(),
        "You were taken out of Thursday circle, so you cannot come in by yourself. Those who lead it can let you ask again: to them you are `#3`, without a name. If you think that is a mistake, please speak with them, or tell the operator of this bot: /concern"
    );
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_taken_out_stays_out_after_being_forgotten() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "remove", &[("member", "#2")]).await;
    world.telegram.next_private(&circle.mia).await;
    confirms(&world, &circle, "remove", &[("member", "#3")]).await;
    world.discord.next_dm(&circle.noah).await;
    let preview = world.tell(&circle.mia, "/forgetme").await;
    insta::assert_snapshot!(preview.text, @"
    Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.

    You were taken out of a group. A code stays that keeps you from coming back there by yourself. It holds neither your name nor your account's number.
    ");
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    let done = world.telegram.next_edit(&preview).await;
    insta::assert_snapshot!(done.text, @"Done. What I kept about you is erased, except for the code that keeps you out of a group. You are welcome in others at any time.");
    let preview = asks(&world, &circle.noah, "forgetme", &[]).await;
    world.click(&circle.noah, preview.seen(), "Confirm").await;
    world.settle().await;
    for account in [circle.mia.id().to_string(), circle.noah.id().to_string()] {
        assert!(!holds(&world.stored_bytes(), &account), "{account} is in the store");
    }
    let refused = "You were taken out of Thursday circle, so you cannot come in by yourself. If you think that is a mistake, please speak with its facilitators, or tell the operator of this bot: /concern";
    assert_eq!(world.tell(&circle.mia, "/join #1").await.text, refused);
    assert_eq!(world.ask(&circle.noah, circle.channel, "join", &[]).await.text(), refused);
    let sam = world.newcomer("Sam").await;
    let joined = world.tell(&sam, "/join #1").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.tell(&circle.mia, "/newgroup Morning walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_out_people_of_a_group_they_do_not_lead() {
    let (world, circle) = meeting().await;
    let unknown = "I know nobody by that number. /people shows them.";
    for member in ["#2", "#1", "#99"] {
        let answer = asks(&world, &circle.noah, "remove", &[("member", member)]).await;
        assert_eq!(answer.text(), unknown, "{member}");
    }
    let answer = asks(&world, &circle.noah, "remove", &[("member", "Mia B.")]).await;
    assert_eq!(answer.text(), NOBODY);
    assert_eq!(world.tell(&circle.mia, "/remove #3").await.text, unknown);
    let own = asks(&world, &circle.dana, "remove", &[("member", "#1")]).await;
    assert_eq!(own.text(), "That is a facilitator. Facilitators leave by themselves.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_taken_out_by_the_name_they_chose_and_of_two_it_is_asked_who() {
    let (world, circle) = meeting().await;
    let wrong = asks(&world, &circle.dana, "remove", &[("member", "Mia")]).await;
    assert_eq!(wrong.text(), NOBODY);
    asks(&world, &circle.noah, "alias", &[("alias", "mia  b.")]).await;
    let two = asks(&world, &circle.dana, "remove", &[("member", "Mia B.")]).await;
    insta::assert_snapshot!(two.text(), @"Several people where you lead go by that name. Who do you mean?");
    insta::assert_snapshot!(two.seen().labels().join("\n"), @"
    Mia B. (#2): Thursday circle
    mia b. (#3): Thursday circle
    ");
    let noahs = two.seen().labels()[1].to_owned();
    let preview = world.click(&circle.dana, two.seen(), &noahs).await;
    assert!(
        preview.text().starts_with("Take mia b. #3 out of Thursday circle?"),
        "{}",
        preview.text()
    );
    asks(&world, &circle.noah, "alias", &[("alias", "Noah")]).await;
    let preview = asks(&world, &circle.dana, "remove", &[("member", "mia b.")]).await;
    assert!(
        preview.text().starts_with("Take Mia B. out of Thursday circle?"),
        "{}",
        preview.text()
    );
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.telegram.next_private(&circle.mia).await;
    let gone = world.ask(&circle.dana, circle.channel, "remove", &[("member", "Mia B.")]).await;
    assert_eq!(gone.text(), NOBODY);
    let (tara, sam) = (world.newcomer("Tara").await, world.newcomer("Sam").await);
    world.tell(&tara, "/newgroup Morning walk zone:Berlin fee:no fee alias:Tara").await;
    let request = world.discord.next_dm(&world.operator).await;
    world.click(&world.operator, &request, "Admit").await;
    world.telegram.next_private(&tara).await;
    world.tell(&sam, "/join Morning walk alias:Noah").await;
    let preview = world.tell(&tara, "/remove Noah").await;
    assert!(preview.text.starts_with("Take Noah out of Morning walk?"), "{}", preview.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_somebody_forgotten_never_means_who_came_after() {
    let (world, circle) = meeting().await;
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("`#3` somebody without a name"), "{}", people.text());
    let forget = asks(&world, &circle.noah, "forgetme", &[]).await;
    world.click(&circle.noah, forget.seen(), "Confirm").await;
    let sam = world.newcomer("Sam").await;
    world.tell(&sam, "/join #1 alias:Sam").await;
    let answer = world.ask(&circle.dana, circle.channel, "remove", &[("member", "#3")]).await;
    assert_eq!(answer.text(), "I know nobody by that number. /people shows them.");
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("Sam"), "{}", people.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_no_longer_in_a_group_knows_no_more_of_it_than_a_stranger() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "pausegroup", &[]).await;
    both(&world, &circle, "takes a break").await;
    let inside = world.tell(&circle.mia, "/group #1").await;
    assert!(inside.text.starts_with("Thursday circle"), "{}", inside.text);
    let stranger = world.newcomer("Sam").await;
    confirms(&world, &circle, "remove", &[("member", "#2")]).await;
    world.telegram.next_private(&circle.mia).await;
    asks(&world, &circle.noah, "leave", &[("group", "#1")]).await;
    for typed in ["/group #1", "/next #1", "/join #1", "/coming #1", "/group Thursday circle"] {
        let unknown = world.tell(&stranger, typed).await.text;
        assert!(unknown.starts_with("I know no such "), "{typed}: {unknown}");
        assert_eq!(world.tell(&circle.mia, typed).await.text, unknown, "{typed}");
    }
    for command in ["group", "next", "join"] {
        let answer = asks(&world, &circle.noah, command, &[("group", "#1")]).await;
        assert!(answer.text().starts_with("I know no such group"), "{}", answer.text());
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_a_group_that_cannot_be_found_comes_back_by_a_button_of_their_own() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/newgroup Hidden walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let chat = world.telegram.group("Walks", &circle.mia);
    world.tell_in(&circle.mia, chat, "/usechat #2").await;
    let sam = world.newcomer("Sam").await;
    world.telegram.join(chat, &sam);
    let asked = world.tell_in(&sam, chat, "/join").await;
    let shown = world.tap(&sam, &asked, "Open private chat").await;
    world.tap(&sam, &shown, "Join").await;
    let left = world.tell(&sam, "/leave").await;
    assert!(world.tell(&sam, "/join #2").await.text.starts_with("I know no such group"));
    let back = world.tap(&sam, &left, "Join again").await;
    assert!(back.text.starts_with("You are in Hidden walk"), "{}", back.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_sees_how_many_come_and_nobody_else_does() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/coming").await;
    asks(&world, &circle.noah, "cantcome", &[]).await;
    let seen = world.ask(&circle.dana, circle.channel, "sessions", &[]).await;
    assert!(seen.is_private());
    let first = seen.text().lines().nth(1).expect("a session").to_owned();
    assert_eq!(first, "- `s1` <t:1796320800:F>: coming 1, can't come 1");
    assert!(!seen.text().contains("Mia"), "{}", seen.text());
    let series = "Series 1: every Thursday 19:00 (Berlin), from 3 Dec";
    assert!(seen.text().ends_with(series), "{}", seen.text());
    for member in [
        world.tell(&circle.mia, "/sessions").await.text,
        asks(&world, &circle.noah, "sessions", &[]).await.text().to_owned(),
    ] {
        assert!(!member.contains("coming") && !member.contains("Series"), "{member}");
    }
    world.schedule(&circle, &[("when", "every day 12:00")]).await;
    let all = world.tell(&circle.mia, "/sessions").await.text;
    assert!(all.ends_with("more after that."), "{all}");
    world.close().await;
}
