insert into memberships (id, group_id, person_id, role, state, alias, changed_at) values
    (71, 2, 2, 'member', 'removed', null, 1796000080);
insert into expelled (membership_id) values (71);
insert into waits_by (membership_id, invitation_id) values (70, 1);
