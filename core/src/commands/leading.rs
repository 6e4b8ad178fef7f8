//! What is half-finished while a group is run, and where its "Confirm" leads.

use serde::{Deserialize, Serialize};

use super::cofacilitator;
use super::context::{Context, Outcome};

/// A half-finished request of somebody who leads a group, or is about to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Leading {
    /// To lead a group by a code, previewed.
    ByCode {
        /// The code's row.
        code: i64,
    },
    /// To take a code back.
    TakeBack {
        /// The code's row.
        code: i64,
    },
}

/// The press of "Confirm", or of the one button there is.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, step: Leading) -> Outcome {
    match step {
        Leading::ByCode { code } => cofacilitator::confirm(context, id, code).await,
        Leading::TakeBack { code } => cofacilitator::take_back(context, id, code).await,
    }
}
