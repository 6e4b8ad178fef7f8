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
    refuse_code_unknown();
    refuse_leads_already(label);
    refuse_no_code_and_no_group();
}
