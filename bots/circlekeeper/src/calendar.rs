//! A playground's calendar, heard by a bot that runs as a process of its own.
//!
//! The playground listens on loopback and writes the time in milliseconds since 1970, one line
//! whenever it moves; the bot answers `settled` and the same number once its lanes have sent all that
//! was owed by then. `settings.rs` refuses this against anything but loopback platforms, so no real
//! person can be reminded by a moved calendar.

use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
    followers: Followers,
    settled: watch::Receiver<i64>,
    address: String,
}

/// Whoever follows, and is told in the order in which the calendar moves.
type Followers = Arc<Mutex<Vec<std::net::TcpStream>>>;

impl Leader {
    /// Leads with `clock`, on a loopback port of its own.
    ///
    /// # Errors
    /// If there is no port to be had.
    pub async fn start(clock: Clock) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?.to_string();
        let followers = Followers::default();
        let (settle, settled) = watch::channel(i64::MIN);
        tokio::spawn(listen(listener, clock.clone(), followers.clone(), settle));
        Ok(Self { clock, followers, settled, address })
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

    /// Moves the calendar, without waiting for the bot. Once this returns the moment is on its way: a
    /// bot that was suspended and wakes later finds it there.
    pub fn move_to(&self, moment: Instant) {
        let mut followers = followers(&self.followers);
        self.clock.set(moment);
        followers.retain_mut(|follower| tell(follower, moment).is_ok());
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

/// Nobody panics while they hold it, and if somebody did, the list would be whole all the same.
fn followers(followers: &Followers) -> MutexGuard<'_, Vec<std::net::TcpStream>> {
    followers.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A line is a few bytes and loopback holds thousands of them, so nobody waits here.
fn tell(follower: &mut std::net::TcpStream, moment: Instant) -> std::io::Result<()> {
    follower.write_all(format!("{}\n", moment.timestamp_millis()).as_bytes())
}

async fn listen(
    listener: TcpListener,
    clock: Clock,
    followers: Followers,
    settle: watch::Sender<i64>,
) {
    while let Ok((stream, _)) = listener.accept().await {
        // Who hung up at once is no loss.
        if let Ok(answers) = admit(stream, &clock, &followers) {
            tokio::spawn(hear(answers, settle.clone()));
        }
    }
}

/// Tells a new follower what the calendar shows, and from then on whenever it moves.
fn admit(stream: TcpStream, clock: &Clock, followers: &Followers) -> std::io::Result<TcpStream> {
    // Else the system may keep a line back until the one before it was acknowledged.
    stream.set_nodelay(true)?;
    let mut follower = stream.into_std()?;
    let answers = TcpStream::from_std(follower.try_clone()?)?;
    let mut followers = self::followers(followers);
    tell(&mut follower, clock.now())?;
    followers.push(follower);
    Ok(answers)
}

async fn hear(answers: TcpStream, settle: watch::Sender<i64>) {
    let mut lines = BufReader::new(answers).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some(reached) = line.strip_prefix("settled ").and_then(|n| n.trim().parse().ok()) {
            settle.send_replace(reached);
        }
    }
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
