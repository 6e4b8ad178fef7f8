-- Finding a group by what one is going through, and wishing for one that is not there.

-- What groups are searched by. It is folded by the tokenizer as domain/text.rs folds, and kept right by the
-- triggers below, in the transaction that changes a group, whoever changes it. (A virtual table cannot be
-- strict.)
create virtual table group_search using fts5
    (name, label, topics, about, tokenize = 'unicode61 remove_diacritics 2');

insert into group_search (rowid, name, label, topics, about)
    select id, name, label,
           coalesce((select group_concat(topic, ' / ') from group_topics where group_id = groups.id), ''),
           coalesce(about, '')
    from groups;

create trigger a_new_group_is_found after insert on groups begin
    insert into group_search (rowid, name, label, topics, about)
        values (new.id, new.name, new.label, '', coalesce(new.about, ''));
end;

create trigger a_renamed_group_is_found after update of name, label, about on groups begin
    update group_search set name = new.name, label = new.label, about = coalesce(new.about, '')
        where rowid = new.id;
end;

create trigger a_new_topic_is_found after insert on group_topics begin
    update group_search set topics =
        (select group_concat(topic, ' / ') from group_topics where group_id = new.group_id)
        where rowid = new.group_id;
end;

create trigger a_dropped_topic_is_not_found after delete on group_topics begin
    update group_search set topics =
        (select coalesce(group_concat(topic, ' / '), '') from group_topics where group_id = old.group_id)
        where rowid = old.group_id;
end;

-- What a search among ten thousand groups asks of each that fits.
create index groups_by_state on groups (state);
create index group_topics_by_topic on group_topics (topic);
create index sessions_planned on sessions (group_id, starts_at) where state = 'planned';

-- Groups that people wish for, in the words the operator is to read, sealed. Who wished is nowhere.
create table wishes (
    id          integer primary key autoincrement,
    sealed      blob    not null,
    -- How often the same was wished for.
    times       integer not null default 1 check (times > 0),
    -- The day it was last wished for: the hour might say who it was.
    day         text    not null
) strict;
