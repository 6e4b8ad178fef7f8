-- Of these groups those that pass what is asked besides words and times, and how many more would but for a fee
-- that says nothing about what is asked (store/search/passing.rs). What belongs to a group is looked up from the
-- group (cross join): left to itself SQLite, which has no statistics here, goes through all chats of a platform for
-- each group.
with passing as materialized
  (select g.id,
     -- What holds by now; what was typed before fees had parts is read as far as that can be.
     case when $5 is not null then coalesce(
       (select case when f.amount is null then 'none'
                    when ($7 is null or f.currency = $7) and ($8 is null or f.period = $8)
                    then iif(f.amount <= $6, 'within', 'above')
                    else 'unsaid' end
        from fees f where f.group_id = g.id and f.taken_back_at is null
        and f.holds_from <= $2 order by f.holds_from desc, f.id desc limit 1),
       iif(lower(trim(g.fee)) in
       ('no fee', 'none', 'no', 'free', 'free of charge', 'nothing', '0', 'keine',
        'keine kosten', 'kostenlos', 'kostenfrei', 'gratis'), 'none', 'unsaid'))
     else '' end as fee
   from json_each($1) j cross join groups g on g.id = j.value
   where ($3 is null or g.language = $3)
   and ($4 is null or g.kind = $4)
   and (not $9 or g.entry <> 'invite'
        and (g.capacity is null or g.capacity >
             (select count(*) from memberships m where m.group_id = g.id
              and m.role = 'member' and m.state in ('active', 'offered')))
        and not exists (select 1 from host_watch h
                        where h.group_id = g.id and h.joins_paused_at is not null))
   and ($10 is null or exists
        (select 1 from bindings b cross join chats c on c.id = b.chat_id
         where b.group_id = g.id and c.platform = $10 and c.state = 'present'))
   -- Whose licence has ended, by their own words, makes a group one that is led by neither.
   and ($11 is null or case
        (select max(iif(c.kind = 'peer', 1, iif(c.licence_until < $12, 2, 3)))
         from memberships m cross join credentials c on c.person_id = m.person_id
         where m.group_id = g.id and m.role = 'facilitator' and m.state = 'active')
        when 3 then $11 = 'therapist' when 1 then $11 = 'peers' else false end))
select '[' || coalesce(group_concat(iif(fee = 'unsaid', null, id)), '') || ']' as "ids!: String",
  coalesce(sum(fee = 'unsaid'), 0) as "unsaid!: i64"
from passing where $5 is null or fee = 'unsaid' or instr($5, fee) > 0
