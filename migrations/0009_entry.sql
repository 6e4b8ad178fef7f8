-- Getting in: what a group asks beforehand, what it agrees on, who asked to come, and who was invited.

-- What is asked of whoever wants to come in, in this order.
create table entry_questions (
    group_id    integer not null references groups (id) on delete cascade,
    position    integer not null check (position between 1 and 5),
    question    text    not null,
    primary key (group_id, position)
) strict;

-- What the members of a group agree on. A change is a new version; from one without words on the group
-- does without.
create table agreements (
    group_id    integer not null references groups (id) on delete cascade,
    version     integer not null check (version > 0),
    words       text    not null,
    since       integer not null,
    primary key (group_id, version)
) strict;

-- Who agreed, to which version, and when: the latest alone.
create table agreed (
    group_id    integer not null references groups (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    version     integer not null,
    agreed_at   integer not null,
    primary key (group_id, person_id)
) strict;

create index agreed_by_person on agreed (person_id);

-- Somebody asks to be let in. What was answered is sealed, and erased when the request is decided; one
-- that is taken back is erased whole. What was decided is kept as long as it keeps them from asking again.
create table entry_requests (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    state       text    not null default 'open' check (state in ('open', 'approved', 'declined')),
    sealed      blob,
    asked_at    integer not null,
    decided_at  integer,
    unique (group_id, person_id),
    check ((state = 'open') = (decided_at is null))
) strict;

create index entry_requests_by_person on entry_requests (person_id);

-- What was said about a request through it: asked back, answered, or said when it was declined. Sealed,
-- and erased with the answers; the last word once it was delivered.
create table entry_words (
    id          integer primary key autoincrement,
    request_id  integer not null references entry_requests (id) on delete cascade,
    part        text    not null check (part in ('question', 'answer', 'decision')),
    sealed      blob    not null,
    said_at     integer not null
) strict;

create index entry_words_by_request on entry_words (request_id);

-- Invitations: each lets one person in. Only a keyed hash of the code is here. Nobody comes in any more by
-- those of a facilitator who has gone.
create table invitations (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    made_by     integer not null references persons (id) on delete cascade,
    token       text    not null unique,
    made_at     integer not null,
    expires_at  integer not null,
    used_at     integer
) strict;

create index invitations_by_group on invitations (group_id);
