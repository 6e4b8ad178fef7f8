//! Groups with chats and times, made by the store's own functions: nobody is told of them.

use circlekeeper_core::clock::Instant;
use circlekeeper_core::commands::Openness;
use circlekeeper_core::domain::address::{ChatAddress, Platform};
use circlekeeper_core::domain::group::{EntryRule, Kind, State};
use circlekeeper_core::store::groups::NewGroup;
use circlekeeper_core::store::series::NewSeries;
use circlekeeper_core::store::{Db, chats, groups, series};
use circlekeeper_core::time::recurrence::Recurrence;
use circlekeeper_core::time::zone::Zone;
use circlekeeper_playground::discord::{ChannelId, GuildId};
use circlekeeper_playground::telegram::ChatId;

/// A channel as the store knows it.
pub(crate) fn on_discord(server: GuildId, channel: ChannelId) -> ChatAddress {
    let (platform, space) = (Platform::Discord, Some(server.to_string()));
    ChatAddress { platform, space, chat: channel.to_string(), topic: None }
}

/// A Telegram chat as the store knows it.
pub(crate) fn on_telegram(chat: ChatId) -> ChatAddress {
    let platform = Platform::Telegram;
    ChatAddress { platform, space: None, chat: chat.to_string(), topic: None }
}

/// From now on the chat serves the group.
pub(crate) async fn bind(db: &mut Db, chat: &ChatAddress, (group, by): (i64, i64), now: Instant) {
    let chat = chats::remember(db, chat, Openness::Closed).await.unwrap();
    chats::bind(db, chat, group, by, now).await.unwrap();
}

/// A group that is listed, with the usual reminders.
pub(crate) async fn found(db: &mut Db, now: Instant) -> i64 {
    let name = "Evening circle".to_owned().into();
    let new = NewGroup {
        name: &name,
        label: Some(&name),
        default_label: "Group",
        about: None,
        zone: &zone(),
        language: "en",
        kind: Kind::DropIn,
        entry: EntryRule::Direct,
        state: State::Listed,
        capacity: None,
        topics: &[],
    };
    groups::create(db, &new, now).await.unwrap()
}

/// A weekly series that begins at this moment, and of which nobody is told.
pub(crate) async fn post_times(db: &mut Db, (group, by): (i64, i64), start: Instant, now: Instant) {
    let zone = zone();
    let recurrence = Recurrence::parse("FREQ=WEEKLY", zone.local(start)).unwrap();
    let new = NewSeries {
        group,
        recurrence: &recurrence,
        zone: &zone,
        length_minutes: 60,
        venue: None,
        by,
    };
    series::create(db, &new, now).await.unwrap();
}

fn zone() -> Zone {
    Zone::parse("Europe/Berlin").unwrap()
}
