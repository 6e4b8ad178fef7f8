//! The clock lever, and what the bot owes next.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::discord::ChannelId;
use crate::telegram::ChatId;

use super::deed::{Cannot, Done};
use super::{Debt, Stage};

/// How long a pull waits for the bot; what comes later still rings the bell.
const PATIENCE: Duration = Duration::from_secs(8);
/// The furthest one pull goes: a year.
const FURTHEST: i64 = 366 * 24 * 60;

/// How far to pull.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Pull {
    Minutes(i64),
    ToNextReminder,
}

pub(super) async fn read(State(stage): State<Arc<Stage>>) -> Json<Value> {
    Json(stage.time())
}

pub(super) async fn pull(
    State(stage): State<Arc<Stage>>,
    Json(pull): Json<Pull>,
) -> Done<Json<Value>> {
    let (clock, bot) = (&stage.play.clock, &stage.play.bot);
    let to = match pull {
        Pull::Minutes(minutes) => {
            clock.now() + chrono::Duration::minutes(minutes.clamp(0, FURTHEST))
        }
        Pull::ToNextReminder => {
            let mut reminders = bot.owes().await.into_iter().filter(|debt| debt.reminder);
            let next = reminders.next().map(|debt| debt.due);
            next.ok_or_else(|| Cannot("No reminder is owed: schedule a session first.".to_owned()))?
        }
    };
    if to > clock.now() {
        clock.set(to);
    }
    stage.moved.send_modify(|moves| *moves += 1);
    // Late or not, the page shows what there is.
    let _ = tokio::time::timeout(PATIENCE, bot.settled(to)).await;
    stage.moved.send_modify(|moves| *moves += 1);
    Ok(Json(stage.time()))
}

pub(super) async fn owed(State(stage): State<Arc<Stage>>) -> Json<Value> {
    let debts = stage.play.bot.owes().await;
    Json(debts.iter().map(|debt| stage.describe(debt)).collect())
}

impl Stage {
    fn time(&self) -> Value {
        json!({ "now": self.play.clock.now().timestamp_millis() })
    }

    fn describe(&self, debt: &Debt) -> Value {
        let platform = if debt.on_telegram { "Telegram" } else { "Discord" };
        let name = debt.chat.as_deref().and_then(|id| {
            if debt.on_telegram {
                self.play.telegram.title(ChatId(id.parse().ok()?))
            } else {
                let channel = ChannelId(id.parse().ok()?);
                self.play.discord.channel_name(channel).map(|name| format!("#{name}"))
            }
        });
        let to = name.unwrap_or_else(|| "a private message".to_owned());
        let due = debt.due.timestamp_millis();
        json!({ "platform": platform, "what": debt.what, "to": to, "due": due })
    }
}
