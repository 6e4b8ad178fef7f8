-- One page of the listed groups that fit a search (store/search.rs). Each term brings what it weighs; of
-- those with one key the heaviest counts. Days and hours are those of the asker's zone where a stretch says
-- how far from UTC it is, else those of the session's own. 1970 began on a Thursday, which is day 3.
with term as materialized
  (select value ->> 'query' as query, value ->> 'weight' as weight, value ->> 'key' as key
   from json_each($1)),
stretch as materialized
  (select value ->> 'begins' as begins, value ->> 'ends' as ends, value ->> 'away' as away
   from json_each($2)),
hit as
  (select found as id, sum(best) as fit from
     (select s.rowid as found, max(term.weight) as best
      from term join group_search s on s.group_search match term.query
      group by s.rowid, term.key)
   group by found
   union all select id, 0 from groups where $3 and state = 'listed'),
fitting as
  (select g.id, hit.fit,
     case when $4 then
       (select s.starts_at from sessions s join stretch w
        on s.starts_at >= w.begins and s.starts_at < w.ends
        where s.group_id = g.id and s.state = 'planned' and s.starts_at >= $5
        and instr($6, (coalesce(s.starts_at + w.away, unixepoch(s.start_local)) / 86400 + 3) % 7) > 0
        and case when $7 < $8
            then coalesce(s.starts_at + w.away, unixepoch(s.start_local)) % 86400 >= $7
                 and coalesce(s.starts_at + w.away, unixepoch(s.start_local)) % 86400 < $8
            else coalesce(s.starts_at + w.away, unixepoch(s.start_local)) % 86400 >= $7
                 or coalesce(s.starts_at + w.away, unixepoch(s.start_local)) % 86400 < $8 end
        order by s.starts_at limit 1)
     else
       (select s.starts_at from sessions s
        where s.group_id = g.id and s.state = 'planned' and s.starts_at >= $5
        order by s.starts_at limit 1)
     end as next_at
   from hit cross join groups g on g.id = hit.id
   where g.state = 'listed'
   and ($9 is null or g.language = $9)
   and ($10 is null or g.kind = $10)
   -- What holds by now; what was typed before fees had parts is read as far as that can be.
   and (not $11 or coalesce(
        (select f.amount is null from fees f where f.group_id = g.id and f.taken_back_at is null
         and f.holds_from <= $5 order by f.holds_from desc, f.id desc limit 1),
        lower(trim(g.fee)) in
        ('no fee', 'none', 'no', 'free', 'free of charge', 'nothing', '0', 'keine',
         'keine kosten', 'kostenlos', 'kostenfrei', 'gratis')))
   and (not $12 or g.entry <> 'invite'
        and not exists (select 1 from host_watch h
                        where h.group_id = g.id and h.joins_paused_at is not null)
        and (g.capacity is null or g.capacity >
             (select count(*) from memberships m where m.group_id = g.id
              and m.role = 'member' and m.state in ('active', 'offered'))))
   and ($13 is null or exists
        (select 1 from bindings b join chats c on c.id = b.chat_id
         where b.group_id = g.id and c.platform = $13 and c.state = 'present'))
   and ($16 is null or case
        (select max(c.kind) from memberships m join credentials c on c.person_id = m.person_id
         where m.group_id = g.id and m.role = 'facilitator' and m.state = 'active')
        when 'profession' then $16 = 'therapist' when 'peer' then $16 = 'peers' else false end))
select id as "id!: i64", count(*) over () as "in_all!: i64" from fitting
where not $4 or next_at is not null
order by fit desc, next_at is null, next_at, id limit $14 offset $15
