insert into duties (session_id, duty, person_id, taken_at) values (1, 'lead', 1, 1796000100);
insert into breaks (group_id, until_day) values (1, '2027-01-07');
