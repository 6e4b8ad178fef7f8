-- Who came to a session, where a group notes that: off unless those who lead it switch it on.

-- The groups that note it, and since when: of sessions that were over before, nobody is asked.
create table attendance_kept (
    group_id  integer not null references groups (id) on delete cascade,
    since     integer not null,
    primary key (group_id)
) strict;

-- One row a person and session, made when it is asked; 'open' until somebody says.
create table attendance (
    id          integer primary key autoincrement,
    session_id  integer not null references sessions (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    state       text    not null default 'open'
                check (state in ('open', 'attended', 'missed', 'excused')),
    noted_at    integer not null,
    unique (session_id, person_id)
) strict;

create index attendance_by_person on attendance (person_id);
