-- The listed groups that fit a search, in lots of those that fit equally, the best first
-- (store/search/page.rs). Of the terms of one topic the heaviest counts. No group is matched by two terms of one
-- word, so that those are a sum: words may stand in every group, and to sort them twice would take long.
-- If days or hours are asked for, each group's next session then stands behind its id. They are those of the
-- asker's zone where a stretch says how far from UTC it is, else those of the session's own; 1970 began on a
-- Thursday, which is day 3.
with term as materialized
  (select value ->> 'query' as query, value ->> 'weight' as weight, value ->> 'topic' as topic
   from json_each($1)),
stretch as materialized
  (select value ->> 'begins' as begins, value ->> 'ends' as ends, value ->> 'away' as away
   from json_each($2)),
hit as
  (select found as id, sum(weight) as fit from
     (select s.rowid as found, max(term.weight) as weight
      from term join group_search s on s.group_search match term.query
      where term.topic is not null group by s.rowid, term.topic
      union all
      select s.rowid, term.weight
      from term join group_search s on s.group_search match term.query
      where term.topic is null)
   group by found
   union all select id, 0 from groups where $3 and state = 'listed'),
weighed as materialized
  (select g.id, hit.fit,
     case when $4 then
       (select s.starts_at from sessions s join stretch w
        on s.starts_at >= w.begins and s.starts_at < w.ends
        where s.group_id = g.id and s.state = 'planned' and s.starts_at >= $5 and s.starts_at < $6
        and (coalesce(s.starts_at + w.away, unixepoch(s.start_local)) + 86400 - $8) % 86400 < $9
        and ($7 >> (coalesce(s.starts_at + w.away, unixepoch(s.start_local)) / 86400 + 3) % 7) & 1
        order by s.starts_at limit 1)
     end as next_at
   from hit cross join groups g on g.id = hit.id
   where g.state = 'listed'
   and ($10 is null or g.language = $10)
   and ($11 is null or g.kind = $11)
   -- What holds by now; what was typed before fees had parts is read as far as that can be.
   and ($12 is null or instr($12, coalesce(
        (select case when f.amount is null then 'none'
                     when ($14 is null or f.currency = $14) and ($18 is null or f.period = $18)
                     then iif(f.amount <= $13, 'within', 'above')
                     else 'unsaid' end
         from fees f where f.group_id = g.id and f.taken_back_at is null
         and f.holds_from <= $5 order by f.holds_from desc, f.id desc limit 1),
        iif(lower(trim(g.fee)) in
        ('no fee', 'none', 'no', 'free', 'free of charge', 'nothing', '0', 'keine',
         'keine kosten', 'kostenlos', 'kostenfrei', 'gratis'), 'none', 'unsaid'))) > 0)
   and (not $15 or g.entry <> 'invite'
        and not exists (select 1 from host_watch h
                        where h.group_id = g.id and h.joins_paused_at is not null)
        and (g.capacity is null or g.capacity >
             (select count(*) from memberships m where m.group_id = g.id
              and m.role = 'member' and m.state in ('active', 'offered'))))
   and ($16 is null or exists
        (select 1 from bindings b join chats c on c.id = b.chat_id
         where b.group_id = g.id and c.platform = $16 and c.state = 'present'))
   and ($17 is null or case
        (select max(c.kind) from memberships m join credentials c on c.person_id = m.person_id
         where m.group_id = g.id and m.role = 'facilitator' and m.state = 'active')
        when 'profession' then $17 = 'therapist' when 'peer' then $17 = 'peers' else false end))
select fit as "fit!: i64", count(*) as "count!: i64",
  '[' || group_concat(case when $4 then id || ',' || next_at else id end) || ']' as "ids!: String"
from weighed where not $4 or next_at is not null
group by fit order by fit desc
