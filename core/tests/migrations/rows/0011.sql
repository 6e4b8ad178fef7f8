-- At least one row in every table that 0011 makes.

insert into group_roles (chat_id, group_id, role) values (1, 1, '7700');
insert into kept_doors (chat_id, since) values (2, 1796000030);
insert into access_changes (id, chat_id, role, person_id, sealed, wish, revision, created_at) values
    (1, 1, '7700', 1, null, 'in', 1, 1796000031),
    (2, 2, '', null, x'0022', 'out', 2, 1796000032);
insert into access_given (chat_id, person_id, state, since) values (2, 2, 'let_in', 1796000033);
insert into invite_links (id, chat_id, person_id, sealed, doubts, created_at, expires_at) values
    (1, 2, 2, x'0033', 1, 1796000034, 1796086434);
insert into join_requests (id, chat_id, sealed, asked_at, expires_at) values
    (1, 2, x'0044', 1796000035, 1796604835);
insert into access_troubles (chat_id, why, since) values (1, 'discord-roles', 1796000036);
