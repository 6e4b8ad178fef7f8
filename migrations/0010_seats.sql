-- Seats: who waits for one, what was offered to whom, and who comes once in somebody else's place.

-- Whether somebody in line may come once when a member cannot. The facilitators allow it.
alter table groups add column guest_seats integer not null default 0 check (guest_seats in (0, 1));

-- Everybody whose membership is 'waiting' or 'offered', and nobody else.
create table waitlist (
    -- The place in line: the smaller, the sooner. Who lets an offer pass unanswered gets a new one.
    number        integer primary key autoincrement,
    membership_id integer not null unique references memberships (id) on delete cascade,
    since         integer not null,
    -- The seat that is free now was theirs to take, and they did not: until another is freed.
    passed        integer not null default 0 check (passed in (0, 1))
) strict;

create table seat_offers (
    id            integer primary key autoincrement,
    membership_id integer not null references memberships (id) on delete cascade,
    -- The one session it is for; none for a seat for good.
    session_id    integer references sessions (id) on delete cascade,
    state         text    not null default 'open'
                  check (state in ('open', 'accepted', 'declined', 'lapsed', 'unreached', 'withdrawn')),
    offered_at    integer not null,
    -- From this moment on it is somebody else's.
    answer_by     integer not null,
    ended_at      integer,
    check ((state = 'open') = (ended_at is null))
) strict;

create unique index nobody_is_offered_a_seat_twice on seat_offers
    (membership_id, coalesce(session_id, 0)) where state = 'open';
create index seat_offers_by_membership on seat_offers (membership_id);
create index seat_offers_open on seat_offers (answer_by) where state = 'open';
create index seat_offers_by_session on seat_offers (session_id) where session_id is not null;

-- Who comes to one session in the place of a member who cannot, and waits for a seat besides.
create table guests (
    session_id    integer not null references sessions (id) on delete cascade,
    person_id     integer not null references persons (id) on delete cascade,
    since         integer not null,
    primary key (session_id, person_id)
) strict;

create index guests_by_person on guests (person_id);
