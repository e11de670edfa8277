-- The console: replies that are kept ready, tags, whispers, read marks, the search over the log.

-- An owner's own reply; one without an owner is everybody's.
create table canned_reply (
    id         uuid primary key,
    owner      text references account on delete cascade,
    shortcut   text        not null,
    zh         text,
    en         text,
    changed_by text        not null,
    changed_at timestamptz not null default clock_timestamp()
);
create unique index canned_reply_shortcut on canned_reply (coalesce(owner, ''), shortcut);

-- The shop's own list; a conversation may bear other words, too.
create table tag (
    name     text primary key,
    added_by text        not null,
    added_at timestamptz not null default clock_timestamp()
);

create table conversation_tag (
    conversation uuid        not null references conversation on delete cascade,
    tag          text        not null,
    agent        text        not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (conversation, tag)
);
create index conversation_tag_tag on conversation_tag (tag, conversation);

-- Between those who serve and those who watch over them. No part of the log: neither the shopper nor the bot reads it.
create table whisper (
    conversation uuid        not null references conversation on delete cascade,
    author       text        not null,
    text         text        not null,
    at           timestamptz not null default clock_timestamp()
);
create index whisper_conversation on whisper (conversation, at);

-- How far each side has read; never goes back.
alter table conversation
    add column shopper_seen bigint not null default 0,
    add column agent_seen   bigint not null default 0;
create index conversation_known on conversation (shopper, id desc) where shopper is not null;

-- Every pair of neighbouring characters, so that words are found in any language and inside of others.
create function pairs(words text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct c || next), '{}')
    from (select c, lead(c) over (order by place) as next
          from unnest(string_to_array(lower(words), null)) with ordinality as letters (c, place)) neighbours
    where next is not null
$$;
create index event_words on event using gin (pairs(body->>'text'))
    where kind in ('said', 'answered', 'asked', 'entrance');
create index event_joined on event ((body->>'agent'), conversation) where kind = 'agentJoined';
