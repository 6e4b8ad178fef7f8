-- no-transaction
--
-- An id is given once. Without `autoincrement` SQLite gives the highest free one, so the id of a row that
-- was deleted last is given again, and what still carries it means another row: an old button confirmed a
-- newer draft, a number that /people had shown was the next one's to join, and an announcement was taken
-- for one that had been sent. `autoincrement` needs the table made anew; all those whose rows are deleted
-- are. (Of groups, series, sessions and venues none ever is.)
--
-- Two of them are what others point at, and dropping such a table deletes what points at it. So the
-- foreign keys are off meanwhile, as https://www.sqlite.org/lang_altertable.html#otheralter says, which
-- works only outside a transaction: the first line above tells sqlx. Our own begins below. Cut off before
-- it is noted as done, it runs once more and does no harm.

pragma foreign_keys = off;
begin immediate;

create table persons_anew (
    id          integer primary key autoincrement,
    platform    text    not null check (platform in ('discord', 'telegram')),
    account     text    not null,
    language    text,
    zone        text,
    -- 'closed' once the platform said that private messages do not arrive; open again when they write.
    reach       text    not null default 'open' check (reach in ('open', 'closed')),
    created_at  integer not null,
    unique (platform, account)
) strict;
insert into persons_anew (id, platform, account, language, zone, reach, created_at)
    select id, platform, account, language, zone, reach, created_at from persons;
drop table persons;
alter table persons_anew rename to persons;

create table chats_anew (
    id          integer primary key autoincrement,
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
insert into chats_anew (id, platform, space, chat, topic, openness, state, losses)
    select id, platform, space, chat, topic, openness, state, losses from chats;
drop table chats;
alter table chats_anew rename to chats;

create table memberships_anew (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    role        text    not null check (role in ('member', 'facilitator')),
    state       text    not null check (state in
                ('requested', 'waiting', 'offered', 'active', 'declined', 'left', 'removed')),
    alias       text,
    changed_at  integer not null,
    unique (group_id, person_id)
) strict;
insert into memberships_anew (id, group_id, person_id, role, state, alias, changed_at)
    select id, group_id, person_id, role, state, alias, changed_at from memberships;
drop table memberships;
alter table memberships_anew rename to memberships;
create index memberships_by_person on memberships (person_id);

create table deliveries_anew (
    id          integer primary key autoincrement,
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
insert into deliveries_anew
    (id, lane, kind, subject, revision, offset_s, chat_id, person_id, state, due_at, expires_at, urgency_at,
     epoch, first_try_at, doubts, told_start, told_state, message, reason, ended_at, created_at)
    select id, lane, kind, subject, revision, offset_s, chat_id, person_id, state, due_at, expires_at,
           urgency_at, epoch, first_try_at, doubts, told_start, told_state, message, reason, ended_at,
           created_at
    from deliveries;
drop table deliveries;
alter table deliveries_anew rename to deliveries;
-- Each thing is owed once.
create unique index a_delivery_is_owed_once on deliveries
    (kind, subject, revision, offset_s, coalesce(chat_id, 0), coalesce(person_id, 0));
create index deliveries_pending on deliveries (lane, due_at) where state = 'pending';
create index deliveries_sending on deliveries (lane) where state = 'sending';
create index deliveries_by_subject on deliveries (kind, subject);
create index deliveries_by_chat on deliveries (chat_id) where chat_id is not null;
create index deliveries_by_person on deliveries (person_id) where person_id is not null;

create table drafts_anew (
    id          integer primary key autoincrement,
    person_id   integer not null references persons (id) on delete cascade,
    kind        text    not null,
    sealed      blob    not null,
    -- Whether text typed in the private chat is the answer to it.
    awaits_text integer not null default 0 check (awaits_text in (0, 1)),
    created_at  integer not null,
    expires_at  integer not null
) strict;
insert into drafts_anew (id, person_id, kind, sealed, awaits_text, created_at, expires_at)
    select id, person_id, kind, sealed, awaits_text, created_at, expires_at from drafts;
drop table drafts;
alter table drafts_anew rename to drafts;
create index drafts_by_person on drafts (person_id);
create index drafts_by_expiry on drafts (expires_at);

create table announcements_anew (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    sealed      blob    not null,
    created_at  integer not null
) strict;
insert into announcements_anew (id, group_id, sealed, created_at)
    select id, group_id, sealed, created_at from announcements;
drop table announcements;
alter table announcements_anew rename to announcements;

-- What was given before lies under old buttons and in old lists: go on well above it. The id of an
-- announcement that was erased is known from what was owed of it.
delete from sqlite_sequence where name in ('drafts', 'announcements');
insert into sqlite_sequence (name, seq)
    select 'drafts', case when exists (select 1 from persons) then 1000000 else 0 end
    union all
    select 'announcements', max(
        coalesce((select max(id) from announcements), 0),
        coalesce((select max(subject) from deliveries where kind = 'announcement'), 0));

commit;
pragma foreign_keys = on;
