//! Who is in a group of many: some at a time, on both platforms.

use super::{asks, led_by_two};

fn lines(text: &str) -> usize {
    text.lines().filter(|line| line.contains('#')).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_people_are_shown_fifteen_at_a_time_on_both_platforms() {
    let (world, circle, robin) = led_by_two().await;
    for number in 1..=56 {
        let person = world.newcomer(&format!("P{number}")).await;
        let name = format!("{number:02} with a name as long as may be");
        world.tell(&person, &format!("/join #1 alias:{}", &name[..32])).await;
    }
    let first = asks(&world, &circle.dana, "people", &[]).await;
    assert_eq!(lines(first.text()), 15, "{}", first.text());
    assert!(first.text().contains("And 45 more."), "{}", first.text());
    assert!(first.text().chars().count() <= 2000 && first.seen().labels() == ["More"]);
    let mut shown = first;
    for (left, labels) in
        [(30, vec!["Back", "More"]), (15, vec!["Back", "More"]), (0, vec!["Back"])]
    {
        shown = world.click(&circle.dana, shown.seen(), "More").await;
        assert!(shown.is_private());
        assert_eq!(lines(shown.text()), 15, "{}", shown.text());
        let more = format!("And {left} more.");
        assert_eq!(shown.text().contains(&more), left > 0, "{}", shown.text());
        assert_eq!(shown.seen().labels(), labels);
    }
    assert!(shown.text().contains("56 with a name"), "{}", shown.text());
    // A page that is not there any more is the last; what is not one's own is nobody's to turn.
    let beyond = world.discord.press_forged(&circle.dana, shown.seen(), "people:1:60000").await;
    assert_eq!(beyond.expect("an answer").text(), shown.text());
    let forged = world.discord.press_forged(&circle.noah, shown.seen(), "people:1:1").await;
    assert!(forged.expect("an answer").text().starts_with("That button belongs"));
    let there = world.tell(&robin, "/people").await;
    assert_eq!(there.labels(), ["More"]);
    world.telegram.press(&robin, &there, "More").await;
    let second = world.telegram.next_edit(&there).await;
    assert_eq!(lines(&second.text), 15, "{}", second.text);
    world.telegram.press(&robin, &second, "Back").await;
    let back = world.telegram.next_edit(&second).await;
    assert_eq!(back.text, there.text);
    world.close().await;
}
