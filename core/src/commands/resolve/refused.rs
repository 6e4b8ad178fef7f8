//! What was refused, told from what went wrong: a failure of ours is no answer about anybody.

use crate::reply::refusal::Refusal;

use super::super::context::Stop;

/// Tells what was refused from what went wrong.
///
/// # Errors
/// What went wrong.
pub fn permitted<T>(found: Result<T, Stop>) -> Result<Result<T, Refusal>, Stop> {
    match found {
        Ok(found) => Ok(Ok(found)),
        Err(Stop::Refusal(refusal)) => Ok(Err(*refusal)),
        Err(other) => Err(other),
    }
}

/// Why a button is refused to somebody who may not press it: whose it is, and no more. A failure of ours
/// stays one.
#[must_use]
pub fn of_another(stop: Stop) -> Stop {
    match stop {
        Stop::Refusal(_) => Refusal::ButtonOfAnother.into(),
        other => other,
    }
}
