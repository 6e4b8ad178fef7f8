-- Who hears privately of what changes, since no chat of their group says it to them.

-- Active people whom no chat of their group reaches: their platform has none that can be posted to. Who of those
-- there is in it, the platform alone knows.
create view unreached (group_id, person_id, role) as
    select m.group_id, m.person_id, m.role
    from memberships m join persons p on p.id = m.person_id
    where m.state = 'active'
      and not exists (select 1 from bindings b join chats c on c.id = b.chat_id
                      where b.group_id = m.group_id and c.platform = p.platform and c.state = 'present');

-- What was said to guests alone is said to everybody who would come in vain.
update deliveries set kind = 'change_told' where kind = 'guest_word';
