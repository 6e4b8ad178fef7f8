//! The sayings about coming into a group: requests, what is asked and agreed, invitations; see
//! `sayings.rs`.

use crate::reply::block::Line;

use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    privacy_entry(days);
    they_ask_first(name);
    what_should_we_call_you();
    no_diagnosis_please();
    who_reads_answers(days);
    answered_so_far(done, all);
    form_no_diagnosis();
    leave_blank_what_you_like(label);
    asked_one_by_one(number, all, question);
    field_your_name();
    this_goes_to_who_leads(label);
    you_would_be_called(name);
    question_answered(question, answer);
    question_left_blank(question);
    request_sent(label);
    you_have_asked(label, since);
    request_taken_back(label);
    button_ask_to_join();
    button_answer();
    button_go_on();
    button_send();
    button_agree();
    button_agree_and_send();
    button_withdraw();
    only_by_invitation();

    asks_to_come_in(number, name, label);
    they_answered(text);
    was_asked_back(text);
    decide_and_it_is_erased();
    button_approve();
    button_decline();
    button_talk_first();
    nobody_asks(label);
    who_asks(label);
    one_who_asks(number, name, since);
    button_see_request(number);
    let_in(name, label);
    let_in_when_free(name, label);
    what_are_they_told(name);
    declined_why(why);
    button_no_room();
    button_no_fit();
    button_no_reason();
    button_own_words();
    declined(label);
    write_what_you_ask();
    write_your_answer();
    write_kind_words();
    preview_ask_back();
    preview_answer_back(label);
    preview_decline();
    asked_back();
    answered_back(label);
    told_asked_back(label);
    asked_back_how();
    told_let_in(label);
    told_let_in_when_free(label);
    told_declined(label);
    declined_in_own_words();
    may_ask_again(date);
    told_lapsed(label);

    asks_nothing(label);
    asks_this(label);
    questions_how();
    questions_need_requests(example);
    field_questions();
    write_questions();
    preview_questions(label);
    preview_no_questions(label);
    ask_for_no_diagnosis();
    button_write();
    button_change();

    agreement_of(label, version, since);
    agrees_on_nothing(label);
    agreement_proposal();
    how_many_agreed(agreed, members);
    field_agreement();
    write_agreement();
    preview_agreement(label);
    preview_no_agreement(label);
    agreement_set(label, version);
    agreement_dropped(label);
    button_use_proposal();
    button_read_agreement();
    told_agreement_changed(label);
    you_agreed(at);
    agreed(label, version);

    invitations_made(count, label, until);
    invitation_way(platform, way);
    invitations_how();
    invitations_open(count);
    no_invitation_open(label);
    one_invitation(number, until);
    button_revoke(number);
    invitation_revoked(number);
    you_are_invited(name);

    refuse_by_invitation(label);
    refuse_ask_again_from(label, date);
    refuse_request_gone();
    refuse_decided(state);
    refuse_decided_meanwhile();
    refuse_no_such_invitation();
    refuse_invitation_used();
    refuse_invitation_used_by(label);
    refuse_invitation_expired();
    refuse_too_many_invitations(label);
    refuse_too_many_questions(most);
    refuse_question_too_long(longest);
    refuse_no_agreement(label);
}
