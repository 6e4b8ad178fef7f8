//! A playground's calendar, heard by a bot that runs as a process of its own.
//!
//! The playground listens on loopback and writes the time in milliseconds since 1970, one line
//! whenever it moves; the bot answers `settled` and the same number once its lanes have sent all that
//! was owed by then. `settings.rs` refuses this against anything but loopback platforms, so no real
//! person can be reminded by a moved calendar.

use std::time::Duration;

use circlekeeper_core::clock::{Clock, Instant};
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::Progress;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The longest a bot may take to send what it owes: more than the minute in which it may post twenty
/// messages to a Telegram group.
const PATIENCE: Duration = Duration::from_secs(90);

/// The bot's end.
#[derive(Debug)]
pub struct Follower {
    /// What the playground said first: it may wait for that to be settled, too.
    first: String,
    lines: Lines<BufReader<OwnedReadHalf>>,
    answers: OwnedWriteHalf,
}

/// Connects to the playground's calendar; the clock stands where the playground's does.
///
/// # Errors
/// If it cannot be reached, or says no time.
pub async fn follow(address: &str) -> std::io::Result<(Clock, Follower)> {
    let (reading, answers) = TcpStream::connect(address).await?.into_split();
    let mut lines = BufReader::new(reading).lines();
    let first = lines.next_line().await?.ok_or(std::io::ErrorKind::InvalidData)?;
    let moment = read(&first).ok_or(std::io::ErrorKind::InvalidData)?;
    Ok((Clock::movable(moment), Follower { first, lines, answers }))
}

impl Follower {
    /// Moves `clock` as the playground says, and answers once all `lanes` have settled there, until
    /// the playground hangs up.
    pub async fn run(mut self, clock: Clock, progress: Progress, lanes: Vec<Platform>) {
        let mut next = Ok(Some(std::mem::take(&mut self.first)));
        while let Ok(Some(line)) = next {
            let settled = async {
                match read(&line) {
                    Some(moment) => {
                        clock.set(moment);
                        progress.reached(&lanes, moment).await;
                    }
                    None => std::future::pending().await,
                }
            };
            // Whoever stands by settles nothing, and its calendar moves on all the same.
            next = tokio::select! {
                next = self.latest() => next,
                () = settled => {
                    let answer = format!("settled {line}\n");
                    if self.answers.write_all(answer.as_bytes()).await.is_err() {
                        return;
                    }
                    self.latest().await
                }
            };
        }
    }

    /// The next line; if more have come, the last of them: who was suspended wakes to the present.
    async fn latest(&mut self) -> std::io::Result<Option<String>> {
        let mut line = self.lines.next_line().await?;
        while self.lines.get_ref().buffer().contains(&b'\n') {
            line = self.lines.next_line().await?;
        }
        Ok(line)
    }
}

fn read(line: &str) -> Option<Instant> {
    line.trim().parse().ok().and_then(Instant::from_timestamp_millis)
}

/// The playground's end.
#[derive(Debug)]
pub struct Leader {
    clock: Clock,
    moved: watch::Sender<i64>,
    settled: watch::Receiver<i64>,
    address: String,
}

impl Leader {
    /// Leads with `clock`, on a loopback port of its own.
    ///
    /// # Errors
    /// If there is no port to be had.
    pub async fn start(clock: Clock) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?.to_string();
        let moved = watch::Sender::new(clock.now().timestamp_millis());
        let (settle, settled) = watch::channel(i64::MIN);
        tokio::spawn(listen(listener, moved.clone(), settle));
        Ok(Self { clock, moved, settled, address })
    }

    /// Where to follow: the value of `PLAYGROUND_CALENDAR`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What the calendar shows.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Moves the calendar, without waiting for the bot.
    pub fn move_to(&self, moment: Instant) {
        self.clock.set(moment);
        self.moved.send_replace(moment.timestamp_millis());
    }

    /// Moves the calendar and waits until the bot has sent all that was owed by then. Says whether it
    /// has, in time.
    pub async fn settle_at(&self, moment: Instant) -> bool {
        self.move_to(moment);
        let wanted = moment.timestamp_millis();
        let mut settled = self.settled.clone();
        let reached = settled.wait_for(|reached| *reached >= wanted);
        tokio::time::timeout(PATIENCE, reached).await.is_ok_and(|reached| reached.is_ok())
    }
}

async fn listen(listener: TcpListener, moved: watch::Sender<i64>, settle: watch::Sender<i64>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(lead(stream, moved.subscribe(), settle.clone()));
    }
}

async fn lead(stream: TcpStream, mut moved: watch::Receiver<i64>, settle: watch::Sender<i64>) {
    let (reading, mut writing) = stream.into_split();
    let answers = tokio::spawn(async move {
        let mut lines = BufReader::new(reading).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if let Some(reached) = line.strip_prefix("settled ").and_then(|n| n.trim().parse().ok())
            {
                settle.send_replace(reached);
            }
        }
    });
    loop {
        let now = *moved.borrow_and_update();
        if writing.write_all(format!("{now}\n").as_bytes()).await.is_err() {
            break;
        }
        if moved.changed().await.is_err() {
            break;
        }
    }
    answers.abort();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_the_calendar_showed_before_the_bot_came_is_settled_too() {
        let start = Instant::from_timestamp_millis(1_000).unwrap();
        let leader = Leader::start(Clock::movable(start)).await.unwrap();
        // Moved, and waited for, before anybody follows: as when the bot is being started again.
        let (settled, ()) = tokio::join!(leader.settle_at(start), async {
            let (clock, follower) = follow(leader.address()).await.unwrap();
            tokio::spawn(follower.run(clock, Progress::default(), Vec::new()));
        });
        assert!(settled);
    }
}
