//! The sayings about professions, stated and checked, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    fact_leads_unstated(name);
    fact_leads_peer(name);
    fact_leads_stated(name, profession, date);
    fact_leads_stated_openly(name, date);
    fact_leads_ended(name, profession, date);
    fact_leads_ended_openly(name, date);
    fact_leads_checked(name, profession, date, until);
    fact_leads_checked_openly(name, date, until);
    fact_licence(number, body, country, expires, register);
    credential_is();
    credential_none();
    credential_what_for();
    credential_how(example);
    credential_example();
    preview_credential();
    preview_credential_ends_check();
    credential_stated();
    credential_taken_back();
    button_state_profession();
    button_i_am_a_peer();
    button_take_statement_back();
    refuse_stated_already();
    refuse_peer_has_no_licence();
    refuse_bad_register();
    refuse_bad_day(example);
    refuse_ended_already();
    refuse_not_for_you_to_say();
}
