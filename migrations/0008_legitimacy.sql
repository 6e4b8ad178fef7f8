-- What a group costs, and with what right it is led.

-- A statement of what a group costs, in parts, so that it can be said in each reader's language. `groups.fee`
-- is the same in words; a group whose fee was stated before there were parts has the words alone.
create table fees (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    -- 'ahead': announced, and holds from `holds_from`; 'taken_back': announced, and will not hold.
    state       text    not null check (state in ('holds', 'ahead', 'taken_back', 'over')),
    -- In words, in the group's language.
    statement   text    not null,
    -- No amount: no fee, and nothing below. In hundredths of the currency; up to `amount_to`, if it is a range.
    amount      integer check (amount > 0),
    amount_to   integer check (amount_to > amount),
    currency    text,
    period      text    check (period in ('session', 'month', 'course')),
    absence     text    check (absence in ('free', 'notice', 'charged', 'costs')),
    -- How many hours before an absence is to be told, or what it costs, in hundredths.
    absence_of  integer,
    holds_from  integer not null,
    stated_at   integer not null,
    check ((amount is null) = (currency is null) and (amount is null) = (period is null)
           and (amount is null) = (absence is null)),
    check ((absence_of is not null) = (coalesce(absence, 'free') in ('notice', 'costs')))
) strict;

create unique index a_group_has_one_fee on fees (group_id) where state = 'holds';
create unique index a_group_has_one_fee_ahead on fees (group_id) where state = 'ahead';

-- What somebody who leads groups states of their profession, shown in the groups they lead.
create table credentials (
    id            integer primary key autoincrement,
    person_id     integer not null unique references persons (id) on delete cascade,
    -- Whether they say that they are licensed, or that they are not: what groups can be found by.
    kind          text    not null check (kind in ('licensed', 'peer')),
    -- Profession, number, body, place, register; nothing of a peer.
    sealed        blob    not null,
    -- The last day of the licence (YYYY-MM-DD), by their own words.
    expires_on    text,
    stated_at     integer not null,
    -- Grows with every statement, so that nobody checks what they have not seen.
    revision      integer not null default 1,
    -- The operator's word, until its last day (YYYY-MM-DD). A new statement takes it away.
    checked_at    integer,
    checked_until text,
    checked_by    integer references persons (id) on delete set null,
    -- For the operator alone.
    note          blob,
    check ((checked_at is null) = (checked_until is null))
) strict;

-- That somebody asked with what right a group is led; not who.
create table licence_requests (
    id          integer primary key autoincrement,
    group_id    integer not null references groups (id) on delete cascade,
    asked_at    integer not null
) strict;

create index licence_requests_by_group on licence_requests (group_id, asked_at);

-- So that nobody asks twice in a while: a keyed hash of the group and the account, for each such group
-- another. It holds no identity, and is not tied to the request it made.
create table licence_askers (
    group_id    integer not null references groups (id) on delete cascade,
    token       text    not null,
    asked_at    integer not null,
    primary key (group_id, token)
) strict;
