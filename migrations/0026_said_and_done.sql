-- What is said of a session that nobody began, and what is done about it, are decided once: when it is first asked
-- about. Counted is it when that was said, or may have been.
alter table no_shows add column counted integer not null default 1 check (counted in (0, 1));

-- Since when a member who had said that they cannot come wants to come after all, and waits for a place.
alter table rsvps add column wants_back_at integer;
