//! What to do about requests that fail one after another: wait longer each time, and say so once.

use std::time::Duration;

use crate::Stopped;
use crate::api::Failure;
use crate::verdict::Verdict;

/// The first pause after a failure; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A row of failures: says each kind once, and waits longer each time.
#[derive(Default)]
pub(crate) struct Trouble {
    said: Option<String>,
    failures: u32,
}

impl Trouble {
    pub(crate) fn pause_after(&mut self, failure: &Failure) -> Result<Duration, Stopped> {
        let verdict = Verdict::of(failure);
        if verdict == Verdict::Unauthorised {
            return Err(Stopped::Unauthorised);
        }
        let kind = failure.kind();
        if self.said.as_ref() != Some(&kind) {
            if verdict == Verdict::Conflict {
                tracing::error!(
                    kind,
                    "another program fetches this bot's updates, or a webhook is set"
                );
            } else {
                tracing::warn!(kind, "updates could not be fetched; trying again");
            }
            self.said = Some(kind);
        }
        let pause = self.next_pause();
        Ok(if let Verdict::Wait(told) = verdict { told.max(pause) } else { pause })
    }

    pub(crate) fn next_pause(&mut self) -> Duration {
        let pause = FIRST_PAUSE * 2_u32.pow(self.failures.min(8));
        self.failures += 1;
        pause.min(LONGEST_PAUSE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_waits_longer_each_time_but_not_for_ever() {
        let mut trouble = Trouble::default();
        let pauses: Vec<_> = (0..20).map(|_| trouble.next_pause()).collect();
        assert_eq!(pauses[0], FIRST_PAUSE);
        assert!(pauses.is_sorted());
        assert_eq!(pauses[19], LONGEST_PAUSE);
    }

    #[test]
    fn a_refused_token_is_no_matter_of_time() {
        let ended = Trouble::default().pause_after(&Failure::Unauthorised);
        assert_eq!(ended, Err(Stopped::Unauthorised));
    }
}
