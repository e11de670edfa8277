-- What nodes insist on where their own bus does not carry it: each looks here twice a second. Nothing in it outlives a crash.
create unlogged table node_note (
    no   bigint      generated always as identity primary key,
    text text        not null,
    at   timestamptz not null default clock_timestamp()
);
create index node_note_at on node_note (at);
