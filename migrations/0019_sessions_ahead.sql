-- The sessions ahead in their order, with the group of each: a search reads them until a page is full, and
-- without this index it would fetch a row from another corner of the file for each.
create index sessions_ahead on sessions (starts_at, group_id) where state = 'planned';
