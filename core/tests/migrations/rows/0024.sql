insert into unstated (group_id, since) values (1, 1796000000)
    on conflict (group_id) do update set since = excluded.since;
