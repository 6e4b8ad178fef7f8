//! What is being worked on right now, so that a stop can wait for it.

use std::time::Duration;

use tokio::sync::watch;

/// Counts running work. Once closed, nothing new begins.
#[derive(Debug, Default)]
pub(crate) struct Running {
    state: watch::Sender<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    closed: bool,
    at_work: usize,
}

/// Lives as long as one piece of work.
#[derive(Debug)]
pub(crate) struct Working {
    state: watch::Sender<State>,
}

impl Running {
    /// Begins a piece of work; nothing after [`Running::close`].
    pub(crate) fn begin(&self) -> Option<Working> {
        let begun = self.state.send_if_modified(|state| {
            state.at_work += usize::from(!state.closed);
            !state.closed
        });
        begun.then(|| Working { state: self.state.clone() })
    }

    /// Lets nothing new begin.
    pub(crate) fn close(&self) {
        self.state.send_modify(|state| state.closed = true);
    }

    /// Ends once nothing new may begin.
    pub(crate) async fn closed(&self) {
        let _ = self.state.subscribe().wait_for(|state| state.closed).await;
    }

    /// Waits until all work has ended, but not longer than `at_most`. Says whether it has.
    pub(crate) async fn drained(&self, at_most: Duration) -> bool {
        let mut state = self.state.subscribe();
        let idle = state.wait_for(|state| state.at_work == 0);
        tokio::time::timeout(at_most, idle).await.is_ok()
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.state.send_modify(|state| state.at_work -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stop_waits_for_work_and_lets_none_begin() {
        let running = Running::default();
        let working = running.begin().unwrap();
        running.close();
        assert!(running.begin().is_none());
        assert!(!running.drained(Duration::from_millis(5)).await);
        drop(working);
        assert!(running.drained(Duration::from_secs(5)).await);
    }
}
