//! What became of each reminder: what people saw of it, and what the store says.

use std::collections::HashMap;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::reply::button::Press;
use circlekeeper_playground::discord::ChannelId;
use circlekeeper_playground::telegram::ChatId;

use crate::scene::{EARLY, Scene};

/// One reminder, when all is over.
pub(crate) struct Reminder {
    pub(crate) platform: Platform,
    /// Whether a later one for the same session is still to come.
    pub(crate) early: bool,
    pub(crate) state: String,
    /// How many messages of it people saw.
    pub(crate) seen: usize,
    /// How many seconds after it fell due it ended.
    pub(crate) late: i64,
}

pub(crate) struct Outcome {
    pub(crate) reminders: Vec<Reminder>,
    /// Messages that were none of these reminders.
    pub(crate) strays: usize,
    pub(crate) integrity: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    lane: String,
    chat: String,
    subject: i64,
    offset_s: i64,
    state: String,
    late: Option<i64>,
}

impl Outcome {
    /// Whether something that falls due during the storm has not ended.
    pub(crate) async fn is_open(scene: &Scene) -> bool {
        let mut question = scene.house.store.question().await.unwrap();
        let (open,): (i64,) = sqlx::query_as(
            "select count(*) from deliveries
             where due_at <= $1 and state in ('pending', 'sending')",
        )
        .bind(scene.due.1.timestamp())
        .fetch_one(&mut *question)
        .await
        .unwrap();
        open > 0
    }

    pub(crate) async fn of(scene: &Scene) -> Self {
        let mut question = scene.house.store.question().await.unwrap();
        let rows: Vec<Row> = sqlx::query_as(
            "select lane, chat, subject, offset_s, deliveries.state, ended_at - due_at as late
             from deliveries join chats on chats.id = chat_id where due_at <= $1",
        )
        .bind(scene.due.1.timestamp())
        .fetch_all(&mut *question)
        .await
        .unwrap();
        let (integrity,): (String,) =
            sqlx::query_as("pragma integrity_check").fetch_one(&mut *question).await.unwrap();
        let mut seen = seen(scene, &rows);
        let reminders = rows.into_iter().map(|row| row.with_what_was_seen(&mut seen)).collect();
        Self { reminders, strays: seen.values().sum(), integrity }
    }
}

impl Row {
    fn platform(&self) -> Platform {
        self.lane.parse().unwrap()
    }

    fn with_what_was_seen(self, seen: &mut HashMap<(String, i64), usize>) -> Reminder {
        Reminder {
            platform: self.platform(),
            early: self.offset_s == EARLY.num_seconds(),
            seen: seen.remove(&(self.chat, self.subject)).unwrap_or(0),
            late: self.late.unwrap_or(0),
            state: self.state,
        }
    }
}

/// How often each session was spoken of in each chat: its id is in the buttons under the words.
fn seen(scene: &Scene, rows: &[Row]) -> HashMap<(String, i64), usize> {
    let mut seen = HashMap::new();
    let chats: HashMap<&str, Platform> =
        rows.iter().map(|row| (row.chat.as_str(), row.platform())).collect();
    for (chat, platform) in chats {
        let number = chat.parse::<i64>().unwrap();
        let buttons: Vec<Option<String>> = match platform {
            Platform::Discord => {
                let messages = scene.discord.messages(ChannelId(number.unsigned_abs()));
                messages.into_iter().map(|one| one.buttons[0].custom_id.clone()).collect()
            }
            Platform::Telegram => {
                let messages = scene.telegram.messages(ChatId(number));
                messages.into_iter().map(|one| one.buttons[0].data.clone()).collect()
            }
        };
        for button in buttons {
            let press: Press = button.unwrap().parse().unwrap();
            *seen.entry((chat.to_owned(), press.id)).or_default() += 1;
        }
    }
    seen
}
