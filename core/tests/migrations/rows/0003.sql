insert into person_reminders (group_id, person_id, offset_s) values (1, 1, 3600);
insert into announcements (id, group_id, sealed, created_at) values (1, 1, x'00', 1796000030);
insert into forgotten (token, forgotten_at) values ('5f', 1796000031);
