insert into duties (session_id, duty, person_id, taken_at) values (1, 'lead', 1, 1796000100);
