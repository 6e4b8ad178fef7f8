//! Makes any text harmless in Discord's markdown: shown as it is, never as markup.
//!
//! Only `render.rs` uses this. Discord shows a backslash before an ASCII punctuation character as
//! that character alone, so what could begin something gets one:
//!
//! - emphasis, strike-through, spoilers and code: `* _ ~ |` and the backtick;
//! - mentions, times, command and channel links, `@everyone`: `<` and `@`;
//! - masked links: `[ ]`; bare addresses, which would be opened for a preview: the `:` before `//`;
//! - headings, quotes and lists, which count at a line's start only: `# > - +` and a number's dot.
//!
//! Source: <https://support.discord.com/hc/en-us/articles/210298617> and
//! <https://discord.com/developers/docs/reference#message-formatting>.

/// Escapes `text`; lines stay lines.
pub(crate) fn lines(text: &str) -> String {
    escape(&without_controls(text, '\n'))
}

/// Escapes `text` and makes it one line.
pub(crate) fn one_line(text: &str) -> String {
    escape(&without_controls(text, ' '))
}

/// Text as it is, on one line, for the inside of code spans and for labels.
pub(crate) fn bare_line(text: &str) -> String {
    without_controls(text, ' ')
}

/// Line ends become `line_end`, other control characters vanish.
fn without_controls(text: &str, line_end: char) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') { line_end } else { c })
        .filter(|c| *c == line_end || !c.is_control())
        .collect()
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut line_so_far = LineSoFar::Blank;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if always(c) || line_so_far.begins_block_with(c) || opens_address(c, rest.as_str()) {
            escaped.push('\\');
        }
        escaped.push(c);
        line_so_far = line_so_far.and(c);
    }
    escaped
}

const fn always(c: char) -> bool {
    matches!(c, '\\' | '*' | '_' | '~' | '|' | '`' | '<' | '@' | '[' | ']')
}

fn opens_address(c: char, rest: &str) -> bool {
    c == ':' && rest.starts_with("//")
}

/// What a line holds before a character. A span's beginning counts as a line's: what stands before
/// it is another span's business, and a backslash too many is not seen.
#[derive(Clone, Copy)]
enum LineSoFar {
    Blank,
    Digits,
    /// One or more `#` or `>`: `##` and `>>>` are markup too.
    Marks,
    Other,
}

impl LineSoFar {
    const fn begins_block_with(self, c: char) -> bool {
        match self {
            Self::Blank | Self::Marks => matches!(c, '#' | '>' | '-' | '+'),
            Self::Digits => matches!(c, '.' | ')'),
            Self::Other => false,
        }
    }

    fn and(self, c: char) -> Self {
        match (self, c) {
            (_, '\n') => Self::Blank,
            (Self::Blank, c) if c.is_whitespace() => Self::Blank,
            (Self::Blank | Self::Digits, '0'..='9') => Self::Digits,
            (Self::Blank | Self::Marks, '#' | '>' | ' ' | '-') => Self::Marks,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hostile_text_is_shown_as_it_is() {
        let table = [
            ("*a* _b_ ~~c~~ ||d|| `e`", r"\*a\* \_b\_ \~\~c\~\~ \|\|d\|\| \`e\`"),
            ("<@1> <#2> <t:3:R> </x:4> <:e:5>", r"\<\@1> \<#2> \<t:3:R> \</x:4> \<:e:5>"),
            ("@everyone", r"\@everyone"),
            ("[free](https://x.example)", r"\[free\](https\://x.example)"),
            ("https://x.example", r"https\://x.example"),
            ("# a\n## b\n-# c", "\\# a\n\\#\\# b\n\\-\\# c"),
            ("> a\n>>> b", "\\> a\n\\>\\>\\> b"),
            ("- a\n  + b\n1. c\n 12) d", "\\- a\n  \\+ b\n1\\. c\n 12\\) d"),
            (r"\*a\*", r"\\\*a\\\*"),
            ("well-known, 19:00, 3.5 (a > b) #1", "well-known, 19:00, 3.5 (a > b) #1"),
        ];
        for (text, expected) in table {
            assert_eq!(lines(text), expected);
        }
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(one_line("a\r\n# b\u{2028}c\u{0}"), "a # b c");
    }

    /// Reads escaped text as Discord does; the answer pairs each character with whether it was
    /// escaped.
    fn read(escaped: &str) -> Vec<(char, bool)> {
        let mut characters = escaped.chars();
        let mut read = Vec::new();
        while let Some(c) = characters.next() {
            match c {
                '\\' => read.push((characters.next().unwrap(), true)),
                _ => read.push((c, false)),
            }
        }
        read
    }

    /// Strings made of little else than what markdown is made of.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "*",
            "_",
            "~",
            "|",
            "`",
            "\\",
            "<",
            ">",
            "@",
            "#",
            "[",
            "]",
            "(",
            ")",
            "-",
            "+",
            "1",
            ".",
            "\n",
            " ",
            ":",
            "/",
            "a",
            "ö",
            "@everyone",
            "<@1>",
            "<t:1:R>",
            "https://a.b",
            "\r",
        ]);
        prop_oneof![prop::collection::vec(piece, 0..40).prop_map(|parts| parts.concat()), ".*"]
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_begins(text in hostile()) {
            let read = read(&lines(&text));
            let shown: String = read.iter().map(|(c, _)| *c).collect();
            prop_assert_eq!(&shown, &without_controls(&text, '\n'));
            for (c, escaped) in &read {
                prop_assert!(*escaped || !always(*c), "{} in {}", c, shown);
                // Discord keeps the backslash itself before letters, digits and space.
                prop_assert!(!*escaped || c.is_ascii_punctuation());
            }
            for three in read.windows(3) {
                let address = (three[0].0, three[1].0, three[2].0) == (':', '/', '/');
                prop_assert!(!address || three[0].1, "{}", shown);
            }
            let raw = lines(&text);
            for line in raw.lines() {
                let line = line.trim_start();
                prop_assert!(!line.starts_with(['#', '>', '-', '+']), "{}", line);
                let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
                prop_assert!(after.len() == line.len() || !after.starts_with(['.', ')']));
            }
        }
    }
}
