//! The speed limits, measured by the stopwatch.
//!
//! Telegram publishes them only roughly (docs, Bots FAQ, "My bot is hitting limits"): one message a
//! second in a chat, where short bursts pass; twenty a minute in a group; about thirty a second in
//! all. Here a burst is three messages. Edits count for the last limit alone. The real server
//! counts refused requests too; here only those that would have been carried out.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use circlekeeper_core::clock::Mark;

const BURST: usize = 3;
const GROUP_A_MINUTE: usize = 20;
const ALL_A_SECOND: usize = 30;

#[derive(Debug)]
pub(crate) struct Pace {
    pub(crate) on: bool,
    chats: BTreeMap<i64, VecDeque<Mark>>,
    all: VecDeque<Mark>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { on: true, chats: BTreeMap::new(), all: VecDeque::new() }
    }
}

impl Pace {
    /// Counts one request; says after how many seconds to come again if it is one too many.
    /// `message` is the chat and whether it is a group, for a new message.
    pub(crate) fn take(&mut self, now: Mark, message: Option<(i64, bool)>) -> Result<(), u64> {
        if !self.on {
            return Ok(());
        }
        forget(&mut self.all, now, Duration::from_secs(1));
        if self.all.len() >= ALL_A_SECOND {
            return Err(1);
        }
        if let Some((chat, group)) = message {
            let sent = self.chats.entry(chat).or_default();
            forget(sent, now, Duration::from_secs(60));
            let wait = wait(sent, now, group);
            if wait > 0 {
                return Err(wait);
            }
            sent.push_back(now);
        }
        self.all.push_back(now);
        Ok(())
    }
}

fn forget(marks: &mut VecDeque<Mark>, now: Mark, after: Duration) {
    while marks.front().is_some_and(|mark| now.duration_since(*mark) >= after) {
        marks.pop_front();
    }
}

/// Whole seconds until a chat takes its next message; 0 for now.
fn wait(sent: &VecDeque<Mark>, now: Mark, group: bool) -> u64 {
    let burst = Duration::from_secs(BURST as u64);
    let recent = sent.iter().filter(|mark| now.duration_since(**mark) < burst).count();
    let mut left = Duration::ZERO;
    if recent >= BURST {
        left = burst.saturating_sub(now.duration_since(sent[sent.len() - recent]));
    }
    if group && sent.len() >= GROUP_A_MINUTE {
        let oldest = now.duration_since(sent[sent.len() - GROUP_A_MINUTE]);
        left = left.max(Duration::from_secs(60).saturating_sub(oldest));
    }
    left.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::clock::Clock;

    use super::*;

    #[test]
    fn a_chat_takes_a_burst_and_then_one_a_second() {
        let (mut pace, start) = (Pace::default(), Clock::system().mark());
        for _ in 0..3 {
            assert_eq!(pace.take(start, Some((1, false))), Ok(()));
        }
        assert_eq!(pace.take(start, Some((1, false))), Err(3));
        assert_eq!(pace.take(start, Some((2, false))), Ok(()));
        assert_eq!(pace.take(start + Duration::from_secs(3), Some((1, false))), Ok(()));
    }

    #[test]
    fn a_group_takes_twenty_a_minute_and_all_chats_thirty_a_second() {
        let (mut pace, start) = (Pace::default(), Clock::system().mark());
        for second in 0..20 {
            assert_eq!(pace.take(start + Duration::from_secs(second), Some((-1, true))), Ok(()));
        }
        assert_eq!(pace.take(start + Duration::from_secs(20), Some((-1, true))), Err(40));
        let later = start + Duration::from_secs(90);
        for chat in 0..30 {
            assert_eq!(pace.take(later, Some((chat, false))), Ok(()));
        }
        assert_eq!(pace.take(later, Some((31, false))), Err(1));
        assert_eq!(pace.take(later, None), Err(1));
    }
}
