-- Words of a person that a room's host is to say; they wait until a cue says them.
create table room_line (
    room     uuid        not null references room on delete cascade,
    key      text        not null,
    said_by  text        not null,
    text     text        not null,
    language text        not null,
    at       timestamptz not null,
    cue      bigint,
    primary key (room, key)
);
