//! What was found, as lines an operator reads from top to bottom.

use std::fmt;

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Ok,
    Warn,
    Fail,
}

impl Verdict {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "FAIL",
        }
    }
}

#[derive(Debug)]
struct Finding {
    verdict: Verdict,
    about: String,
    found: String,
    mend: Option<String>,
}

/// Everything that was found.
#[derive(Debug, Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// As it should be.
    pub(super) fn ok(&mut self, about: &str, found: impl Into<String>) {
        self.add(Verdict::Ok, about, found.into(), None);
    }

    /// It works, but somebody should look at it.
    pub(super) fn warn(&mut self, about: &str, found: impl Into<String>, mend: impl Into<String>) {
        self.add(Verdict::Warn, about, found.into(), Some(mend.into()));
    }

    /// It does not work until it is mended.
    pub(super) fn fail(&mut self, about: &str, found: impl Into<String>, mend: impl Into<String>) {
        self.add(Verdict::Fail, about, found.into(), Some(mend.into()));
    }

    /// How many things must be mended.
    pub(super) fn failures(&self) -> usize {
        self.count(Verdict::Fail)
    }

    fn add(&mut self, verdict: Verdict, about: &str, found: String, mend: Option<String>) {
        self.findings.push(Finding { verdict, about: about.to_owned(), found, mend });
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { verdict, about, found, mend } in &self.findings {
            writeln!(out, "{:<5} {about:<10} {found}", verdict.word())?;
            if let Some(mend) = mend {
                writeln!(out, "{:16} mend: {mend}", "")?;
            }
        }
        let [ok, warn, fail] = [Verdict::Ok, Verdict::Warn, Verdict::Fail].map(|v| self.count(v));
        writeln!(out, "\n{ok} ok, {warn} to look at, {fail} to mend")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_from_top_to_bottom() {
        let mut report = Report::default();
        report.ok("store", "/data/circlekeeper.db, 1 KiB");
        report.warn("operators", "none are set", "set OPERATORS");
        report.fail("key", "another key sealed this store", "put the file back");
        let told = report.to_string();
        assert_eq!(
            told,
            "ok    store      /data/circlekeeper.db, 1 KiB\n\
             warn  operators  none are set\n                 mend: set OPERATORS\n\
             FAIL  key        another key sealed this store\n                 \
             mend: put the file back\n\n1 ok, 1 to look at, 1 to mend\n"
        );
        assert_eq!(report.failures(), 1);
    }
}
