//! Refusals about searching and wishing.

use crate::domain::filters::BadFilter;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// Why a search or a wish was not taken.
#[derive(Clone, Debug)]
pub enum Finding {
    /// A filter cannot be read.
    Filter(&'static str, BadFilter),
    /// There are as many wishes as the operator can read.
    ManyWishes,
    /// Nobody is there to read a wish.
    NobodyReadsWishes,
}

impl Finding {
    /// In words.
    pub(super) fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::Filter(argument, BadFilter::WhichHalf(hour)) => {
                let at = |hour: u16| Span::Code(format!("{argument}:{hour:02}:00"));
                voice.refuse_which_half(at(*hour % 12), at(*hour % 12 + 12))
            }
            Self::Filter(argument, BadFilter::NoCurrency) => {
                voice.refuse_filter_currency(Span::Code((*argument).to_owned()))
            }
            Self::Filter(argument, BadFilter::SeveralCurrencies(which)) => {
                let codes = Span::Code((*which).to_owned());
                voice.refuse_filter_currencies(Span::Code((*argument).to_owned()), codes)
            }
            Self::Filter("day", BadFilter::NotUnderstood) => voice.refuse_day_filter(),
            Self::Filter("after" | "before", BadFilter::NotUnderstood) => {
                voice.refuse_clock_filter()
            }
            Self::Filter(argument, BadFilter::NotUnderstood) => {
                voice.refuse_filter(Span::Code((*argument).to_owned()), *argument)
            }
            Self::ManyWishes => voice.refuse_many_wishes(),
            Self::NobodyReadsWishes => voice.refuse_nobody_reads_wishes(),
        }
    }
}
