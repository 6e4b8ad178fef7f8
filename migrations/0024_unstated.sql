-- A listed group does not say any more what it must, since whoever said it is gone (who leads it, above all). From
-- then on it is found for a week, so that whoever leads it now can say it, and after that no more until it is said.
create table unstated (
    group_id integer not null references groups (id) on delete cascade,
    -- Since when. None for a group that was found before it had to say so: it goes on as it was, until all of it
    -- has been said once.
    since    integer,
    primary key (group_id)
) strict;

insert into unstated (group_id) select id from groups where state in ('listed', 'paused');
