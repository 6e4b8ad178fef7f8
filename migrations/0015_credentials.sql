-- With what right groups are led: what those who lead them state, what the operator checked of it, and that
-- somebody asked.

-- What somebody who leads groups states of their profession, shown in all the groups they lead.
create table credentials (
    id            integer primary key autoincrement,
    person_id     integer not null unique references persons (id) on delete cascade,
    -- Whether they state a profession or that they are a peer: what groups can be found by.
    kind          text    not null check (kind in ('profession', 'peer')),
    -- Profession, number, body, country, register, last day; nothing of a peer.
    sealed        blob    not null,
    stated_at     integer not null,
    -- Grows with every statement and every check, so that nobody checks what they have not seen.
    revision      integer not null default 1,
    -- The operator's word, until its last day (YYYY-MM-DD). A new statement takes it away.
    checked_at    integer,
    checked_until text,
    checked_by    integer references persons (id) on delete set null,
    -- What the operator noted of the check.
    note          blob,
    check ((checked_at is null) = (checked_until is null)),
    check (note is null or checked_at is not null),
    check (kind = 'profession' or checked_at is null)
) strict;

-- That somebody asked with what right this person leads; not who. It goes when they say it.
create table licence_requests (
    person_id   integer not null references persons (id) on delete cascade,
    -- Since when it waits, and when it was last passed on.
    asked_at    integer not null,
    told_at     integer not null,
    primary key (person_id)
) strict, without rowid;

-- So that nobody asks twice in a while: a keyed hash of who is asked and who asks, for each pair another. It
-- holds no identity, and is not tied to the request.
create table licence_askers (
    person_id   integer not null references persons (id) on delete cascade,
    token       text    not null,
    asked_at    integer not null,
    primary key (person_id, token)
) strict, without rowid;
