//! The sayings about running a group, see `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    code_for_a_cofacilitator(label);
    code_how_to_use(command, hours);
    code_kept_as_hash();
    button_take_code_back();
    code_taken_back(label);
    preview_lead(label, names);
    preview_lead_unnamed(label);
    preview_lead_means();
    preview_lead_keeps_name(name);
    leads_now(label);
    leads_now_name();
    told_cofacilitator(name, label);
    told_cofacilitator_unnamed(label);
    told_session_begins(label);
    button_begun();
    button_cancel_session();
    button_take_new_again();
    told_host_missing(label, at);
    host_missing_first();
    host_missing_again();
    host_missing_still();
    told_joins_paused(label);
    told_hosts_missing(name, number);
    begun(label);
    begun_already(label, at);
    begun_joins_again();
    joins_again(label);
    watch_on(label);
    watch_off(label);
    fact_joins_paused();
    seat_withheld(label);
    fact_not_watched();
    refuse_too_early_to_begin(label, opens);
    refuse_code_unknown();
    refuse_leads_already(label);
    refuse_no_code_and_no_group();
}
