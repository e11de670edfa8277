-- The queue: what people can do and how much at once, for whom a ticket is kept, signs of life, callbacks.

alter table account
    add column languages text[]  not null default '{}', -- beside the account's own
    add column skills    text[]  not null default '{}',
    add column capacity  integer not null default 5 check (capacity between 0 and 50);

alter table conversation add column vip boolean not null default false;
create index conversation_shopper on conversation (shopper) where shopper is not null;

alter table ticket
    add column wanted_agent text,
    add column wanted_skill text,
    add column wanted_until timestamptz,
    -- the agent typed or read then
    add column alive_at     timestamptz,
    add column ended_at     timestamptz,
    add column ending       text check (ending in ('handedBack', 'closed', 'backToBot', 'timedOut'));
create index ticket_conversation on ticket (conversation, claimed_at desc);
create index ticket_since on ticket (since);
create index ticket_ended on ticket (ended_at desc) where ended_at is not null;

-- Windows of agents, by the node that they are open at; a row stays when the last one closes.
create table seat (
    agent   text        not null,
    node    uuid        not null,
    status  text        not null check (status in ('online', 'away', 'offline')),
    seen_at timestamptz not null default clock_timestamp(),
    primary key (agent, node)
);

-- Shoppers who want to be called back. One open task a conversation.
create table callback (
    id           uuid primary key,
    conversation uuid        not null references conversation on delete cascade,
    contact      text        not null,
    taken_at     timestamptz not null default clock_timestamp(),
    done_at      timestamptz,
    done_by      text,
    note         text
);
create unique index callback_open on callback (conversation) where done_at is null;
