//! The ways into a meeting, of which only their presence is kept, and its public page.

use serde_json::Value;
use url::Url;

use crate::domain::listing::Ways;
use crate::domain::venue::{Provider, Venue};

use super::record::Record;
use super::remark::Remark;

/// The longest address of a page kept.
const LONGEST_PAGE: usize = 300;

/// Hosts whose addresses lead into a room, a chat or a purse: no public page, beside the call services
/// that `domain/venue/provider.rs` knows.
const NO_PAGES: &[&str] = &[
    "bluejeans.com",
    "chat.whatsapp.com",
    "discord.gg",
    "discord.com",
    "freeconferencecall.com",
    "freeconference.com",
    "gotomeet.me",
    "gotomeeting.com",
    "paypal.com",
    "paypal.me",
    "signal.group",
    "t.me",
    "telegram.me",
    "venmo.com",
    "wa.me",
    "whatsapp.com",
];

/// Which ways in a record has; `closed` says that its place cannot be used now.
pub(super) fn of(record: &Record<'_>, closed: bool) -> (Ways, Vec<Remark>) {
    let mut remarks = Vec::new();
    let link = record.text("conference_url");
    let online = link.is_some_and(leads_into_a_call);
    remarks.extend((link.is_some() && !online).then_some(Remark::LinkUnusable));
    let number = record.number_or_text("conference_phone");
    let phone = number.as_deref().is_some_and(is_dialable);
    remarks.extend((number.is_some() && !phone).then_some(Remark::PhoneUnusable));
    let in_person = !closed && has_place(record, online || phone);
    (Ways { online, phone, in_person }, remarks)
}

/// Whether an address leads into a call, however carelessly it is written.
fn leads_into_a_call(raw: &str) -> bool {
    let bare = raw.strip_prefix("http://").or_else(|| raw.strip_prefix("https://")).unwrap_or(raw);
    Venue::link(&format!("https://{bare}")).is_ok()
}

/// Whether it begins with a number to dial; what follows behind commas is room and passcode.
fn is_dialable(raw: &str) -> bool {
    let number = raw.split([',', ';']).next().unwrap_or_default();
    Venue::phone(number, None).is_ok()
}

/// Whether one can go there. Feeds that say so are believed; in others an address that begins with a
/// house number is a place, and any fuller one is if there is no other way in.
fn has_place(record: &Record<'_>, other_ways: bool) -> bool {
    match record.text("attendance_option").map(str::to_lowercase).as_deref() {
        Some("in_person" | "hybrid") => return true,
        Some("online" | "inactive") => return false,
        _ => {}
    }
    let approximate = record
        .field("approximate")
        .is_some_and(|said| *said == Value::Bool(true) || said.as_str() == Some("yes"));
    let address = record.text("formatted_address").or_else(|| record.text("address"));
    let Some(address) = address.filter(|_| !approximate) else { return false };
    let parts: Vec<&str> = address.split(',').collect();
    let house_number = parts.first().is_some_and(|part| part.chars().any(|c| c.is_ascii_digit()));
    house_number || !other_ways && parts.len() >= 4
}

/// The public page: the meeting's own, else its group's. Says if one was given that is none.
pub(super) fn page(record: &Record<'_>) -> (Option<String>, Option<Remark>) {
    let given = ["url", "website"].map(|field| record.text(field));
    let page = given.iter().flatten().find_map(|raw| public(raw));
    let unusable = page.is_none() && given.iter().any(Option::is_some);
    (page, unusable.then_some(Remark::PageUnusable))
}

fn public(raw: &str) -> Option<String> {
    let full = if raw.contains("://") { raw.to_owned() } else { format!("https://{raw}") };
    let mut url = Url::parse(&full).ok()?;
    let plain = ["http", "https"].contains(&url.scheme())
        && url.username().is_empty()
        && url.password().is_none();
    let Some(url::Host::Domain(host)) = url.host() else { return None };
    let host = host.trim_end_matches('.').to_owned();
    let leads_in =
        Provider::of_host(&host).is_some() || NO_PAGES.iter().any(|d| is_below(&host, d));
    let tells = url.query_pairs().any(|(name, _)| is_secret(&name.to_lowercase()));
    if !plain || leads_in || tells || !host.contains('.') {
        return None;
    }
    url.set_fragment(None);
    let page = url.to_string();
    (page.len() <= LONGEST_PAGE).then_some(page)
}

/// Whether a host is a domain or below it, label by label.
fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|below| below.is_empty() || below.ends_with('.'))
}

fn is_secret(name: &str) -> bool {
    ["pwd", "pass", "passcode", "password", "token", "key", "secret", "email"].contains(&name)
}
