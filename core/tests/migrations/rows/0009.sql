insert into entry_questions (group_id, position, question) values (1, 1, 'Which evenings suit you?');
insert into agreements (group_id, version, words, since) values (1, 1, 'We keep names to ourselves.', 1796000050);
insert into agreed (group_id, person_id, version, agreed_at) values (1, 1, 1, 1796000051);
insert into entry_requests (id, group_id, person_id, sealed, asked_at) values (1, 1, 2, x'00', 1796000052);
insert into entry_words (request_id, part, sealed, said_at) values (1, 'question', x'00', 1796000053);
insert into invitations (group_id, made_by, token, made_at, expires_at) values (1, 1, '5e', 1796000054, 1796604854);
