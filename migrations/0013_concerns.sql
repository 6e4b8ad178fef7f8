-- The record of what facilitators and operators did.

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
