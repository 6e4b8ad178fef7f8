//! People and places of the playground: one Discord server, a few Telegram chats, who is in them.

use circlekeeper_playground::discord::permission::MANAGE_ROLES;
use circlekeeper_playground::discord::{self, ChannelId, Discord};
use circlekeeper_playground::page::Persona;
use circlekeeper_playground::telegram::{self, ChatId, Telegram};

/// The role that opens the channel of Tuesday harbour.
pub(super) const TUESDAY_ROLE: &str = "harbour";

/// Who can be played on a platform.
type Cast<P> = Vec<Persona<P>>;

/// Everybody and everything, before any group is opened.
pub(super) struct Village {
    pub discord: Discord,
    pub telegram: Telegram,
    /// Channels on Discord. All see the lobby, those concerned the others.
    pub thursday: ChannelId,
    pub tuesday: ChannelId,
    /// Chats on Telegram.
    pub evenings: ChatId,
    pub sunday: ChatId,
    /// The therapist, on either side.
    pub dana: discord::Person,
    pub dana_there: telegram::Person,
    /// Members.
    pub noah: discord::Person,
    pub ines: discord::Person,
    pub mia: telegram::Person,
    pub ben: telegram::Person,
    /// Somebody in no group.
    pub sam: discord::Person,
    pub sam_there: telegram::Person,
    /// Who runs the bot.
    pub omar: discord::Person,
    pub omar_there: telegram::Person,
}

impl Village {
    /// Builds it on two empty platforms.
    pub(super) fn found(discord: Discord, telegram: Telegram) -> Self {
        let [dana, noah, ines, sam, omar] =
            ["Dana", "Noah", "Ines", "Sam", "Omar"].map(|name| discord.person(name));
        let server = discord.guild("Harbour");
        for person in [&dana, &noah, &ines, &sam, &omar] {
            discord.join(server, person);
        }
        discord.make_admin(server, &dana);
        discord.public_channel(server, "lobby");
        let private = |name: &str, people: &[&discord::Person]| {
            let channel = discord.channel(server, name);
            people.iter().for_each(|person| discord.allow(channel, person));
            channel
        };
        let thursday = private("thursday-circle", &[&dana, &noah, &ines]);
        let tuesday = private("tuesday-harbour", &[&dana]);
        // Who wears its role sees the channel; the bot may give it.
        discord.allow_role(tuesday, discord.role(server, TUESDAY_ROLE));
        discord.grant_bot(server, MANAGE_ROLES, true);
        private("new-room", &[&dana]);
        let [dana_there, mia, ben, sam_there, omar_there] =
            ["Dana", "Mia", "Ben", "Sam", "Omar"].map(|name| telegram.person(name));
        let evenings = telegram.group("Thursday evenings", &dana_there);
        let sunday = telegram.group("Sunday walk-in", &dana_there);
        telegram.make_bot_admin(sunday);
        for (chat, person) in [(evenings, &mia), (evenings, &ben), (sunday, &ben)] {
            telegram.join(chat, person);
        }
        Self {
            discord,
            telegram,
            thursday,
            tuesday,
            evenings,
            sunday,
            dana,
            dana_there,
            noah,
            ines,
            mia,
            ben,
            sam,
            sam_there,
            omar,
            omar_there,
        }
    }

    /// Who can be played on Discord and on Telegram. Their zones differ, so that one sees each time
    /// as the other does not.
    pub(super) fn cast(&self) -> (Cast<discord::Person>, Cast<telegram::Person>) {
        let discord = [
            (&self.dana, "therapist", "Europe/Berlin"),
            (&self.noah, "looks for a group", "America/Vancouver"),
            (&self.ines, "member", "Europe/Lisbon"),
            (&self.sam, "stranger", "Europe/London"),
            (&self.omar, "operator", "Europe/Berlin"),
        ];
        let telegram = [
            (&self.mia, "looks for a group", "Europe/Berlin"),
            (&self.ben, "member", "Asia/Kolkata"),
            (&self.dana_there, "therapist", "Europe/Berlin"),
            (&self.sam_there, "stranger", "Europe/London"),
            (&self.omar_there, "operator", "Europe/Berlin"),
        ];
        (discord.map(persona).to_vec(), telegram.map(persona).to_vec())
    }
}

fn persona<P: Clone>((person, role, zone): (&P, &'static str, &'static str)) -> Persona<P> {
    Persona { person: person.clone(), role, zone }
}
