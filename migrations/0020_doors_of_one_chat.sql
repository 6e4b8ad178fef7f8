-- What was asked at a chat's door is known until it is answered, and what is missing there is told once each.

-- The revision at which a request to join was approved, or may have been: 0 if none was. Whoever changes their
-- mind while Telegram has not answered is taken out again, whatever it answers.
alter table access_changes add column asked integer not null default 0;

-- One row for each right that is missing: two that are missing at once were told of again and again.
create table access_troubles_each (
    chat_id     integer not null references chats (id) on delete cascade,
    why         text    not null,
    since       integer not null,
    primary key (chat_id, why)
) strict;

insert into access_troubles_each (chat_id, why, since)
    select chat_id, why, since from access_troubles;
drop table access_troubles;
alter table access_troubles_each rename to access_troubles;
