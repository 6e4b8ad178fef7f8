//! Where sessions happen: each kind as it is previewed, and as its facilitator is given it.

use circlekeeper_playground::{discord, telegram};
use circlekeeper_tests::World;

use crate::led::{both, dana, from_telegram, posts, press, writes};

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_every_kind_of_venue_is_taken() {
    let (world, led) = from_telegram().await;
    let mut said = Vec::new();
    let venues = [
        "https://us02web.zoom.us/j/123?pwd=x",
        "https://teams.microsoft.com/l/meetup-join/x",
        "https://meet.google.com/abc-defg-hij",
        "https://meet.jit.si/Room",
        "https://acme.webex.com/meet/x",
        "https://join.skype.com/abc",
        "https://call.example.org/room",
        "https://evilzoom.us/j/1",
        "phone:+49 30 1234567 code:123456#",
        "phone:+49301234567",
        "videochat:telegram",
        "place: Room 3, left door",
    ];
    for (index, venue) in venues.into_iter().enumerate() {
        let times = format!("2026-12-{:02} 19:00 {venue}", index + 2);
        let preview = writes(&world, &led.tara, &format!("/schedule {times}")).await;
        said.push(format!("{venue}\n{}", about_place(&preview.text)));
        said.push(format!("  {}", preview.labels()[0]));
        let posted = posts(&world, &led, &times).await;
        assert!(!posted.text.contains("http") && !posted.text.contains("123"), "{}", posted.text);
        let given = writes(&world, &led.tara, &format!("/link #{}", index + 1)).await;
        said.push(indented(&given.text));
        said.extend(given.buttons.iter().map(button));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    https://us02web.zoom.us/j/123?pwd=x
      Where: a Zoom call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to us02web.zoom.us and ends in 123
      Confirm
      Evening circle, Wed 2 Dec 2026, 19:00 (Berlin)
      A Zoom call:
      https://us02web.zoom.us/j/123?pwd=x
      Please keep this to yourself.
      [Open the call] opens https://us02web.zoom.us/j/123?pwd=x
    https://teams.microsoft.com/l/meetup-join/x
      Where: a Microsoft Teams call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to teams.microsoft.com and ends in x
      Confirm
      Evening circle, Thu 3 Dec 2026, 19:00 (Berlin)
      A Microsoft Teams call:
      https://teams.microsoft.com/l/meetup-join/x
      Please keep this to yourself.
      [Open the call] opens https://teams.microsoft.com/l/meetup-join/x
    https://meet.google.com/abc-defg-hij
      Where: a Google Meet call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to meet.google.com and ends in abc-defg-hij
      Confirm
      Evening circle, Fri 4 Dec 2026, 19:00 (Berlin)
      A Google Meet call:
      https://meet.google.com/abc-defg-hij
      Please keep this to yourself.
      [Open the call] opens https://meet.google.com/abc-defg-hij
    https://meet.jit.si/Room
      Where: a Jitsi Meet call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to meet.jit.si and ends in Room
      Confirm
      Evening circle, Sat 5 Dec 2026, 19:00 (Berlin)
      A Jitsi Meet call:
      https://meet.jit.si/Room
      Please keep this to yourself.
      [Open the call] opens https://meet.jit.si/Room
    https://acme.webex.com/meet/x
      Where: a Webex call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to acme.webex.com and ends in x
      Confirm
      Evening circle, Sun 6 Dec 2026, 19:00 (Berlin)
      A Webex call:
      https://acme.webex.com/meet/x
      Please keep this to yourself.
      [Open the call] opens https://acme.webex.com/meet/x
    https://join.skype.com/abc
      Where: a Skype call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to join.skype.com and ends in abc
      Please note: Skype ended in May 2025. Members will probably not get in with this link.
      Confirm
      Evening circle, Mon 7 Dec 2026, 19:00 (Berlin)
      A Skype call:
      https://join.skype.com/abc
      Please note: Skype ended in May 2025. Members will probably not get in with this link.
      Please keep this to yourself.
      [Open the call] opens https://join.skype.com/abc
    https://call.example.org/room
      Where: a call at call.example.org. I do not know this host.
      Only you see this, to check it: the link leads to call.example.org and ends in room
      Please make sure that the address is right and that you trust it. Members will see that I do not know it.
      Confirm, I trust this host
      Evening circle, Tue 8 Dec 2026, 19:00 (Berlin)
      Where: a call at call.example.org. I do not know this host.
      https://call.example.org/room
      Please keep this to yourself.
      [Open the call] opens https://call.example.org/room
    https://evilzoom.us/j/1
      Where: a call at evilzoom.us. I do not know this host.
      Only you see this, to check it: the link leads to evilzoom.us and ends in 1
      Please make sure that the address is right and that you trust it. Members will see that I do not know it.
      Confirm, I trust this host
      Evening circle, Wed 9 Dec 2026, 19:00 (Berlin)
      Where: a call at evilzoom.us. I do not know this host.
      https://evilzoom.us/j/1
      Please keep this to yourself.
      [Open the call] opens https://evilzoom.us/j/1
    phone:+49 30 1234567 code:123456#
      Where: a phone conference. Number and code are given only to members, privately.
      Only you see this, to check it: +49 30 1234567, code 123456#
      Confirm
      Evening circle, Thu 10 Dec 2026, 19:00 (Berlin)
      Dial: +49 30 1234567
      Code: 123456#
      Please keep this to yourself.
      [Copy the number] copies +49 30 1234567
      [Copy the code] copies 123456#
    phone:+49301234567
      Where: a phone conference. Number and code are given only to members, privately.
      Only you see this, to check it: +49301234567, without a code.
      Confirm
      Evening circle, Fri 11 Dec 2026, 19:00 (Berlin)
      Dial: +49301234567
      Please keep this to yourself.
      [Copy the number] copies +49301234567
    videochat:telegram
      Where: the video chat of the Telegram chat.
      Confirm
      Evening circle, Sat 12 Dec 2026, 19:00 (Berlin)
      It happens in the video chat of the group's Telegram chat.
      Please keep this to yourself.
    place: Room 3, left door
      Where: Room 3, left door
      Confirm
      Evening circle, Sun 13 Dec 2026, 19:00 (Berlin)
      It happens here: Room 3, left door
      Please keep this to yourself.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_every_kind_of_venue_is_taken() {
    let world = World::open().await;
    let circle = world.circle().await;
    let quiet = world.discord.voice_channel(circle.server, "quiet room");
    let big = world.discord.stage_channel(circle.server, "big room");
    let mut said = Vec::new();
    let venues = [
        &[("link", "https://zoom.us/j/1")][..],
        &[("link", "https://join.skype.com/abc")],
        &[("link", "https://evilzoom.us/j/1")],
        &[("phone", "+49 30 1234567"), ("code", "123456#")],
        &[("channel", "quiet room")],
        &[("channel", "big room")],
        &[("videochat", "telegram")],
        &[("place", "Room 3, *left* door")],
    ];
    for (index, venue) in venues.into_iter().enumerate() {
        let when = format!("2026-12-{:02} 19:00", index + 2);
        let options = [&[("when", when.as_str())][..], venue].concat();
        let preview = dana(&world, &circle, "schedule", &options).await;
        let confirm = preview.seen().labels()[0].to_owned();
        said.push(format!("{venue:?}\n{}\n  {confirm}", about_place(preview.text())));
        press(&world, &circle.dana, preview.seen(), &confirm).await;
        both(&world, &circle, "new session times").await;
        let number = format!("#{}", index + 1);
        let given = dana(&world, &circle, "link", &[("session", &number)]).await;
        assert!(given.is_private());
        said.push(indented(given.text()));
        said.extend(given.seen().buttons.iter().map(link_button));
    }
    let mut said = said.join("\n");
    let ids = [(circle.server.get(), "SERVER"), (quiet.get(), "QUIET"), (big.get(), "BIG")];
    for (id, name) in ids {
        said = said.replace(&id.to_string(), name);
    }
    insta::assert_snapshot!(said, @r#"
    [("link", "https://zoom.us/j/1")]
      Where: a Zoom call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to `zoom.us` and ends in `1`
      Confirm
      Thursday circle, <t:1796234400:F>
      A Zoom call:
      <https://zoom.us/j/1>
      Please keep this to yourself.
      [Open the call] opens https://zoom.us/j/1
    [("link", "https://join.skype.com/abc")]
      Where: a Skype call. The link is given only to members, privately.
      Only you see this, to check it: the link leads to `join.skype.com` and ends in `abc`
      Please note: Skype ended in May 2025. Members will probably not get in with this link.
      Confirm
      Thursday circle, <t:1796320800:F>
      A Skype call:
      <https://join.skype.com/abc>
      Please note: Skype ended in May 2025. Members will probably not get in with this link.
      Please keep this to yourself.
      [Open the call] opens https://join.skype.com/abc
    [("link", "https://evilzoom.us/j/1")]
      Where: a call at evilzoom.us. I do not know this host.
      Only you see this, to check it: the link leads to `evilzoom.us` and ends in `1`
      Please make sure that the address is right and that you trust it. Members will see that I do not know it.
      Confirm, I trust this host
      Thursday circle, <t:1796407200:F>
      Where: a call at evilzoom.us. I do not know this host.
      <https://evilzoom.us/j/1>
      Please keep this to yourself.
      [Open the call] opens https://evilzoom.us/j/1
    [("phone", "+49 30 1234567"), ("code", "123456#")]
      Where: a phone conference. Number and code are given only to members, privately.
      Only you see this, to check it: `+49 30 1234567`, code `123456#`
      Confirm
      Thursday circle, <t:1796493600:F>
      Dial: `+49 30 1234567`
      Code: `123456#`
      Please keep this to yourself.
    [("channel", "quiet room")]
      Where: a Discord voice channel.
      Confirm
      Thursday circle, <t:1796580000:F>
      It happens in this Discord channel: <https://discord.com/channels/SERVER/QUIET>
      Please keep this to yourself.
    [("channel", "big room")]
      Where: a Discord voice channel.
      Confirm
      Thursday circle, <t:1796666400:F>
      It happens in this Discord channel: <https://discord.com/channels/SERVER/BIG>
      Please keep this to yourself.
    [("videochat", "telegram")]
      Where: the video chat of the Telegram chat.
      Confirm
      Thursday circle, <t:1796752800:F>
      It happens in the video chat of the group's Telegram chat.
      Please keep this to yourself.
    [("place", "Room 3, *left* door")]
      Where: Room 3, \*left\* door
      Confirm
      Thursday circle, <t:1796839200:F>
      It happens here: Room 3, \*left\* door
      Please keep this to yourself.
    "#);
    world.close().await;
}

const NO_VENUES: [(&str, &str); 8] = [
    ("link", "http://zoom.us/j/1"),
    ("link", "https://zoom.us"),
    ("link", "https://zoom.us@evil.example/j/1"),
    ("link", "https://127.0.0.1/j/1"),
    ("link", "https://localhost/j/1"),
    ("phone", "call me"),
    ("phone", "12"),
    ("place", "\u{202e}\u{200b}"),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_venue_is_refused() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (there, led) = from_telegram().await;
    let mut said = Vec::new();
    for (name, venue) in NO_VENUES {
        let options = [("when", "every Thursday 19:00"), (name, venue)];
        let on_discord = dana(&world, &circle, "schedule", &options).await;
        let text = format!("/schedule every Thursday 19:00 {name}:\"{venue}\"");
        let on_telegram = writes(&there, &led.tara, &text).await;
        // Markup aside, both say the same.
        assert_eq!(on_discord.text().replace(['\\', '`'], ""), on_telegram.text);
        said.push(format!("{}\n  {}", venue.escape_debug(), on_telegram.text));
    }
    insta::assert_snapshot!(said.join("\n"), @r"
    http://zoom.us/j/1
      A call link must begin with https://
    https://zoom.us
      That is only the front page of Zoom. Please give the link of your meeting.
    https://zoom.us@evil.example/j/1
      That address has a login in front of its host, as fake links have. Please give the plain link.
    https://127.0.0.1/j/1
      That address names no public host. Please give the link that members can open.
    https://localhost/j/1
      That address names no public host. Please give the link that members can open.
    call me
      That is no phone number I understand. For example: phone:+49301234567 code:123456#
    12
      That is no phone number I understand. For example: phone:+49301234567 code:123456#
    \u{202e}\u{200b}
      I cannot use what was given for place.
    ");
    world.close().await;
    there.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_host_is_taken_only_with_an_explicit_yes() {
    let (world, led) = from_telegram().await;
    let text = "/schedule every Thursday 19:00 https://call.example.org/room";
    let preview = writes(&world, &led.tara, text).await;
    insta::assert_snapshot!(preview.text, @"
    Evening circle: please check
    • Thu 3 Dec 2026, 19:00 (Berlin)
    • Thu 10 Dec 2026, 19:00 (Berlin)
    • Thu 17 Dec 2026, 19:00 (Berlin)

    Times are in Europe/Berlin. Each reader sees their own.

    And so on, 60 minutes each, until it is ended.

    Where: a call at call.example.org. I do not know this host.

    Only you see this, to check it: the link leads to call.example.org and ends in room

    Please make sure that the address is right and that you trust it. Members will see that I do not know it.
    ");
    assert_eq!(preview.labels(), ["Confirm, I trust this host", "Correct", "Never mind"]);
    world.close().await;
}

/// What a preview says of the place.
fn about_place(preview: &str) -> String {
    let from = preview.find("Where").unwrap_or_default();
    indented(&preview[from..])
}

fn indented(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn button(button: &telegram::Button) -> String {
    let leads = [("opens", &button.url), ("copies", &button.copy)];
    let leads =
        leads.into_iter().find_map(|(does, what)| Some(format!("{does} {}", what.as_ref()?)));
    format!("  [{}] {}", button.label, leads.unwrap_or_default())
}

fn link_button(button: &discord::Button) -> String {
    format!("  [{}] opens {}", button.label, button.url.as_deref().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_shows_what_is_to_be_checked_and_the_chats_do_not() {
    let world = World::open().await;
    let circle = world.circle().await;
    for (venue, shown) in [
        (("link", "https://us02web.zoom.us/j/84212345678?pwd=harbour"), "84212345678"),
        (("phone", "+49 30 1234567"), "+49 30 1234567"),
    ] {
        let options = [("when", "every Thursday 19:00"), venue];
        let preview = dana(&world, &circle, "schedule", &options).await;
        assert!(preview.is_private());
        assert!(preview.text().contains(shown), "{}", preview.text());
        assert!(!preview.text().contains("harbour"), "{}", preview.text());
        press(&world, &circle.dana, preview.seen(), "Never mind").await;
    }
    let options = [("when", "every Thursday 19:00"), ("phone", "+49301234"), ("code", "77#")];
    let preview = dana(&world, &circle, "schedule", &options).await;
    assert!(preview.text().contains("`+49301234`, code `77#`"), "{}", preview.text());
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    for told in [
        world.discord.next_message(circle.channel).await.text,
        world.telegram.next_message(circle.chat).await.text,
    ] {
        assert!(!told.contains("1234") && !told.contains("77#"), "{told}");
    }
    let there = [("when", "every Friday 19:00"), ("videochat", "telegram")];
    let preview = dana(&world, &circle, "schedule", &there).await;
    assert!(!preview.text().contains("no Telegram chat"), "{}", preview.text());
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let preview = world.tell(&mia, "/schedule every Friday 19:00 videochat:telegram").await;
    assert!(preview.text.contains("has no Telegram chat that I can reach"), "{}", preview.text);
    world.close().await;
}
