//! Which groups pass what is asked besides words and times: language, kind, cost, seats, platform, who leads.

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::filters::{FeeAsked, Filters, Led};
use crate::time::zone::Zone;

use super::{Db, StoreError, read};

/// Of these groups those that pass; and how many more would, but for a fee that says nothing about what is
/// asked.
pub(super) async fn passing(
    db: &mut Db,
    ids: &[i64],
    (filters, zone): (&Filters, Option<&Zone>),
    now: Instant,
) -> Result<(Vec<i64>, usize), StoreError> {
    let ids = serde_json::to_string(ids).unwrap_or_default();
    let (language, kind) = (filters.language.as_deref(), filters.kind.as_deref());
    let platform = filters.platform.map(Platform::as_str);
    let (fee, most) = match filters.fee_asked() {
        FeeAsked::Any => (None, None),
        FeeAsked::None => (Some("none"), None),
        FeeAsked::AtMost(most) => (Some("none within"), Some(most)),
    };
    let currency = most.map(|most| most.currency.as_str());
    let period = most.and_then(|most| most.period.as_deref());
    let most = most.map(|most| most.amount);
    let (seats, led) = (i64::from(filters.seats), filters.led.map(Led::as_str));
    // The asker's day, where that is known, as groups show it to them.
    let today = zone.map_or_else(|| now.date_naive(), |zone| zone.local(now).date()).to_string();
    let now = now.timestamp();
    let found = sqlx::query_file!(
        "src/store/search/passing.sql",
        ids,
        now,
        language,
        kind,
        fee,
        most,
        currency,
        period,
        seats,
        platform,
        led,
        today
    )
    .fetch_one(db)
    .await?;
    Ok((read(&found.ids)?, usize::try_from(found.unsaid).unwrap_or(0)))
}
