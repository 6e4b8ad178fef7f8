//! Notices a gateway connection that is dead without saying so.
//!
//! serenity 0.12.5 has no timeout on connecting and on the upgrade: a server that accepts and then
//! stays silent leaves the shard dead for ever, its stage still "connected". What does change with
//! every heartbeat Discord acknowledges is the measured latency, to the nanosecond.

use std::sync::Arc;
use std::time::Duration;

use serenity::gateway::ShardManager;
use serenity::model::id::ShardId;

use crate::health::Health;

/// How long silence is borne.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// Until the first READY.
    pub(crate) ready: Duration,
    /// One look; a bit more than Discord's heartbeat interval of 41.25 s.
    pub(crate) look: Duration,
    /// So many looks without a heartbeat, and the connection counts as dead.
    pub(crate) looks: u32,
    /// Until a shard has shut down for its restart. serenity itself waits 5 s; one that has not
    /// by then is stuck, and would be left behind.
    pub(crate) restart: Duration,
    /// How long a stop waits for answers under way, and for the connection to close.
    pub(crate) stop: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            ready: Duration::from_secs(60),
            look: Duration::from_secs(45),
            looks: 3,
            restart: Duration::from_secs(4),
            stop: Duration::from_secs(5),
        }
    }
}

/// Watches the only shard. Ends with the reason when the connection cannot be brought back from
/// within: then the whole client must be made anew.
pub(crate) async fn watch(
    manager: Arc<ShardManager>,
    health: Arc<Health>,
    patience: Patience,
) -> &'static str {
    let mut silence = Silence::default();
    loop {
        tokio::time::sleep(patience.look).await;
        let latency = manager.runners.lock().await.get(&ShardId(0)).and_then(|info| info.latency);
        match silence.after(latency, patience.looks) {
            Verdict::Alive => {}
            Verdict::Restart => {
                tracing::warn!("no heartbeat on the Discord gateway: restarting the connection");
                health.watchdog_restart();
                let restart = manager.restart(ShardId(0));
                if tokio::time::timeout(patience.restart, restart).await.is_err() {
                    return "the gateway connection hangs";
                }
            }
            Verdict::GiveUp => return "no heartbeat on the gateway even after a restart",
        }
    }
}

#[derive(Debug, Default)]
struct Silence {
    last: Option<Duration>,
    looks: u32,
    restarted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Alive,
    Restart,
    GiveUp,
}

impl Silence {
    fn after(&mut self, latency: Option<Duration>, limit: u32) -> Verdict {
        if latency.is_some() && latency != self.last {
            *self = Self { last: latency, looks: 0, restarted: false };
            return Verdict::Alive;
        }
        self.looks += 1;
        if self.looks < limit {
            return Verdict::Alive;
        }
        self.looks = 0;
        if std::mem::replace(&mut self.restarted, true) {
            Verdict::GiveUp
        } else {
            Verdict::Restart
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_silent_looks_restart_and_three_more_give_up() {
        let mut silence = Silence::default();
        let beat = |nanos| Some(Duration::from_nanos(nanos));
        let looks = [
            (beat(1), Verdict::Alive),
            (beat(1), Verdict::Alive),
            (beat(1), Verdict::Alive),
            (beat(2), Verdict::Alive),
            (None, Verdict::Alive),
            (beat(2), Verdict::Alive),
            (beat(2), Verdict::Restart),
            (None, Verdict::Alive),
            (beat(3), Verdict::Alive),
            (beat(3), Verdict::Alive),
            (beat(3), Verdict::Alive),
            (beat(3), Verdict::Restart),
            (None, Verdict::Alive),
            (None, Verdict::Alive),
            (None, Verdict::GiveUp),
        ];
        for (step, (latency, verdict)) in looks.into_iter().enumerate() {
            assert_eq!(silence.after(latency, 3), verdict, "look {step}");
        }
    }
}
