-- Everything the main job needs: people, groups, chats, sessions, and what is owed.
--
-- Conventions: ids are ours and are the only thing a log may show; times are whole seconds since
-- 1970 in UTC, except *_local, which are wall-clock texts (YYYY-MM-DDTHH:MM:SS) in the row's zone and
-- are the truth a UTC time is derived from; `sealed` columns hold AEAD ciphertext (store/seal.rs).

create table persons (
    id          integer primary key,
    platform    text    not null check (platform in ('discord', 'telegram')),
    account     text    not null,
    language    text,
    zone        text,
    -- 'closed' once the platform said that private messages do not arrive; open again when they write.
    reach       text    not null default 'open' check (reach in ('open', 'closed')),
    created_at  integer not null,
    unique (platform, account)
) strict;

-- The same human on both platforms, by their own wish. Never a merge: parted again by one delete.
create table links (
    person_id   integer not null references persons (id) on delete cascade,
    other_id    integer not null references persons (id) on delete cascade,
    since       integer not null,
    primary key (person_id, other_id),
    check (person_id < other_id)
) strict;

create table groups (
    id          integer primary key,
    name        text    not null,
    -- The neutral name, the only one a reminder shows.
    label       text    not null,
    about       text,
    zone        text    not null,
    language    text    not null,
    kind        text    not null default 'drop-in' check (kind in ('drop-in', 'fixed', 'course')),
    entry       text    not null default 'direct' check (entry in ('direct', 'request', 'invite')),
    state       text    not null
                check (state in ('draft', 'unlisted', 'listed', 'paused', 'closed')),
    capacity    integer check (capacity > 0),
    fee         text,
    created_at  integer not null,
    admitted_at integer,
    admitted_by integer references persons (id) on delete set null
) strict;

create table group_topics (
    group_id    integer not null references groups (id) on delete cascade,
    topic       text    not null,
    primary key (group_id, topic)
) strict;

-- How long before a session its reminders fall due, in seconds.
create table group_reminders (
    group_id    integer not null references groups (id) on delete cascade,
    offset_s    integer not null check (offset_s > 0),
    primary key (group_id, offset_s)
) strict;

create table chats (
    id          integer primary key,
    platform    text    not null check (platform in ('discord', 'telegram')),
    space       text    not null default '',
    chat        text    not null,
    topic       text    not null default '',
    openness    text    not null default 'unknown',
    -- 'gone': it cannot be posted to; 'left': the bot is not on its server any more.
    state       text    not null default 'present' check (state in ('present', 'gone', 'left')),
    -- Grows each time the chat is lost, so that its facilitators are told once each time.
    losses      integer not null default 0,
    unique (platform, chat, topic)
) strict;

create table bindings (
    chat_id     integer not null references chats (id) on delete cascade,
    group_id    integer not null references groups (id) on delete cascade,
    bound_at    integer not null,
    bound_by    integer references persons (id) on delete set null,
    primary key (chat_id, group_id)
) strict;

-- A chat serves one group for now: dropping this index is all it takes to change that.
create unique index a_chat_serves_one_group on bindings (chat_id);
create index bindings_by_group on bindings (group_id);

create table memberships (
    id          integer primary key,
    group_id    integer not null references groups (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    role        text    not null check (role in ('member', 'facilitator')),
    state       text    not null check (state in
                ('requested', 'waiting', 'offered', 'active', 'declined', 'left', 'removed')),
    alias       text,
    changed_at  integer not null,
    unique (group_id, person_id)
) strict;

create index memberships_by_person on memberships (person_id);

create table venues (
    id          integer primary key,
    group_id    integer not null references groups (id) on delete cascade,
    kind        text    not null check (kind in
                ('link', 'phone', 'discord_channel', 'telegram_video', 'place')),
    sealed      blob    not null,
    created_at  integer not null
) strict;

create table series (
    id             integer primary key,
    group_id       integer not null references groups (id) on delete cascade,
    -- RFC 5545 RRULE value; empty for a single session.
    rule           text    not null,
    start_local    text    not null,
    zone           text    not null,
    length_minutes integer not null check (length_minutes > 0),
    venue_id       integer references venues (id) on delete set null,
    -- A series that a later rule change replaced goes no further than this wall-clock time.
    ends_local     text,
    created_by     integer references persons (id) on delete set null,
    created_at     integer not null
) strict;

create index series_by_group on series (group_id);

create table sessions (
    id             integer primary key,
    series_id      integer not null references series (id) on delete cascade,
    group_id       integer not null references groups (id) on delete cascade,
    -- The place in the rule (0 is the first) and the wall-clock time the rule gave it: identity.
    slot           integer not null,
    slot_local     text    not null,
    start_local    text    not null,
    zone           text    not null,
    starts_at      integer not null,
    -- The UTC time everybody was told when the session was made.
    posted_for     integer not null,
    -- The zone data `starts_at` was derived with.
    zone_data      text    not null,
    length_minutes integer not null,
    venue_id       integer references venues (id) on delete set null,
    state          text    not null default 'planned' check (state in ('planned', 'cancelled')),
    -- Grows with every change of the start, so that a moved session's reminders are new ones.
    revision       integer not null default 1,
    begun_at       integer,
    unique (series_id, slot)
) strict;

create index sessions_by_group on sessions (group_id, starts_at);
create index sessions_by_start on sessions (starts_at);

create table rsvps (
    session_id  integer not null references sessions (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    answer      text    not null check (answer in ('coming', 'cant_come')),
    answered_at integer not null,
    primary key (session_id, person_id)
) strict;

-- One lane a platform token; `epoch` counts its holders, and every write of a holder is guarded by it.
create table lanes (
    name        text    primary key check (name in ('discord', 'telegram')),
    epoch       integer not null default 0,
    taken_at    integer
) strict;

insert into lanes (name) values ('discord'), ('telegram');

create table deliveries (
    id          integer primary key,
    lane        text    not null references lanes (name),
    kind        text    not null,
    -- What it is about: the id in the table that the kind says (domain/delivery.rs).
    subject     integer not null,
    revision    integer not null default 0,
    offset_s    integer not null default 0,
    chat_id     integer references chats (id) on delete cascade,
    person_id   integer references persons (id) on delete cascade,
    state       text    not null default 'pending' check (state in
                ('pending', 'sending', 'sent', 'in_doubt', 'refused',
                 'expired', 'superseded', 'cancelled')),
    due_at      integer not null,
    -- Not to be sent from this moment on; none for what never grows stale.
    expires_at  integer,
    -- What is more urgent goes first: the session's start, or the due time.
    urgency_at  integer not null,
    -- The holding that marked it as sending, and when it was first marked.
    epoch       integer,
    first_try_at integer,
    -- How often it ended in doubt.
    doubts      integer not null default 0,
    -- What the recipient was told of the session: its start, or nothing if told that it is cancelled.
    told_start  integer,
    told_state  text,
    message     text,
    reason      text,
    ended_at    integer,
    created_at  integer not null,
    check ((chat_id is null) <> (person_id is null))
) strict;

-- Each thing is owed once.
create unique index a_delivery_is_owed_once on deliveries
    (kind, subject, revision, offset_s, coalesce(chat_id, 0), coalesce(person_id, 0));
create index deliveries_pending on deliveries (lane, due_at) where state = 'pending';
create index deliveries_sending on deliveries (lane) where state = 'sending';
create index deliveries_by_subject on deliveries (kind, subject);
create index deliveries_by_chat on deliveries (chat_id) where chat_id is not null;
create index deliveries_by_person on deliveries (person_id) where person_id is not null;

-- A half-finished request of one person.
create table drafts (
    id          integer primary key,
    person_id   integer not null references persons (id) on delete cascade,
    kind        text    not null,
    sealed      blob    not null,
    -- Whether text typed in the private chat is the answer to it.
    awaits_text integer not null default 0 check (awaits_text in (0, 1)),
    created_at  integer not null,
    expires_at  integer not null
) strict;

create index drafts_by_person on drafts (person_id);
create index drafts_by_expiry on drafts (expires_at);

-- Requests stored before their updates are acknowledged; deleted in the transaction that handles them.
create table kept (
    platform    text    not null,
    event       text    not null,
    position    integer not null,
    sealed      blob    not null,
    kept_at     integer not null,
    primary key (platform, event)
) strict;

-- Events that were handled: each is handled once. Purged after two days.
create table handled (
    platform    text    not null,
    event       text    not null,
    handled_at  integer not null,
    primary key (platform, event)
) strict;

-- Small values the program remembers: the zone data sessions were derived with, hashes of menus.
create table facts (
    key         text    primary key,
    value       text    not null
) strict;
