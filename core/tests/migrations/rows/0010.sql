insert into memberships (id, group_id, person_id, role, state, alias, changed_at) values
    (70, 2, 1, 'member', 'offered', 'D.', 1796000070);
insert into waitlist (number, membership_id, since, passed) values (3, 70, 1796000070, 0);
insert into seat_offers (id, membership_id, session_id, state, offered_at, answer_by, ended_at) values
    (1, 70, 1, 'lapsed', 1796000071, 1796000072, 1796000072),
    (2, 70, null, 'open', 1796000073, 1796086473, null);
insert into guests (session_id, person_id, since) values (1, 1, 1796000074);
