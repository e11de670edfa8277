-- The archive can only grow: what a script's review was stays as it was, whoever holds the connection.
alter table script
    add column archived      bigint not null default 0,
    add column archived_hash text   not null default '';
update script set archived = last.no, archived_hash = last.hash
from (select distinct on (script) script, no, hash from script_archive order by script, no desc) last
where last.script = script.id;

create function script_archive_stays() returns trigger language plpgsql as $$
begin
    raise exception 'script_archive only grows: entries are neither changed nor removed' using errcode = 'restrict_violation';
end
$$;
create trigger script_archive_stays before update or delete on script_archive
    for each row execute function script_archive_stays();

-- An empty one may be emptied: a restore does so before it fills.
create function script_archive_not_emptied() returns trigger language plpgsql as $$
begin
    if exists (select 1 from script_archive) then
        raise exception 'script_archive only grows: entries are neither changed nor removed' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create trigger script_archive_not_emptied before truncate on script_archive
    for each statement execute function script_archive_not_emptied();

-- Hosts that people made or changed, each version kept; the knowledge base's own stand in its files.
create table persona (
    id      text        not null,
    version int         not null,
    file    text        not null,
    dropped boolean     not null default false,
    author  text        not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (id, version)
);

-- What a room answers to words that viewers write, once a person has approved it.
create table room_reply (
    room        uuid        not null references room,
    id          uuid        not null,
    body        jsonb       not null,
    version     text        not null,
    author      text        not null,
    approved_by text,
    approved_at timestamptz,
    changed_at  timestamptz not null default clock_timestamp(),
    primary key (room, id)
);
