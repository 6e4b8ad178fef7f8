insert into kept_out (group_id, token) values (1, '6a');
