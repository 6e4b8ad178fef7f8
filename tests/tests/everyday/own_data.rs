//! What is kept about a person: told, handed over, erased.

use circlekeeper_playground::telegram::Fault;
use circlekeeper_tests::{Circle, World};

use crate::scene::{asks, both, holds, meeting, silent};

const LINK: &str = "https://zoom.us/j/84212345678";

#[tokio::test(flavor = "multi_thread")]
async fn the_sessions_ahead_come_as_a_calendar_without_the_link() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00"), ("link", LINK)]).await;
    world.tell(&circle.mia, "/join #1").await;
    let preview = world.ask(&circle.dana, circle.channel, "cancelsession", &[]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let answer = asks(&world, &circle.dana, "calendar", &[]).await;
    assert!(answer.is_private());
    let on_discord = world.discord.next_private(&circle.dana).await;
    let file = on_discord.files.first().expect("a file");
    assert_eq!(file.name, "sessions.ics");
    let text = String::from_utf8(file.bytes.clone()).expect("text");
    assert!(text.contains("SUMMARY:Thursday circle"), "{text}");
    assert!(text.contains("DTSTART:20261203T180000Z"), "{text}");
    assert!(text.contains("STATUS:CANCELLED"), "{text}");
    assert!(text.matches("BEGIN:VEVENT").count() >= 8, "{text}");
    assert!(!text.contains("zoom") && !text.contains("8421"), "{text}");
    assert!(!text.contains("anxiety"), "{text}");
    let said = world.tell(&circle.mia, "/calendar").await;
    let sent =
        if said.file.is_some() { said } else { world.telegram.next_private(&circle.mia).await };
    let file = sent.file.expect("a file");
    assert_eq!((file.name.as_str(), file.mime.as_deref()), ("sessions.ics", Some("text/calendar")));
    assert_eq!(String::from_utf8(file.bytes).expect("text"), text);
    let sam = world.newcomer("Sam").await;
    assert!(world.tell(&sam, "/calendar").await.file.is_none());
    world.at("2026-11-30T08:03:00Z").await;
    both(&world, &circle, "is cancelled").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_is_told_and_handed_over() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/timezone Europe/Berlin").await;
    world.tell(&circle.mia, "/coming").await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    for name in ["One", "Two", "Three", "Four"] {
        world
            .tell(
                &circle.mia,
                &format!("/newgroup {name} #heliotrope zone:Berlin fee:free alias:Mia"),
            )
            .await;
        let request = world.discord.next_dm(&world.operator).await;
        world.click(&world.operator, &request, request.labels()[0]).await;
        world.telegram.next_private(&circle.mia).await;
    }
    world.tell(&circle.mia, "/find heliotrope").await;
    let told = world.tell(&circle.mia, "/privacy").await;
    insta::assert_snapshot!(told.text, @"
    What I keep about you, and what not
    • Kept: your account's number on this platform, since when I know it and whether I can write to you, your language and time zone, your groups, what you are called there, your wishes for reminders, and what you opened, posted or admitted.
    • Kept for 90 days after a session: your answers about coming, a session you took on to lead, whether you came if a group notes it, and when I wrote to you. Sealed, for one day: what is half-finished, with what you searched for.
    • Not read and not kept: what you and others write. I only see commands, buttons and your answers to my questions.
    • Asking to come into a group: your answers are sealed, read only by those who lead it, and erased once they decide or you take it back, after 30 days at most. That you were not let in is kept as long; that you agreed to something, while you are in.
    • Waiting for a seat: since when, and what was offered to you. Those who lead see it; erased when you leave the line, offers after 90 days.
    • Asking for a licence: a keyed code, for 30 days. They do not learn who asked.
    • Call links: kept sealed, given only to members, privately, when it is time.
    • I tell no member that you are in a group; who leads it sees your name there. Its role on Discord is seen by the whole server. The platform sees all you do.
    • Who operates this bot is responsible for what is kept, and can read its store.
    • After /forgetme stay: keyed codes, of that wish and of groups that took you out, without name or account number; the number, sealed, until a role or a place in a chat is taken back, 30 days at most.
    • What you tell the operator with /concern is kept sealed until it was looked at, 180 days at most. The operator reads your words, and not who wrote them.
    • What those who lead groups and the operator do there is noted by numbers, for good, without names or words. Who is forgotten leaves a number that leads to nobody.

    /mydata gives you all of it as a file. /forgetme erases it.
    ");
    assert!(asks(&world, &circle.noah, "privacy", &[]).await.is_private());
    world.tell(&circle.mia, "/mydata").await;
    let file = world.telegram.next_private(&circle.mia).await.file.expect("a file");
    let text = String::from_utf8(file.bytes).expect("text");
    insta::assert_snapshot!(text.replace(&circle.mia.id().to_string(), "MIA"), @r#"
    {
      "account": "MIA",
      "agreements": [],
      "answers": [
        {
          "answer": "coming",
          "answered": "2026-11-30T08:00:00Z",
          "group": "Thursday circle",
          "session": "2026-12-03T18:00:00Z"
        }
      ],
      "attendance": [],
      "chats_bound": [],
      "codes_for_cofacilitators": [],
      "comes_as_guest": [],
      "concerns": [],
      "duties": [],
      "groups": [
        {
          "alias": "Mia B.",
          "group": "Thursday circle",
          "private_reminders_seconds_before": [
            7200
          ],
          "role": "member",
          "seats_offered": [],
          "sessions_noted": {
            "attended": 0,
            "excused": 0,
            "missed": 0
          },
          "since": "2026-11-30T08:00:00Z",
          "state": "active",
          "taken_out_by_the_operator": false,
          "waits_by_an_invitation": false,
          "waits_for_a_seat_since": null
        },
        {
          "alias": "Mia",
          "group": "One",
          "private_reminders_seconds_before": [],
          "role": "facilitator",
          "seats_offered": [],
          "sessions_noted": {
            "attended": 0,
            "excused": 0,
            "missed": 0
          },
          "since": "2026-11-30T08:00:00Z",
          "state": "active",
          "taken_out_by_the_operator": false,
          "waits_by_an_invitation": false,
          "waits_for_a_seat_since": null
        },
        {
          "alias": "Mia",
          "group": "Two",
          "private_reminders_seconds_before": [],
          "role": "facilitator",
          "seats_offered": [],
          "sessions_noted": {
            "attended": 0,
            "excused": 0,
            "missed": 0
          },
          "since": "2026-11-30T08:00:00Z",
          "state": "active",
          "taken_out_by_the_operator": false,
          "waits_by_an_invitation": false,
          "waits_for_a_seat_since": null
        },
        {
          "alias": "Mia",
          "group": "Three",
          "private_reminders_seconds_before": [],
          "role": "facilitator",
          "seats_offered": [],
          "sessions_noted": {
            "attended": 0,
            "excused": 0,
            "missed": 0
          },
          "since": "2026-11-30T08:00:00Z",
          "state": "active",
          "taken_out_by_the_operator": false,
          "waits_by_an_invitation": false,
          "waits_for_a_seat_since": null
        },
        {
          "alias": "Mia",
          "group": "Four",
          "private_reminders_seconds_before": [],
          "role": "facilitator",
          "seats_offered": [],
          "sessions_noted": {
            "attended": 0,
            "excused": 0,
            "missed": 0
          },
          "since": "2026-11-30T08:00:00Z",
          "state": "active",
          "taken_out_by_the_operator": false,
          "waits_by_an_invitation": false,
          "waits_for_a_seat_since": null
        }
      ],
      "groups_admitted": [],
      "half_finished": [
        {
          "kept_until": "2026-12-01T08:00:00Z",
          "since": "2026-11-30T08:00:00Z",
          "what": {
            "Search": {
              "seen": {
                "groups": [
                  2,
                  3,
                  4
                ],
                "listings": 0
              },
              "words": "heliotrope"
            }
          }
        }
      ],
      "invitations_made": [],
      "known_since": "2026-11-30T08:00:00Z",
      "language": "en",
      "linked_accounts": [],
      "messages": [
        {
          "due": "2026-11-30T08:00:00Z",
          "ended": "2026-11-30T08:00:00Z",
          "kind": "admitted",
          "state": "sent"
        },
        {
          "due": "2026-11-30T08:00:00Z",
          "ended": "2026-11-30T08:00:00Z",
          "kind": "admitted",
          "state": "sent"
        },
        {
          "due": "2026-11-30T08:00:00Z",
          "ended": "2026-11-30T08:00:00Z",
          "kind": "admitted",
          "state": "sent"
        },
        {
          "due": "2026-11-30T08:00:00Z",
          "ended": "2026-11-30T08:00:00Z",
          "kind": "admitted",
          "state": "sent"
        },
        {
          "due": "2026-12-03T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2026-12-10T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2026-12-17T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2026-12-24T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2026-12-31T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2027-01-07T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2027-01-14T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2027-01-21T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        },
        {
          "due": "2027-01-28T16:00:00Z",
          "ended": null,
          "kind": "personal_reminder",
          "state": "pending"
        }
      ],
      "noted_in_the_audit": [
        {
          "at": "2026-11-30T08:00:00Z",
          "group": 2,
          "what": "newgroup"
        },
        {
          "at": "2026-11-30T08:00:00Z",
          "group": 3,
          "what": "newgroup"
        },
        {
          "at": "2026-11-30T08:00:00Z",
          "group": 4,
          "what": "newgroup"
        },
        {
          "at": "2026-11-30T08:00:00Z",
          "group": 5,
          "what": "newgroup"
        }
      ],
      "platform": "telegram",
      "private_messages_arrive": true,
      "profession_stated": null,
      "professions_checked": [],
      "requests_to_come_in": [],
      "session_times_posted": [],
      "ways_into_chats": [],
      "zone": "Europe/Berlin"
    }
    "#);
    asks(&world, &circle.noah, "mydata", &[]).await;
    let seen = world.discord.next_private(&circle.noah).await;
    let file = seen.files.first().expect("a file");
    assert_eq!(file.name, "my-data.json");
    assert!(holds(&file.bytes, &circle.noah.id().to_string()));
    assert!(!holds(&file.bytes, &circle.mia.id().to_string()));
    let stranger = world.discord.person("Sam");
    world.discord.join(circle.server, &stranger);
    let nothing = asks(&world, &stranger, "mydata", &[]).await;
    assert_eq!(nothing.text(), "I keep nothing about you.");
    world.close().await;
}

/// What is kept about Mia, as she reads it.
async fn data_of_mia(world: &World, circle: &Circle) -> String {
    world.tell(&circle.mia, "/mydata").await;
    let file = world.telegram.next_private(&circle.mia).await.file.expect("a file");
    String::from_utf8(file.bytes).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_leaves_nothing_behind_in_the_group() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/coming").await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-03T17:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    // The session she answered about is over.
    world.at("2026-12-04T08:00:00Z").await;
    let left = world.tell(&circle.mia, "/leave").await;
    assert!(left.text.starts_with("You have left Thursday circle."), "{}", left.text);
    let data = data_of_mia(&world, &circle).await;
    for word in ["Thursday circle", "coming", "personal_reminder", "left", "7200"] {
        assert!(!data.contains(word), "{word} in {data}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_is_erased_after_ninety_days() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/coming").await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-03T17:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    let end = [("group", "#1")];
    let preview = world.ask(&circle.dana, circle.channel, "endseries", &end).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "come to an end").await;
    world.at("2027-02-28T08:00:00Z").await;
    let data = data_of_mia(&world, &circle).await;
    assert!(data.contains(r#""coming""#) && data.contains(r#""personal_reminder""#), "{data}");
    world.at("2027-03-04T08:00:00Z").await;
    let data = data_of_mia(&world, &circle).await;
    assert!(!data.contains(r#""coming""#) && !data.contains(r#""sent""#), "{data}");
    assert!(data.contains("Thursday circle"), "{data}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_asked_for_in_a_chat_is_not_shown_there() {
    let (world, circle) = meeting().await;
    let there = world.tell_in(&circle.mia, circle.chat, "/mydata").await;
    assert!(there.file.is_none());
    assert!(there.text.starts_with("Better asked in private"), "{}", there.text);
    let answer = world.ask(&circle.noah, circle.channel, "mydata", &[]).await;
    assert!(answer.is_private());
    assert!(world.discord.next_private(&circle.noah).await.ephemeral);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_to_be_forgotten_is_nowhere_afterwards() {
    let (world, circle) = meeting().await;
    let (mia, noah) = (circle.mia.id().to_string(), circle.noah.id().to_string());
    world.tell(&circle.mia, "/coming").await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    world.tell(&circle.mia, "/alias Perpetua").await;
    asks(&world, &circle.noah, "remindme", &[("before", "2 hours")]).await;
    world.settle().await;
    assert!(holds(&world.stored_bytes(), &mia) && holds(&world.stored_bytes(), &noah));
    let preview = world.tell(&circle.mia, "/forgetme").await;
    insta::assert_snapshot!(preview.text, @"Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.");
    let kept = world.tell(&circle.mia, "/mygroups").await;
    assert!(kept.text.contains("Thursday circle"), "before Confirm: {}", kept.text);
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    let done = world.telegram.next_edit(&preview).await;
    insta::assert_snapshot!(done.text, @"Done. I know nothing about you any more. You are welcome back at any time.");
    let preview = asks(&world, &circle.noah, "forgetme", &[]).await;
    let done = world.click(&circle.noah, preview.seen(), "Confirm").await;
    assert_eq!(
        done.text(),
        "Done. I know nothing about you any more. You are welcome back at any time."
    );
    world.settle().await;
    let bytes = world.stored_bytes();
    for word in [mia.as_str(), noah.as_str(), "Perpetua"] {
        assert!(!holds(&bytes, word), "{word} is in the store");
    }
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    silent(&world, "the wish went with the person");
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(!people.text().contains("#2") && !people.text().contains("#3"), "{}", people.text());
    assert_eq!(world.tell(&circle.mia, "/mydata").await.text, "I keep nothing about you.");
    assert_eq!(world.tell(&circle.mia, "/forgetme").await.text, "I keep nothing about you.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_without_a_facilitator_takes_a_break_and_the_operator_hears() {
    let (world, circle) = meeting().await;
    let preview = asks(&world, &circle.dana, "forgetme", &[]).await;
    insta::assert_snapshot!(preview.text(), @"
    Shall I forget you? You leave all your groups, and everything I keep about you is erased. This cannot be undone.
    You alone lead Thursday circle. Without you it takes a break: no reminders, no new members, and nobody in it can end that. The operator of this bot is told, and can close it. To say goodbye and close it yourself first: /closegroup
    ");
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "Thursday circle takes a break").await;
    let told = world.discord.next_dm(&world.operator).await;
    insta::assert_snapshot!(told.text, @"Thursday circle (#1) has lost its last facilitator and takes a break. To look at it: /group #1. To end it, so that its chats can serve another group: /closegroup #1");
    assert!(!holds(&world.stored_bytes(), &circle.dana.id().to_string()));
    world.at("2026-12-02T18:00:00Z").await;
    world.at("2026-12-03T17:30:00Z").await;
    silent(&world, "in a break");
    let shown = asks(&world, &world.operator, "group", &[("group", "#1")]).await;
    assert!(shown.text().contains("Led by: not stated"), "{}", shown.text());
    for person in [&circle.noah, &world.operator] {
        let closed = asks(&world, person, "closegroup", &[("group", "#1")]).await;
        let may = person.id() == world.operator.id();
        assert_eq!(closed.seen().labels().contains(&"Confirm"), may, "{}", closed.text());
        if may {
            world.click(person, closed.seen(), "Confirm").await;
        }
    }
    both(&world, &circle, "Thursday circle is over").await;
    let gone = asks(&world, &world.operator, "closegroup", &[("group", "#1")]).await;
    assert_eq!(gone.text(), "Thursday circle is over for good.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_has_to_wait_comes_and_one_that_is_lost_is_told() {
    let world = World::open().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/timezone Europe/Berlin").await;
    for fault in [Fault::RetryAfter(1), Fault::Page(503)] {
        let lost = fault == Fault::Page(503);
        world.telegram.fail_next_of("sendDocument", fault);
        let said = world.tell(&mia, "/mydata").await;
        assert!(said.file.is_none());
        let next = world.telegram.next_private(&mia).await;
        assert_eq!(next.file.is_none(), lost, "{}", next.text);
        assert_eq!(next.text.starts_with("The file could not be sent."), lost, "{}", next.text);
    }
    world.close().await;
}
