insert into deliveries
    (id, lane, kind, subject, revision, chat_id, state, due_at, urgency_at, reason, ended_at, created_at)
    values (60, 'telegram', 'change', 1, 60, 1, 'in_doubt', 1796000040, 1796000040, 'no end', 1796000041,
            1796000039);
