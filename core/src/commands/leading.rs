//! Running a group: what is half-finished meanwhile, and what the group says of how it is run.

use serde::{Deserialize, Serialize};

use crate::domain::group::Group;
use crate::reply::Line;
use crate::reply::refusal::Refusal;
use crate::store::{StoreError, attendance, groups, hosts};

use super::context::{Context, Outcome, Stop};
use super::credential::CredentialDraft;
use super::resolve::{self, Standing};
use super::{cofacilitator, credential, doors, leave, remove};

/// A half-finished request of somebody who leads a group, or is about to.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// About a profession, stated or checked.
    Credential(CredentialDraft),
    /// To leave a group that one leads, previewed.
    Leaves {
        /// The group.
        group: i64,
    },
    /// To let somebody who was taken out ask again, previewed.
    LetBack {
        /// The membership.
        membership: i64,
    },
    /// To give a chat's role no longer, previewed.
    NoRole {
        /// The chat's row.
        chat: i64,
        /// The role it was when this was previewed: another makes the draft void.
        role: String,
    },
}

/// The press of "Confirm", or of the one button there is.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, step: Leading) -> Outcome {
    match step {
        Leading::ByCode { code } => cofacilitator::confirm(context, id, code).await,
        Leading::TakeBack { code } => cofacilitator::take_back(context, id, code).await,
        Leading::Leaves { group } => leave::confirm(context, id, group).await,
        Leading::LetBack { membership } => remove::confirm_let_back(context, id, membership).await,
        Leading::NoRole { chat, role } => doors::confirm_no_role(context, id, (chat, &role)).await,
        Leading::Credential(draft) => credential::confirm(context, id, draft).await,
    }
}

/// The group of a draft, if the caller leads it still and it is not over.
pub(super) async fn led(context: &mut Context<'_>, group: i64) -> Result<Group, Stop> {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    resolve::not_over(&group)?;
    Ok(group)
}

/// What a group says of how it is run, as far as that is not as usual: one line each.
pub(super) async fn facts(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Vec<Line>, StoreError> {
    let watch = hosts::watch(context.db, group.id).await?;
    let mut lines = Vec::new();
    if watch.joins_paused.is_some() {
        lines.push(context.voice.fact_joins_paused());
    }
    if !watch.watched {
        lines.push(context.voice.fact_not_watched());
    }
    if attendance::kept_since(context.db, group.id).await?.is_some() {
        lines.push(context.voice.fact_attendance_kept());
    }
    Ok(lines)
}
