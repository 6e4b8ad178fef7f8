//! What is said about a request through the request itself: asked back, answered, or said when it is
//! declined. Typed, previewed, and told on; neither side learns the other's account.

use serde::{Deserialize, Serialize};

use crate::domain::address::Platform;
use crate::domain::entry::{LONGEST_WORD, Part, RequestState};
use crate::domain::group::Group;
use crate::domain::private::Private;
use crate::domain::text::{self, BadText};
use crate::outbox::plan;
use crate::reply::refusal::{EntryRefusal, Refusal};
use crate::reply::{Field, Form, Message, Reply, Span};
use crate::store::entry_requests::{self, Request};
use crate::store::{drafts, groups, persons};

use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft};
use super::shown::as_typed;
use super::{EntryDraft, decide};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saying {
    /// Asked back by who leads the group.
    Ask,
    /// Answered by who asked to come.
    Answer,
    /// Said by who leads the group, with the refusal.
    Decline,
}

/// The press of "Talk first".
pub(super) async fn ask_back(context: &mut Context<'_>, request: i64) -> Outcome {
    write(context, None, (request, Saying::Ask), None).await
}

/// The press of "Answer" under what was asked back.
pub(super) async fn answer_back(context: &mut Context<'_>, request: i64) -> Outcome {
    write(context, None, (request, Saying::Answer), None).await
}

/// The request and its group, if this is the caller's to say.
async fn meant(
    context: &mut Context<'_>,
    (request, saying): (i64, Saying),
) -> Result<(Request, Group), Stop> {
    if saying != Saying::Answer {
        return decide::open(context, request).await;
    }
    let request = entry_requests::by_id(context.db, request).await?;
    let request = request.ok_or(Refusal::ButtonTooOld)?;
    if context.person.as_ref().is_none_or(|person| person.id != request.person) {
        return Err(Refusal::ButtonOfAnother.into());
    }
    if request.state != RequestState::Open {
        return Err(EntryRefusal::DecidedMeanwhile.into());
    }
    let group = groups::by_id(context.db, request.group).await?.ok_or(EntryRefusal::RequestGone)?;
    Ok((request, group))
}

/// Asks for the words.
pub(super) async fn write(
    context: &mut Context<'_>,
    id: Option<i64>,
    (request, saying): (i64, Saying),
    text: Option<Private<String>>,
) -> Outcome {
    meant(context, (request, saying)).await?;
    let value = text.clone().unwrap_or_default().into_inner();
    let draft = Draft::Entry(EntryDraft::Word { request, saying, text, typing: true });
    let id = draft::keep_or_renew(context, id, &draft).await?;
    let voice = &context.voice;
    let (title, prompt) = match saying {
        Saying::Ask => (voice.form_ask_back(), voice.write_what_you_ask()),
        Saying::Answer => (voice.form_no_diagnosis(), voice.write_your_answer()),
        Saying::Decline => (voice.form_kind_words(), voice.write_kind_words()),
    };
    let field = Field::long("word", voice.field_label("text"), value, LONGEST_WORD);
    Ok(Reply::Ask(Form::of_one(id, (title, prompt), field)))
}

/// What was typed, before it is told on: such words may have been meant for somebody else.
pub(super) async fn typed(
    context: &mut Context<'_>,
    id: i64,
    (request, saying): (i64, Saying),
    typed: &str,
) -> Outcome {
    let (_, group) = meant(context, (request, saying)).await?;
    let text = text::one_line(typed, LONGEST_WORD).map_err(|bad| match bad {
        BadText::Empty => Refusal::BadArgument("text"),
        BadText::TooLong(longest) => Refusal::TooLong { argument: "text", longest },
    })?;
    let voice = &context.voice;
    let label = &group.label;
    let heading = match saying {
        Saying::Ask => voice.preview_ask_back(),
        Saying::Answer => voice.preview_answer_back(label),
        Saying::Decline => voice.preview_decline(),
    };
    let message = Message::line(heading)
        .paragraph(Span::Plain(text.reveal().clone()))
        .row(as_typed(voice, &voice.button_send(), id));
    let text = Some(text);
    let draft = Draft::Entry(EntryDraft::Word { request, saying, text, typing: false });
    draft::renew(context, id, &draft).await?;
    Ok(Reply::private(message))
}

/// Whoever reads the question in the private chat on Telegram may answer it at once: what waits for that is
/// theirs, and begins to wait when the question is there (`plan::question_is_there`).
async fn prepare_answer(context: &mut Context<'_>, request: &Request) -> Result<(), Stop> {
    let asked = persons::by_id(context.db, request.person).await?;
    let Some(asked) = asked.filter(|asked| asked.account.platform == Platform::Telegram) else {
        return Ok(());
    };
    let (request, saying) = (request.id, Saying::Answer);
    let answer = EntryDraft::Word { request, saying, text: None, typing: true };
    // By its request: somebody may be asked back by two groups at once.
    let kind = drafts::answer_to(request);
    draft::prepare(context, asked.id, (&kind, &Draft::Entry(answer))).await
}

/// The press of "Send".
pub(super) async fn confirm(
    context: &mut Context<'_>,
    id: i64,
    (request, saying): (i64, Saying),
    text: &Private<String>,
) -> Outcome {
    let (request, group) = meant(context, (request, saying)).await?;
    let sealer = context.house.store.sealer();
    drafts::discard(context.db, id).await?;
    let said = match saying {
        Saying::Ask => {
            plan::relay(context.db, sealer, (&request, Part::Question), text, context.now).await?;
            prepare_answer(context, &request).await?;
            context.voice.asked_back()
        }
        Saying::Answer => {
            plan::relay(context.db, sealer, (&request, Part::Answer), text, context.now).await?;
            context.voice.answered_back(&group.label)
        }
        Saying::Decline => {
            let said = ("none", Some(text));
            plan::decline_entry(context.db, sealer, &request, said, context.now).await?;
            decide::noted(context, "requests:decline", &request).await?;
            context.erased = true;
            context.voice.declined(&group.label)
        }
    };
    let message = Message::line(said);
    // Who waits for an answer may need somebody before it comes.
    Ok(Reply::Replace(match saying {
        Saying::Answer => message.paragraph(context.voice.help_crisis()),
        Saying::Ask | Saying::Decline => message,
    }))
}
