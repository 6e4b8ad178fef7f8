-- Concerns: what somebody tells the operator about a group, the breaks that only the operator ends, and the
-- record of what facilitators and operators did.

-- That there was a concern, and what became of it. Names nobody: it stays when whoever raised it is
-- forgotten, and when their words are erased.
create table concerns (
    id          integer primary key autoincrement,
    -- What it is called between whoever raised it and the operator: C-7F3K.
    reference   text    not null unique,
    group_id    integer not null references groups (id),
    -- The facilitator it is about, where one was chosen.
    about       integer references memberships (id) on delete set null,
    -- Whether whoever raised it was in the group then.
    inside      integer not null check (inside in (0, 1)),
    raised_at   integer not null,
    ended_at    integer,
    how         text    check (how in ('handled', 'lapsed', 'withdrawn')),
    check ((ended_at is null) = (how is null))
) strict;

create index concerns_open on concerns (group_id) where ended_at is null;

-- What was written for a concern, back and forth, until it was handled. All of it belongs to whoever raised
-- it, and goes with them.
create table concern_words (
    id          integer primary key autoincrement,
    concern_id  integer not null references concerns (id) on delete cascade,
    person_id   integer not null references persons (id) on delete cascade,
    -- 'raised' and 'added' by them, 'asked' and 'told' by the operator.
    part        text    not null check (part in ('raised', 'added', 'asked', 'told')),
    sealed      blob    not null,
    written_at  integer not null
) strict;

create index concern_words_by_concern on concern_words (concern_id);
create index concern_words_by_person on concern_words (person_id);

-- Groups in a break that only the operator ends.
create table holds (
    group_id    integer not null references groups (id),
    since       integer not null,
    -- Whether it took a break of its own before: then it goes back to that.
    in_break    integer not null check (in_break in (0, 1)),
    primary key (group_id)
) strict;

-- What facilitators and operators did, by numbers of rows alone. No reference to a person: who is forgotten
-- leaves a number here that leads to nobody, and is never given again.
create table audit (
    id          integer primary key autoincrement,
    at          integer not null,
    -- As what: the program itself has no person.
    hat         text    not null check (hat in ('facilitator', 'operator', 'system')),
    actor       integer,
    -- The command, and what of it where it does several things: 'pausegroup:end'.
    action      text    not null,
    group_id    integer,
    -- What it was done to: a kind of row, and its number.
    thing       text    not null,
    row_id      integer not null,
    check ((hat = 'system') = (actor is null))
) strict;

create index audit_by_group on audit (group_id, id);

-- What is written there stays as it is, whoever wishes otherwise.
create trigger audit_is_not_changed before update on audit begin
    select raise(abort, 'the audit is only added to');
end;
create trigger audit_is_not_erased before delete on audit begin
    select raise(abort, 'the audit is only added to');
end;
