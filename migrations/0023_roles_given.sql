-- What a role shows of who is in a group, and to whom one was given by us.

-- What whoever leads the group was told that the role shows others; empty where nothing was.
alter table group_roles add column told text not null default '';

-- Whom we let into a Telegram chat, as before, and now also whom we gave a role: nobody loses by leaving what
-- somebody else gave them.
create table access_given_at (
    chat_id     integer not null references chats (id) on delete cascade,
    -- A role on the chat's server; empty where the door is the chat itself.
    role        text    not null default '',
    person_id   integer not null references persons (id) on delete cascade,
    state       text    not null check (state in ('let_in', 'barred')),
    since       integer not null,
    primary key (chat_id, role, person_id)
) strict;

insert into access_given_at (chat_id, person_id, state, since)
    select chat_id, person_id, state, since from access_given;
drop table access_given;
alter table access_given_at rename to access_given;
create index access_given_by_person on access_given (person_id);

-- Until now it was not noted. Whoever is in a group that gives a role, and is not owed it any more, has it by us
-- as far as anybody can tell.
insert into access_given (chat_id, role, person_id, state, since)
    select min(c.id), r.role, m.person_id, 'let_in', max(m.changed_at) from group_roles r
    join chats c on c.id = r.chat_id
    join groups g on g.id = r.group_id and g.state <> 'closed'
    join memberships m on m.group_id = g.id and m.state = 'active'
    join persons p on p.id = m.person_id and p.platform = c.platform
    where not exists (select 1 from access_changes a
                      where a.person_id = m.person_id and a.role = r.role and a.wish = 'in')
    group by c.space, r.role, m.person_id;
-- Who is owed one still may have got it by a try of before.
update access_changes set asked = revision where role <> '' and wish = 'in';
