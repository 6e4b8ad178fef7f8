//! What the page is told of the bot: what it owes, and when it is done. No names, no texts.

use async_trait::async_trait;
use circlekeeper_core::House;
use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::store::StoreError;
use circlekeeper_core::store::owed::{self, Owed};
use circlekeeper_playground::page::{Bot, Debt};

/// As much as the page shows.
const SHOWN: i64 = 12;

/// A look into the bot's house.
pub(super) struct Glimpse {
    house: House,
}

impl Glimpse {
    pub(super) fn of(house: House) -> Self {
        Self { house }
    }

    async fn look(house: House) -> Result<Vec<Owed>, StoreError> {
        let mut db = house.store.question().await?;
        owed::next(&mut db, SHOWN).await
    }
}

#[async_trait]
impl Bot for Glimpse {
    async fn owes(&self) -> Vec<Debt> {
        // A task of its own: a page that stops waiting must not cut a question off.
        let found = tokio::spawn(Self::look(self.house.clone())).await;
        let found = found.ok().and_then(Result::ok).unwrap_or_default();
        found.into_iter().map(debt).collect()
    }

    async fn settled(&self, moment: Instant) {
        self.house.progress.reached(&Platform::ALL, moment).await;
    }
}

fn debt(owed: Owed) -> Debt {
    Debt {
        on_telegram: owed.lane == Platform::Telegram,
        what: owed.kind.as_str().replace('_', " "),
        reminder: owed.kind.is_reminder(),
        due: owed.due_at,
        chat: owed.chat.map(|address| address.chat),
    }
}
