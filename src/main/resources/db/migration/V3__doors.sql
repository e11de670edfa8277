-- Pictures that shoppers and agents send. They live and go with their conversation; nothing else deletes them.
create table attachment (
    id           uuid primary key,
    conversation uuid        not null references conversation on delete cascade,
    type         text        not null check (type in ('image/jpeg', 'image/png', 'image/webp', 'image/heic')),
    content      bytea       not null,
    sender       text        not null,
    at           timestamptz not null default now()
);
create index attachment_conversation on attachment (conversation);
-- Pictures are compressed already: to try it again costs time and saves nothing.
alter table attachment alter column content set storage external;

-- A proof may be tried where there is no conversation, at the door for programs: it counts against the order alone.
alter table proof_attempt alter column conversation drop not null;
