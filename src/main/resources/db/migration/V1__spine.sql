-- The spine: who writes, the three fences (epoch, turn, fence), the log that is the outbox.
-- Times are timestamptz; ids that leave the server are UUIDv7.

create table secret (
    name  text primary key,
    value bytea not null
);

create table node (
    id         uuid primary key,
    data_dir   text not null,
    address    text not null,
    expires_at timestamptz not null
);

create table conversation (
    id               uuid primary key,
    owner            text        not null default 'bot' check (owner in ('bot', 'agent', 'none')),
    agent            text,
    epoch            bigint      not null default 1,
    last_seq         bigint      not null default 0,
    last_said        bigint      not null default 0,
    answered_through bigint      not null default 0,
    turn             bigint      not null default 0,
    turn_node        uuid,
    turn_drafted     boolean     not null default false,
    -- what was said last when the turn began: tells whether a message began one
    turn_said        bigint      not null default 0,
    turn_since       timestamptz,
    entrance         jsonb,
    proven           text[]      not null default '{}',
    shopper          text,
    shopper_name     text,
    locale           text        not null,
    page             jsonb,
    closed_at        timestamptz,
    token_hash       text        not null,
    opened_at        timestamptz not null default now()
);
-- Owed turns: what the bot has still to answer.
create index conversation_owed on conversation (id) where owner = 'bot' and last_said > answered_through;

create table event (
    conversation uuid        not null references conversation on delete cascade,
    seq          bigint      not null,
    epoch        bigint      not null,
    kind         text        not null,
    author_kind  text        not null check (author_kind in ('shopper', 'ai', 'agent', 'system')),
    author_name  text        not null,
    turn         bigint,
    sender       text,
    client_id    text,
    content_mac  text,
    body         jsonb       not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (conversation, seq)
);
-- The index is the dedupe of a client's ids.
create unique index event_client_id on event (conversation, sender, client_id) where client_id is not null;

create table command (
    actor        text        not null,
    conversation uuid        not null references conversation on delete cascade,
    client_id    text        not null,
    mac          text        not null,
    outcome      jsonb       not null,
    at           timestamptz not null default now(),
    primary key (actor, conversation, client_id)
);

create table ticket (
    id           uuid primary key,
    conversation uuid        not null references conversation on delete cascade,
    reason       text        not null,
    language     text        not null,
    priority     integer     not null default 0,
    summary      text        not null default '',
    since        timestamptz not null default now(),
    agent        text,
    state        text        not null check (state in ('waiting', 'assigned', 'done')),
    claimed_at   timestamptz,
    first_word_at timestamptz
);
create unique index ticket_open on ticket (conversation) where state in ('waiting', 'assigned');
create index ticket_waiting on ticket (priority desc, since) where state = 'waiting';

create table decision (
    conversation uuid        not null references conversation on delete cascade,
    turn         bigint      not null,
    epoch        bigint      not null,
    seq          bigint,
    outcome      text        not null check (outcome in ('sent', 'dropped')),
    card         jsonb       not null,
    dropped_text text,
    at           timestamptz not null default now(),
    primary key (conversation, turn)
);

create table note (
    conversation uuid        not null references conversation on delete cascade,
    agent        text        not null,
    text         text        not null,
    at           timestamptz not null default now()
);
create index note_conversation on note (conversation, at);

create table feedback (
    conversation uuid        not null references conversation on delete cascade,
    seq          bigint      not null,
    helpful      boolean     not null,
    comment      text,
    at           timestamptz not null default now(),
    primary key (conversation, seq)
);

create table effect (
    key          text primary key,
    conversation uuid        not null references conversation on delete cascade,
    epoch        bigint      not null,
    turn         bigint      not null,
    state        text        not null check (state in ('begun', 'done', 'failed')),
    request      jsonb       not null,
    result       jsonb,
    at           timestamptz not null default now()
);

create table webhook_delivery (
    id      uuid primary key,
    payload jsonb       not null,
    next_at timestamptz not null default now()
);

create table room (
    id        uuid primary key,
    state     text   not null,
    fence     bigint not null default 0,
    node      uuid,
    driver_no bigint not null default 0,
    last_cue  bigint not null default 0,
    loop      integer not null default 0,
    item      integer not null default 0,
    segment   integer not null default 0,
    sentence  integer not null default 0
);

create table cue (
    room       uuid    not null references room on delete cascade,
    no         bigint  not null,
    kind       text    not null,
    priority   integer not null,
    body       bytea   not null,
    state      text    not null check (state in ('sent', 'started', 'ended', 'failed', 'cancelled')),
    started_at timestamptz,
    expires_at timestamptz,
    primary key (room, no)
);

create table comment (
    room        uuid        not null references room on delete cascade,
    msg_id      text        not null,
    text        text        not null,
    at          timestamptz not null,
    state       text        not null,
    answered_by bigint,
    primary key (room, msg_id)
);
