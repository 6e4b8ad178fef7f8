insert into fees (group_id, state, statement, amount, amount_to, currency, period, absence, absence_of,
                  holds_from, stated_at) values
    (1, 'holds', 'no fee', null, null, null, null, null, null, 5, 5),
    (1, 'ahead', '20 EUR a session', 2000, 3000, 'EUR', 'session', 'notice', 24, 9, 5);
insert into credentials (person_id, kind, sealed, expires_on, stated_at, checked_at, checked_until, checked_by,
                         note) values
    (1, 'licensed', x'00', '2027-12-31', 5, 6, '2027-06-30', 1, x'00');
insert into licence_requests (group_id, asked_at) values (1, 5);
insert into licence_askers (group_id, token, asked_at) values (1, 'ab12', 5);
