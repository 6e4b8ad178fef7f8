-- Whether somebody was there to begin.

-- Whether somebody begins a group's sessions. No row: it is looked at, and none was missed.
create table host_watch (
    group_id         integer not null references groups (id) on delete cascade,
    watched          integer not null default 1 check (watched in (0, 1)),
    -- How many sessions in a row nobody began.
    missed           integer not null default 0,
    -- Since when it takes nobody new for that.
    joins_paused_at  integer,
    primary key (group_id)
) strict;

-- Sessions that nobody began: each start is counted once.
create table no_shows (
    session_id  integer not null references sessions (id) on delete cascade,
    revision    integer not null,
    noted_at    integer not null,
    primary key (session_id, revision)
) strict;
