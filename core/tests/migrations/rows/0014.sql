insert into host_watch (group_id, watched, missed, joins_paused_at) values (1, 1, 2, 1796000200);
insert into no_shows (session_id, revision, noted_at) values (1, 2, 1796000201);
