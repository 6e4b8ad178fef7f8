//! The door of a chat: who is let in, and who is taken out. Each act is the few requests it takes; each of
//! them does no harm when it is made twice.
//!
//! Docs: approveChatJoinRequest, declineChatJoinRequest, createChatInviteLink, revokeChatInviteLink,
//! getChatMember, banChatMember, unbanChatMember. Not here: what follows from an ending, and who is owed
//! what (`core/src/outbox/plan/access.rs`).

use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Account;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::outbox::messenger::{Door, Ending, Parcel, Reason};
use serde_json::{Value, json};

use crate::api::Failure;
use crate::messenger::{TelegramMessenger, ending, target_of};
use crate::target::{self, Target};
use crate::verdict;

/// A ban of less than 30 seconds lasts for ever (docs: banChatMember). This one ends by itself should the
/// request that lifts it be lost.
const SHORT_BAN: i64 = 60;

/// Whether somebody is in a chat (docs: ChatMember).
enum There {
    /// With rights that the bot does not touch.
    InCharge,
    In,
    /// The server may not even know the account any more.
    Out {
        known: bool,
    },
    /// By us for a moment, if it ends within one.
    Banned {
        ours: bool,
    },
}

impl TelegramMessenger {
    pub(crate) async fn at_door(&self, parcel: &Parcel, door: &Door) -> Ending {
        let done = match door {
            Door::LetIn { account, asked, barred, until } => {
                match self.let_in(parcel, account, (*asked, *barred), *until).await {
                    Ok(Some(link)) => return Ending::Made(link),
                    Ok(None) => Ok(()),
                    Err(ending) => Err(ending),
                }
            }
            Door::TakeOut { account, barred } => self.take_out(parcel, account, *barred).await,
            Door::Revoke(link) => {
                let body = json!({ "chat_id": chat(parcel), "invite_link": link.reveal() });
                self.post(parcel, "revokeChatInviteLink", &body).await.map(drop)
            }
            Door::TurnDown(account) => {
                self.about(parcel, "declineChatJoinRequest", account).await.map(drop)
            }
            Door::Answer { account, message } => {
                return self.write(parcel, &Target::person(account), message).await;
            }
            Door::GiveRole { .. } | Door::TakeRole { .. } => {
                Err(Ending::Malformed(Reason::new("not done on Telegram")))
            }
        };
        match done {
            Ok(()) => Ending::Done(String::new()),
            Err(ending) => ending,
        }
    }

    /// Gives the link that was made, if one was needed.
    async fn let_in(
        &self,
        parcel: &Parcel,
        account: &Account,
        (asked, barred): (bool, bool),
        until: Instant,
    ) -> Result<Option<Private<String>>, Ending> {
        if asked {
            match self.about(parcel, "approveChatJoinRequest", account).await {
                Ok(_) => return Ok(None),
                // It was withdrawn, or somebody else has decided on it.
                Err(Ending::Done(_)) => {}
                Err(ending) => return Err(ending),
            }
        }
        match self.there(parcel, account).await? {
            There::InCharge | There::In => return Ok(None),
            There::Out { .. } => {}
            // Ours: of who was taken out, or of who left a moment ago and whose ban was not lifted.
            There::Banned { ours: true } => self.unban(parcel, account).await?,
            There::Banned { .. } if barred => self.unban(parcel, account).await?,
            // Somebody else's decision.
            There::Banned { .. } => return Ok(None),
        }
        let body = json!({
            "chat_id": chat(parcel), "member_limit": 1, "expire_date": until.timestamp(),
        });
        let made = self.post(parcel, "createChatInviteLink", &body).await?;
        let link = made["invite_link"].as_str().map(|link| Private::new(link.to_owned()));
        link.map(Some).ok_or_else(|| Ending::Doubtful(Reason::new("unreadable answer")))
    }

    async fn take_out(
        &self,
        parcel: &Parcel,
        account: &Account,
        barred: bool,
    ) -> Result<(), Ending> {
        let there = self.there(parcel, account).await?;
        match there {
            There::InCharge | There::Banned { ours: false } => return Ok(()),
            There::Banned { .. } | There::Out { .. } if !barred => return Ok(()),
            There::Banned { .. } | There::Out { .. } | There::In => {}
        }
        let mut body = about(parcel, account);
        if !barred {
            body["until_date"] = json!(self.clock.now().timestamp() + SHORT_BAN);
        }
        match self.post(parcel, "banChatMember", &body).await {
            Ok(_) | Err(Ending::Done(_)) => {}
            // Nobody to keep out: that says nothing about the chat.
            Err(Ending::Gone(_)) if matches!(there, There::Out { known: false }) => {}
            Err(ending) => return Err(ending),
        }
        if !barred {
            // Whatever becomes of it, the ban is a short one.
            let _ = self.unban(parcel, account).await;
        }
        Ok(())
    }

    async fn unban(&self, parcel: &Parcel, account: &Account) -> Result<(), Ending> {
        let mut body = about(parcel, account);
        body["only_if_banned"] = json!(true);
        self.post(parcel, "unbanChatMember", &body).await.map(drop)
    }

    async fn there(&self, parcel: &Parcel, account: &Account) -> Result<There, Ending> {
        let body = about(parcel, account);
        let member = match self.ask(parcel, "getChatMember", &body).await? {
            Ok(member) => member,
            Err(Failure::Answered(no)) if verdict::nobody_there(&no) => {
                return Ok(There::Out { known: false });
            }
            Err(failure) => return Err(ending(&failure)),
        };
        Ok(match member["status"].as_str() {
            Some("creator" | "administrator") => There::InCharge,
            Some("member") => There::In,
            Some("restricted") if member["is_member"] == true => There::In,
            Some("kicked") => {
                let until = member["until_date"].as_i64().unwrap_or(0);
                let now = self.clock.now().timestamp();
                There::Banned { ours: until > 0 && until <= now + SHORT_BAN }
            }
            _ => There::Out { known: true },
        })
    }

    /// A request about one account. Where there is nothing to decide any more it is done.
    async fn about(
        &self,
        parcel: &Parcel,
        method: &str,
        account: &Account,
    ) -> Result<Value, Ending> {
        self.post(parcel, method, &about(parcel, account)).await
    }
}

fn chat(parcel: &Parcel) -> Value {
    target::id(&target_of(&parcel.to).chat)
}

fn about(parcel: &Parcel, account: &Account) -> Value {
    json!({ "chat_id": chat(parcel), "user_id": target::id(account.id.reveal()) })
}
