//! The table, and the judgement: what the contract (DESIGN.md) promises of killed processes.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::Tally;

use crate::kills::{Kills, LANES};
use crate::outcome::{Outcome, Reminder};
use crate::scene::Scene;

/// Both kinds of reminder of one platform, or one of them.
struct Part<'a>(Vec<&'a Reminder>);

impl<'a> Part<'a> {
    fn of(outcome: &'a Outcome, platform: Platform, early: bool) -> Self {
        let mine = |one: &&Reminder| one.platform == platform && one.early == early;
        Self(outcome.reminders.iter().filter(mine).collect())
    }

    fn count(&self, which: impl Fn(&Reminder) -> bool) -> usize {
        self.0.iter().filter(|one| which(one)).count()
    }

    fn missed(&self) -> usize {
        self.count(|one| one.seen == 0)
    }

    fn twice(&self) -> usize {
        self.count(|one| one.seen > 1)
    }

    fn in_doubt(&self) -> usize {
        self.count(|one| one.state == "in_doubt")
    }

    fn row(&self, name: &str) {
        let (all, once) = (self.0.len(), self.count(|one| one.seen == 1));
        let (sent, in_doubt) = (self.count(|one| one.state == "sent"), self.in_doubt());
        let other = all - sent - in_doubt;
        let (missed, twice) = (self.missed(), self.twice());
        let late = self.0.iter().map(|one| one.late).max().unwrap_or(0);
        println!(
            "| {name} | {all} | {missed} | {once} | {twice} | {sent} | {in_doubt} | {other} | {late} s |"
        );
    }
}

pub(crate) fn print(scene: &Scene, kills: &Kills, outcome: &Outcome, took: Duration) {
    println!("{} kills in {:.0} s\n", kills.count, took.as_secs_f64());
    println!(
        "| reminders | owed | missed | seen once | seen twice | sent | in doubt | other ends | latest |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for platform in LANES {
        for (early, kind) in [(true, "early"), (false, "last")] {
            Part::of(outcome, platform, early).row(&format!("{}, {kind}", platform.title()));
        }
    }
    println!(
        "\n| platform | posts | 429 | 5xx before | 5xx after | lost requests | lost replies | lane taken over | under way at kills | marked at kills |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for platform in LANES {
        let Tally { posts, limited, broken, broken_after, lost_requests, lost_replies, .. } =
            tally(scene, platform);
        let (taken, under_way) = (kills.taken(platform), kills.under_way(platform));
        let (name, marked) = (platform.title(), kills.orphans(platform));
        println!(
            "| {name} | {posts} | {limited} | {broken} | {broken_after} | {lost_requests} | {lost_replies} | {taken} | {under_way} | {marked} |"
        );
    }
    println!("\nintegrity check: {}", outcome.integrity);
}

fn tally(scene: &Scene, platform: Platform) -> Tally {
    match platform {
        Platform::Discord => scene.discord.tally(),
        Platform::Telegram => scene.telegram.tally(),
    }
}

pub(crate) fn judge(scene: &Scene, kills: &Kills, outcome: &Outcome, said: &str) {
    assert_eq!(outcome.integrity, "ok");
    assert_eq!(outcome.strays, 0, "nothing was said that was not owed");
    for one in &outcome.reminders {
        assert!(["sent", "in_doubt"].contains(&one.state.as_str()), "it ended as {}", one.state);
        assert!(one.state != "sent" || one.seen > 0, "sent, and nobody saw it");
    }
    for platform in LANES {
        let [early, last] = [true, false].map(|early| Part::of(outcome, platform, early));
        assert_eq!(last.missed(), 0, "{platform}: last reminders missed");
        assert_eq!(early.twice(), 0, "{platform}: early reminders seen twice");
        if platform == Platform::Discord {
            assert_eq!((early.missed(), last.twice()), (0, 0), "Discord drops what is doubled");
        }
        let doubtful = tally(scene, platform).doubtful();
        let at_most = kills.orphans(platform) + usize::try_from(doubtful).unwrap();
        let in_doubt = early.in_doubt() + last.in_doubt();
        assert!(in_doubt <= at_most, "{platform}: {in_doubt} in doubt, {at_most} could be");
    }
    assert_eq!(scene.discord.violations(), Vec::<String>::new());
    assert_eq!(scene.telegram.violations(), Vec::<String>::new());
    let wrong: Vec<&str> =
        said.lines().filter(|line| line.contains("ERROR") || line.contains("panic")).collect();
    assert_eq!(wrong, Vec::<&str>::new());
}
