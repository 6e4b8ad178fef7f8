//! What somebody has asked, answered and said on the way into groups, for `/mydata`.

use chrono::SecondsFormat;
use serde_json::{Value, json};

use crate::store::own_data;

use super::super::context::{Context, Stop};

/// Their requests, with what is kept of them.
pub(in crate::commands) async fn own_requests(
    context: &mut Context<'_>,
    person: i64,
) -> Result<Vec<Value>, Stop> {
    let sealer = context.house.store.sealer();
    let asked = own_data::requests(context.db, sealer, person).await?.into_iter();
    let told = asked.map(|one| {
        let answers = one.answers.iter();
        let answers = answers.map(|a| json!({ "question": a.question, "answer": a.answer }));
        let said = one.said.iter().map(|(part, text)| json!({ part.as_str(): text }));
        json!({
            "group": one.group,
            "state": one.state.as_str(),
            "since": one.since.to_rfc3339_opts(SecondsFormat::Secs, true),
            "answers": answers.collect::<Vec<_>>(),
            "said": said.collect::<Vec<_>>(),
        })
    });
    Ok(told.collect())
}
