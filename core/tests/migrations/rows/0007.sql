insert into wishes (id, sealed, times, day) values (1, x'0102', 2, '2026-11-30');
