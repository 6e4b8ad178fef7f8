//! Refusals about what a group costs. Each says what to write instead.

use crate::domain::fee::BadFee;
use crate::domain::private::Private;
use crate::domain::text::BadText;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

use super::{Refusal, code, plain};

/// Why a fee was not taken.
#[derive(Debug)]
pub enum FeeRefusal {
    /// What was typed is none.
    Bad(BadFee),
    /// An absence from what?
    FeeFirst,
    /// A group that is found must say what an absence costs: its label.
    AbsenceNeeded(Private<String>),
}

impl FeeRefusal {
    pub(super) fn say(&self, voice: &Voice) -> Line {
        let example = code(&format!("fee:{}", voice.example_fee().plain()));
        match self {
            Self::Bad(bad) => said(voice, bad, example),
            Self::FeeFirst => voice.refuse_fee_first(example),
            Self::AbsenceNeeded(label) => voice.refuse_absence_needed(label, example),
        }
    }
}

fn said(voice: &Voice, bad: &BadFee, example: Span) -> Line {
    match bad {
        BadFee::Text(BadText::Empty) | BadFee::NoAmount => voice.refuse_fee_no_amount(example),
        BadFee::Text(BadText::TooLong(longest)) => {
            Refusal::TooLong { argument: "fee", longest: *longest }.say(voice)
        }
        BadFee::NotUnderstood(word) => voice.refuse_fee_unclear(plain(word.as_str()), example),
        BadFee::NoCurrency => voice.refuse_fee_no_currency(example),
        BadFee::SeveralCurrencies(codes) => {
            voice.refuse_fee_several_currencies(plain(*codes), example)
        }
        BadFee::UnknownCurrency(code) => {
            voice.refuse_fee_unknown_currency(plain(code.as_str()), example)
        }
        BadFee::NoPeriod => voice.refuse_fee_no_period(example),
        BadFee::Gift => voice.refuse_fee_gift(),
        BadFee::AbsenceUnclear => voice.refuse_fee_absence_unclear(),
        BadFee::TooMuch => voice.refuse_fee_too_much(),
    }
}
