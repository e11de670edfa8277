-- Notes and whispers are told to other nodes and to windows by an id of their own: two that are written in the same moment
-- at two nodes are two, and one that is sent twice is one.
alter table note add column id uuid not null default gen_random_uuid() primary key;
alter table whisper add column id uuid not null default gen_random_uuid() primary key;
