-- A room as it was planned, and how far its show has come.
alter table room
    add column plan         jsonb       not null default '{}',
    add column reason       text,
    add column away         boolean     not null default false,
    add column noticed_at   timestamptz,
    -- the person at the controls, where the platform wants one
    add column heartbeat_by text,
    add column heartbeat_at timestamptz,
    -- who let the model's answers be spoken, null for nobody: then only what the shop itself wrote is
    add column model_by     text,
    add column created_at   timestamptz not null default now();
alter table room add constraint room_state check (state in ('ready', 'onAir', 'paused', 'microphone', 'ended'));
create index room_created on room (created_at desc);

alter table cue
    add column said     integer     not null default 0,
    -- ends with its sentence: a person silenced the host meanwhile
    add column cut      boolean     not null default false,
    add column sent_at  timestamptz not null default clock_timestamp(),
    add column ended_at timestamptz;
create index cue_open on cue (room, no) where state in ('sent', 'started');

alter table comment
    add column asker       text        not null default '',
    add column received_at timestamptz not null default clock_timestamp(),
    add column why         text;
alter table comment add constraint comment_state check (state in ('new', 'answered', 'gap', 'refused', 'late', 'expired'));
create index comment_new on comment (room, at) where state = 'new';
