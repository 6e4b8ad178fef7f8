//! Currencies: by their code (ISO 4217), by a sign or a word that means one of them, and which signs and
//! words mean several.

/// The currencies in use, by code.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP \
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP \
    LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Those without a smaller unit, and those with thousandths; all others have hundredths (ISO 4217; the fifths
/// of the ouguiya and the ariary are written with two places there).
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// Signs and words, folded, and the one currency each means.
const NAMED: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("£", "GBP"),
    ("us$", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₴", "UAH"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("zł", "PLN"),
    ("zloty", "PLN"),
    ("złoty", "PLN"),
    ("franken", "CHF"),
    ("yen", "JPY"),
    ("rand", "ZAR"),
];

/// Signs and words, folded, that mean several, and which.
const SEVERAL: &[(&str, &str)] = &[
    ("$", "USD, CAD, AUD, NZD"),
    ("dollar", "USD, CAD, AUD, NZD"),
    ("dollars", "USD, CAD, AUD, NZD"),
    ("pound", "GBP, EGP"),
    ("pounds", "GBP, EGP"),
    ("¥", "JPY, CNY"),
    ("kr", "DKK, NOK, SEK, ISK"),
    ("krone", "DKK, NOK"),
    ("kronen", "DKK, NOK, SEK"),
    ("peso", "MXN, ARS, CLP, COP, PHP"),
    ("pesos", "MXN, ARS, CLP, COP, PHP"),
    ("franc", "CHF, XOF, XAF"),
    ("francs", "CHF, XOF, XAF"),
    ("rupee", "INR, NPR, PKR, LKR"),
    ("rupees", "INR, NPR, PKR, LKR"),
];

/// A currency, by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency(&'static str);

/// What a folded word or sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// This one.
    One(Currency),
    /// One of these.
    Several(&'static str),
    /// None.
    Nothing,
}

impl Currency {
    /// The currency with this code, in any case.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        CODES.split_whitespace().find(|known| known.eq_ignore_ascii_case(code)).map(Self)
    }

    /// The euro.
    pub const EUR: Self = Self("EUR");

    /// How many digits stand behind the point.
    #[must_use]
    pub fn places(self) -> u32 {
        let in_list = |list: &str| list.split_whitespace().any(|code| code == self.0);
        match self.0 {
            _ if in_list(WHOLE) => 0,
            _ if in_list(THOUSANDTHS) => 3,
            _ => 2,
        }
    }

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }
}

pub(super) fn meant_by(word: &str) -> Meant {
    if let Some(currency) = Currency::of_code(word) {
        return Meant::One(currency);
    }
    let one = NAMED.iter().find(|(known, _)| *known == word);
    if let Some(currency) = one.and_then(|(_, code)| Currency::of_code(code)) {
        return Meant::One(currency);
    }
    let several = SEVERAL.iter().find(|(known, _)| *known == word);
    several.map_or(Meant::Nothing, |(_, which)| Meant::Several(which))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_three_letters_and_in_order() {
        let codes: Vec<&str> = CODES.split_whitespace().collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert!(codes.iter().all(|code| code.len() == 3));
    }

    #[test]
    fn every_sign_leads_to_codes_there_are() {
        for (sign, code) in NAMED {
            assert!(Currency::of_code(code).is_some(), "{sign}");
        }
        for list in [WHOLE, THOUSANDTHS] {
            assert!(list.split_whitespace().all(|code| Currency::of_code(code).is_some()));
        }
        for (sign, codes) in SEVERAL {
            assert!(codes.split(", ").all(|code| Currency::of_code(code).is_some()), "{sign}");
        }
        assert_eq!(meant_by("xyz"), Meant::Nothing);
    }
}
