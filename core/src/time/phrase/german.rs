//! German words for times, put into the words the grammar knows.
//!
//! Here: a phrase is German if it has a word that only German has; then each of its words is put into
//! English, and keeps its place in the text as typed. German orders its words as the grammar does:
//! "jeden Donnerstag um 19 Uhr", "erster Montag im Monat".
//!
//! Not here: what the words mean together (`pieces.rs` and its neighbours), or what is said in answer
//! (`locales/de.ftl`).

use super::lexer::{Kind, Lexeme, Number};
use super::words;

/// The same phrase in English words, if it is German; else as it is.
pub(super) fn into_english(lexemes: Vec<Lexeme>) -> Vec<Lexeme> {
    let german = lexemes.iter().enumerate().any(|(at, lexeme)| match lexeme.kind() {
        // In English "am" follows a number and means the morning.
        Kind::Word(word) if word == "am" => at == 0,
        Kind::Word(word) => !meaning(word).is_empty(),
        _ => false,
    });
    if !german {
        return lexemes;
    }
    (0..lexemes.len()).flat_map(|at| put(&lexemes, at)).collect()
}

fn put(lexemes: &[Lexeme], at: usize) -> Vec<Lexeme> {
    let lexeme = &lexemes[at];
    let as_word = |word: &&str| lexeme.with(Kind::Word((*word).to_owned()));
    match lexeme.kind() {
        Kind::Word(word) if word == "morgen" && follows_every(lexemes, at) => {
            vec![as_word(&"morning")]
        }
        Kind::Word(_) | Kind::Number(_) if follows(lexemes, at, "halb") => {
            vec![hour_before(lexeme)]
        }
        Kind::Word(word) if word == "bis" && precedes(lexemes, at, "zum") => {
            vec![as_word(&"until")]
        }
        Kind::Word(word) => match meaning(word) {
            [] => vec![lexeme.clone()],
            words => words.iter().map(as_word).collect(),
        },
        Kind::Sign('.') if is_ordinal(lexemes, at) => vec![as_word(&"th")],
        Kind::Sign('.') if is_clock(lexemes, at) => {
            vec![lexeme.with(Kind::Sign(':'))]
        }
        _ => vec![lexeme.clone()],
    }
}

fn kind_at(lexemes: &[Lexeme], at: Option<usize>) -> Option<&Kind> {
    at.and_then(|at| lexemes.get(at)).map(Lexeme::kind)
}

/// "Jeden Morgen" is no tomorrow.
fn follows_every(lexemes: &[Lexeme], at: usize) -> bool {
    let before = kind_at(lexemes, at.checked_sub(1));
    matches!(before, Some(Kind::Word(word)) if meaning(word) == ["every"])
}

fn follows(lexemes: &[Lexeme], at: usize, before: &str) -> bool {
    matches!(kind_at(lexemes, at.checked_sub(1)), Some(Kind::Word(word)) if word == before)
}

/// "Halb acht" is half past seven.
fn hour_before(lexeme: &Lexeme) -> Lexeme {
    let hour = match lexeme.kind() {
        Kind::Number(number) => Some(number.value),
        Kind::Word(word) => meaning(word).first().and_then(|word| words::number(word)),
        Kind::Sign(_) => None,
    };
    let Some(hour) = hour.filter(|hour| (1..=12).contains(hour)) else { return lexeme.clone() };
    let value = if hour == 1 { 12 } else { hour - 1 };
    lexeme.with(Kind::Number(Number { value, digits: 1 }))
}

fn precedes(lexemes: &[Lexeme], at: usize, after: &str) -> bool {
    matches!(kind_at(lexemes, Some(at + 1)), Some(Kind::Word(word)) if word == after)
}

/// The dot of "14. Januar" and "1. Montag": behind a number that is no month already, before a word
/// that is not "Uhr".
fn is_ordinal(lexemes: &[Lexeme], at: usize) -> bool {
    let number = matches!(kind_at(lexemes, at.checked_sub(1)), Some(Kind::Number(_)));
    let month = matches!(kind_at(lexemes, at.checked_sub(2)), Some(Kind::Sign('.')));
    let word = matches!(kind_at(lexemes, Some(at + 1)), Some(Kind::Word(word)) if word != "uhr");
    number && !month && word
}

/// The dot of "19.30 Uhr".
fn is_clock(lexemes: &[Lexeme], at: usize) -> bool {
    let minutes = matches!(kind_at(lexemes, Some(at + 1)), Some(Kind::Number(_)));
    minutes && precedes(lexemes, at + 1, "uhr")
}

/// What a German word is in English; nothing for a word that German has not, or shares.
fn meaning(word: &str) -> &'static [&'static str] {
    let written_out = word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
    let word = written_out.as_str();
    let families = [day, month, repeat, count, unit, little];
    families.iter().map(|family| family(word)).find(|words| !words.is_empty()).unwrap_or(&[])
}

fn day(word: &str) -> &'static [&'static str] {
    match word {
        "montag" | "mo" => &["monday"],
        "dienstag" | "di" => &["tuesday"],
        "mittwoch" | "mi" => &["wednesday"],
        "donnerstag" | "do" => &["thursday"],
        "freitag" | "fr" => &["friday"],
        "samstag" | "sonnabend" | "sa" => &["saturday"],
        "sonntag" | "so" => &["sunday"],
        "montags" => &["mondays"],
        "dienstags" => &["tuesdays"],
        "mittwochs" => &["wednesdays"],
        "donnerstags" => &["thursdays"],
        "freitags" => &["fridays"],
        "samstags" | "sonnabends" => &["saturdays"],
        "sonntags" => &["sundays"],
        "werktags" => &["weekdays"],
        "heute" => &["today"],
        "morgen" => &["tomorrow"],
        "gestern" => &["yesterday"],
        "uebermorgen" => &["day", "after", "tomorrow"],
        "morgens" | "vormittag" | "vormittags" => &["morning"],
        "nachmittag" | "nachmittags" => &["afternoon"],
        "abend" | "abends" => &["evening"],
        "nacht" | "nachts" => &["night"],
        "mittag" | "mittags" => &["noon"],
        "mitternacht" => &["midnight"],
        _ => &[],
    }
}

fn month(word: &str) -> &'static [&'static str] {
    match word {
        "januar" | "jaenner" => &["january"],
        "februar" => &["february"],
        "maerz" | "maer" => &["march"],
        "mai" => &["may"],
        "juni" => &["june"],
        "juli" => &["july"],
        "oktober" | "okt" => &["october"],
        "dezember" | "dez" => &["december"],
        _ => &[],
    }
}

fn repeat(word: &str) -> &'static [&'static str] {
    match word {
        "jeden" | "jede" | "jeder" | "jedes" | "alle" => &["every"],
        "taeglich" => &["daily"],
        "woechentlich" => &["weekly"],
        "zweiwoechentlich" | "vierzehntaegig" => &["fortnightly"],
        "monatlich" => &["monthly"],
        "erste" | "ersten" | "erster" | "erstes" => &["first"],
        "zweite" | "zweiten" | "zweiter" | "zweites" => &["second"],
        "dritte" | "dritten" | "dritter" | "drittes" => &["third"],
        "vierte" | "vierten" | "vierter" | "viertes" => &["fourth"],
        "letzte" | "letzten" | "letzter" | "letztes" => &["last"],
        "naechste" | "naechsten" | "naechster" | "naechstes" => &["next"],
        "diese" | "diesen" | "dieser" | "dieses" => &["this"],
        "kommende" | "kommenden" | "kommender" | "kommendes" => &["coming"],
        _ => &[],
    }
}

fn count(word: &str) -> &'static [&'static str] {
    match word {
        "ein" | "eine" | "einen" | "einer" | "eins" => &["one"],
        "zwei" => &["two"],
        "drei" => &["three"],
        "vier" => &["four"],
        "fuenf" => &["five"],
        "sechs" => &["six"],
        "sieben" => &["seven"],
        "acht" => &["eight"],
        "neun" => &["nine"],
        "zehn" => &["ten"],
        "elf" => &["eleven"],
        "zwoelf" => &["twelve"],
        _ => &[],
    }
}

fn unit(word: &str) -> &'static [&'static str] {
    match word {
        "minuten" => &["minutes"],
        "stunde" | "std" => &["hour"],
        "stunden" => &["hours"],
        "tag" => &["day"],
        "tage" | "tagen" => &["days"],
        "woche" => &["week"],
        "wochen" => &["weeks"],
        "monat" | "monats" => &["month"],
        "monate" | "monaten" => &["months"],
        "mal" | "treffen" | "termine" => &["times"],
        "uhr" => &["o'clock"],
        _ => &[],
    }
}

fn little(word: &str) -> &'static [&'static str] {
    match word {
        "halb" => &["half", "past"],
        "um" => &["at"],
        "am" => &["on"],
        "im" => &["in", "the"],
        "des" => &["of", "the"],
        "dem" | "den" | "der" | "zum" => &["the"],
        "ab" | "beginnend" => &["starting"],
        "von" => &["from"],
        "bis" => &["to"],
        "fuer" => &["for"],
        "und" => &["and"],
        _ => &[],
    }
}
