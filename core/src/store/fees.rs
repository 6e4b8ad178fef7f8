//! What groups cost: what holds, and what is announced and will hold.
//!
//! Nothing turns one into the other: what holds follows from the moment that is asked about. Not here: from
//! when a change holds, and who hears of it (`outbox/plan/fees.rs`); who has heard (`heard.rs`).

use crate::clock::{Instant, from_unix};
use crate::domain::fee::{Absence, Amount, Costs, Currency, Fee, Price, Stated, Statement};
use crate::domain::private::Private;

use super::{Db, StoreError, read};

mod heard;

pub use heard::{Concerned, concerned, is_unheard, put_off, told_too_early, untold};

struct Row {
    id: i64,
    group_id: i64,
    amount: Option<i64>,
    amount_to: Option<i64>,
    currency: Option<String>,
    period: Option<String>,
    absence: Option<String>,
    absence_of: Option<i64>,
    holds_from: i64,
    stated_at: i64,
}

impl TryFrom<Row> for Statement {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            group: row.group_id,
            fee: fee_in(&row)?,
            from: from_unix(row.holds_from),
            stated_at: from_unix(row.stated_at),
        })
    }
}

fn fee_in(row: &Row) -> Result<Fee, StoreError> {
    let Some(amount) = row.amount else { return Ok(Fee::None) };
    let bad = |column| StoreError::Inconsistent { table: "fees", column, row: row.id };
    let code = row.currency.as_deref().and_then(Currency::of_code);
    let absence = match row.absence.as_deref() {
        Some(word) => Some(Absence::read(word, row.absence_of).ok_or_else(|| bad("absence"))?),
        None => None,
    };
    Ok(Fee::Price(Price {
        amount: Amount(amount),
        up_to: row.amount_to.map(Amount),
        currency: code.ok_or_else(|| bad("currency"))?,
        period: read(row.period.as_deref().unwrap_or_default(), "fees", "period", row.id)?,
        absence,
    }))
}

/// What the group costs at `now`, and what is announced then.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_group(db: &mut Db, group: i64, now: Instant) -> Result<Costs, StoreError> {
    let at = now.timestamp();
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, amount, amount_to, currency, period, absence, absence_of,
                  holds_from, stated_at
           from fees where group_id = $1 and taken_back_at is null
             and (holds_from > $2
                  or id = (select id from fees where group_id = $1 and taken_back_at is null
                             and holds_from <= $2 order by holds_from desc, id desc limit 1))
           order by holds_from, id"#,
        group,
        at
    )
    .fetch_all(&mut *db)
    .await?;
    let mut costs = Costs { now: None, ahead: None };
    for row in rows {
        let statement = Statement::try_from(row)?;
        if statement.from > now {
            costs.ahead = Some(statement);
        } else {
            costs.now = Some(Stated::Parts(statement));
        }
    }
    if costs.now.is_none() {
        costs.now = words(db, group).await?.map(Stated::Words);
    }
    Ok(costs)
}

/// What was typed before there were parts.
async fn words(db: &mut Db, group: i64) -> Result<Option<Private<String>>, StoreError> {
    let fee = sqlx::query_scalar!("select fee from groups where id = $1", group)
        .fetch_optional(db)
        .await?;
    Ok(fee.flatten().map(Private::new))
}

/// A statement, unless it was taken back.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Statement>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, amount, amount_to, currency, period, absence, absence_of,
                  holds_from, stated_at
           from fees where id = $1 and taken_back_at is null"#,
        id
    )
    .fetch_optional(db)
    .await?;
    row.map(Statement::try_from).transpose()
}

/// Writes a statement down that holds `from` some moment on. Returns its row id.
///
/// # Errors
/// If the store cannot be written.
pub async fn state(
    db: &mut Db,
    (group, fee): (i64, &Fee),
    from: Instant,
    now: Instant,
) -> Result<i64, StoreError> {
    let price = match fee {
        Fee::None => None,
        Fee::Price(price) => Some(price),
    };
    let amount = price.map(|price| price.amount.0);
    let amount_to = price.and_then(|price| price.up_to).map(|Amount(up_to)| up_to);
    let currency = price.map(|price| price.currency.code());
    let period = price.map(|price| price.period.as_str());
    let (absence, of) = price.and_then(|price| price.absence).map(Absence::columns).unzip();
    let (of, from, at) = (of.flatten(), from.timestamp(), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into fees (group_id, amount, amount_to, currency, period, absence, absence_of,
                             holds_from, stated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id as "id!""#,
        group,
        amount,
        amount_to,
        currency,
        period,
        absence,
        of,
        from,
        at
    )
    .fetch_one(db)
    .await?)
}

/// Takes a statement back: it does not hold, and never did.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_back(db: &mut Db, id: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!("update fees set taken_back_at = $1 where id = $2", now, id).execute(db).await?;
    Ok(())
}

/// What was announced and taken back since `since`, and would still be ahead; the latest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn just_taken_back(
    db: &mut Db,
    group: i64,
    since: Instant,
    now: Instant,
) -> Result<Vec<Statement>, StoreError> {
    let (since, now) = (since.timestamp(), now.timestamp());
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, amount, amount_to, currency, period, absence, absence_of,
                  holds_from, stated_at
           from fees where group_id = $1 and taken_back_at >= $2 and holds_from > $3
           order by id desc"#,
        group,
        since,
        now
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Statement::try_from).collect()
}

/// What was taken back holds after all, from when it was announced to.
///
/// # Errors
/// If the store cannot be written.
pub async fn put_back(db: &mut Db, id: i64) -> Result<(), StoreError> {
    sqlx::query!("update fees set taken_back_at = null where id = $1", id).execute(db).await?;
    Ok(())
}

/// Forgets statements that have not held since `before`.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn purge(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from fees where taken_back_at < $1
         or exists (select 1 from fees later where later.group_id = fees.group_id
                    and later.taken_back_at is null and later.holds_from < $1
                    and (later.holds_from, later.id) > (fees.holds_from, fees.id))",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::store::seal::Sealer;

    /// A group with these statements: what a session costs, from when it holds, when it was taken back.
    async fn stated(statements: &[(i64, i64, Option<i64>)]) -> (tempfile::TempDir, Store) {
        let directory = tempfile::tempdir().unwrap();
        let address = format!("sqlite://{}", directory.path().join("store.db").display());
        let store = Store::open(&address, Sealer::new(&[7; 32])).await.unwrap();
        let mut change = store.change().await.unwrap();
        for group in ["one", "two"] {
            let sql = "insert into groups (name, label, zone, language, state, created_at)
                       values ($1, $1, 'Europe/Berlin', 'en', 'listed', 0)";
            sqlx::query(sql).bind(group).execute(&mut *change).await.unwrap();
        }
        for (amount, from, back) in statements {
            let euro = Currency::of_code("EUR").unwrap();
            let fee = Fee::Price(Price {
                amount: Amount(*amount),
                up_to: None,
                currency: euro,
                period: crate::domain::fee::Period::Session,
                absence: Some(Absence::Free),
            });
            let id = state(&mut change, (1, &fee), from_unix(*from), from_unix(0)).await.unwrap();
            if let Some(back) = back {
                take_back(&mut change, id, from_unix(*back)).await.unwrap();
            }
        }
        change.commit().await.unwrap();
        (directory, store)
    }

    async fn left_after(statements: &[(i64, i64, Option<i64>)], before: i64) -> Vec<i64> {
        let (_directory, store) = stated(statements).await;
        let mut change = store.change().await.unwrap();
        purge(&mut change, before).await.unwrap();
        let left = sqlx::query_scalar::<_, i64>("select amount from fees order by id");
        let left = left.fetch_all(&mut *change).await.unwrap();
        // What was over is forgotten: what holds, and what will, is as it was.
        let costs = of_group(&mut change, 1, from_unix(before)).await.unwrap();
        let now = costs.parts().map(|statement| statement.from);
        let holding = statements.iter().filter(|(_, from, back)| *from <= before && back.is_none());
        assert_eq!(now, holding.map(|(_, from, _)| from_unix(*from)).max(), "{statements:?}");
        left
    }

    #[tokio::test]
    async fn only_what_has_not_held_for_long_is_forgotten() {
        // However long ago it was stated, what holds stays, and so does what is announced.
        assert_eq!(left_after(&[(10, 100, None)], 9_000).await, [10]);
        assert_eq!(left_after(&[(10, 100, None), (20, 9_500, None)], 9_000).await, [10, 20]);
        // What another has replaced goes once that is long ago, and not before.
        let replaced = [(10, 100, None), (20, 200, None), (30, 5_000, None)];
        assert_eq!(left_after(&replaced, 5_000).await, [20, 30]);
        assert_eq!(left_after(&replaced, 5_001).await, [30]);
        assert_eq!(left_after(&replaced, 150).await, [10, 20, 30]);
    }

    #[tokio::test]
    async fn what_was_taken_back_goes_and_replaces_nothing() {
        let taken_back = [(10, 100, None), (20, 200, Some(150))];
        assert_eq!(left_after(&taken_back, 150).await, [10, 20]);
        assert_eq!(left_after(&taken_back, 151).await, [10]);
        // Another group's statements are its own.
        assert_eq!(left_after(&[(10, 100, None), (20, 100, Some(1))], 9_000).await, [10]);
    }
}
