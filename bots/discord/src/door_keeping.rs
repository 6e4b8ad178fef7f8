//! Roles that open a group's channels, given and taken back: one request each, and one before a role is given that
//! looks whether it is there: what somebody else gave is not ours to take back later.
//!
//! Both are idempotent at Discord: who has the role keeps it, who lacks it goes on lacking it. Sources:
//! <https://discord.com/developers/docs/resources/guild#add-guild-member-role>,
//! <https://discord.com/developers/docs/topics/permissions#permission-hierarchy>.
//!
//! Not here: what follows from an ending, and who is owed a role (`core/src/outbox/plan/access.rs`).

use circlekeeper_core::domain::address::Account;
use circlekeeper_core::outbox::messenger::{Door, Ending, Parcel, Reason, Recipient};
use reqwest::Method;
use serde_json::Value;

use crate::ending;
use crate::messenger::{DiscordMessenger, id};
use crate::wire::Answer;

const UNKNOWN_GUILD: i64 = 10004;
const UNKNOWN_MEMBER: i64 = 10007;
const UNKNOWN_ROLE: i64 = 10011;
const UNKNOWN_USER: i64 = 10013;

impl DiscordMessenger {
    pub(crate) async fn at_door(&self, parcel: &Parcel, door: &Door) -> Result<String, Ending> {
        match door {
            Door::GiveRole { account, role } => {
                self.role(parcel, Method::PUT, (account, role)).await
            }
            Door::TakeRole { account, role } => {
                self.role(parcel, Method::DELETE, (account, role)).await
            }
            // Whoever joins a Discord server does so by its own invites.
            _ => Err(Ending::Malformed(Reason::new("not done on Discord"))),
        }
    }

    async fn role(
        &self,
        parcel: &Parcel,
        method: Method,
        (account, role): (&Account, &str),
    ) -> Result<String, Ending> {
        let server = match &parcel.to {
            Recipient::Chat(address) => id(address.space.as_deref().unwrap_or_default())?,
            Recipient::Person(_) => return Err(Ending::Malformed(Reason::new("not a server"))),
        };
        let (user, role) = (id(account.id.reveal())?, id(role)?);
        let member = format!("/guilds/{server}/members/{user}");
        let gives = method == Method::PUT;
        if gives && self.has(parcel, &member, role).await? {
            return Err(Ending::WasSo);
        }
        let path = format!("{member}/roles/{role}");
        ended(&self.send(method, &path, &Value::Null, parcel.deadline).await?, gives)
    }

    async fn has(&self, parcel: &Parcel, member: &str, role: &str) -> Result<bool, Ending> {
        let looked = self.send(Method::GET, member, &Value::Null, parcel.deadline).await;
        // Nothing is changed by looking, whatever became of it.
        let answer = looked.map_err(|ending| match ending {
            Ending::Doubtful(reason) => Ending::Unsent(reason),
            ending => ending,
        })?;
        has(&answer, role)
    }
}

/// Whether a member has a role. What an answer does not say, the next request does. Source:
/// <https://discord.com/developers/docs/resources/guild#get-guild-member>.
fn has(answer: &Answer, role: &str) -> Result<bool, Ending> {
    let reason = || Reason::new(answer.to_string());
    if answer.code() == Some(UNKNOWN_MEMBER) {
        return Err(Ending::Absent(reason()));
    }
    if answer.is_success() {
        let roles = answer.body.as_ref().and_then(|member| member["roles"].as_array());
        return Ok(roles.into_iter().flatten().any(|held| held == role));
    }
    match ending::of_answer(answer) {
        Ending::Doubtful(reason) => Err(Ending::Unsent(reason)),
        Ending::Wait { retry_after, whole_lane } => Err(Ending::Wait { retry_after, whole_lane }),
        _ => Ok(false),
    }
}

/// Who is not on the server has nothing to be taken, and cannot be given anything yet; of an account that is
/// no more nothing is left to do. A role that is gone is no fault of the server's; a server that is closed to
/// the bot is a matter of rights, like those inside it.
fn ended(answer: &Answer, gives: bool) -> Result<String, Ending> {
    let reason = || Reason::new(answer.to_string());
    match (answer.is_success(), answer.code()) {
        (_, Some(UNKNOWN_MEMBER)) if gives => Err(Ending::Absent(reason())),
        (true, _) | (_, Some(UNKNOWN_MEMBER | UNKNOWN_USER)) => Ok(String::new()),
        (_, Some(UNKNOWN_ROLE)) => Err(Ending::Gone(reason())),
        (_, Some(UNKNOWN_GUILD)) => Err(Ending::NotAllowed(reason())),
        _ => Err(ending::of_answer(answer)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_look_at_a_member_says_whether_the_role_is_there_and_does_nothing() {
        let looked = |status, body| {
            let answer = Answer { status, retry_after: None, global: false, quota: None, body };
            has(&answer, "8")
        };
        assert_eq!(looked(200, Some(json!({ "roles": ["7", "8"] }))), Ok(true));
        assert_eq!(looked(200, Some(json!({ "roles": ["7"] }))), Ok(false));
        assert_eq!(looked(200, None), Ok(false));
        assert_eq!(looked(403, Some(json!({ "code": 50001 }))), Ok(false));
        let absent = looked(404, Some(json!({ "code": UNKNOWN_MEMBER })));
        assert!(matches!(absent, Err(Ending::Absent(_))));
        assert!(matches!(looked(500, None), Err(Ending::Unsent(_))));
        assert!(matches!(looked(429, None), Err(Ending::Wait { .. })));
    }

    #[test]
    fn each_answer_says_whether_the_role_the_right_or_nobody_was_there() {
        let said = |status, code| {
            let body = (code > 0).then(|| json!({ "code": code, "message": "" }));
            let answer = Answer { status, retry_after: None, global: false, quota: None, body };
            [true, false].map(|gives| ended(&answer, gives))
        };
        let done = || Ok(String::new());
        assert_eq!(said(204, 0), [done(), done()]);
        assert_eq!(said(404, UNKNOWN_USER), [done(), done()]);
        assert!(matches!(said(404, UNKNOWN_MEMBER), [Err(Ending::Absent(_)), Ok(_)]));
        let said = |status, code| said(status, code)[0].clone();
        assert!(matches!(said(404, UNKNOWN_ROLE), Err(Ending::Gone(_))));
        for (status, code) in [(403, 50013), (403, 50001), (404, UNKNOWN_GUILD)] {
            assert!(matches!(said(status, code), Err(Ending::NotAllowed(_))), "{code}");
        }
        assert!(matches!(said(500, 0), Err(Ending::Doubtful(_))));
    }
}
