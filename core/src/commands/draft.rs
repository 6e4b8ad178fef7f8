//! Drafts: what a half-finished request holds, and how it is taken up again.
//!
//! Every preview, every question with choices, and every question that is answered by typing is a
//! draft. It survives restarts, belongs to one person, and is sealed in the store.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::domain::filters::Filters;
use crate::domain::private::Private;
use crate::domain::venue::Venue;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Press, Tone, Verb};
use crate::store::drafts::{self, Found};
use crate::store::wishes::Words;

use super::coming_in::EntryDraft;
use super::concern::ConcernDraft;
use super::context::{Context, Stop};
use super::find::Seen;
use super::request::Input;

mod asking;

pub use asking::{ask, ask_instead_of};

/// What a draft holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Draft {
    /// A command that lacks one argument, which is being typed.
    Missing {
        /// The command.
        command: String,
        /// What was given.
        input: Input,
        /// What is missing.
        argument: String,
        /// The preview that is being corrected: it stands until the answer has been taken.
        #[serde(default)]
        instead_of: Option<i64>,
    },
    /// A command that lacks one argument, which is being chosen.
    Which {
        /// The command.
        command: String,
        /// What was given.
        input: Input,
        /// What is missing.
        argument: String,
        /// What may be chosen.
        choices: Vec<String>,
    },
    /// Session times, previewed.
    Schedule(Plan),
    /// A session's new time, previewed.
    Move {
        /// The session.
        session: i64,
        /// Its revision when this was previewed: a later change makes the draft void.
        revision: i64,
        /// The new wall-clock start.
        to: NaiveDateTime,
    },
    /// A session to be cancelled, previewed.
    Cancel {
        /// The session.
        session: i64,
        /// Its revision when this was previewed.
        revision: i64,
    },
    /// A cancelled session to take place after all, previewed.
    Restore {
        /// The session.
        session: i64,
    },
    /// A break to begin or to end, previewed.
    Pause {
        /// The group.
        group: i64,
        /// Whether it begins.
        begins: bool,
        /// Until which day it is to last, where that was said.
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    /// A group that cannot be found by searching, shown to somebody who came from its chat.
    Join {
        /// The group.
        group: i64,
    },
    /// A series to be ended, previewed.
    EndSeries {
        /// The series.
        series: i64,
    },
    /// Words to a group's chats, previewed.
    Announce {
        /// The group.
        group: i64,
        /// The words.
        text: Private<String>,
    },
    /// Somebody to be taken out of a group, previewed.
    Remove {
        /// The membership.
        membership: i64,
    },
    /// A group to be closed, previewed.
    Close {
        /// The group.
        group: i64,
    },
    /// A name that was typed in answer to a question, previewed.
    Alias {
        /// The membership.
        membership: i64,
        /// What they would be called.
        alias: Private<String>,
    },
    /// What is half-finished while a group is run.
    Leading(super::leading::Leading),
    /// The owner is to be forgotten, previewed.
    Forget,
    /// About a concern, on either side.
    Concern(ConcernDraft),
    /// A search, for its next pages.
    Search {
        /// What was searched.
        words: Private<String>,
        /// What else was asked.
        #[serde(default, skip_serializing_if = "Filters::is_empty")]
        filters: Filters,
        /// What earlier pages have shown: nothing is shown twice, whatever comes in between.
        #[serde(default)]
        seen: Seen,
    },
    /// About coming into a group.
    Entry(EntryDraft),
    /// A wish for a group, not yet made.
    Wish(Words),
}

/// Session times as previewed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The group.
    pub group: i64,
    /// RFC 5545 RRULE value; empty for a single session.
    pub rule: String,
    /// The first wall-clock start.
    pub start: NaiveDateTime,
    /// Planned length.
    pub length_minutes: i64,
    /// Where.
    pub venue: Option<Venue>,
    /// Whether they were posted already: nothing is made then, only changed.
    #[serde(default)]
    pub posted_already: bool,
    /// The command as it was given, to correct it.
    pub input: Input,
}

/// What the way into a group that cannot be found is called in the store.
pub(super) const WAY_BACK: &str = "join";

impl Draft {
    fn kind(&self) -> Cow<'static, str> {
        let kind = match self {
            Self::Missing { .. } => "missing",
            Self::Which { .. } => "which",
            Self::Schedule(_) => "schedule",
            Self::Move { .. } => "move",
            Self::Cancel { .. } => "cancel",
            Self::Restore { .. } => "restore",
            Self::Pause { .. } => "pause",
            Self::Join { .. } => WAY_BACK,
            Self::EndSeries { .. } => "end_series",
            Self::Announce { .. } => "announce",
            Self::Remove { .. } => "remove",
            Self::Close { .. } => "close",
            Self::Alias { .. } => "alias",
            Self::Leading(_) => "leading",
            Self::Forget => "forget",
            Self::Concern(_) => "concern",
            Self::Search { .. } => "search",
            Self::Entry(draft) => return draft.kind(),
            Self::Wish(_) => "wish",
        };
        Cow::Borrowed(kind)
    }

    const fn awaits_text(&self) -> bool {
        match self {
            Self::Missing { .. } => true,
            Self::Entry(draft) => draft.awaits_text(),
            _ => false,
        }
    }
}

/// Keeps a draft of the caller's; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep(context: &mut Context<'_>, draft: &Draft) -> Result<i64, Stop> {
    let owner = context.remembered().await?.id;
    let awaits_text = draft.awaits_text();
    let sealer = context.house.store.sealer();
    let kind = draft.kind();
    let content = (kind.as_ref(), draft);
    Ok(drafts::create(context.db, sealer, owner, content, awaits_text, context.now).await?)
}

/// Keeps a draft that somebody else may take up by typing, once the question it answers has reached them.
///
/// # Errors
/// If the store cannot be written.
pub async fn prepare(
    context: &mut Context<'_>,
    owner: i64,
    (kind, draft): (&str, &Draft),
) -> Result<(), Stop> {
    let sealer = context.house.store.sealer();
    drafts::create(context.db, sealer, owner, (kind, draft), false, context.now).await?;
    Ok(())
}

/// Puts `draft` in the place of the caller's draft with this id: its buttons and forms stay good.
///
/// # Errors
/// If the store cannot be written.
pub async fn renew(context: &mut Context<'_>, id: i64, draft: &Draft) -> Result<(), Stop> {
    let owner = context.remembered().await?.id;
    let sealer = context.house.store.sealer();
    let content = (id, draft);
    drafts::renew(context.db, sealer, owner, content, draft.awaits_text(), context.now).await?;
    Ok(())
}

/// The same, or a new one where there is none yet; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_or_renew(
    context: &mut Context<'_>,
    id: Option<i64>,
    draft: &Draft,
) -> Result<i64, Stop> {
    let Some(id) = id else { return keep(context, draft).await };
    renew(context, id, draft).await?;
    Ok(id)
}

/// The caller's draft with this id.
///
/// # Errors
/// A refusal if it is somebody else's, too old, or taken up already.
pub async fn find(context: &mut Context<'_>, id: i64) -> Result<Found<Draft>, Stop> {
    let sealer = context.house.store.sealer();
    let found = drafts::find::<Draft>(context.db, sealer, id).await?;
    let found = found.ok_or(Refusal::ButtonTooOld)?;
    if context.person.as_ref().is_none_or(|person| person.id != found.owner) {
        return Err(Refusal::ButtonOfAnother.into());
    }
    if found.expires_at <= context.now {
        return Err(Refusal::ButtonTooOld.into());
    }
    Ok(found)
}

/// Buttons' presses for a draft with several choices.
#[must_use]
pub fn choice(id: i64, index: usize) -> Press {
    Press::new(Verb::Choose, id).with_choice(u16::try_from(index).unwrap_or(u16::MAX))
}

/// "Confirm" and "Never mind" for a draft.
pub(super) fn confirm_or_not(context: &Context<'_>, id: i64) -> Vec<Button> {
    let button = |label: Line, verb, tone| Button {
        label: label.plain(),
        action: Action::Press(Press::new(verb, id)),
        tone,
    };
    vec![
        button(context.voice.button_confirm(), Verb::Confirm, Tone::Primary),
        button(context.voice.button_discard(), Verb::Discard, Tone::Plain),
    ]
}
