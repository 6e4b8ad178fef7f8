-- Somebody who was given a role by us, of which who leads the group was told that it shows too much.

insert into access_given (chat_id, role, person_id, state, since) values (1, '7701', 1, 'let_in', 1796000240);
update group_roles set told = 'discord-role-shown' where chat_id = 1;
