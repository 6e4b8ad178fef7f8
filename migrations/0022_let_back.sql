-- Who may be let back, and an invitation that is good again.

-- Whom the operator took out of a group: the operator alone lets them ask again. That they are out at all says
-- their membership.
create table expelled (
    membership_id integer not null references memberships (id) on delete cascade,
    primary key (membership_id)
) strict;

-- Those of before: what the operator did is noted for good.
insert into expelled (membership_id)
    select distinct m.id from audit a join memberships m on m.id = a.row_id
    where a.thing = 'membership' and a.action = 'concerns:remove' and m.state = 'removed';

-- By which invitation somebody waits for a seat who has not come in by it: it is good again if they leave the
-- line before.
create table waits_by (
    membership_id integer not null references memberships (id) on delete cascade,
    invitation_id integer not null unique references invitations (id) on delete cascade,
    primary key (membership_id)
) strict;
