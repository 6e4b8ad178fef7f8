insert into concerns (id, reference, group_id, about, inside, raised_at, ended_at, how) values
    (1, 'C-7F3K', 1, 1, 1, 100, null, null),
    (2, 'C-0000', 1, null, 0, 90, 95, 'handled');
insert into concern_words (id, concern_id, person_id, part, sealed, written_at)
    values (1, 1, 1, 'raised', x'00', 100);
insert into holds (group_id, since, in_break) values (1, 100, 0);
insert into audit (id, at, hat, actor, action, group_id, thing, row_id) values
    (1, 100, 'operator', 1, 'concerns:pause', 1, 'concern', 1),
    (2, 101, 'system', null, 'concern', 1, 'concern', 2);
