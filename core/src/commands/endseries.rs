//! `/endseries`: a series goes no further. Previewed, then confirmed.

use crate::domain::group::Group;
use crate::domain::text;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Reply, Tone};
use crate::store::series::{self, Series};
use crate::store::{drafts, groups};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::chats_hear;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, given};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "endseries",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("series", Kind::Number(1, u16::MAX)),
    ],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

/// The longest words on a button (Discord's limit).
const LONGEST_LABEL: usize = 80;

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let going_on = going_on(context, &group).await?;
    let number = |given| resolve::row_id(given).ok_or_else(|| given::refused(&ENTRY, "series"));
    let given = input.get("series").map(number).transpose()?;
    match (given, going_on.as_slice()) {
        (_, []) => Err(Refusal::NothingScheduled(group.label).into()),
        (None, [only]) => preview(context, &group, only).await,
        (None, several) => which(context, (&group, input), several).await,
        (Some(id), several) => {
            let series = several.iter().find(|series| series.id == id);
            preview(context, &group, series.ok_or(Refusal::NoSuchSeries)?).await
        }
    }
}

/// A series by its number and its rule.
pub(super) fn in_a_line(context: &Context<'_>, series: &Series) -> Line {
    let rule = context.voice.rule_since(&series.recurrence, &series.zone);
    context.voice.series_line(series.id, rule)
}

/// The group's series that have sessions ahead.
pub(super) async fn going_on(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Vec<Series>, Stop> {
    let now = context.now;
    let all = series::of_group(context.db, group.id).await?;
    Ok(all.into_iter().filter(|series| !series.next(now, 1).is_empty()).collect())
}

async fn which(
    context: &mut Context<'_>,
    (group, input): (&Group, &Input),
    several: &[Series],
) -> Outcome {
    let shown = &several[..several.len().min(5)];
    let mut input = input.clone();
    input.set("group", format!("#{}", group.id));
    let draft = Draft::Which {
        command: ENTRY.name.to_owned(),
        input,
        argument: "series".to_owned(),
        choices: shown.iter().map(|series| series.id.to_string()).collect(),
    };
    let id = draft::keep(context, &draft).await?;
    let mut message = Message::line(context.voice.which_series());
    for (index, series) in shown.iter().enumerate() {
        message = message.row(vec![Button {
            label: text::shortened(&in_a_line(context, series).plain(), LONGEST_LABEL),
            action: Action::Press(draft::choice(id, index)),
            tone: Tone::Plain,
        }]);
    }
    Ok(Reply::private(message))
}

async fn preview(context: &mut Context<'_>, group: &Group, series: &Series) -> Outcome {
    let id = draft::keep(context, &Draft::EndSeries { series: series.id }).await?;
    let rule = context.voice.rule_since(&series.recurrence, &series.zone);
    let preview = context.voice.preview_end_series(&group.label, series.id, rule);
    let message = Message::line(preview);
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, series: i64) -> Outcome {
    let series = series::by_id(context.db, series).await?.ok_or(Refusal::ButtonTooOld)?;
    let group = groups::by_id(context.db, series.group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    // Its end is told once: what was restored since then is cancelled by itself.
    if series.next(context.now, 1).is_empty() {
        return Err(Refusal::ButtonTooOld.into());
    }
    let by = context.remembered().await?.id;
    let told = plan::end_series(context.db, (&series, Some(by)), context.now).await?;
    drafts::discard(context.db, id).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Series, series.id)).await?;
    let message = Message::line(context.voice.series_ended(&group.label));
    let at_once = context.voice.chats_are_told();
    Ok(Reply::Replace(chats_hear(context, &group, message, (at_once, told)).await?))
}
