//! A group whose name was typed with an error: asked about, never taken for the one that was meant.
//!
//! Of groups one could not find or is not in, nothing is said, however near their names are. Not here: names that
//! are typed right, or begun (`named.rs`), and the typing errors of a search (`domain/topic/reading.rs`).

use crate::domain::group::{Group, State};
use crate::domain::private::Private;
use crate::domain::text;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Tone};
use crate::store::search;

use super::super::context::{Context, Stop};
use super::super::draft::{self, Draft};
use super::super::request::Input;
use super::{Standing, of_this_chat, own, row_id, which};

/// How many groups are asked about, and how many names are compared for that.
const ASKED_ABOUT: usize = 3;
const COMPARED: usize = 400;

/// What was found; or, where no group is called so, a question about those that are called nearly so.
///
/// # Errors
/// That question, or why nothing was found.
pub(super) async fn found_or_near(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    standing: Standing,
    found: Result<Group, Stop>,
) -> Result<Group, Stop> {
    let typed = input.get("group").unwrap_or_default();
    let unknown = |refusal: &Refusal| matches!(refusal, Refusal::NoSuchGroup);
    match &found {
        // Where others read it, a name would say what the asker looks for.
        Err(Stop::Refusal(refusal))
            if unknown(refusal)
                && row_id(typed).is_none()
                && context.caller.place.answers_privately => {}
        _ => return found,
    }
    let near = near(context, typed, standing).await?;
    if near.is_empty() { found } else { Err(question(context, (command, input), &near).await) }
}

/// Groups that are called nearly so, with the name that is near, the nearest first.
async fn near(
    context: &mut Context<'_>,
    typed: &str,
    standing: Standing,
) -> Result<Vec<(Group, Private<String>)>, Stop> {
    let mut known = own(context, Standing::Belonging).await?;
    known.extend(of_this_chat(context).await?.filter(|group| group.state != State::Closed));
    if standing != Standing::Any {
        return Ok(nearest(known, typed));
    }
    for all in [true, false] {
        let listed = search::begun_like(context.db, typed, all, COMPARED).await?;
        let near = nearest(known.iter().cloned().chain(listed).collect(), typed);
        if !near.is_empty() {
            return Ok(near);
        }
    }
    Ok(Vec::new())
}

fn nearest(mut known: Vec<Group>, typed: &str) -> Vec<(Group, Private<String>)> {
    known.sort_by_key(|group| group.id);
    known.dedup_by_key(|group| group.id);
    let typed = text::folded(typed);
    let mut near: Vec<(usize, Group, Private<String>)> = Vec::new();
    for group in known {
        let names = [&group.name, &group.label].into_iter();
        let far = names.filter_map(|name| Some((errors(&typed, name.reveal())?, name.clone())));
        if let Some((far, name)) = far.min_by_key(|(far, _)| *far) {
            near.push((far, group, name));
        }
    }
    near.sort_by_key(|(far, group, _)| (*far, group.id));
    near.truncate(ASKED_ABOUT);
    near.into_iter().map(|(_, group, name)| (group, name)).collect()
}

/// How many typing errors lie between what was typed and a name or its beginning; nothing if it is too many.
fn errors(typed: &str, name: &str) -> Option<usize> {
    let (name, length) = (text::folded(name), typed.chars().count());
    let begun: String = name.chars().take(length).collect();
    let far = strsim::osa_distance(typed, &name).min(strsim::osa_distance(typed, &begun));
    let most = match length {
        0..=3 => 0,
        4..=7 => 1,
        8..=15 => 2,
        _ => 3,
    };
    (far <= most).then_some(far)
}

/// Asks whether one of them was meant. A command that changes nothing keeps no draft: its buttons go on at once.
async fn question(
    context: &mut Context<'_>,
    (command, input): (&str, &Input),
    near: &[(Group, Private<String>)],
) -> Stop {
    let shows = near.iter().filter_map(|(group, _)| which::shows(command, group.id));
    let mut presses: Vec<Press> = shows.collect();
    if presses.is_empty() {
        let choices = near.iter().map(|(group, _)| format!("#{}", group.id)).collect();
        let (command, argument) = (command.to_owned(), "group".to_owned());
        let draft = Draft::Which { command, input: input.clone(), argument, choices };
        match draft::keep(context, &draft).await {
            Ok(id) => presses = (0..near.len()).map(|at| draft::choice(id, at)).collect(),
            Err(stop) => return stop,
        }
    }
    let same = |name: &Private<String>| near.iter().filter(|(_, other)| other == name).count() > 1;
    let buttons = near.iter().zip(presses).map(|((group, name), press)| Button {
        label: match text::shortened(name.reveal(), 40) {
            label if same(name) => format!("{label} #{}", group.id),
            label => label,
        },
        action: Action::Press(press),
        tone: Tone::Plain,
    });
    let message = Message::line(context.voice.did_you_mean());
    Stop::Ask(Reply::private(buttons.fold(message, |message, button| message.row(vec![button]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_errors_are_forgiven_and_fewer_in_short_names() {
        for (typed, name, far) in [
            ("panik nihgts", "Panic nights", Some(2)),
            ("panik nihgts", "Panic nights on Thursdays", Some(2)),
            ("thursdya circle", "Thursday circle", Some(1)),
            ("donnerstagskries", "Donnerstagskreis", Some(1)),
            ("ahs", "Ash", None),
            ("ashh", "Ash", Some(1)),
            ("birhc", "Birch", Some(1)),
            ("brich tree", "Birch", None),
            ("grief", "Panic nights", None),
        ] {
            assert_eq!(errors(&text::folded(typed), name), far, "{typed}: {name}");
        }
    }
}
