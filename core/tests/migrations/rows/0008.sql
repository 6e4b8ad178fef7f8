insert into fees (group_id, amount, amount_to, currency, period, absence, absence_of, holds_from, stated_at,
                  taken_back_at) values
    (1, null, null, null, null, null, null, 5, 5, null),
    (1, 2000, 3000, 'EUR', 'session', 'notice', 24, 9, 5, null),
    (1, 1500, null, 'JPY', 'week', null, null, 9, 5, 6);
