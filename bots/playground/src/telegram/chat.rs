//! A chat: what kind, who is in it with which rights, its messages and topics.
//!
//! Not here: what a message is (`message.rs`), what people do to a chat (`arranging.rs`).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::message::Message;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Private,
    Group,
    Supergroup,
}

impl Kind {
    /// As the API writes it, and as its refusals say it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
        }
    }
}

/// Somebody's standing in a chat (docs: ChatMember).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Creator,
    /// With the rights named here (`can_invite_users`).
    Administrator(BTreeSet<&'static str>),
    Member,
    /// In the chat and not allowed to send anything.
    Restricted,
    Left,
    Kicked,
}

/// The rights an administrator can have in a supergroup (docs: ChatMemberAdministrator).
pub(crate) const RIGHTS: [&str; 11] = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
];

impl Standing {
    pub(crate) fn is_in(&self) -> bool {
        !matches!(self, Self::Left | Self::Kicked)
    }

    pub(crate) fn is_admin(&self) -> bool {
        matches!(self, Self::Creator | Self::Administrator(_))
    }

    pub(crate) fn may(&self, right: &str) -> bool {
        match self {
            Self::Creator => true,
            Self::Administrator(rights) => rights.contains(right),
            Self::Member | Self::Restricted | Self::Left | Self::Kicked => false,
        }
    }

    /// The ChatMember object, with every field its status demands.
    pub(crate) fn json(&self, user: Value) -> Value {
        let mut member = Map::new();
        member.insert("user".into(), user);
        let status = match self {
            Self::Creator => {
                member.insert("is_anonymous".into(), json!(false));
                "creator"
            }
            Self::Administrator(rights) => {
                member.insert("is_anonymous".into(), json!(false));
                member.insert("can_be_edited".into(), json!(false));
                member.insert(
                    "can_manage_topics".into(),
                    json!(rights.contains("can_manage_topics")),
                );
                for right in RIGHTS {
                    member.insert(right.into(), json!(rights.contains(right)));
                }
                "administrator"
            }
            Self::Member => "member",
            Self::Restricted => {
                restrict(&mut member);
                "restricted"
            }
            Self::Left => "left",
            Self::Kicked => {
                member.insert("until_date".into(), json!(0));
                "kicked"
            }
        };
        member.insert("status".into(), json!(status));
        Value::Object(member)
    }
}

fn restrict(member: &mut Map<String, Value>) {
    member.insert("is_member".into(), json!(true));
    member.insert("until_date".into(), json!(0));
    for (permission, _) in permissions(false).as_object().into_iter().flatten() {
        member.insert(permission.clone(), json!(false));
    }
}

/// The ChatPermissions of an ordinary group, or of one where nobody may do anything.
pub(crate) fn permissions(granted: bool) -> Value {
    let all = [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ];
    all.into_iter()
        .map(|permission| (permission.to_owned(), json!(granted)))
        .collect::<Map<_, _>>()
        .into()
}

/// A topic of a forum.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    pub(crate) name: String,
    pub(crate) closed: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Chat {
    pub(crate) id: i64,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) username: Option<String>,
    pub(crate) forum: bool,
    pub(crate) members: BTreeMap<i64, Standing>,
    pub(crate) messages: BTreeMap<i64, Message>,
    pub(crate) last_message: i64,
    /// By the id of the message that opened it. A deleted topic is gone from here.
    pub(crate) topics: BTreeMap<i64, Topic>,
    pub(crate) migrated_to: Option<i64>,
    pub(crate) deleted: bool,
    /// People who asked to join and wait for an answer.
    pub(crate) asking: BTreeSet<i64>,
    /// When a ban ends by itself.
    pub(crate) bans_end: BTreeMap<i64, i64>,
}

impl Chat {
    pub(crate) fn new(id: i64, kind: Kind, title: &str) -> Self {
        Self {
            id,
            kind,
            title: title.to_owned(),
            username: None,
            forum: false,
            members: BTreeMap::new(),
            messages: BTreeMap::new(),
            last_message: 0,
            topics: BTreeMap::new(),
            migrated_to: None,
            deleted: false,
            asking: BTreeSet::new(),
            bans_end: BTreeMap::new(),
        }
    }

    pub(crate) fn standing(&self, user: i64) -> Standing {
        self.members.get(&user).cloned().unwrap_or(Standing::Left)
    }

    /// The Chat object of a group; a private chat is written from its person (`state.rs`).
    pub(crate) fn json(&self) -> Value {
        let mut chat = json!({ "id": self.id, "type": self.kind.word(), "title": self.title });
        if let Some(username) = &self.username {
            chat["username"] = json!(username);
        }
        if self.forum {
            chat["is_forum"] = json!(true);
        }
        if self.kind == Kind::Group {
            // Basic groups carry this mark (server); a client must not trip over it.
            chat["all_members_are_administrators"] = json!(false);
        }
        chat
    }
}
