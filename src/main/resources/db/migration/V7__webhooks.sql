-- Where other systems want to be told, and what each of them is still owed.
create table webhook_endpoint (
    id         uuid primary key,
    url        text        not null,
    -- signs what is sent, so it is kept as it is
    secret     text        not null,
    -- groups (conversation, handoff, script, room) or single types (handoff.requested)
    events     text[]      not null,
    state      text        not null default 'active' check (state in ('active', 'paused', 'stopped')),
    -- consecutive deliveries that failed; after some it is left alone until resume_at
    faults     integer     not null default 0,
    resume_at  timestamptz not null default '-infinity',
    last_fault text,
    created_at timestamptz not null default now()
);

-- One event has one id, whoever is told of it. What is told of a conversation is read from its log when it is sent: it is
-- kept in one place.
alter table webhook_delivery
    drop constraint webhook_delivery_pkey,
    alter column payload drop not null,
    add column no bigint generated always as identity,
    add column endpoint uuid not null references webhook_endpoint on delete cascade,
    add column type text not null,
    -- what is delivered in order: the conversation, the script, the room
    add column subject text not null,
    add column conversation uuid references conversation on delete cascade,
    add column seq bigint,
    add column state text not null default 'waiting' check (state in ('waiting', 'done', 'parked')),
    add column attempts integer not null default 0,
    add column status integer,
    add column fault text,
    add column created_at timestamptz not null default clock_timestamp(),
    add column give_up_at timestamptz not null default clock_timestamp() + interval '24 hours',
    add column sent_at timestamptz,
    add primary key (endpoint, id);
create index webhook_delivery_waiting on webhook_delivery (endpoint, subject, no) where state = 'waiting';
create index webhook_delivery_newest on webhook_delivery (endpoint, no desc);
create index webhook_delivery_old on webhook_delivery (created_at) where state <> 'waiting';
create index webhook_delivery_conversation on webhook_delivery (conversation);
