//! The sayings about what a group costs; see `sayings.rs`.

use crate::domain::fee::{Absence, Amount, Costs, Currency, Fee, Period, Price, Stated};
use crate::reply::block::{Line, Span};
use crate::time::zone::Zone;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    decimal_sign();
    fee_price(price, period);
    fee_range(from, to);
    fee_and_absence(price, absence);
    absence_free(period);
    absence_notice(length);
    absence_charged(period);
    absence_costs(amount);
    absence_not_stated();
    fact_fee_from(date, fee);
    example_fee();
    example_absence();
    absence_comes_first(example);
    missing_absence();
    button_state_absence();
    fee_holds_from(date, count);
    fee_holds_at_once(count);
    fee_stays(count);

    told_fee_changes(label, date, fee);
    told_fee_later(label, date, fee);
    told_fee_is(label, date, fee);
    told_fee_is_none(label);
    told_fee_stays(label, fee);
    fee_until_then(fee);
    fee_if_not_for_you();

    refuse_fee_unclear(word, example);
    refuse_fee_no_amount(example);
    refuse_fee_no_currency(example);
    refuse_fee_several_currencies(codes, example);
    refuse_fee_unknown_currency(code, example);
    refuse_fee_no_period(example);
    refuse_fee_gift();
    refuse_fee_absence_unclear();
    refuse_fee_too_much();
    refuse_fee_first(example);
    refuse_absence_needed(label, example);
}

impl Voice {
    /// What a group costs: "no fee", or "20.00 EUR a session; an absence costs nothing".
    #[must_use]
    pub fn fee(&self, fee: &Fee) -> Line {
        match fee {
            Fee::None => self.no_fee(),
            Fee::Price(price) => self.fee_and_absence(self.price(price), self.absence(price)),
        }
    }

    /// What a group says that it costs, or that it does not say so.
    #[must_use]
    pub fn stated_fee(&self, stated: Option<&Stated>) -> Line {
        match stated {
            Some(Stated::Parts(statement)) => self.fee(&statement.fee),
            Some(Stated::Words(words)) => Span::Plain(words.reveal().clone()).into(),
            None => self.not_stated(),
        }
    }

    /// The same as facts of a group: what holds, and from when on in `zone` something else does.
    #[must_use]
    pub fn facts_of_fee(&self, costs: &Costs, zone: &Zone) -> Vec<Line> {
        let mut facts = vec![self.fact_fee(self.stated_fee(costs.now.as_ref()))];
        facts.extend(costs.ahead.as_ref().map(|ahead| {
            self.fact_fee_from(self.date(zone.local(ahead.from)), self.fee(&ahead.fee))
        }));
        facts
    }

    /// "20.00 EUR", or "20.00 EUR a session".
    #[must_use]
    pub fn most(&self, amount: Amount, currency: Currency, period: Option<Period>) -> Line {
        let amount = self.amount(amount, currency);
        match period {
            Some(period) => self.fee_price(amount, period.as_str()),
            None => amount.into(),
        }
    }

    fn price(&self, price: &Price) -> Line {
        let amount = self.amount(price.amount, price.currency);
        let amount = match price.up_to {
            Some(up_to) => {
                let from = Span::Words(self.in_units(price.amount, price.currency));
                self.fee_range(from, self.amount(up_to, price.currency))
            }
            None => amount.into(),
        };
        self.fee_price(amount, price.period.as_str())
    }

    fn absence(&self, price: &Price) -> Line {
        let period = price.period.as_str();
        match price.absence {
            None => self.absence_not_stated(),
            Some(Absence::Free) => self.absence_free(period),
            Some(Absence::Charged) => self.absence_charged(period),
            Some(Absence::Costs(amount)) => self.absence_costs(self.amount(amount, price.currency)),
            Some(Absence::Notice(hours)) => {
                let length = match (hours / 24, hours % 24) {
                    (days @ 2.., 0) => self.days(days),
                    _ => self.hours(hours),
                };
                self.absence_notice(length)
            }
        }
    }

    fn amount(&self, amount: Amount, currency: Currency) -> Span {
        Span::Words(format!("{} {}", self.in_units(amount, currency), currency.code()))
    }

    /// In whole units and all the digits the currency has behind the point; never rounded.
    fn in_units(&self, Amount(amount): Amount, currency: Currency) -> String {
        let places = currency.places();
        let unit = 10_i64.pow(places);
        match places {
            0 => amount.to_string(),
            _ => {
                let sign = self.decimal_sign().plain();
                let (whole, part) = (amount / unit, amount % unit);
                format!("{whole}{sign}{part:0width$}", width = places as usize)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::fee;
    use crate::reply::words::Words;

    #[test]
    fn a_fee_is_said_exactly_in_each_language() {
        let words = Words::load().unwrap();
        for (typed, english, german) in [
            ("none", "no fee", "kostenlos"),
            (
                "20 EUR a session, absence full",
                "20.00 EUR a session; an absence costs the whole",
                "20,00 EUR pro Treffen; Fehlen kostet so viel wie Kommen",
            ),
            (
                "10-20 CHF a month, absence free",
                "10.00 to 20.00 CHF a month; what is missed is not paid",
                "10,00 bis 20,00 CHF pro Monat; was man versäumt, kostet nichts",
            ),
            (
                "1500 JPY a week, absence costs 500",
                "1500 JPY a week; an absence costs 500 JPY",
                "1500 JPY pro Woche; Fehlen kostet 500 JPY",
            ),
            (
                "5.05 KWD for the whole course",
                "5.050 KWD for the whole course; what an absence costs is not stated",
                "5,050 KWD für den ganzen Kurs; was Fehlen kostet, ist nicht angegeben",
            ),
            (
                "20 EUR a session, absence free if told 2 days before",
                "20.00 EUR a session; an absence costs nothing if it is said at least 2 days before, and else the whole",
                "20,00 EUR pro Treffen; Fehlen kostet nichts, wenn man es mindestens 2 Tage vorher sagt, sonst so viel wie Kommen",
            ),
        ] {
            let fee = fee::parse(typed).unwrap();
            assert_eq!(words.voice(Some("en")).fee(&fee).plain(), english);
            assert_eq!(words.voice(Some("de")).fee(&fee).plain(), german);
        }
    }
}
