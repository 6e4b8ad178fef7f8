-- Who was taken out of a group and then asked to be forgotten: the membership that says so is erased
-- with the person, the group's decision is not.

-- A keyed hash of the group and the account, for each such group another: it holds no identity, and
-- two of them do not show that they are the same person's.
create table kept_out (
    group_id    integer not null references groups (id) on delete cascade,
    token       text    not null,
    primary key (group_id, token)
) strict;
