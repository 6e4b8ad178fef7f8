-- Two people a session: who leads it, and who minds the door. Taken by those who lead the group, for themselves.
create table duties (
    session_id  integer not null references sessions (id) on delete cascade,
    duty        text    not null check (duty in ('lead', 'door')),
    person_id   integer not null references persons (id) on delete cascade,
    taken_at    integer not null,
    primary key (session_id, duty)
) strict;

create index duties_by_person on duties (person_id);

-- Until which day (YYYY-MM-DD, where the group is) a group means to take its break: where those who lead it said so.
create table breaks (
    group_id    integer not null references groups (id) on delete cascade,
    until_day   text    not null,
    primary key (group_id)
) strict;
