insert into directories (id, name, zone, topics, imported_at) values
    (1, 'Harbour office', 'Europe/Berlin', 'grief', 1796000030),
    (2, 'Zoned office', null, '', 1796000031);

insert into listings
    (id, directory_id, key, name, zone, rule, start_local, length_minutes, languages, topics, welcomes,
     entry, online, phone, in_person, page, words, state, changed_at) values
    (1, 1, 'evening', 'Evening', 'Europe/Berlin', 'FREQ=WEEKLY;BYDAY=TH', '2024-01-04T19:00:00', 75,
     'de,en', 'grief', 'women,young', 'open', 1, 1, 0, 'https://harbour.example/evening',
     ' evening grief women ', 'live', 1796000030),
    (2, 1, 'by-letter', 'By letter', 'Europe/Berlin', null, null, null, '', '', '', null, 0, 0, 1, null,
     ' by letter ', 'retired', 1796000030);
