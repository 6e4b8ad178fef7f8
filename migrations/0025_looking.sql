-- What searching asks for, so that it reads an index and no more, however many groups there are.

-- Whoever searches for a group that is led by a therapist is not shown one whose stated licence has ended. What
-- is stated is sealed, so its last day stands beside it: groups show it to everybody anyway. 9999-12-31 is no
-- last day; null has not been read yet (store/credentials.rs reads it when the store is opened).
alter table credentials add column licence_until text;

-- Sessions by what clocks show, for who asks for an hour and has said no zone. (By moments: 0019.)
create index sessions_by_clock on sessions (start_local, starts_at, group_id) where state = 'planned';

-- Who leads a group, and how many seats are taken in it.
create index memberships_by_part on memberships (group_id, role, state, person_id);
