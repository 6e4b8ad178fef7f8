-- Who gets into a group's chats, and who is taken out of them again.

-- The role that a group's Discord channel gives to its members, on that channel's server.
create table group_roles (
    chat_id     integer not null,
    group_id    integer not null,
    role        text    not null,
    primary key (chat_id, group_id),
    foreign key (chat_id, group_id) references bindings (chat_id, group_id)
        on delete cascade on update cascade
) strict;

-- Telegram chats whose door is kept here: the bot was made an administrator who may invite.
create table kept_doors (
    chat_id     integer not null references chats (id) on delete cascade,
    since       integer not null,
    primary key (chat_id)
) strict;

-- What one account is still owed at a door: to be let in, or to be taken out. Erased once it is done.
create table access_changes (
    id          integer primary key autoincrement,
    chat_id     integer not null references chats (id) on delete cascade,
    -- A role on the chat's server; empty where the door is the chat itself.
    role        text    not null default '',
    person_id   integer references persons (id) on delete set null,
    -- The account, once its person is forgotten: whoever is owed a way out gets it all the same.
    sealed      blob,
    wish        text    not null check (wish in ('in', 'out', 'barred')),
    -- Grows with each change of mind; a delivery is good for one of them.
    revision    integer not null default 1,
    -- How many links before it may or may not have arrived.
    doubts      integer not null default 0,
    created_at  integer not null,
    unique (chat_id, role, person_id)
) strict;

create index access_changes_by_person on access_changes (person_id);

-- Whom we let into a chat, so that nobody else is taken out of it, and whom we keep out.
create table access_given (
    chat_id     integer not null references chats (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    state       text    not null check (state in ('let_in', 'barred')),
    since       integer not null,
    primary key (chat_id, person_id)
) strict;

create index access_given_by_person on access_given (person_id);

-- Links that let one account into a chat once. Each is revoked in the end, and erased then.
create table invite_links (
    id          integer primary key autoincrement,
    chat_id     integer not null references chats (id) on delete cascade,
    person_id   integer references persons (id) on delete set null,
    sealed      blob    not null,
    -- How many before it may or may not have arrived.
    doubts      integer not null default 0,
    created_at  integer not null,
    expires_at  integer not null
) strict;

create index invite_links_by_person on invite_links (person_id);

-- Who asked at a chat's door and is nobody we know: the account is sealed.
create table join_requests (
    id          integer primary key autoincrement,
    chat_id     integer not null references chats (id) on delete cascade,
    sealed      blob    not null,
    asked_at    integer not null,
    expires_at  integer not null
) strict;

create index join_requests_by_chat on join_requests (chat_id);

-- What keeps a chat's door from being kept, as its facilitators were told: once, until it is mended.
create table access_troubles (
    chat_id     integer not null references chats (id) on delete cascade,
    why         text    not null,
    since       integer not null,
    primary key (chat_id)
) strict;
