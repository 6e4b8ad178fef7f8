//! What is asked at a chat's door, and what is said of it: to whom a way in is given, to who asked to join,
//! to facilitators. Nobody is named, and no link goes anywhere but to whom it is for.

use crate::domain::access::{Trouble, Wish};
use crate::domain::address::{Account, ChatAddress, Platform};
use crate::domain::delivery::Kind;
use crate::domain::group::Group;
use crate::outbox::messenger::{Act, Door as AtDoor};
use crate::outbox::plan::{self, access::LINK_LASTS};
use crate::reply::{Action, Button, Message, Press, Tone, Verb, place};
use crate::store::access::{self, AccessChange, Door, Given};
use crate::store::deliveries::{self, To};
use crate::store::{Db, StoreError, chats, groups, memberships, persons};

use super::{Said, Scene, button};

impl Scene<'_> {
    /// A change at the door, if it is still the last word and what it says is still so.
    pub(super) async fn access(&self, db: &mut Db) -> Result<Said, StoreError> {
        let change = access::change(db, self.due.subject).await?;
        let Some(change) = change.filter(|change| change.revision == self.due.revision) else {
            return Ok(None);
        };
        let Some(account) = self.account_of(db, &change).await? else { return Ok(None) };
        let person = persons::find(db, &account).await?;
        let held = match &person {
            Some(person) => access::held(db, person.id, &change.door).await?,
            None => false,
        };
        if held != (change.wish == Wish::In) {
            return Ok(None);
        }
        let door = if change.door.role.is_empty() {
            self.at_telegram(db, &change, account).await?
        } else {
            let role = change.door.role;
            match change.wish {
                Wish::In => AtDoor::GiveRole { account, role },
                Wish::Out | Wish::Barred => AtDoor::TakeRole { account, role },
            }
        };
        Ok(Some((Act::Door(door), None)))
    }

    async fn account_of(
        &self,
        db: &mut Db,
        change: &AccessChange,
    ) -> Result<Option<Account>, StoreError> {
        match change.person {
            Some(person) => Ok(persons::by_id(db, person).await?.map(|person| person.account)),
            None => change.sealed_account(self.house.store.sealer()),
        }
    }

    async fn at_telegram(
        &self,
        db: &mut Db,
        change: &AccessChange,
        account: Account,
    ) -> Result<AtDoor, StoreError> {
        let chat = change.door.chat;
        if change.wish != Wish::In {
            return Ok(AtDoor::TakeOut { account, barred: change.wish == Wish::Barred });
        }
        let sealer = self.house.store.sealer();
        let asked = !access::requests_of(db, sealer, &account, Some(chat)).await?.is_empty();
        let given = match change.person {
            Some(person) => access::given(db, (&change.door, person)).await?,
            None => None,
        };
        let barred = given == Some(Given::Barred);
        Ok(AtDoor::LetIn { account, asked, barred, until: self.now + LINK_LASTS })
    }

    /// A link into a chat, for the one person it is made for.
    pub(super) async fn invitation(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(link) = access::link(db, self.due.subject).await? else { return Ok(None) };
        let To::Person(person) = self.due.to else { return Ok(None) };
        let Some(group) = group_behind(db, (link.chat, person)).await? else { return Ok(None) };
        let url = access::open_link(self.house.store.sealer(), &link)?;
        let voice = self.voice_for(&group);
        let open = Button {
            label: voice.button_enter_chat().plain(),
            action: Action::Open(url.into_inner()),
            tone: Tone::Primary,
        };
        let anew = Button {
            label: voice.button_new_way_in().plain(),
            action: Action::Press(Press::new(Verb::WayIn, group.id)),
            tone: Tone::Plain,
        };
        let message = Message::line(voice.invitation(&group.label));
        let message = message.paragraph(voice.invitation_once()).row(vec![open, anew]);
        Ok(Some((Act::Say(message), None)))
    }

    pub(super) async fn link_revoked(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(link) = access::link(db, self.due.subject).await? else { return Ok(None) };
        let url = access::open_link(self.house.store.sealer(), &link)?;
        Ok(Some((Act::Door(AtDoor::Revoke(url)), None)))
    }

    /// How whoever asked to join a chat gets into its group. They may never have heard of the bot.
    pub(super) async fn join_answer(&self, db: &mut Db) -> Result<Said, StoreError> {
        let sealer = self.house.store.sealer();
        let Some((chat, asker)) = access::open_request(db, sealer, self.due.subject).await? else {
            return Ok(None);
        };
        let Some(group) = open_group(db, chat).await? else { return Ok(None) };
        let voice = self.house.words.voice(asker.language.as_deref());
        let start = Button {
            label: voice.button_start().plain(),
            action: Action::OpenPrivate(sealer.payload_from_chat_of(group.id)),
            tone: Tone::Primary,
        };
        let message = Message::line(voice.join_answer()).row(vec![start]);
        let door = AtDoor::Answer { account: asker.account, message };
        Ok(Some((Act::Door(door), None)))
    }

    /// A request that nobody will grant, unless its asker got into the group after all.
    pub(super) async fn join_declined(&self, db: &mut Db) -> Result<Said, StoreError> {
        let sealer = self.house.store.sealer();
        let Some((chat, asker)) = access::open_request(db, sealer, self.due.subject).await? else {
            return Ok(None);
        };
        let door = Door { chat, role: String::new() };
        if let Some(person) = persons::find(db, &asker.account).await?
            && access::held(db, person.id, &door).await?
        {
            return Ok(None);
        }
        let answer = (Kind::JoinAnswer, self.due.subject);
        if self.due.revision == plan::access::UNLESS_ANSWERED
            && deliveries::may_have_been_said(db, answer).await?
        {
            return Ok(None);
        }
        Ok(Some((Act::Door(AtDoor::TurnDown(asker.account)), None)))
    }

    /// To somebody who is in: the channel waits for them, or its role is seen by others.
    pub(super) async fn about_a_role(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::DoorWaits => self.door_waits(db).await,
            _ => self.role_told(db).await,
        }
    }

    /// A channel that cannot be opened to somebody as long as they are not on its server.
    async fn door_waits(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let Some(change) = access::change(db, self.due.revision).await? else { return Ok(None) };
        let To::Person(person) = self.due.to else { return Ok(None) };
        let theirs = change.person == Some(person) && change.wish == Wish::In;
        if !theirs || !access::held(db, person, &change.door).await? {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let press = Press::new(Verb::WayIn, group.id);
        let message = Message::line(voice.door_waits(&group.label))
            .paragraph(voice.door_waits_how())
            .row(vec![button(&voice.button_open_channel(), press)]);
        Ok(Some((Act::Say(message), None)))
    }

    /// Their group's channel gives a role from now on, which others see.
    async fn role_told(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some(group) = groups::by_id(db, self.due.subject).await? else { return Ok(None) };
        let To::Person(person) = self.due.to else { return Ok(None) };
        let membership = memberships::find(db, group.id, person).await?;
        let gives = !access::doors_of(db, group.id, Platform::Discord).await?.is_empty();
        if !gives || !membership.is_some_and(|own| own.is_active()) {
            return Ok(None);
        }
        let message = Message::line(self.voice_for(&group).told_role(&group.label));
        Ok(Some((Act::Say(message), None)))
    }

    /// To those who lead: a door cannot be kept, or is not.
    pub(super) async fn about_doors(&self, db: &mut Db) -> Result<Said, StoreError> {
        match self.due.kind {
            Kind::Outside => self.outside(db).await,
            _ => self.access_refused(db).await,
        }
    }

    /// Somebody who came in may not be in the group's chat: what would let them in.
    async fn outside(&self, db: &mut Db) -> Result<Said, StoreError> {
        let group = groups::by_id(db, self.due.subject).await?;
        let Some(group) = group.filter(|group| !group.is_over()) else { return Ok(None) };
        if !self.still_leads(db, group.id).await? {
            return Ok(None);
        }
        let noted = self.due.message.as_deref().unwrap_or_default();
        let chats =
            plan::access::outside_of(db, (group.id, noted), (self.due.revision, self.due.due_at))
                .await?;
        if chats.is_empty() {
            return Ok(None);
        }
        let voice = self.voice_for(&group);
        let mend = |chat: &ChatAddress| voice.mend_outside(chat.platform.as_str(), place(chat));
        let message = Message::line(voice.told_outside(&group.label))
            .list(chats.iter().map(mend).collect())
            .paragraph(voice.outside_by_hand());
        Ok(Some((Act::Say(message), None)))
    }

    /// What keeps a chat's door from being kept, and the mend.
    async fn access_refused(&self, db: &mut Db) -> Result<Said, StoreError> {
        let Some((chat, group)) = self.chat_and_group(db).await? else { return Ok(None) };
        let why = self.due.message.as_deref().and_then(|why| why.parse().ok());
        let why = why.unwrap_or(Trouble::DiscordRoles);
        let voice = self.voice_for(&group);
        if matches!(why, Trouble::DiscordRoleShown | Trouble::DiscordRoleNamed) {
            let line = voice.told_role_shown(&group.label, why.as_str());
            return Ok(Some((Act::Say(Message::line(line)), None)));
        }
        let message = Message::line(voice.told_access_refused(&group.label, place(&chat.address)))
            .paragraph(voice.mend_access(why.as_str()));
        if matches!(why, Trouble::DiscordRoleGone | Trouble::GivenUp) {
            return Ok(Some((Act::Say(message), None)));
        }
        let press = Press::new(Verb::Doors, chat.id);
        let message = message.row(vec![button(&voice.button_try_again(), press)]);
        Ok(Some((Act::Say(message), None)))
    }
}

/// The first group a chat, or one of its topics, serves that takes members.
async fn open_group(db: &mut Db, chat: i64) -> Result<Option<Group>, StoreError> {
    let Some(chat) = chats::by_id(db, chat).await? else { return Ok(None) };
    for row in chats::with_topics(db, &chat.address).await? {
        for group in chats::groups_of(db, row).await? {
            let Some(group) = groups::by_id(db, group).await? else { continue };
            if plan::takes_members(db, &group).await? {
                return Ok(Some(group));
            }
        }
    }
    Ok(None)
}

/// The group for which a chat is open to a person. Topics of one chat may serve several: the one whose topic it
/// is comes first.
async fn group_behind(
    db: &mut Db,
    (chat, person): (i64, i64),
) -> Result<Option<Group>, StoreError> {
    let Some(chat) = chats::by_id(db, chat).await? else { return Ok(None) };
    let mut behind = None;
    for membership in memberships::active_of(db, person).await? {
        let chats = chats::of_group(db, membership.group).await?;
        if chats.iter().any(|one| one.id == chat.id) {
            return groups::by_id(db, membership.group).await;
        }
        if behind.is_none() && chats.iter().any(|one| one.address.chat == chat.address.chat) {
            behind = groups::by_id(db, membership.group).await?;
        }
    }
    Ok(behind)
}
