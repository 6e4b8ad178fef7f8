//! The stage: a Discord server and a Telegram chat with their people, a calendar, and the bot.

use std::path::PathBuf;

use anyhow::ensure;
use chrono::{DateTime, Utc};
use circlekeeper_core::clock::Clock;
use circlekeeper_core::time::zone::Zone;
use circlekeeper_playground::discord::{self, ChannelId, Discord};
use circlekeeper_playground::telegram::{self, ChatId, Telegram};
use tempfile::TempDir;

use crate::calendar::Leader;

use super::bot::{Bot, Told};
use super::transcript::Transcript;
use super::{Asked, Played};

/// Monday, 30 November 2026, 09:00 in Berlin: a week in which no clock changes.
const CURTAIN: &str = "2026-11-30T08:00:00Z";

/// Everything and everybody.
pub(super) struct Stage {
    pub discord: Discord,
    pub telegram: Telegram,
    pub transcript: Transcript,
    pub calendar: Leader,
    /// The channel of the circle on Discord.
    pub channel: ChannelId,
    /// The chat of the circle on Telegram.
    pub chat: ChatId,
    /// The therapist, on Discord.
    pub dana: discord::Person,
    /// The operator, on Discord.
    pub omar: discord::Person,
    /// A member, on Discord.
    pub noah: discord::Person,
    /// The therapist's account on Telegram: administrator of the chat there.
    pub dana_there: telegram::Person,
    /// A member, on Telegram.
    pub mia: telegram::Person,
    /// Somebody on Telegram who is in no group.
    pub sam: telegram::Person,
    bot: Option<Bot>,
    program: PathBuf,
    directory: TempDir,
}

impl Stage {
    /// Sets the scene and starts the bot: the program at this path.
    ///
    /// # Errors
    /// If a port, a directory or the bot is not to be had.
    pub(super) async fn set(program: PathBuf) -> anyhow::Result<Self> {
        let clock = Clock::movable(CURTAIN.parse::<DateTime<Utc>>()?);
        let discord = Discord::start(clock.clone()).await?;
        let telegram = Telegram::start(clock.clone()).await?;
        // All who join here are in the chats already; the bot cannot know, and says so to Dana.
        discord.passes_over(&["who may not be in its chat"]);
        let server = discord.guild("Harbour");
        let channel = discord.channel(server, "thursday-circle");
        let [dana, omar, noah] = ["Dana", "Omar", "Noah"].map(|name| discord.person(name));
        for person in [&dana, &omar, &noah] {
            discord.join(server, person);
            discord.allow(channel, person);
        }
        discord.make_admin(server, &dana);
        let [dana_there, mia, sam] = ["Dana", "Mia", "Sam"].map(|name| telegram.person(name));
        let chat = telegram.group("Thursday evenings", &dana_there);
        telegram.join(chat, &mia);
        telegram.join(chat, &sam);
        let directory = TempDir::with_prefix("circlekeeper-tour-")?;
        std::fs::create_dir(directory.path().join("data"))?;
        let mut stage = Self {
            calendar: Leader::start(clock).await?,
            transcript: Transcript::default(),
            directory,
            bot: None,
            program,
            discord,
            telegram,
            channel,
            chat,
            dana,
            omar,
            noah,
            dana_there,
            mia,
            sam,
        };
        stage.start_bot().await?;
        Ok(stage)
    }

    /// Starts the bot on the same store as before.
    ///
    /// # Errors
    /// If it does not start.
    pub(super) async fn start_bot(&mut self) -> anyhow::Result<()> {
        let told = Told {
            program: &self.program,
            discord: &self.discord,
            telegram: &self.telegram,
            calendar: self.calendar.address(),
            directory: self.directory.path(),
            operator: self.omar.id(),
        };
        self.bot = Some(Bot::start(&told).await?);
        Ok(())
    }

    /// Cuts the bot off without warning.
    ///
    /// # Errors
    /// If it cannot be.
    pub(super) async fn cut_off_bot(&mut self) -> anyhow::Result<()> {
        match self.bot.take() {
            Some(bot) => bot.cut_off().await,
            None => Ok(()),
        }
    }

    /// Moves the calendar to a moment (RFC 3339), waits until the bot has sent what was owed by then.
    ///
    /// # Errors
    /// If that is no moment.
    pub(super) async fn time(&mut self, moment: &str) -> anyhow::Result<()> {
        let moment = self.show_time(moment)?;
        let settled = self.calendar.settle_at(moment).await;
        anyhow::ensure!(settled, "the bot does not send what it owed at {moment}");
        Ok(())
    }

    /// Moves the calendar without waiting for the bot.
    ///
    /// # Errors
    /// If that is no moment.
    pub(super) fn time_without_waiting(&mut self, moment: &str) -> anyhow::Result<()> {
        let moment = self.show_time(moment)?;
        self.calendar.move_to(moment);
        Ok(())
    }

    fn show_time(&self, moment: &str) -> anyhow::Result<DateTime<Utc>> {
        let moment = moment.parse::<DateTime<Utc>>()?;
        self.transcript.time(&in_berlin(moment.timestamp()));
        Ok(moment)
    }

    /// Looks whether anything was said that nobody heard, or asked that the platforms refuse.
    ///
    /// # Errors
    /// What there was.
    pub(super) async fn close(self) -> anyhow::Result<Played> {
        self.telegram.nothing_more().await;
        let unheard: Vec<String> = self
            .discord
            .unread()
            .into_iter()
            .map(|seen| seen.text)
            .chain(self.telegram.unread().into_iter().map(|seen| seen.text))
            .collect();
        ensure!(unheard.is_empty(), "said and heard by nobody: {unheard:?}");
        let refused = [self.discord.violations(), self.telegram.violations()].concat();
        ensure!(refused.is_empty(), "the platforms would not have taken: {refused:?}");
        let (discord, telegram) = (self.discord.requests(), self.telegram.requests());
        Ok(Played { steps: self.transcript.count(), asked: Asked { discord, telegram } })
    }
}

/// A moment as people in Berlin read it.
pub(super) fn in_berlin(unix: i64) -> String {
    let zone = Zone::parse("Europe/Berlin").unwrap_or_else(|_| Zone::utc());
    let at = DateTime::from_timestamp(unix, 0).unwrap_or_default();
    zone.local(at).format("%a %-d %b %Y, %H:%M").to_string()
}
