//! An import in words: a progress bar while it reads, a report when it is done.
//!
//! The report names records by their place in the file and the office's own key, and repeats no text,
//! link or number of theirs.

use std::fmt::Write as _;

use circlekeeper_core::exchange::directory::Report;
use circlekeeper_core::exchange::meeting_guide::{LeftOut, Remark};
use circlekeeper_core::time::zone::Zone;
use indicatif::{ProgressBar, ProgressStyle};

use super::Args;

/// How many keys are named for one remark.
const NAMED: usize = 8;

/// The bar; shown only where somebody looks at a terminal.
#[derive(Debug)]
pub(super) struct Bar(ProgressBar);

pub(super) fn bar() -> Bar {
    let style = ProgressStyle::with_template("reading {bar:40} {pos}/{len} records")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    Bar(ProgressBar::new(0).with_style(style))
}

impl Bar {
    pub(super) fn show(&mut self, done: usize, of: usize) {
        self.0.set_length(of as u64);
        self.0.set_position(done as u64);
        if done == of {
            self.0.finish_and_clear();
        }
    }
}

/// Prints what was done.
#[expect(clippy::print_stdout, reason = "the report is what was asked for")]
pub(super) fn tell(asked: &Args, report: &Report) {
    print!("{}", words(asked, report));
}

/// The report.
fn words(asked: &Args, report: &Report) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut text, asked, report);
    text
}

fn write(text: &mut String, asked: &Args, report: &Report) -> std::fmt::Result {
    let Report { records, new, updated, unchanged, retired, rekeyed, .. } = report;
    let left_out = report.left_out.len();
    writeln!(text, "{}: {records} records", asked.file.display())?;
    writeln!(text, "{}", heading(report))?;
    writeln!(
        text,
        "{new} new, {updated} updated, {unchanged} unchanged, {retired} retired, {left_out} left out"
    )?;
    if *rekeyed > 0 {
        writeln!(text, "{rekeyed} of those updated were known by another key before")?;
    }
    if asked.dry_run {
        writeln!(text, "A rehearsal: nothing was changed")?;
    }
    if left_out > 0 {
        writeln!(text, "\nLeft out:\n{}", self::left_out(&report.left_out))?;
    }
    write_remarks(text, report)
}

/// A line for each record that was left out, with the reason.
pub(super) fn left_out(records: &[LeftOut]) -> String {
    let line = |LeftOut { index, key, why }: &LeftOut| {
        format!("  record {index} ({}): {why}", key.as_deref().unwrap_or("no key"))
    };
    records.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Which directory it is, and what is taken for granted of it.
fn heading(report: &Report) -> String {
    let zone = report.zone.as_ref().map_or("each its own", Zone::name);
    let topics = Some(report.topics.join(", ")).filter(|topics| !topics.is_empty());
    let topics = topics.unwrap_or_else(|| "none".to_owned());
    format!("Directory “{}”; zone: {zone}; topics: {topics}", report.directory)
}

fn write_remarks(text: &mut String, report: &Report) -> std::fmt::Result {
    if !report.remarks.is_empty() {
        writeln!(text, "\nNoticed:")?;
    }
    for remark in Remark::ALL {
        let Some(keys) = report.remarks.get(remark) else { continue };
        let named = keys.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = keys.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(text, "  {} {}: {named}{more}", keys.len(), remark.says())?;
    }
    if !report.unknown_types.is_empty() {
        let codes = report.unknown_types.iter().map(|(code, count)| format!("{code} ({count})"));
        let codes = codes.collect::<Vec<_>>().join(", ");
        writeln!(text, "\nType codes that mean nothing here: {codes}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use circlekeeper_core::exchange::meeting_guide::Fault;

    use super::*;

    #[test]
    fn the_report_names_records_and_why() {
        let asked = Args {
            file: PathBuf::from("circle.json"),
            zone: None,
            directory: None,
            topics: None,
            retire_most: false,
            dry_run: true,
        };
        let left = LeftOut { index: 3, key: Some("c".into()), why: Fault::Day("9".into()) };
        let report = Report {
            directory: "circle".to_owned(),
            zone: None,
            topics: vec!["addiction".to_owned()],
            records: 3,
            new: 1,
            updated: 1,
            rekeyed: 1,
            unchanged: 0,
            retired: 2,
            left_out: vec![left],
            remarks: BTreeMap::from([(Remark::DeadEnd, vec!["a".to_owned()])]),
            unknown_types: BTreeMap::from([("ASBI".to_owned(), 2)]),
        };
        let expected = "circle.json: 3 records
Directory “circle”; zone: each its own; topics: addiction
1 new, 1 updated, 0 unchanged, 2 retired, 1 left out
1 of those updated were known by another key before
A rehearsal: nothing was changed

Left out:
  record 3 (c): its day “9” is no day of the week

Noticed:
  1 dead ends: no public page to go on to: a

Type codes that mean nothing here: ASBI (2)
";
        assert_eq!(words(&asked, &report), expected);
    }
}
