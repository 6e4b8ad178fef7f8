insert into cofacilitator_codes (id, group_id, made_by, hash, created_at, expires_at) values
    (1, 1, 1, 'ab12', 1796000100, 1796086500);
