-- Running a group: who leads it together, whether somebody was there to begin, and who came.

-- A code by which one person more leads a group. Only its keyed hash is kept; it goes when it is used.
create table cofacilitator_codes (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    made_by     integer not null references persons (id) on delete cascade,
    hash        text    not null unique,
    created_at  integer not null,
    expires_at  integer not null
) strict;

create index cofacilitator_codes_by_maker on cofacilitator_codes (made_by);
