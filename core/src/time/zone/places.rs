//! What people say for a zone where the database calls it otherwise: cities, countries, offsets.
//!
//! The list is data (`locales/places.txt`). An offset names no place and knows no summer time: it is never
//! a zone, and the places that most people mean by it are offered.

use std::sync::OnceLock;

use super::names::key;

/// The places most people mean by an offset, in summer or in winter, in minutes.
const OFFSETS: &[(i32, &[&str])] = &[
    (-600, &["Pacific/Honolulu"]),
    (-540, &["America/Anchorage"]),
    (-480, &["America/Los_Angeles", "America/Vancouver", "America/Anchorage"]),
    (-420, &["America/Denver", "America/Los_Angeles", "America/Phoenix"]),
    (-360, &["America/Chicago", "America/Denver", "America/Mexico_City"]),
    (-300, &["America/New_York", "America/Chicago", "America/Bogota"]),
    (-240, &["America/New_York", "America/Halifax", "America/Santiago"]),
    (-210, &["America/St_Johns"]),
    (-180, &["America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/Halifax"]),
    (0, &["Europe/London", "Europe/Lisbon", "Africa/Accra", "UTC"]),
    (60, &["Europe/Berlin", "Europe/London", "Africa/Lagos"]),
    (120, &["Europe/Berlin", "Europe/Athens", "Africa/Johannesburg", "Africa/Cairo"]),
    (180, &["Europe/Istanbul", "Europe/Athens", "Europe/Moscow", "Africa/Nairobi"]),
    (210, &["Asia/Tehran"]),
    (240, &["Asia/Dubai"]),
    (300, &["Asia/Karachi", "Asia/Tashkent"]),
    (330, &["Asia/Kolkata", "Asia/Colombo"]),
    (345, &["Asia/Kathmandu"]),
    (360, &["Asia/Dhaka"]),
    (420, &["Asia/Bangkok", "Asia/Jakarta", "Asia/Ho_Chi_Minh"]),
    (480, &["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"]),
    (540, &["Asia/Tokyo", "Asia/Seoul"]),
    (570, &["Australia/Adelaide", "Australia/Darwin"]),
    (600, &["Australia/Sydney", "Australia/Brisbane"]),
    (660, &["Australia/Sydney", "Pacific/Noumea"]),
    (720, &["Pacific/Auckland", "Pacific/Fiji"]),
    (780, &["Pacific/Auckland"]),
];

/// The zones of the place that is called so, in the list's order.
pub(super) fn called(raw: &str) -> Vec<&'static str> {
    let wanted = plain(raw);
    let lines = places().iter().filter(|(_, names)| names.contains(&wanted));
    lines.map(|(zone, _)| *zone).collect()
}

/// The zones of places whose names begin so.
pub(super) fn beginning(typed: &str) -> Vec<&'static str> {
    let typed = plain(typed);
    let begins = |names: &[String]| names.iter().any(|name| name.starts_with(&typed));
    let lines = places().iter().filter(|(_, names)| !typed.is_empty() && begins(names));
    lines.map(|(zone, _)| *zone).collect()
}

/// The places most people mean by this offset from UTC; nothing if it is none.
pub(super) fn at_offset(raw: &str) -> Option<&'static [&'static str]> {
    let folded = raw.trim().to_lowercase().replace(['−', '–'], "-");
    let rest = ["utc", "gmt"].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    let rest = rest.trim_start();
    let (sign, digits) = match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.trim().split_once([':', '.']).unwrap_or((digits.trim(), "0"));
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if !(0..=14).contains(&hours) || !(0..60).contains(&minutes) {
        return None;
    }
    let offset = sign * (hours * 60 + minutes);
    let found = OFFSETS.iter().find(|(known, _)| *known == offset);
    Some(found.map_or(&[], |(_, places)| *places))
}

fn places() -> &'static [(&'static str, Vec<String>)] {
    static PLACES: OnceLock<Vec<(&str, Vec<String>)>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let lines = include_str!("../../../locales/places.txt").lines();
        let lines = lines.filter(|line| !line.starts_with('#'));
        let read = lines.filter_map(|line| line.split_once(": "));
        read.map(|(zone, names)| (zone, names.split(", ").map(plain).collect())).collect()
    })
}

/// As names are compared: `ü`, `ue` and `u` are one, and so are `ß` and `ss`.
fn plain(raw: &str) -> String {
    let key = key(raw).replace('ß', "ss").replace(['.', ','], "");
    key.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}
