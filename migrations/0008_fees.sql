-- What groups cost, in parts, so that it can be said in each reader's language and compared.

-- Every statement of a group is a row and stays one: what holds is the latest of those that hold already and
-- were not taken back, what is announced is the one that holds later. `groups.fee` is what was typed before
-- there were parts: it holds where there is no row, and nothing changes it.
create table fees (
    id            integer primary key autoincrement,
    group_id      integer not null references groups (id) on delete cascade,
    -- No amount: no fee, and nothing below. In the currency's smallest unit; up to `amount_to`, if it is a range.
    amount        integer check (amount > 0),
    amount_to     integer check (amount_to > amount),
    currency      text    check (length(currency) = 3),
    period        text    check (period in ('session', 'week', 'month', 'course')),
    -- What an absence costs; null if that was not stated.
    absence       text    check (absence in ('free', 'notice', 'charged', 'costs')),
    -- How many hours before it is to be told, or what it costs.
    absence_of    integer check (absence_of > 0),
    holds_from    integer not null,
    stated_at     integer not null,
    -- A later statement came before this one held, or before anybody heard of it.
    taken_back_at integer,
    check ((amount is null) = (currency is null) and (amount is null) = (period is null)
           and (amount is not null or (amount_to is null and absence is null))),
    check ((absence_of is not null) = (coalesce(absence, 'free') in ('notice', 'costs')))
) strict;

create index fees_by_group on fees (group_id, holds_from) where taken_back_at is null;
