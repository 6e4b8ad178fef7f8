//! What machines ask: `/healthz` and `/metrics`, over a socket.

use circlekeeper::http;

use crate::World;
use crate::bot::Bot;

impl World {
    /// What the bot answers at this path: status and text.
    pub async fn scrape(&self, path: &str) -> (u16, String) {
        let bot = self.bot.as_ref().expect("the bot runs");
        self.scrape_of(bot, path).await
    }

    /// What the second bot answers.
    pub async fn scrape_second(&self, path: &str) -> (u16, String) {
        let second = self.second.as_ref().expect("a second bot runs");
        self.scrape_of(second, path).await
    }

    async fn scrape_of(&self, bot: &Bot, path: &str) -> (u16, String) {
        let (house, platforms) = (bot.house.clone(), self.settings.platforms());
        let address = "127.0.0.1:0".parse().expect("an address");
        let serving = async move { http::serve(address, house, platforms).await };
        let at = bot.ask(serving).await.expect("a free port");
        let answer = reqwest::get(format!("http://{at}/{path}")).await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a text"))
    }
}
