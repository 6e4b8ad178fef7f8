//! `/mydata`: everything that is stored about a person, as a file.

use serde_json::{Value, json};

use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::reply::{File, Message, Reply};
use crate::store::persons::Person;
use crate::store::{groups, memberships, persons, rsvps};
use crate::time::zone::Zone;

use super::context::{Context, Outcome, Stop};
use super::{Answer, Effect, Entry, Input, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "mydata",
    arguments: &[],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

pub(super) async fn run(context: &mut Context<'_>, _: &Input) -> Outcome {
    let Some(person) = context.person.clone() else {
        return Ok(Reply::private(Message::line(context.voice.nothing_stored())));
    };
    let data = data(context, &person).await?;
    let bytes = serde_json::to_vec_pretty(&data).unwrap_or_default();
    let mut message = Message::line(context.voice.here_is_your_data());
    message.files.push(File { name: "my-data.json", media: "application/json", bytes });
    Ok(Reply::private(message))
}

async fn data(context: &mut Context<'_>, person: &Person) -> Result<Value, Stop> {
    let mut groups = Vec::new();
    for membership in memberships::all_of(context.db, person.id).await? {
        groups.push(membership_data(context, &membership).await?);
    }
    let answers = rsvps::of_person(context.db, person.id).await?;
    let answers: Vec<Value> = answers
        .into_iter()
        .map(|(session, answer)| json!({ "session": session, "answer": answer }))
        .collect();
    Ok(json!({
        "platform": person.account.platform.as_str(),
        "account": person.account.id.reveal(),
        "language": person.language,
        "zone": person.zone.as_ref().map(Zone::name),
        "groups": groups,
        "answers": answers,
    }))
}

async fn membership_data(
    context: &mut Context<'_>,
    membership: &Membership,
) -> Result<Value, Stop> {
    let group = groups::by_id(context.db, membership.group).await?;
    let reminders = persons::reminders(context.db, membership.group, membership.person).await?;
    Ok(json!({
        "group": group.map(|group| group.name.into_inner()),
        "role": membership.role.as_str(),
        "state": membership.state.as_str(),
        "alias": membership.alias.as_ref().map(Private::reveal),
        "private_reminders_seconds_before": reminders,
    }))
}
