//! `/mydata`: everything that is stored about a person, as a file.

use chrono::SecondsFormat;
use serde_json::{Value, json};

use crate::clock::Instant;
use crate::domain::membership::Membership;
use crate::domain::private::Private;
use crate::reply::{File, Message, Reply};
use crate::store::own_data::{self, Deed};
use crate::store::persons::Person;
use crate::store::{
    access, attendance, audit, cofacilitators, concerns, groups, invitations, memberships, persons,
};
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
    let since = own_data::since(context.db, person.id).await?;
    let linked = own_data::linked(context.db, person.id).await?.into_iter();
    let linked = linked.map(|(platform, at)| json!({ "platform": platform, "since": utc(at) }));
    Ok(json!({
        "platform": person.account.platform.as_str(),
        "account": person.account.id.reveal(),
        "known_since": utc(since),
        "private_messages_arrive": person.reached,
        "language": person.language,
        "zone": person.zone.as_ref().map(Zone::name),
        "linked_accounts": linked.collect::<Vec<_>>(),
        "groups": groups,
        "answers": answers(context, person).await?,
        "attendance": deeds(own_data::noted_of(context.db, person.id).await?),
        "duties": deeds(own_data::duties_of(context.db, person.id).await?),
        "comes_as_guest": deeds(own_data::guest_at(context.db, person.id).await?),
        "session_times_posted": deeds(own_data::posted(context.db, person.id).await?),
        "chats_bound": deeds(own_data::bound(context.db, person.id).await?),
        "codes_for_cofacilitators": given_out(cofacilitators::made_by(context.db, person.id).await?),
        "invitations_made": given_out(invitations::made_by(context.db, person.id).await?),
        "groups_admitted": deeds(own_data::admitted(context.db, person.id).await?),
        "concerns": concerns_data(context, person).await?,
        "profession_stated": super::licence::own(context, person.id).await?,
        "professions_checked": super::licence::checked_by(context, person.id).await?,
        "noted_in_the_audit": noted(context, person).await?,
        "requests_to_come_in": super::coming_in::own_requests(context, person.id).await?,
        "agreements": deeds(own_data::agreed(context.db, person.id).await?),
        "half_finished": half_done(context, person).await?,
        "messages": messages(context, person).await?,
        "ways_into_chats": ways_in(context, person).await?,
    }))
}

async fn answers(context: &mut Context<'_>, person: &Person) -> Result<Vec<Value>, Stop> {
    let answers = own_data::answers(context.db, person.id).await?.into_iter();
    let said = answers.map(|one| {
        let mut said = json!({
            "group": one.group,
            "session": utc(one.session),
            "answer": one.answer,
            "answered": utc(one.at),
        });
        if let Some(since) = one.wants_back {
            said["wants_back"] = json!(utc(since));
        }
        said
    });
    Ok(said.collect())
}

/// What they told the operator, and were told, with the name of the group it is about.
async fn concerns_data(context: &mut Context<'_>, person: &Person) -> Result<Vec<Value>, Stop> {
    let sealer = context.house.store.sealer();
    let own = concerns::of_person(context.db, sealer, person.id).await?.into_iter();
    let said = own.map(|one| {
        json!({
            "reference": one.reference,
            "group": one.group,
            "what": one.word.part.as_str(),
            "words": one.word.text.reveal(),
            "at": utc(one.word.at),
        })
    });
    Ok(said.collect())
}

/// What they did as facilitator or operator: that is kept by numbers.
async fn noted(context: &mut Context<'_>, person: &Person) -> Result<Vec<Value>, Stop> {
    let noted = audit::by(context.db, person.id).await?.into_iter();
    let said =
        noted.map(|(at, action, group)| json!({ "what": action, "group": group, "at": utc(at) }));
    Ok(said.collect())
}

/// What they have given out by which somebody comes into a group, and until when it holds.
fn given_out(made: Vec<(String, Instant)>) -> Vec<Value> {
    let made = made.into_iter();
    made.map(|(group, until)| json!({ "group": group, "good_until": utc(until) })).collect()
}

async fn half_done(context: &mut Context<'_>, person: &Person) -> Result<Vec<Value>, Stop> {
    let sealer = context.house.store.sealer();
    let drafts = own_data::half_done::<Value>(context.db, sealer, person.id).await?.into_iter();
    let said = drafts.map(
        |one| json!({ "what": one.content, "since": utc(one.since), "kept_until": utc(one.until) }),
    );
    Ok(said.collect())
}

async fn messages(context: &mut Context<'_>, person: &Person) -> Result<Vec<Value>, Stop> {
    let written = own_data::written(context.db, person.id).await?.into_iter();
    let said = written.map(|one| {
        json!({
            "kind": one.kind,
            "state": one.state,
            "due": utc(one.due),
            "ended": one.ended.map(utc),
        })
    });
    Ok(said.collect())
}

/// What is noted of them at chats' doors, and whether they asked to join some.
async fn ways_in(context: &mut Context<'_>, person: &Person) -> Result<Vec<Value>, Stop> {
    let noted = access::noted_of(context.db, person.id).await?.into_iter();
    let mut said: Vec<Value> = noted
        .map(|(platform, what, at)| json!({ "platform": platform, "what": what, "since": utc(at) }))
        .collect();
    let sealer = context.house.store.sealer();
    let asked = access::requests_of(context.db, sealer, &person.account, None).await?;
    let platform = person.account.platform.as_str();
    said.extend(asked.iter().map(|_| json!({ "platform": platform, "what": "asked to join" })));
    Ok(said)
}

fn deeds(deeds: Vec<Deed>) -> Vec<Value> {
    let said = deeds
        .into_iter()
        .map(|deed| json!({ "group": deed.group, "what": deed.what, "at": deed.at.map(utc) }));
    said.collect()
}

pub(super) fn utc(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

async fn membership_data(
    context: &mut Context<'_>,
    membership: &Membership,
) -> Result<Value, Stop> {
    let group = groups::by_id(context.db, membership.group).await?;
    let reminders = persons::reminders(context.db, membership.group, membership.person).await?;
    let pair = (membership.group, membership.person);
    let since = own_data::membership_since(context.db, pair).await?;
    let waits = own_data::waits_since(context.db, membership.id).await?;
    let offers: Vec<Value> = own_data::seats_offered(context.db, membership.id)
        .await?
        .into_iter()
        .map(|one| {
            json!({
                "for_session": one.session.map(utc),
                "offered": utc(one.at),
                "answer_by": utc(one.answer_by),
                "state": one.state,
            })
        })
        .collect();
    let noted = attendance::count(context.db, pair).await?;
    let invited = invitations::waited_by(context.db, membership.id).await?.is_some();
    let expelled = memberships::is_expelled(context.db, membership.id).await?;
    Ok(json!({
        "since": since.map(utc),
        "group": group.map(|group| group.name.into_inner()),
        "role": membership.role.as_str(),
        "state": membership.state.as_str(),
        "taken_out_by_the_operator": expelled,
        "alias": membership.alias.as_ref().map(Private::reveal),
        "private_reminders_seconds_before": reminders,
        "waits_for_a_seat_since": waits.map(utc),
        "waits_by_an_invitation": invited,
        "seats_offered": offers,
        "sessions_noted": {
            "attended": noted.attended,
            "missed": noted.missed,
            "excused": noted.excused,
        },
    }))
}
