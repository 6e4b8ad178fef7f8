-- What everyday use needs beside the main job.

-- How long before a session somebody is reminded privately, by their own wish.
create table person_reminders (
    group_id    integer not null references groups (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    offset_s    integer not null check (offset_s > 0),
    primary key (group_id, person_id, offset_s)
) strict;

-- A facilitator's words to the group's chats. Sealed, and erased once they have been said.
create table announcements (
    id          integer primary key,
    group_id    integer not null references groups (id) on delete cascade,
    sealed      blob    not null,
    created_at  integer not null
) strict;

-- Keyed hashes of accounts that asked to be forgotten, so that a restored backup forgets them again.
create table forgotten (
    token        text    primary key,
    forgotten_at integer not null
) strict;
