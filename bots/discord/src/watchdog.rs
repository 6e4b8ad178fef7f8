//! Notices a gateway connection that is dead without saying so.
//!
//! serenity 0.12.5 has no timeout on connecting and on the upgrade: a server that accepts and then
//! stays silent leaves the shard dead for ever, its stage still "connected". Two things tell it
//! nevertheless: serenity reads the gateway's address whenever it begins to connect, and READY or RESUMED
//! has to follow; and with every heartbeat Discord acknowledges the measured latency changes, to the
//! nanosecond. (A server that answers the upgrade and then says no HELLO, serenity leaves by itself.)

use std::sync::Arc;
use std::time::Duration;

use serenity::gateway::ShardManager;
use serenity::model::id::ShardId;
use tokio::sync::Mutex;

use crate::health::Health;

/// How long silence is borne.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From the beginning of a connection until READY or RESUMED. Ten times what it takes on a bad day;
    /// with the side's longest pause it keeps below the thousand IDENTIFYs a day that Discord allows.
    pub ready: Duration,
    /// How often it is looked whether serenity is beginning to connect. It has to wait so long at most,
    /// and each look wakes an idle program, day and night.
    pub glance: Duration,
    /// One look; a bit more than Discord's heartbeat interval of 41.25 s.
    pub look: Duration,
    /// So many looks without a heartbeat, and the connection counts as dead.
    pub looks: u32,
    /// Until a shard has shut down for its restart. serenity itself waits 5 s; one that has not
    /// by then is stuck, and would be left behind.
    pub restart: Duration,
    /// How long a stop waits for answers under way, and for the connection to close.
    pub stop: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            ready: Duration::from_secs(30),
            glance: Duration::from_secs(1),
            look: Duration::from_secs(45),
            looks: 3,
            restart: Duration::from_secs(4),
            stop: Duration::from_secs(5),
        }
    }
}

/// Ends when serenity begins to connect anew: it needs the gateway's address for that. A lock that is
/// given back goes to whoever waits for it, so it cannot be had at once only if somebody does.
pub(crate) async fn connecting(address: &Mutex<String>, glance: Duration) {
    loop {
        let held = address.lock().await;
        tokio::time::sleep(glance).await;
        drop(held);
        if address.try_lock().is_err() {
            return;
        }
    }
}

/// Watches the only shard. Ends with the reason when the connection cannot be brought back from
/// within: then the whole client must be made anew.
pub(crate) async fn watch(
    manager: Arc<ShardManager>,
    health: &Health,
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

    #[tokio::test]
    async fn who_reads_the_address_begins_to_connect_and_is_let_through() {
        let address = Mutex::new("wss://gateway.example".to_owned());
        let glance = Duration::from_millis(1);
        let unread = tokio::time::timeout(20 * glance, connecting(&address, glance)).await;
        assert!(unread.is_err(), "nobody read it");
        let reader = async {
            tokio::time::sleep(3 * glance).await;
            address.lock().await.clone()
        };
        let (read, ()) = tokio::join!(reader, connecting(&address, glance));
        assert_eq!(read, "wss://gateway.example");
    }

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
