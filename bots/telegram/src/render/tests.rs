//! What people see, and that nothing they write becomes markup.

use circlekeeper_core::clock::from_unix;
use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;

fn words(text: &str) -> Span {
    Span::Words(text.to_owned())
}

fn plain_span(text: &str) -> Span {
    Span::Plain(text.to_owned())
}

fn time(style: TimeStyle) -> Span {
    Span::Time { at: from_unix(1_795_636_800), style, fallback: "Tue 19:00 (Berlin)".to_owned() }
}

#[test]
fn each_block_and_span_has_its_markup() {
    let message = Message::default()
        .heading(Line(vec![words("Circle "), plain_span("<b>&")]))
        .paragraph(Line(vec![
            Span::Strong("Ana & Bo".to_owned()),
            words(": dial "),
            Span::Code("+49 <30>".to_owned()),
            words(" or "),
            Span::Link("https://zoom.us/j/1?a=1&b=2".to_owned()),
        ]))
        .list(vec![
            Line(vec![time(TimeStyle::Full)]),
            Line(vec![time(TimeStyle::Clock), words(", "), time(TimeStyle::Relative)]),
        ])
        .paragraph(Line(vec![words("Then "), Span::Command("next".to_owned())]));
    assert_snapshot!(pages(&message).join("\n---\n"), @r#"
    <b>Circle </b><b>&lt;b&gt;&amp;</b>
    <b>Ana &amp; Bo</b>: dial <code>+49 &lt;30&gt;</code> or https://zoom.us/j/1?a=1&amp;b=2
    • <tg-time unix="1795636800" format="wDt">Tue 19:00 (Berlin)</tg-time>
    • <tg-time unix="1795636800" format="t">Tue 19:00 (Berlin)</tg-time>, <tg-time unix="1795636800" format="r">Tue 19:00 (Berlin)</tg-time>

    Then /next
    "#);
}

#[test]
fn times_can_be_left_out_and_nothing_else_is() {
    let spans = vec![time(TimeStyle::Full), words(", <tg-time >x</tg-time>")];
    let html = one_page(&Message::line(Line(spans)));
    let left = timeless(&html);
    assert_eq!(left.as_deref(), Some("Tue 19:00 (Berlin), &lt;tg-time &gt;x&lt;/tg-time&gt;"));
    assert_eq!(timeless(&left.expect("text")), None);
}

#[test]
fn a_long_message_is_cut_between_lines() {
    let line = "x".repeat(1500);
    let lines = (0..5).map(|_| Line(vec![plain_span(&line)])).collect();
    let message = Message::default().heading(words("Title")).list(lines);
    let widths: Vec<_> =
        pages(&message).iter().map(|page| read_back(page).unwrap().len()).collect();
    assert_eq!(widths.len(), 3);
    let single = one_page(&message);
    assert!(single.ends_with('…'));
    assert!(read_back(&single).unwrap().encode_utf16().count() <= LIMIT);
}

#[test]
fn shortening_counts_as_telegram_does() {
    assert_eq!(shorten("short", 200), "short");
    let short = shorten(&"😀".repeat(200), 200);
    assert!(short.encode_utf16().count() <= 200);
    assert!(short.ends_with('…'));
}

proptest! {
    #[test]
    fn hostile_text_stays_text(
        text in prop_oneof![".{0,60}", "[<>&\"'/a-z=; \u{0}-\u{1f}]{0,60}", "(<b>|</b>|&lt;|&#39;|<tg-time unix=\"1\">|\\\\){0,12}"],
        many in 1_usize..200,
    ) {
        let spans = vec![
            plain_span(&text.repeat(many)),
            Span::Strong(text.clone()),
            Span::Code(text.clone()),
            Span::Link(text.clone()),
            Span::Time { at: from_unix(0), style: TimeStyle::Full, fallback: format!("!{text}") },
        ];
        let line = Line(spans);
        let message = Message::default().heading(line.clone()).paragraph(line.clone()).list(vec![line.clone()]);
        let mut seen = String::new();
        for page in pages(&message) {
            let text = read_back(&page).map_err(TestCaseError::fail)?;
            prop_assert!(text.encode_utf16().count() <= LIMIT);
            seen.push_str(&text);
        }
        let counts = |c: &char| !c.is_control() && *c != PARTING;
        let bare = |text: &str| text.chars().filter(counts).collect::<String>();
        let line = bare(&line.plain());
        prop_assert_eq!(bare(&seen), format!("{line}{line}• {line}"));
        prop_assert!(read_back(&one_page(&message)).is_ok());
    }
}

/// Reads Telegram's HTML as strictly as Telegram: known tags, closed in order; known entities.
fn read_back(html: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&', '>']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(if rest.starts_with('<') { '>' } else { ';' }).ok_or("unfinished")?;
        let (token, after) = rest.split_at(end + 1);
        rest = after;
        match token {
            "&lt;" => text.push('<'),
            "&gt;" => text.push('>'),
            "&amp;" => text.push('&'),
            "<b>" | "<code>" => open.push(token[1..token.len() - 1].to_owned()),
            _ if token.starts_with("<tg-time unix=\"") => open.push("tg-time".to_owned()),
            _ if token.starts_with("</") => {
                let name = &token[2..token.len() - 1];
                if open.pop().as_deref() != Some(name) {
                    return Err(format!("{token} closes nothing"));
                }
            }
            _ => return Err(format!("{token} is not ours")),
        }
    }
    text.push_str(rest);
    if open.is_empty() { Ok(text) } else { Err(format!("left open: {open:?}")) }
}

#[test]
fn somebodys_text_mentions_nobody_and_gives_no_command() {
    for (given, shown) in [
        ("@everyone or (@ana_b)", "@\u{2060}everyone or (@\u{2060}ana_b)"),
        ("/stop and/or a@b.org", "/\u{2060}stop and/or a@b.org"),
        ("Europe/Berlin, @ 7, https://a.example/b", "Europe/Berlin, @ 7, https://a.example/b"),
    ] {
        assert_eq!(one_page(&Message::line(Span::Plain(given.to_owned()))), shown);
        let strong = one_page(&Message::line(Span::Strong(given.to_owned())));
        assert_eq!(strong, format!("<b>{shown}</b>"));
    }
}
