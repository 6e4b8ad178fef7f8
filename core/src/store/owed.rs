//! What is owed next, to look at: for a page or a status, never to act on.
//!
//! Not here: taking what is due (`lanes.rs`) and what it says (`outbox/compose.rs`).

use crate::clock::{Instant, from_unix};
use crate::domain::address::{ChatAddress, Platform};
use crate::domain::delivery::Kind;

use super::{Db, StoreError, read};

/// One thing owed.
#[derive(Clone, Debug)]
pub struct Owed {
    /// On which platform.
    pub lane: Platform,
    /// What.
    pub kind: Kind,
    /// From when.
    pub due_at: Instant,
    /// Where to; nothing if it goes to a person, who is not named here.
    pub chat: Option<ChatAddress>,
}

struct Row {
    id: i64,
    lane: String,
    kind: String,
    due_at: i64,
    space: Option<String>,
    chat: Option<String>,
    topic: Option<String>,
}

impl TryFrom<Row> for Owed {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let lane: Platform = read(&row.lane, "deliveries", "lane", row.id)?;
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        let (space, topic) = (given(row.space), given(row.topic));
        let chat = row.chat.map(|chat| ChatAddress { platform: lane, space, chat, topic });
        let kind = read(&row.kind, "deliveries", "kind", row.id)?;
        Ok(Self { lane, kind, due_at: from_unix(row.due_at), chat })
    }
}

/// The next things owed, soonest first, at most so many.
///
/// # Errors
/// If the store cannot be read.
pub async fn next(db: &mut Db, at_most: i64) -> Result<Vec<Owed>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select d.id as "id!", d.lane, d.kind, d.due_at, c.space as "space?", c.chat as "chat?",
                  c.topic as "topic?"
           from deliveries d left join chats c on c.id = d.chat_id
           where d.state in ('pending', 'sending') order by d.due_at, d.id limit $1"#,
        at_most
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Owed::try_from).collect()
}
