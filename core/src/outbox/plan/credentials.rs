//! What is owed for a profession that is stated, checked or asked for: to the operators, and to whoever leads.

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::clock::Instant;
use crate::domain::address::Account;
use crate::domain::credential::{Credential, NOTICE_DAYS, Statement};
use crate::domain::delivery::Kind;
use crate::store::deliveries::{self, Owed, To};
use crate::store::{Db, StoreError, licence_requests, persons};

use super::word::{owe_person, owe_person_saying};

/// At this hour of a day (UTC) somebody hears of what ends in a while: by day in most places.
const HOUR: u32 = 9;
/// What word of a check carries that ended since somebody leads by another name.
pub(in crate::outbox) const ANOTHER_NAME: &str = "another name";

/// Something is stated anew: whoever asked has an answer, and the operators hear of a profession.
///
/// # Errors
/// If the store cannot be written.
pub async fn profession_stated(
    db: &mut Db,
    operators: &[Account],
    stated: &Credential,
    now: Instant,
) -> Result<(), StoreError> {
    statement_ends(db, stated.id, now).await?;
    licence_requests::answered(db, stated.person).await?;
    deliveries::withdraw_notices(db, (Kind::LicenceAsked, stated.person), now).await?;
    let Statement::Profession(profession) = &stated.statement else { return Ok(()) };
    for operator in operators {
        let person = persons::remember(db, operator, None, now).await?.id;
        let subject = (stated.id, stated.revision);
        owe_person(db, Kind::ProfessionStated, subject, person, now).await?;
    }
    owe_end(db, (stated, Kind::ProfessionEnds), (profession.expires, &[stated.person]), now).await
}

/// What was stated is not stated any more, or otherwise: nothing is owed of it.
///
/// # Errors
/// If the store cannot be written.
pub async fn statement_ends(db: &mut Db, id: i64, now: Instant) -> Result<(), StoreError> {
    use Kind::{LicenceEnds, ProfessionChecked, ProfessionEnds, ProfessionStated};
    for kind in [ProfessionStated, ProfessionChecked, ProfessionEnds, LicenceEnds] {
        deliveries::withdraw_notices(db, (kind, id), now).await?;
    }
    Ok(())
}

/// The operator checked a statement, or took that back: whoever stated it hears so, and all of them hear
/// when it is about to end.
///
/// # Errors
/// If the store cannot be written.
pub async fn profession_checked(
    db: &mut Db,
    operators: &[Account],
    stated: &Credential,
    now: Instant,
) -> Result<(), StoreError> {
    statement_ends(db, stated.id, now).await?;
    let subject = (stated.id, stated.revision);
    owe_person(db, Kind::ProfessionChecked, subject, stated.person, now).await?;
    let mut told = vec![stated.person];
    if stated.checked.is_some() {
        for operator in operators {
            told.push(persons::remember(db, operator, None, now).await?.id);
        }
    }
    let end = stated.ends(now.date_naive());
    owe_end(db, (stated, Kind::ProfessionEnds), (end, &told), now).await?;
    // The licence may go on after the check: its end is a word of its own.
    let Statement::Profession(profession) = &stated.statement else { return Ok(()) };
    let later = profession.expires.filter(|expires| end.is_some_and(|end| end < *expires));
    owe_end(db, (stated, Kind::LicenceEnds), (later, &[stated.person]), now).await
}

/// A check ends with the name it was made for: whoever stated it hears so privately.
///
/// # Errors
/// If the store cannot be written.
pub async fn check_ends_with_name(
    db: &mut Db,
    stated: &Credential,
    now: Instant,
) -> Result<(), StoreError> {
    let about = (stated.id, stated.revision);
    let to = (stated.person, Some(ANOTHER_NAME));
    owe_person_saying(db, Kind::ProfessionChecked, about, to, now).await
}

/// Word of what ends on a day, so long before that it can be helped. Of what ends sooner they have just
/// heard.
async fn owe_end(
    db: &mut Db,
    (stated, kind): (&Credential, Kind),
    (end, told): (Option<NaiveDate>, &[i64]),
    now: Instant,
) -> Result<(), StoreError> {
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let Some(end) = end.map(|end| end.and_time(hour).and_utc()) else { return Ok(()) };
    let due_at = end - Duration::days(NOTICE_DAYS);
    if due_at <= now {
        return Ok(());
    }
    for person in told {
        let owed = Owed {
            kind,
            subject: stated.id,
            revision: stated.revision,
            to: To::Person(*person),
            due_at,
            expires_at: Some(end),
            message: None,
        };
        deliveries::owe(db, &owed, now).await?;
    }
    Ok(())
}

/// Tells somebody who leads that somebody asks with what right.
///
/// # Errors
/// If the store cannot be written.
pub async fn licence_asked(db: &mut Db, person: i64, now: Instant) -> Result<(), StoreError> {
    deliveries::withdraw_notices(db, (Kind::LicenceAsked, person), now).await?;
    let revision = deliveries::next_revision(db, Kind::LicenceAsked, person).await?;
    owe_person(db, Kind::LicenceAsked, (person, revision), person, now).await
}
