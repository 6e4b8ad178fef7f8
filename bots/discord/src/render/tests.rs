use circlekeeper_core::clock::from_unix;
use circlekeeper_core::reply::{Press, Verb};
use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;

fn line(spans: impl Into<Vec<Span>>) -> Line {
    Line(spans.into())
}

fn words(text: &str) -> Span {
    Span::Words(text.to_owned())
}

fn plain(text: &str) -> Span {
    Span::Plain(text.to_owned())
}

fn text(message: &Message) -> String {
    one_page(message).content
}

fn press(label: &str, id: i64, tone: Tone) -> Button {
    let action = Action::Press(Press::new(Verb::Coming, id));
    Button { label: label.to_owned(), action, tone }
}

#[test]
fn each_block_and_span_has_its_markup() {
    let at = |style| Span::Time { at: from_unix(1_800_000_000), style, fallback: "never".into() };
    let message = Message::default()
        .heading(line([words("Next: "), plain("Tuesday\n# circle")]))
        .paragraph(line([at(TimeStyle::Full), words(" ("), at(TimeStyle::Relative), words(")")]))
        .list(vec![
            line([Span::Strong(" two *stars* ".into()), words("at "), at(TimeStyle::Clock)]),
            line([words("dial "), Span::Code("+49 30 *1*".into())]),
            line([Span::Link("https://zoom.us/j/1_2".into())]),
        ])
        .paragraph(line([words("See "), Span::Command("my_groups".into()), words(".")]));
    assert_snapshot!(text(&message), @r"
    ### Next: Tuesday # circle
    <t:1800000000:F> (<t:1800000000:R>)
    -  **two \*stars\*** at <t:1800000000:t>
    - dial `+49 30 *1*`
    - <https://zoom.us/j/1_2>
    See /my\_groups.
    ");
}

#[test]
fn spans_that_would_read_as_one_are_kept_apart() {
    let strong = |text: &str| Span::Strong(text.to_owned());
    let code = |text: &str| Span::Code(text.to_owned());
    assert_eq!(text(&Message::line(line([strong("a"), strong("b")]))), "**a**\u{200b}**b**");
    assert_eq!(text(&Message::line(line([code("a"), code("b")]))), "`a`\u{200b}`b`");
    assert_eq!(text(&Message::line(line([words("https:"), plain("//x")]))), "https:\u{200b}//x");
}

#[test]
fn a_code_or_an_address_that_would_break_out_is_shown_as_text() {
    assert_eq!(text(&Message::line(Span::Code("a`<@1>".into()))), r"a\`\<\@1>");
    assert_eq!(text(&Message::line(Span::Link("https://a> <@1>".into()))), r"https\://a> \<\@1>");
    assert_eq!(text(&Message::line(Span::Link("javascript:x".into()))), "javascript:x");
}

#[test]
fn nobody_is_mentioned() {
    let body = one_page(&Message::line(plain("@everyone <@1>"))).body();
    assert_eq!(body["allowed_mentions"], json!({ "parse": [] }));
    assert_eq!(body["content"], r"\@everyone \<\@1>");
}

#[test]
fn a_message_without_text_is_still_a_message() {
    let message = Message::default().row(vec![press("Coming", 1, Tone::Primary)]);
    assert_eq!(text(&message), BLANK);
    assert_eq!(pages(&message).len(), 1);
}

#[test]
fn buttons_keep_discords_limits() {
    let open = |address: &str| Button {
        label: "Map".into(),
        action: Action::Open(address.to_owned()),
        tone: Tone::Plain,
    };
    let copy = Button { label: "Copy".into(), action: Action::Copy("1".into()), tone: Tone::Plain };
    let message = Message::default()
        .row(vec![press(&"l".repeat(90), 1, Tone::Primary), press("again", 1, Tone::Plain)])
        .row(vec![open("https://a.b"), open("ftp://a.b"), copy.clone()])
        .row(vec![copy])
        .row((2..8).map(|id| press("x", id, Tone::Danger)).collect());
    let label = "l".repeat(79) + "…";
    let danger =
        |id| json!({"type": 2, "style": 4, "label": "x", "custom_id": format!("coming:{id}")});
    let row = |buttons: Vec<Value>| json!({ "type": 1, "components": buttons });
    assert_eq!(
        one_page(&message).components,
        vec![
            row(vec![json!({"type": 2, "style": 1, "label": label, "custom_id": "coming:1"})]),
            row(vec![json!({"type": 2, "style": 5, "label": "Map", "url": "https://a.b"})]),
            row((2..7).map(danger).collect()),
            row(vec![danger(7)]),
        ]
    );
}

#[test]
fn long_text_goes_on_in_another_message_or_ends_with_an_ellipsis() {
    let item = line([Span::Strong("word ".repeat(20)), words("and more")]);
    let message = Message::default().list(vec![item; 40]).row(vec![press("x", 1, Tone::Plain)]);
    let pages = pages(&message);
    assert!(pages.len() > 1);
    assert!(pages.iter().all(|page| units(&page.content) <= CONTENT));
    assert!(pages.iter().all(|page| page.content.matches("**").count() % 2 == 0));
    assert!(pages.iter().rev().skip(1).all(|page| page.components.is_empty()));
    assert_eq!(pages.last().map(|page| page.components.len()), Some(1));
    let one = one_page(&message);
    assert!(one.content.ends_with('…') && units(&one.content) <= CONTENT);
    assert_eq!(one.components.len(), 1);
}

#[test]
fn a_line_that_fits_is_not_broken() {
    let item = line([words("/command"), words(" and what it does, in a few more words")]);
    let message = Message::default().list(vec![item; 100]);
    let pages = pages(&message);
    assert!(pages.len() > 1);
    for line in pages.iter().flat_map(|page| page.content.lines()) {
        assert_eq!(line, "- /command and what it does, in a few more words");
    }
    let whole = 100 * "- /command and what it does, in a few more words".len();
    assert!(pages.len() <= whole / CONTENT + 2, "{}", pages.len());
}

fn any_span() -> impl Strategy<Value = Span> {
    let text = prop_oneof![
        "[*_~|`<>@#\\[\\]()\\-+1.:/\\\\ \n\r]{0,30}",
        ".{0,60}",
        prop::sample::select(vec!["@everyone", "<@1>", "<#2>", "<t:3:R>", "http://a.b", "||x||"])
            .prop_map(str::to_owned),
        "a{400}".prop_map(|text| text.repeat(8)),
    ];
    (text, 0..6).prop_map(|(text, kind)| match kind {
        0 => Span::Words(text),
        1 => Span::Plain(text),
        2 => Span::Strong(text),
        3 => Span::Code(text),
        4 => Span::Link(text),
        _ => Span::Command(text),
    })
}

/// What is left when escapes, code spans and addresses in angle brackets are taken out, each
/// replaced by a blank: anything with a meaning in it would be markup that got through.
fn markup(content: &str) -> String {
    let mut rest = content;
    let mut markup = String::new();
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => rest[1..].find('`').map_or(1, |end| end + 2),
            '<' if rest.starts_with("<http") => rest.find('>').map_or(1, |end| end + 1),
            _ => {
                markup.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        markup.push(' ');
        rest = &rest[skipped..];
    }
    markup
}

proptest! {
    #[test]
    fn no_text_becomes_markup(
        spans in prop::collection::vec(any_span(), 0..6),
        kind in 0..3,
    ) {
        let message = match kind {
            0 => Message::line(Line(spans)),
            1 => Message::default().heading(Line(spans)),
            _ => Message::default().list(vec![Line(spans)]),
        };
        for page in pages(&message) {
            prop_assert!(units(&page.content) <= CONTENT);
            let left = markup(&page.content);
            let stray = |c: char| matches!(c, '<' | '@' | '`' | '_' | '~' | '|' | '[' | ']');
            prop_assert!(!left.contains(stray), "{:?} of {:?}", left, page.content);
            prop_assert!(!left.contains("://"), "{:?}", page.content);
            // Only our own bold: stars in twos, each pair closed.
            prop_assert_eq!(left.replace("**", "").matches('*').count(), 0);
            prop_assert_eq!(left.matches("**").count() % 2, 0);
        }
    }
}
