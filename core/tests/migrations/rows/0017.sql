insert into attendance_kept (group_id, since) values (1, 1796000100);
insert into attendance (id, session_id, person_id, state, noted_at) values (1, 1, 1, 'attended', 1796000101);
