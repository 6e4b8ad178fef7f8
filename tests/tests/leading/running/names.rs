//! Nobody goes by the name of who leads a group, and who leads it by nobody else's there.

use super::{asks, code_of, led_by_two, made, meeting};

const TAKEN: &str = "Somebody who leads Thursday circle goes by that name";
const HERE: &str = "Somebody in Thursday circle, or on the way in, goes by that name";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_does_not_take_the_name_of_who_leads_however_it_is_written() {
    let (world, circle, _) = led_by_two().await;
    let sam = world.newcomer("Sam").await;
    let refused = world.tell(&sam, "/join #1 alias:Dana").await;
    insta::assert_snapshot!(refused.text, @"Somebody who leads Thursday circle goes by that name, and people could take you for them. Please choose another one: /join #1 alias:…");
    for name in [
        "dANA",
        "Ｄａｎａ",
        "D\u{430}na",
        "D a n a",
        "Dána 🌟",
        "R0bin",
        "Dana (therapist)",
        "Dana2",
        "Da\u{43f}a",
        "ᴅᴀɴᴀ",
    ] {
        let refused = world.tell(&sam, &format!("/join #1 alias:{name}")).await;
        assert!(refused.text.starts_with(TAKEN), "{name}: {}", refused.text);
    }
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let options = [("group", "#1"), ("alias", "ROBIN")];
    let refused = asks(&world, &kim, "join", &options).await;
    assert!(refused.text().starts_with(TAKEN), "{}", refused.text());
    let people = asks(&world, &circle.dana, "people", &[]).await;
    assert!(!people.text().contains("Robin."), "{}", people.text());
    let joined = world.tell(&sam, "/join #1 alias:Danielle").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_does_not_change_to_it_and_who_leads_takes_no_members_name() {
    let (world, circle, robin) = led_by_two().await;
    let refused = world.tell(&circle.mia, "/alias Dana").await;
    insta::assert_snapshot!(refused.text, @"Somebody who leads Thursday circle goes by that name, and people could take you for them. Please choose another one: /alias …");
    let refused = asks(&world, &circle.noah, "alias", &[("alias", "robin")]).await;
    assert!(refused.text().starts_with(TAKEN), "{}", refused.text());
    // Two members of one name are told apart by those who know them.
    asks(&world, &circle.noah, "alias", &[("alias", "Mia B.")]).await;
    let refused = asks(&world, &circle.dana, "alias", &[("alias", "mia b")]).await;
    insta::assert_snapshot!(refused.text(), @"Somebody in Thursday circle, or on the way in, goes by that name, and people could take one of you for the other. Please choose another one: /alias and a name.");
    let refused = world.tell(&robin, "/alias DANA").await;
    assert!(refused.text.starts_with(HERE), "{}", refused.text);
    let own = world.tell(&robin, "/alias ROBIN").await;
    assert!(own.text.contains("ROBIN"), "{}", own.text);
    // A name that was given up is free.
    asks(&world, &circle.dana, "alias", &[("alias", "Daniela")]).await;
    let free = world.tell(&circle.mia, "/alias Dana").await;
    assert!(free.text.contains("Dana"), "{}", free.text);
    world.tell(&circle.mia, "/language de").await;
    let refused = world.tell(&circle.mia, "/name daniela").await;
    insta::assert_snapshot!(refused.text, @"So heißt schon jemand, der Thursday circle leitet, und man könnte euch verwechseln. Bitte wähl einen anderen Namen: /name …");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_of_the_same_name_as_another_leads_without_it_until_they_choose_one() {
    let (world, circle) = meeting().await;
    asks(&world, &circle.noah, "alias", &[("alias", "mia b")]).await;
    let code = code_of(&made(&world, &circle).await);
    let preview = asks(&world, &circle.noah, "cofacilitator", &[("code", &code)]).await;
    insta::assert_snapshot!(preview.text(), @"
    Lead Thursday circle together with Dana?
    Whoever leads a group sees its members by the name they chose, looks after its times, and is told privately what the group needs. You take no seat. /leave ends it.
    Somebody else in the group goes by mia b too, and whoever leads it has a name of their own there. So you go by none until you choose one: /alias and a name. If you have a seat, it is free for somebody else.
    ");
    let leads = world.click(&circle.noah, preview.seen(), "Confirm").await;
    assert!(leads.text().contains("does not know yet what to call you"), "{}", leads.text());
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("Somebody leads Thursday circle with you"), "{}", told.text);
    let people = asks(&world, &circle.dana, "people", &[]).await;
    assert!(!people.text().contains("mia b"), "{}", people.text());
    assert!(people.text().contains("Mia B."), "{}", people.text());
    let refused = asks(&world, &circle.noah, "alias", &[("alias", "mia b")]).await;
    assert!(refused.text().starts_with(HERE), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_looked_at_again_when_a_request_is_sent_and_an_applicants_is_not_taken() {
    let (world, circle) = meeting().await;
    asks(&world, &circle.dana, "editgroup", &[("group", "#1"), ("entry", "request")]).await;
    let (sam, kim) = (world.newcomer("Sam").await, world.newcomer("Kim").await);
    let refused = world.tell(&kim, "/join #1 alias:DANA").await;
    assert!(refused.text.starts_with(TAKEN), "{}", refused.text);
    let preview = world.tell(&sam, "/join #1 alias:Sam").await;
    asks(&world, &circle.dana, "alias", &[("alias", "Sam")]).await;
    let late = world.tap(&sam, &preview, "Send").await;
    assert!(late.text.starts_with(TAKEN), "{}", late.text);
    let preview = world.tell(&sam, "/join #1 alias:Samira").await;
    world.telegram.press(&sam, &preview, "Send").await;
    world.telegram.next_edit(&preview).await;
    world.discord.next_dm(&circle.dana).await;
    let refused = asks(&world, &circle.dana, "alias", &[("alias", "samira")]).await;
    assert!(refused.text().starts_with(HERE), "{}", refused.text());
    // Asked for one by one, the question stays open until the name is one's own.
    let asked = world.tell(&kim, "/join #1").await;
    world.tap(&kim, &asked, "Answer").await;
    let refused = world.tell(&kim, "sam").await;
    assert!(refused.text.starts_with(TAKEN), "{}", refused.text);
    let own = world.tell(&kim, "Kim").await;
    assert!(own.labels().contains(&"Send"), "{:?} {}", own.labels(), own.text);
    world.close().await;
}
