//! Who the token belongs to: asked once at the start and by `doctor`.

use reqwest::Method;

use crate::Settings;
use crate::wire::Wire;

/// The bot behind a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotIdentity {
    /// The bot's user id.
    pub id: String,
    /// The bot's user name.
    pub name: String,
    /// The application's id, for the address that adds the bot to a server. The same as the user id
    /// for all but very old bots.
    pub application: String,
}

/// Why a token could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Discord does not know this token.
    #[error("Discord does not accept this token")]
    Unauthorised,
    /// Discord could not be asked. The text holds no address and no token.
    #[error("Discord could not be asked: {0}")]
    Unreachable(String),
}

/// Asks Discord who the token belongs to
/// (<https://discord.com/developers/docs/resources/user#get-current-user>).
///
/// # Errors
/// If the token is wrong, or nobody could be asked.
pub async fn check_token(settings: &Settings) -> Result<BotIdentity, Refused> {
    let wire = Wire::new(settings).map_err(|_| unreachable("no HTTP client"))?;
    let answer = match wire.send(Method::GET, "/users/@me", None).await {
        Ok(answer) => answer,
        Err(failure) => return Err(unreachable(&failure.to_string())),
    };
    if answer.status == 401 {
        return Err(Refused::Unauthorised);
    }
    let (true, Some(id), Some(name)) =
        (answer.is_success(), answer.text("/id"), answer.text("/username"))
    else {
        return Err(unreachable(&format!("status {answer}")));
    };
    let application = application(&wire).await.unwrap_or_else(|| id.to_owned());
    Ok(BotIdentity { id: id.to_owned(), name: name.to_owned(), application })
}

async fn application(wire: &Wire) -> Option<String> {
    let answer = wire.send(Method::GET, "/applications/@me", None).await.ok()?;
    answer.text("/id").filter(|_| answer.is_success()).map(str::to_owned)
}

fn unreachable(why: &str) -> Refused {
    Refused::Unreachable(why.to_owned())
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::clock::Clock;
    use circlekeeper_core::domain::private::Private;
    use circlekeeper_playground::discord::{Discord, Fault};

    use super::*;

    fn settings(discord: &Discord, token: &str) -> Settings {
        Settings {
            token: Private::new(token.to_owned()),
            api: Some(discord.address()),
            clock: Clock::system(),
            sessions: crate::Sessions::default(),
            patience: crate::Patience::default(),
        }
    }

    #[tokio::test]
    async fn a_token_is_checked_by_asking_who_it_belongs_to() {
        let discord = Discord::start(Clock::system()).await.unwrap();
        let identity = check_token(&settings(&discord, &discord.token())).await.unwrap();
        let id = discord.application_id().to_string();
        assert_eq!((identity.id, identity.application), (id.clone(), id));
        assert!(!identity.name.is_empty());
        let stranger = check_token(&settings(&discord, "stranger")).await;
        assert_eq!(stranger, Err(Refused::Unauthorised));
    }

    #[tokio::test]
    async fn trouble_is_told_from_a_wrong_token_and_names_no_secret() {
        let discord = Discord::start(Clock::system()).await.unwrap();
        let settings = settings(&discord, &discord.token());
        discord.fail_next_on("GET /users/@me", Fault::Status(503));
        let busy = check_token(&settings).await;
        assert_eq!(busy, Err(Refused::Unreachable("status 503 (code 0)".into())));
        let nowhere = Settings { api: Some("http://127.0.0.1:1".into()), ..settings };
        let gone = check_token(&nowhere).await;
        assert_eq!(gone, Err(Refused::Unreachable("no connection".into())));
    }
}
