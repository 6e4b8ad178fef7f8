//! Whether a text shows a way into a call: what must not stand where others read it.
//!
//! Two measures. Words that are meant for a chat may hold a web page, so there only what is known to lead
//! into a call counts. A command that belongs into the private chat is measured strictly: its link is the
//! way in, whoever's server it is on.

use super::Provider;

/// Schemes that open a call by themselves, and need no `//`.
const CALL_SCHEMES: [&str; 9] =
    ["tel", "sip", "sips", "callto", "skype", "facetime", "zoommtg", "zoomus", "msteams"];

/// What servers for calls are called by those who run them: a whole label of the host.
const CALL_LABELS: [&str; 5] = ["bbb", "bigbluebutton", "jitsi", "meet", "vc"];

/// Whether a text holds what leads into a call: a room of a known service, or of a server that is called
/// like one, with any scheme or none, or a scheme for calls.
#[must_use]
pub fn leads_into_a_call(text: &str) -> bool {
    text.to_lowercase().split_whitespace().any(|word| {
        let calls = |scheme: &str| CALL_SCHEMES.contains(&scheme);
        schemes(word).any(calls) || addresses(word).any(|(host, room)| room && is_for_calls(host))
    })
}

/// Whether a text holds any address: with a scheme, or bare with something behind its host.
#[must_use]
pub fn holds_an_address(text: &str) -> bool {
    text.to_lowercase().split_whitespace().any(|word| {
        word.contains("://")
            || leads_into_a_call(word)
            || addresses(word).any(|(host, room)| room && is_public(host))
    })
}

fn is_for_calls(host: &str) -> bool {
    let labelled = || host.split('.').any(|label| CALL_LABELS.contains(&label));
    Provider::of_host(host).is_some() || is_public(host) && labelled()
}

/// Whether it looks like a host's full name: labels, the last one of letters.
fn is_public(host: &str) -> bool {
    host.trim_end_matches('.').rsplit_once('.').is_some_and(|(below, last)| {
        !below.is_empty() && last.len() >= 2 && last.chars().all(char::is_alphabetic)
    })
}

/// What stands before a colon with something behind it: `tel` in `tel:+49301234567`.
fn schemes(word: &str) -> impl Iterator<Item = &str> {
    let before = |(at, _): (usize, &str)| word[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
    let followed =
        |(at, _): &(usize, &str)| word[at + 1..].starts_with(|c: char| !c.is_whitespace());
    word.match_indices(':').filter(followed).filter_map(before)
}

/// Everything in a word that could be a host, and whether something lies behind it there. Brackets,
/// quotes, logins and whatever else stands around a host do not hide it.
fn addresses(word: &str) -> impl Iterator<Item = (&str, bool)> {
    let of_host = |c: char| c.is_alphanumeric() || "-._".contains(c);
    let mut rest = word;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c| !of_host(c));
        let end = rest.find(|c| !of_host(c)).unwrap_or(rest.len());
        let (host, behind) = rest.split_at(end);
        rest = behind;
        let port =
            behind.strip_prefix(':').map(|b| b.trim_start_matches(|c: char| c.is_ascii_digit()));
        let path = port.unwrap_or(behind).strip_prefix(['/', '?', '#']);
        let room = path.is_some_and(|path| path.contains(char::is_alphanumeric));
        (!host.is_empty()).then_some((host, room))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rooms_of_known_services_are_noticed_however_they_are_written() {
        for shape in [
            "zoom.us/j/1",
            "https://zoom.us/j/1",
            "HTTPS://Zoom.us/j/1",
            "Http://us02web.zoom.us/j/1",
            "http://zoom.us/j/1",
            "(https://zoom.us/j/1)",
            "<HTTPS://ZOOM.US/J/1>",
            "[here](https://meet.google.com/abc)",
            "link:zoom.us/j/1",
            "zoom.us:443/j/1",
            "https://me:pw@zoom.us/j/1",
            "https://teams.microsoft.com/?meeting=1",
            "zoommtg://zoom.us/join?confno=1",
            "tel:+49301234567",
            "Skype:live:someone?call",
            "whereby.com/our-room",
            "https://doxy.me/dr-dana",
            "https://meet.clinic.example/Room",
            "https://bbb.clinic.example/b/dan-abc",
            "Jitsi.clinic.example/Room",
        ] {
            let text = format!("Thursday 19:00 {shape}, please");
            assert!(leads_into_a_call(&text), "{shape}");
            assert!(holds_an_address(&text), "{shape}");
        }
    }

    #[test]
    fn an_address_of_an_unknown_host_is_noticed_by_the_strict_measure_alone() {
        for shape in [
            "https://cloud.clinic.example/call/x7",
            "HTTPS://clinic.example",
            "http://10.0.0.7/room",
            "clinic.example/room",
            "ftp://clinic.example/x",
        ] {
            let text = format!("Thursday 19:00 {shape}");
            assert!(holds_an_address(&text), "{shape}");
            assert!(!leads_into_a_call(&text), "{shape}");
        }
    }

    #[test]
    fn words_times_and_names_of_services_are_no_addresses() {
        for plain in [
            "every Thursday 19:00 90 min",
            "7.12./8.12. and/or 3/4",
            "We use zoom.us. Ask me: zoom or teams?",
            "z.B./etc. 24/7",
            "group:#1 place:Room 3 fee:5/10",
            "https is safe",
            "hotel:3 intel:none",
        ] {
            assert!(!holds_an_address(plain), "{plain}");
            assert!(!leads_into_a_call(plain), "{plain}");
        }
    }

    proptest! {
        #[test]
        fn a_link_that_was_taken_as_a_venue_is_noticed_in_any_case(
            provider in prop::sample::select(Provider::DOMAINS),
            room in "[a-zA-Z0-9]{1,12}",
            upper in any::<bool>(),
            before in "[(<\\[\"']{0,2}",
        ) {
            let link = format!("https://{}/{room}", provider.0);
            let link = if upper { link.to_uppercase() } else { link };
            let text = format!("come {before}{link}");
            prop_assert!(leads_into_a_call(&text));
            prop_assert!(holds_an_address(&text));
        }

        #[test]
        fn looking_never_panics(text in any::<String>()) {
            let (strict, loose) = (holds_an_address(&text), leads_into_a_call(&text));
            prop_assert!(strict || !loose);
        }
    }
}
