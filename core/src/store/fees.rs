//! What groups cost: what holds, and what is announced and will hold.

use crate::clock::{Instant, from_unix};
use crate::domain::fee::{Absence, Amount, Currency, Fee, Price};
use crate::domain::group::Group;
use crate::domain::private::Private;

use super::{Db, StoreError, read};

/// What a group costs, now and from when on otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    /// Now; `None` if nothing was stated.
    pub now: Option<Stated>,
    /// What was announced.
    pub ahead: Option<Ahead>,
}

/// A statement of what a group costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// In parts.
    Parts(Fee),
    /// In words alone, as it was typed before there were parts.
    Words(Private<String>),
}

/// A fee that is announced and does not hold yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Row id.
    pub id: i64,
    /// What it will cost.
    pub fee: Fee,
    /// From when.
    pub from: Instant,
}

/// A statement as it is written down.
#[derive(Debug)]
pub struct NewFee<'a> {
    /// Of which group.
    pub group: i64,
    /// What it costs.
    pub fee: &'a Fee,
    /// The same in the group's language.
    pub statement: &'a str,
    /// From when; at once if that is now.
    pub from: Instant,
}

struct Row {
    id: i64,
    amount: Option<i64>,
    amount_to: Option<i64>,
    currency: Option<String>,
    period: Option<String>,
    absence: Option<String>,
    absence_of: Option<i64>,
    holds_from: i64,
}

impl Row {
    fn fee(&self) -> Result<Fee, StoreError> {
        let bad = |column| StoreError::Inconsistent { table: "fees", column, row: self.id };
        let Some(amount) = self.amount else { return Ok(Fee::None) };
        let code = self.currency.as_deref().and_then(Currency::of_code);
        let period = self.period.as_deref().unwrap_or_default();
        let absence = Absence::read(self.absence.as_deref().unwrap_or_default(), self.absence_of);
        Ok(Fee::Price(Price {
            amount: Amount(amount),
            up_to: self.amount_to.map(Amount),
            currency: code.ok_or_else(|| bad("currency"))?,
            period: read(period, "fees", "period", self.id)?,
            absence: absence.ok_or_else(|| bad("absence"))?,
        }))
    }
}

/// What the group costs at `now`, and what is announced then.
///
/// # Errors
/// If the store cannot be read.
pub async fn of(db: &mut Db, group: &Group, now: Instant) -> Result<Costs, StoreError> {
    let holds = in_state(db, group.id, "holds").await?;
    let ahead = in_state(db, group.id, "ahead").await?;
    let words = || group.fee.clone().map(Stated::Words);
    let stated = match holds {
        Some(row) => Some(Stated::Parts(row.fee()?)),
        None => words(),
    };
    Ok(match ahead {
        Some(row) if row.holds_from <= now.timestamp() => {
            Costs { now: Some(Stated::Parts(row.fee()?)), ahead: None }
        }
        Some(row) => {
            let ahead = Ahead { id: row.id, fee: row.fee()?, from: from_unix(row.holds_from) };
            Costs { now: stated, ahead: Some(ahead) }
        }
        None => Costs { now: stated, ahead: None },
    })
}

async fn in_state(db: &mut Db, group: i64, state: &str) -> Result<Option<Row>, StoreError> {
    Ok(sqlx::query_as!(
        Row,
        r#"select id as "id!", amount, amount_to, currency, period, absence, absence_of, holds_from
           from fees where group_id = $1 and state = $2"#,
        group,
        state
    )
    .fetch_optional(db)
    .await?)
}

/// The fee in row `id`, its group and from when it holds, unless it was taken back or is over.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<(i64, Fee, Instant)>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", amount, amount_to, currency, period, absence, absence_of, holds_from
           from fees where id = $1 and state in ('holds', 'ahead')"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let group = sqlx::query_scalar!("select group_id from fees where id = $1", id);
    Ok(Some((group.fetch_one(db).await?, row.fee()?, from_unix(row.holds_from))))
}

/// Writes a statement down: it holds at once, or is ahead. Returns its row id.
///
/// # Errors
/// If the store cannot be written.
pub async fn state(db: &mut Db, new: &NewFee<'_>, now: Instant) -> Result<i64, StoreError> {
    let price = match new.fee {
        Fee::None => None,
        Fee::Price(price) => Some(price),
    };
    let amount = price.map(|price| price.amount.0);
    let amount_to = price.and_then(|price| price.up_to).map(|Amount(up_to)| up_to);
    let currency = price.map(|price| price.currency.code());
    let period = price.map(|price| price.period.as_str());
    let (absence, of) = price.map(|price| price.absence.columns()).unzip();
    let (of, from, at) = (of.flatten(), new.from.timestamp(), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"insert into fees (group_id, state, statement, amount, amount_to, currency, period, absence,
                             absence_of, holds_from, stated_at)
           values ($1, 'ahead', $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id as "id!""#,
        new.group,
        new.statement,
        amount,
        amount_to,
        currency,
        period,
        absence,
        of,
        from,
        at
    )
    .fetch_one(&mut *db)
    .await?;
    settle(db, now).await?;
    Ok(id)
}

/// What was announced and is due holds from now on.
///
/// # Errors
/// If the store cannot be written.
pub async fn settle(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    let due = sqlx::query!(
        r#"select id as "id!", group_id, statement from fees
           where state = 'ahead' and holds_from <= $1 order by id"#,
        now
    )
    .fetch_all(&mut *db)
    .await?;
    for row in due {
        sqlx::query!(
            "update fees set state = 'over' where group_id = $1 and state = 'holds'",
            row.group_id
        )
        .execute(&mut *db)
        .await?;
        sqlx::query!("update fees set state = 'holds' where id = $1", row.id)
            .execute(&mut *db)
            .await?;
        sqlx::query!("update groups set fee = $1 where id = $2", row.statement, row.group_id)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// What was announced will not hold. Says whether it was ahead still.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_back(db: &mut Db, id: i64) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("update fees set state = 'taken_back' where id = $1 and state = 'ahead'", id)
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Who was told of a fee ahead, or may have been: chats and people, by row id.
///
/// # Errors
/// If the store cannot be read.
pub async fn told_of(
    db: &mut Db,
    id: i64,
) -> Result<Vec<(Option<i64>, Option<i64>)>, StoreError> {
    let rows = sqlx::query!(
        "select chat_id, person_id from deliveries
         where kind = 'fee_change' and subject = $1 and (state in ('sending', 'sent', 'in_doubt') or doubts > 0)
         order by id",
        id
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.chat_id, row.person_id)).collect())
}

/// Forgets statements that are over since before `before`.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn purge(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from fees where state in ('taken_back', 'over') and holds_from < $1",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}
