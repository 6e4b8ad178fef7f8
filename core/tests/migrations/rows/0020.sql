-- Two rights that are missing at one chat, and a request that is being approved there.

insert into access_troubles (chat_id, why, since) values
    (2, 'telegram-ban', 1796000200), (2, 'telegram-invite', 1796000201);
insert into access_changes (id, chat_id, role, person_id, wish, revision, asked, created_at) values
    (20, 2, '', 1, 'in', 2, 2, 1796000202);
