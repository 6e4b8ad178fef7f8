//! One platform's side, kept running: its lane is held, its outbox and its adapter run; what fails is
//! restarted with growing pauses. One side's trouble never touches the other, and an adapter that is
//! started again leaves the outbox sending.

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::lane::{Lane, LaneEnd};
use circlekeeper_core::outbox::messenger::Messenger;
use circlekeeper_core::outbox::{LaneLock, Pacer};
use circlekeeper_core::{App, House};
use circlekeeper_discord as discord;
use circlekeeper_telegram as telegram;
use tokio::sync::watch;

use crate::pauses::Pauses;
use crate::watched::Watched;

/// How often a stand-by looks whether the lane has become free.
const STAND_BY: Duration = Duration::from_millis(200);

/// Which adapter, with its settings.
#[derive(Clone, Debug)]
pub enum Adapter {
    /// Discord's.
    Discord(discord::Settings),
    /// Telegram's.
    Telegram(telegram::Settings),
}

/// Why a side ended though nobody stopped it. Trying again would not help.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SideEnd {
    /// The platform does not take the token.
    #[error("{} does not accept {setting}: please check it. {mend}", platform.title())]
    Unauthorised {
        /// Which.
        platform: Platform,
        /// The token's setting.
        setting: &'static str,
        /// Where to get one.
        mend: &'static str,
    },
    /// Discord wants intents to be switched on that this program does not ask for.
    #[error("Discord refuses the bot's intents: this program needs none of the privileged ones")]
    Intents,
    /// A fault of this program's own.
    #[error("a fault in this program ended it (a panic): start again, and please report the log")]
    Panicked,
    /// A copy was restored between this program's start and its turn.
    #[error("another store took the place of the one that was opened: start again")]
    Replaced,
}

/// How one round ended.
enum Round {
    Stopped,
    Again(String),
    Over(SideEnd),
}

impl Adapter {
    /// Its platform.
    #[must_use]
    pub const fn platform(&self) -> Platform {
        match self {
            Self::Discord(_) => Platform::Discord,
            Self::Telegram(_) => Platform::Telegram,
        }
    }

    /// Asks the platform whether it knows the token. A platform that cannot be reached is no reason
    /// not to start.
    ///
    /// # Errors
    /// If it does not know it.
    pub async fn check_token(&self) -> Result<(), SideEnd> {
        let refused = match self {
            Self::Discord(settings) => {
                matches!(discord::check_token(settings).await, Err(discord::Refused::Unauthorised))
            }
            Self::Telegram(settings) => matches!(
                telegram::check_token(settings).await,
                Err(telegram::Refused::Unauthorised)
            ),
        };
        if refused { Err(self.unauthorised()) } else { Ok(()) }
    }

    fn messenger(&self) -> Result<Arc<dyn Messenger>, reqwest::Error> {
        match self {
            Self::Discord(settings) => discord::messenger(settings),
            Self::Telegram(settings) => telegram::messenger(settings),
        }
    }

    async fn run(&self, app: App, stop: watch::Receiver<bool>, watched: &Watched) -> Round {
        match self {
            Self::Discord(settings) => {
                match discord::run(app, settings.clone(), stop, Arc::clone(&watched.discord)).await
                {
                    Ok(()) => Round::Stopped,
                    Err(discord::Stopped::Unauthorised) => Round::Over(self.unauthorised()),
                    Err(discord::Stopped::Intents) => Round::Over(SideEnd::Intents),
                    Err(other) => Round::Again(other.to_string()),
                }
            }
            Self::Telegram(settings) => {
                match telegram::run(app, settings.clone(), stop, Arc::clone(&watched.telegram))
                    .await
                {
                    Ok(()) => Round::Stopped,
                    Err(telegram::Stopped::Unauthorised) => Round::Over(self.unauthorised()),
                    Err(other) => Round::Again(other.to_string()),
                }
            }
        }
    }

    /// The token's setting, and where to get a right one.
    #[must_use]
    pub const fn token_mend(&self) -> (&'static str, &'static str) {
        match self {
            Self::Discord(_) => (
                "DISCORD_TOKEN",
                "It is on your application's page at discord.com/developers, under Bot.",
            ),
            Self::Telegram(_) => {
                ("TELEGRAM_TOKEN", "@BotFather gave it to you, and shows it again with /mybots.")
            }
        }
    }

    const fn unauthorised(&self) -> SideEnd {
        let (setting, mend) = self.token_mend();
        SideEnd::Unauthorised { platform: self.platform(), setting, mend }
    }
}

/// Keeps one side running until `stop` becomes true.
///
/// # Errors
/// Why it ended otherwise.
pub async fn run(
    house: House,
    app: App,
    adapter: Adapter,
    pacer: Arc<Pacer>,
    mut stop: watch::Receiver<bool>,
) -> Result<(), SideEnd> {
    let mut pauses = Pauses::new(&house.clock);
    let watched = Arc::<Watched>::default();
    house.sides.serve(adapter.platform(), {
        let watched = Arc::clone(&watched);
        move || watched.counts()
    });
    while !*stop.borrow() {
        pauses.begins();
        match round(&house, &app, (&adapter, &watched), &pacer, &mut stop).await {
            Round::Stopped => return Ok(()),
            Round::Over(end) => return Err(end),
            Round::Again(why) => {
                watched.restarted();
                tracing::warn!(side = %adapter.platform(), why, "restarting");
            }
        }
        pauses.pause(&mut stop).await;
    }
    Ok(())
}

/// Holds the lane, and runs outbox and adapter in it until one of them ends.
async fn round(
    house: &House,
    app: &App,
    (adapter, watched): (&Adapter, &Arc<Watched>),
    pacer: &Arc<Pacer>,
    stop: &mut watch::Receiver<bool>,
) -> Round {
    let lock = match hold(house, adapter.platform(), stop).await {
        Ok(Some(lock)) => lock,
        Ok(None) => return Round::Stopped,
        Err(error) => return Round::Again(error.to_string()),
    };
    if !house.store.is_in_place() {
        return Round::Over(SideEnd::Replaced);
    }
    let messenger = match adapter.messenger() {
        Ok(messenger) => messenger,
        Err(error) => return Round::Again(error.without_url().to_string()),
    };
    let lane = match Lane::take(house.clone(), messenger, Arc::clone(pacer)).await {
        Ok(lane) => lane,
        Err(error) => return Round::Again(error.to_string()),
    };
    let (halt, halted) = watch::channel(false);
    let mut sending = tokio::spawn(lane.run(halted.clone()));
    let unauthorised = adapter.unauthorised();
    let pauses = Pauses::new(&house.clock);
    let hearing = hear(adapter.clone(), Arc::clone(watched), app.clone(), pauses, halted);
    let mut hearing = tokio::spawn(hearing);
    // Neither task is dropped here: the one that goes on is told to stop, and awaited.
    let ended = tokio::select! {
        _ = stop.wait_for(|stop| *stop) => None,
        sent = &mut sending => Some(lane_ended(sent, &unauthorised)),
        heard = &mut hearing => Some(heard.unwrap_or_else(|_| Round::Again("the adapter panicked".into()))),
    };
    halt.send_replace(true);
    let round = match ended {
        None => {
            let (sent, heard) = tokio::join!(sending, hearing);
            drop((sent, heard));
            Round::Stopped
        }
        Some(round) => {
            if !sending.is_finished() {
                let _ = sending.await;
            }
            if !hearing.is_finished() {
                let _ = hearing.await;
            }
            round
        }
    };
    drop(lock);
    round
}

/// Runs the adapter, again and again, until it is halted or trying again would not help.
async fn hear(
    adapter: Adapter,
    watched: Arc<Watched>,
    app: App,
    mut pauses: Pauses,
    mut halted: watch::Receiver<bool>,
) -> Round {
    while !*halted.borrow() {
        pauses.begins();
        match adapter.run(app.clone(), halted.clone(), &watched).await {
            Round::Again(why) => {
                watched.restarted();
                tracing::warn!(side = %adapter.platform(), why, "the adapter starts again");
            }
            end => return end,
        }
        pauses.pause(&mut halted).await;
    }
    Round::Stopped
}

fn lane_ended(
    sent: Result<Result<(), LaneEnd>, tokio::task::JoinError>,
    unauthorised: &SideEnd,
) -> Round {
    match sent {
        Ok(Ok(())) => Round::Stopped,
        Ok(Err(LaneEnd::Unauthorised)) => Round::Over(unauthorised.clone()),
        Ok(Err(other)) => Round::Again(other.to_string()),
        Err(_) => Round::Again("the outbox panicked".into()),
    }
}

/// Waits for the lane, as long as another process holds it.
async fn hold(
    house: &House,
    platform: Platform,
    stop: &mut watch::Receiver<bool>,
) -> std::io::Result<Option<LaneLock>> {
    let mut told = false;
    loop {
        if let Some(lock) = LaneLock::try_take(house.store.path(), platform)? {
            return Ok(Some(lock));
        }
        if !told {
            tracing::info!(side = %platform, "another process serves this side: standing by");
            told = true;
        }
        if tokio::time::timeout(STAND_BY, stop.wait_for(|stop| *stop)).await.is_ok() {
            return Ok(None);
        }
    }
}
