-- Listings: groups known only from an imported directory. They can be found, and cannot be joined here.
--
-- What a directory says beyond these columns is not kept at all: notes carry passcodes and names, links
-- and numbers lead into calls, and contacts and payment handles are other people's.

-- Where listings come from: one row for each directory the operator imports, under the operator's name for it.
create table directories (
    id          integer primary key,
    name        text    not null unique,
    -- For meetings that name no zone of their own, and what the whole directory is about; remembered,
    -- so that the next import of the same directory needs neither again.
    zone        text,
    topics      text    not null default '',
    imported_at integer not null
) strict;

create table listings (
    id           integer primary key,
    directory_id integer not null references directories (id) on delete cascade,
    -- The directory's own name for it: what the next import finds it again by.
    key          text    not null,
    name         text    not null,
    zone         text    not null,
    -- When it meets, as in `series`; nothing in all three for a meeting by appointment.
    rule         text,
    start_local  text,
    length_minutes integer check (length_minutes > 0),
    -- Language tags, topics, and whom it welcomes (domain/listing.rs), with commas between.
    languages    text    not null default '',
    topics       text    not null default '',
    welcomes     text    not null default '',
    entry        text    check (entry in ('open', 'closed')),
    -- Which ways in there are. The ways themselves are on its public page.
    online       integer not null check (online in (0, 1)),
    phone        integer not null check (phone in (0, 1)),
    in_person    integer not null check (in_person in (0, 1)),
    page         text,
    -- What it is searched by: folded words, a space before and behind each.
    words        text    not null,
    -- 'retired' once an import did not hold it any more: not found, and live again if it comes back.
    state        text    not null default 'live' check (state in ('live', 'retired')),
    changed_at   integer not null,
    unique (directory_id, key),
    check ((rule is null) = (start_local is null) and (rule is null) = (length_minutes is null))
) strict;
