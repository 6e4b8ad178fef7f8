//! What to do about requests that fail one after another: wait longer each time, and say so once an hour.

use std::time::Duration;

use crate::Stopped;
use crate::api::Failure;
use crate::verdict::Verdict;

/// The first pause after a failure; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What goes on is said again after so much waiting: nobody reads a log from its beginning.
const SAID_AGAIN: Duration = Duration::from_secs(3600);

/// A row of failures: says each kind once an hour, and waits longer each time.
#[derive(Default)]
pub(crate) struct Trouble {
    said: Option<String>,
    /// How long we have waited since it was said.
    waited: Duration,
    failures: u32,
}

impl Trouble {
    pub(crate) fn pause_after(&mut self, failure: &Failure) -> Result<Duration, Stopped> {
        let verdict = Verdict::of(failure);
        if verdict == Verdict::Unauthorised {
            return Err(Stopped::Unauthorised);
        }
        let kind = failure.kind();
        if self.said.as_ref() != Some(&kind) || self.waited >= SAID_AGAIN {
            say(&kind, &verdict);
            self.said = Some(kind);
            self.waited = Duration::ZERO;
        }
        let pause = self.next_pause();
        let pause = if let Verdict::Wait(told) = verdict { told.max(pause) } else { pause };
        self.waited += pause;
        Ok(pause)
    }

    pub(crate) fn next_pause(&mut self) -> Duration {
        let pause = FIRST_PAUSE * 2_u32.pow(self.failures.min(8));
        self.failures += 1;
        pause.min(LONGEST_PAUSE)
    }
}

fn say(kind: &str, verdict: &Verdict) {
    match verdict {
        Verdict::Webhook => tracing::error!(
            kind,
            "a webhook is set on this bot's token, and takes all updates: nobody is answered. Remove it by \
             opening https://api.telegram.org/bot<TOKEN>/deleteWebhook once, or use a bot of its own"
        ),
        Verdict::Conflict => {
            tracing::error!(kind, "another program fetches this bot's updates with the same token");
        }
        _ => tracing::warn!(kind, "updates could not be fetched; trying again"),
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

    #[test]
    fn what_goes_on_is_said_again_after_an_hour() {
        let no = crate::api::No {
            code: 409,
            description: "Conflict: can't use getUpdates method while webhook is active".to_owned(),
            retry_after: None,
            migrate_to_chat_id: None,
        };
        let (mut trouble, failure) = (Trouble::default(), Failure::Answered(no));
        let mut said = 0;
        for _ in 0..250 {
            let before = trouble.waited;
            trouble.pause_after(&failure).unwrap();
            said += usize::from(trouble.waited <= before || before.is_zero());
        }
        // 250 pauses of half a minute are two hours.
        assert_eq!(said, 3);
    }
}
