insert into audit (id, at, hat, actor, action, group_id, thing, row_id) values
    (1, 100, 'operator', 1, 'concerns:pause', 1, 'concern', 1),
    (2, 101, 'system', null, 'concern', 1, 'concern', 2);
