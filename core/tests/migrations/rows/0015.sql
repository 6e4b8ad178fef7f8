insert into credentials (person_id, kind, sealed, stated_at, revision, checked_at, checked_until, checked_by,
                         note) values
    (1, 'profession', x'00', 1796000100, 2, 1796000200, '2027-06-30', 1, x'00');
insert into licence_requests (person_id, asked_at, told_at) values (1, 1796000100, 1796000100);
insert into licence_askers (person_id, token, asked_at) values (1, 'ab12', 1796000100);
