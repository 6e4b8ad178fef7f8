-- What ended and may not have been heard is looked for whenever something ends so, and counted for the
-- operator: among a million rows that arrived, by an index of its own.
create index deliveries_unheard on deliveries (ended_at)
    where state in ('in_doubt', 'refused', 'expired');
