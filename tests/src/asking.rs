//! Asking and reading the answer, in one step each.

use circlekeeper_playground::discord::{self, Answer};
use circlekeeper_playground::telegram::{self, ChatId};

use crate::World;

/// How the last line of /help begins, in each language.
const LAST_OF_HELP: [&str; 2] = ["If you need somebody now:", "Wenn du jetzt jemanden brauchst:"];

impl World {
    /// Somebody new on Telegram, who has pressed Start and read the greeting.
    pub async fn newcomer(&self, name: &str) -> telegram::Person {
        let person = self.telegram.person(name);
        self.telegram.start_bot(&person, None).await;
        self.telegram.next_private(&person).await;
        person
    }

    /// Somebody writes in the private chat on Telegram and reads the answer.
    pub async fn tell(&self, by: &telegram::Person, text: &str) -> telegram::Seen {
        self.telegram.says(by, telegram::Where::Private, text).await;
        self.telegram.next_private(by).await
    }

    /// Somebody asks privately on Telegram, confirms the preview, and reads what it became.
    pub async fn agree(&self, by: &telegram::Person, text: &str) -> telegram::Seen {
        let preview = self.tell(by, text).await;
        assert!(!preview.labels().is_empty(), "no button below: {}", preview.text);
        let confirm = preview.labels()[0].to_owned();
        assert!(confirm.starts_with("Confirm"), "{}", preview.text);
        self.telegram.press(by, &preview, &confirm).await;
        self.telegram.next_edit(&preview).await
    }

    /// Somebody asks on Telegram to join a group of which something is to be read before, presses Join, and reads
    /// what it became.
    pub async fn joins(&self, by: &telegram::Person, text: &str) -> telegram::Seen {
        let shown = self.tell(by, text).await;
        self.telegram.press(by, &shown, "Join").await;
        self.telegram.next_edit(&shown).await
    }

    /// Somebody writes in a Telegram chat and reads the answer there.
    pub async fn tell_in(&self, by: &telegram::Person, chat: ChatId, text: &str) -> telegram::Seen {
        self.telegram.says(by, telegram::Where::Chat(chat), text).await;
        self.telegram.next_message(chat).await
    }

    /// Somebody presses a button on Telegram and reads what comes of it in the private chat.
    pub async fn tap(
        &self,
        by: &telegram::Person,
        message: &telegram::Seen,
        label: &str,
    ) -> telegram::Seen {
        self.telegram.press(by, message, label).await;
        self.telegram.next_private(by).await
    }

    /// Somebody uses a command on Discord and reads the answer.
    pub async fn ask(
        &self,
        by: &discord::Person,
        at: impl Into<discord::Where>,
        name: &str,
        options: &[(&str, &str)],
    ) -> Answer {
        self.discord.command(by, at, name, options).await.expect("an answer in time")
    }

    /// Somebody reads all of /help on Discord, which may take more than one message, up to its last line.
    pub async fn help(&self, by: &discord::Person, at: impl Into<discord::Where>) -> String {
        let answer = self.ask(by, at, "help", &[]).await;
        assert!(answer.is_private(), "{}", answer.text());
        let mut text = answer.text().to_owned();
        while !LAST_OF_HELP.iter().any(|line| text.contains(line)) {
            let next = self.discord.next_private(by).await;
            text = format!("{}\n{}", text.trim_end(), next.text.trim_start());
        }
        text
    }

    /// Somebody joins by `/join`: what is to be read first they read, and press "Join".
    pub async fn reads_and_joins(
        &self,
        by: &discord::Person,
        at: impl Into<discord::Where>,
        options: &[(&str, &str)],
    ) -> Answer {
        let answer = self.ask(by, at, "join", options).await;
        let read = ["Join", "Beitreten"];
        let label = answer.seen().labels().into_iter().find(|label| read.contains(label));
        match label.map(str::to_owned) {
            Some(label) => self.click(by, answer.seen(), &label).await,
            None => answer,
        }
    }

    /// Somebody presses a button on Discord and reads the answer.
    pub async fn click(
        &self,
        by: &discord::Person,
        message: &discord::Seen,
        label: &str,
    ) -> Answer {
        self.discord.press(by, message, label).await.expect("an answer in time")
    }
}
