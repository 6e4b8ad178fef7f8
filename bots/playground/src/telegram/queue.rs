//! Updates that wait for the bot, and who is polling for them.
//!
//! All of this is as the server does it: ids grow by one; what is confirmed is gone; the kinds a
//! bot wants are remembered from the last request that named them, and decide when an update is
//! made, not when it is fetched (docs: getUpdates).

use std::collections::{BTreeSet, VecDeque};

use serde_json::{Value, json};

/// Left out unless asked for by name (docs: getUpdates, allowed_updates).
const ONLY_BY_NAME: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// The kinds this server knows (docs: Update).
pub(crate) const KINDS: [&str; 24] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
];

#[derive(Clone, Debug)]
struct Waiting {
    id: i64,
    update: Value,
}

#[derive(Debug, Default)]
pub(crate) struct Updates {
    waiting: VecDeque<Waiting>,
    last: i64,
    /// `None`: the default set.
    wanted: Option<BTreeSet<String>>,
    /// Counts the polls; only the youngest one lives.
    pub(crate) polls: u64,
    /// The poll that waits for news just now.
    pub(crate) polling: Option<u64>,
    /// Another program came with the same token while nobody was polling.
    pub(crate) stolen: bool,
}

impl Updates {
    /// Queues an update, unless the bot did not ask for its kind.
    pub(crate) fn push(&mut self, kind: &str, payload: Value) {
        if !self.wants(kind) {
            return;
        }
        // docs: Update. The first id is any positive number; nobody should count on 1.
        self.last = self.last.max(801_000_000) + 1;
        let mut update = json!({ "update_id": self.last });
        update[kind] = payload;
        self.waiting.push_back(Waiting { id: self.last, update });
    }

    pub(crate) fn wants(&self, kind: &str) -> bool {
        match &self.wanted {
            Some(wanted) => wanted.contains(kind),
            None => !ONLY_BY_NAME.contains(&kind),
        }
    }

    /// Remembers the kinds asked for. An empty list means the default set again; names the server
    /// does not know are ignored by it (server) and given back here.
    pub(crate) fn want(&mut self, kinds: &[String]) -> Vec<String> {
        let known = |kind: &String| KINDS.contains(&kind.as_str());
        let wanted: BTreeSet<String> = kinds.iter().filter(|kind| known(kind)).cloned().collect();
        self.wanted = (!wanted.is_empty()).then_some(wanted);
        kinds.iter().filter(|kind| !known(kind)).cloned().collect()
    }

    pub(crate) fn wanted(&self) -> Option<Vec<String>> {
        self.wanted.as_ref().map(|wanted| wanted.iter().cloned().collect())
    }

    /// Forgets what `offset` confirms: everything below it; a negative one keeps only so many of
    /// the newest (docs: getUpdates, offset).
    pub(crate) fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            while self.waiting.len() > keep {
                self.waiting.pop_front();
            }
            return;
        }
        while self.waiting.front().is_some_and(|waiting| waiting.id < offset) {
            self.waiting.pop_front();
        }
    }

    /// The next updates. They stay until confirmed.
    pub(crate) fn next(&self, limit: usize) -> Vec<Value> {
        self.waiting.iter().take(limit).map(|waiting| waiting.update.clone()).collect()
    }

    pub(crate) fn drop_all(&mut self) {
        self.waiting.clear();
    }

    pub(crate) fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// The bot has confirmed everything and waits for more.
    pub(crate) fn idle(&self) -> bool {
        self.waiting.is_empty() && self.polling.is_some()
    }
}
