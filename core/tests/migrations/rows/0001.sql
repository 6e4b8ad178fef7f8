-- At least one row in every table that 0001 makes: what every later migration must carry along.

insert into persons (id, platform, account, language, zone, reach, created_at) values
    (1, 'discord', '1001', 'en', 'Europe/Berlin', 'open', 1796000000),
    (2, 'telegram', '2002', null, null, 'closed', 1796000001);
insert into links (person_id, other_id, since) values (1, 2, 1796000002);

insert into groups (id, name, label, about, zone, language, kind, entry, state, capacity, fee,
                    created_at, admitted_at, admitted_by) values
    (1, 'Panic and how we live with it', 'Thursday circle', 'For adults', 'Europe/Berlin', 'en',
     'fixed', 'request', 'listed', 8, 'no fee', 1796000003, 1796000004, 1),
    (2, 'A second one', 'Second', null, 'America/Vancouver', 'de', 'drop-in', 'direct', 'unlisted',
     null, null, 1796000005, null, null);
insert into group_topics (group_id, topic) values (1, 'anxiety'), (1, 'panic');
insert into group_reminders (group_id, offset_s) values (1, 86400), (1, 1800);

insert into chats (id, platform, space, chat, topic, openness, state, losses) values
    (1, 'discord', '77', '7001', '', 'closed', 'present', 0),
    (2, 'telegram', '', '-1008002', '5', 'public', 'gone', 1);
insert into bindings (chat_id, group_id, bound_at, bound_by) values 
    (1, 1, 1796000006, 1), (2, 1, 1796000007, null);

insert into memberships (id, group_id, person_id, role, state, alias, changed_at) values
    (1, 1, 1, 'facilitator', 'active', 'Dana', 1796000008),
    (2, 1, 2, 'member', 'left', null, 1796000009);

insert into venues (id, group_id, kind, sealed, created_at) values (1, 1, 'link', x'00ff10', 1796000010);
insert into series (id, group_id, rule, start_local, zone, length_minutes, venue_id, ends_local,
                    created_by, created_at) values
    (1, 1, 'FREQ=WEEKLY;BYDAY=TH', '2026-12-03T19:00:00', 'Europe/Berlin', 90, 1, null, 1, 1796000011),
    (2, 1, '', '2026-12-05T10:00:00', 'Europe/Berlin', 60, null, '2027-01-01T00:00:00', null, 1796000012);
insert into sessions (id, series_id, group_id, slot, slot_local, start_local, zone, starts_at, posted_for,
                      zone_data, length_minutes, venue_id, state, revision, begun_at) values
    (1, 1, 1, 0, '2026-12-03T19:00:00', '2026-12-03T20:00:00', 'Europe/Berlin', 1796324400, 1796320800,
     '2026b', 90, 1, 'planned', 2, null),
    (2, 1, 1, 1, '2026-12-10T19:00:00', '2026-12-10T19:00:00', 'Europe/Berlin', 1796925600, 1796925600,
     '2026b', 90, null, 'cancelled', 1, 1796925601);
insert into rsvps (session_id, person_id, answer, answered_at) values
    (1, 1, 'coming', 1796000013), (1, 2, 'cant_come', 1796000014);

-- lanes holds its two rows from the migration itself.
update lanes set epoch = 3, taken_at = 1796000015 where name = 'discord';
insert into deliveries (id, lane, kind, subject, revision, offset_s, chat_id, person_id, state, due_at,
                        expires_at, urgency_at, epoch, first_try_at, doubts, told_start, told_state,
                        message, reason, ended_at, created_at) values
    (1, 'discord', 'reminder', 1, 2, 86400, 1, null, 'sent', 1796238000, 1796322600, 1796324400, 3,
     1796238000, 0, 1796324400, 'planned', '9001', null, 1796238001, 1796000016),
    (2, 'telegram', 'chat_lost', 2, 1, 0, null, 2, 'refused', 1796000017, null, 1796000017, 1,
     1796000017, 1, null, null, null, 'blocked', 1796000018, 1796000017),
    (3, 'telegram', 'change', 1, 1, 0, 2, null, 'pending', 1796000019, 1796330000, 1796000019, null,
     null, 0, null, null, null, null, null, 1796000019);

insert into drafts (id, person_id, kind, sealed, awaits_text, created_at, expires_at) values
    (1, 1, 'schedule', x'0011', 1, 1796000020, 1796003620);
insert into kept (platform, event, position, sealed, kept_at) values
    ('telegram', '501', 501, x'22', 1796000021);
insert into handled (platform, event, handled_at) values ('discord', '1300000000', 1796000022);
insert into facts (key, value) values ('zone_data', '2026b');
