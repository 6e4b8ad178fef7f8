//! Acting: what people do on stage, and what they see then. Each thing seen must hold the words that
//! are expected, is printed, and counts.

use anyhow::{Context, ensure};
use circlekeeper_playground::discord::{self, Answer, Where};
use circlekeeper_playground::telegram;

use super::stage::{Stage, in_berlin};

const CHANNEL: &str = "Discord #thursday-circle";
const CHAT: &str = "Telegram chat";

impl Stage {
    /// Somebody uses a command in the circle's Discord channel and reads the answer.
    pub(super) async fn command(
        &mut self,
        by: &discord::Person,
        name: &str,
        options: &[(&str, &str)],
        expected: &[&str],
    ) -> anyhow::Result<discord::Seen> {
        let mut typed = format!("/{name}");
        for (option, value) in options {
            typed.push_str(&format!(" {option}:{value}"));
        }
        self.transcript.done(CHANNEL, by.name(), &typed);
        let answer = self.discord.command(by, Where::Channel(self.channel), name, options).await;
        self.read(by, &answer.context("no answer")?, expected)
    }

    /// Somebody presses a button on Discord and reads the answer.
    pub(super) async fn press(
        &mut self,
        by: &discord::Person,
        message: &discord::Seen,
        label: &str,
        expected: &[&str],
    ) -> anyhow::Result<discord::Seen> {
        let place = self.place_of(by, message);
        self.transcript.done(&place, by.name(), &format!("presses [ {label} ]"));
        let answer = self.discord.press(by, message, label).await.context("no answer")?;
        self.read(by, &answer, expected)
    }

    fn place_of(&self, by: &discord::Person, message: &discord::Seen) -> String {
        if message.channel == self.channel {
            CHANNEL.to_owned()
        } else {
            format!("Discord, to {}", by.name())
        }
    }

    fn read(
        &mut self,
        by: &discord::Person,
        answer: &Answer,
        expected: &[&str],
    ) -> anyhow::Result<discord::Seen> {
        let seen = answer.seen().clone();
        holds(&seen.text, expected)?;
        let audience =
            if seen.ephemeral { format!(" (only {} sees it)", by.name()) } else { String::new() };
        let place = self.place_of(by, &seen);
        self.transcript.seen(&place, &audience, &self.discord_text(&seen.text), &seen.labels());
        Ok(seen)
    }

    /// The next post in the circle's Discord channel.
    pub(super) async fn channel_hears(
        &mut self,
        expected: &[&str],
    ) -> anyhow::Result<discord::Seen> {
        let seen = self.discord.next_message(self.channel).await;
        holds(&seen.text, expected)?;
        ensure!(seen.pings.is_empty(), "a post pings {:?}", seen.pings);
        self.transcript.seen(CHANNEL, "", &self.discord_text(&seen.text), &seen.labels());
        Ok(seen)
    }

    /// The next private message to somebody on Discord.
    pub(super) async fn hears_privately(
        &mut self,
        who: &discord::Person,
        expected: &[&str],
    ) -> anyhow::Result<discord::Seen> {
        let seen = self.discord.next_dm(who).await;
        holds(&seen.text, expected)?;
        let place = format!("Discord, to {}", who.name());
        self.transcript.seen(&place, "", &self.discord_text(&seen.text), &seen.labels());
        Ok(seen)
    }

    /// Somebody writes in the private chat on Telegram and reads the answer.
    pub(super) async fn writes(
        &mut self,
        by: &telegram::Person,
        text: &str,
        expected: &[&str],
    ) -> anyhow::Result<telegram::Seen> {
        self.transcript.done(&private(by), &by.name(), text);
        self.telegram.says(by, telegram::Where::Private, text).await;
        self.reads(by, expected).await
    }

    /// Somebody presses "Confirm" under a preview in the private chat on Telegram, and reads what it becomes.
    pub(super) async fn confirms(
        &mut self,
        by: &telegram::Person,
        preview: &telegram::Seen,
        expected: &[&str],
    ) -> anyhow::Result<telegram::Seen> {
        self.turns(by, (preview, "Confirm"), expected).await
    }

    /// Somebody presses a button in the private chat on Telegram, and reads what its message becomes.
    pub(super) async fn turns(
        &mut self,
        by: &telegram::Person,
        (message, label): (&telegram::Seen, &str),
        expected: &[&str],
    ) -> anyhow::Result<telegram::Seen> {
        self.transcript.done(&private(by), &by.name(), &format!("presses [ {label} ]"));
        self.telegram.press(by, message, label).await;
        let seen = self.telegram.next_edit(message).await;
        holds(&seen.text, expected)?;
        self.transcript.seen(&private(by), "", &self.telegram_text(&seen), &seen.labels());
        Ok(seen)
    }

    /// The next private message to somebody on Telegram.
    pub(super) async fn reads(
        &mut self,
        who: &telegram::Person,
        expected: &[&str],
    ) -> anyhow::Result<telegram::Seen> {
        let seen = self.telegram.next_private(who).await;
        holds(&seen.text, expected)?;
        self.transcript.seen(&private(who), "", &self.telegram_text(&seen), &seen.labels());
        Ok(seen)
    }

    /// Somebody writes in the circle's Telegram chat.
    pub(super) async fn writes_in_chat(&mut self, by: &telegram::Person, text: &str) {
        self.transcript.done(CHAT, &by.name(), text);
        self.telegram.says(by, telegram::Where::Chat(self.chat), text).await;
    }

    /// The next post in the circle's Telegram chat.
    pub(super) async fn chat_hears(&mut self, expected: &[&str]) -> anyhow::Result<telegram::Seen> {
        let seen = self.telegram.next_message(self.chat).await;
        holds(&seen.text, expected)?;
        self.transcript.seen(CHAT, "", &self.telegram_text(&seen), &seen.labels());
        Ok(seen)
    }

    /// Somebody presses a button in the circle's Telegram chat, and sees a note over it.
    pub(super) async fn notes(
        &mut self,
        by: &telegram::Person,
        message: &telegram::Seen,
        label: &str,
        expected: &[&str],
    ) -> anyhow::Result<()> {
        self.transcript.done(CHAT, &by.name(), &format!("presses [ {label} ]"));
        let pressed = self.telegram.press(by, message, label).await;
        let note = pressed.alert.context("no note was shown")?;
        holds(&note, expected)?;
        self.transcript.seen(CHAT, &format!(" (only {} sees it)", by.name()), &note, &[]);
        Ok(())
    }

    /// Somebody presses a button on Telegram that leads into the private chat.
    pub(super) async fn goes_private(
        &mut self,
        by: &telegram::Person,
        message: &telegram::Seen,
        label: &str,
        expected: &[&str],
    ) -> anyhow::Result<telegram::Seen> {
        self.transcript.done(CHAT, &by.name(), &format!("presses [ {label} ]"));
        let pressed = self.telegram.press(by, message, label).await;
        ensure!(pressed.opened.is_some(), "the private chat was not opened");
        self.reads(by, expected).await
    }

    /// Both chats hear the same, once each.
    pub(super) async fn both_hear(
        &mut self,
        expected: &[&str],
    ) -> anyhow::Result<(discord::Seen, telegram::Seen)> {
        Ok((self.channel_hears(expected).await?, self.chat_hears(expected).await?))
    }

    /// Neither chat has heard anything that was not read.
    pub(super) fn nobody_hears(&mut self, what: &str) -> anyhow::Result<()> {
        let posts: Vec<String> = self.discord.unread().into_iter().map(|seen| seen.text).collect();
        ensure!(posts.is_empty(), "Discord heard {posts:?}");
        let posts: Vec<String> = self.telegram.unread().into_iter().map(|seen| seen.text).collect();
        ensure!(posts.is_empty(), "Telegram heard {posts:?}");
        self.transcript.nothing(what);
        Ok(())
    }
}

fn private(who: &telegram::Person) -> String {
    format!("Telegram, {}'s private", who.name())
}

fn holds(text: &str, expected: &[&str]) -> anyhow::Result<()> {
    for piece in expected {
        ensure!(text.contains(piece), "expected {piece:?} in {text:?}");
    }
    Ok(())
}

impl Stage {
    /// Discord's times as its app shows them to somebody in Berlin.
    fn discord_text(&self, text: &str) -> String {
        let mut shown = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("<t:") {
            let Some((inside, behind)) = after.split_once('>') else { break };
            shown.push_str(before);
            let (unix, style) = inside.split_once(':').unwrap_or((inside, "f"));
            match unix.parse() {
                Ok(unix) => shown.push_str(&self.shown(unix, style == "R")),
                Err(_) => shown.push_str(inside),
            }
            rest = behind;
        }
        shown.push_str(rest);
        shown
    }

    /// Telegram's times as its app shows them to somebody in Berlin.
    fn telegram_text(&self, seen: &telegram::Seen) -> String {
        seen.displayed(|unix, format| self.shown(unix, format.contains('r')))
    }

    fn shown(&self, unix: i64, relative: bool) -> String {
        let minutes = (unix - self.calendar.now().timestamp()) / 60;
        match minutes {
            _ if !relative => in_berlin(unix),
            0..=120 => format!("in {minutes} minutes"),
            _ => format!("in {} hours", minutes / 60),
        }
    }
}
