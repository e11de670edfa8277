-- The office: who did what, accounts that can be closed, keys of programs, hours, entrances and skills as the merchant has them.

alter table audit add column address text;
create index audit_actor on audit (actor, id desc);
create index audit_act on audit (act, id desc);
create index audit_subject on audit (subject, id desc);

-- What was written stays as it was written, whatever a statement wants.
create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;
create trigger audit_stays before update or delete or truncate on audit for each statement execute function audit_stays();

alter table account
    add column disabled_at timestamptz,
    -- the password was made by somebody else and lets in to change it, and to nothing more
    add column must_change boolean not null default false;

alter table session
    add column started_at timestamptz not null default clock_timestamp(),
    add column seen_at    timestamptz not null default clock_timestamp(),
    add column address    text;
create index session_account on session (account) where revoked_at is null;

alter table login_attempt add column address text;
create index login_attempt_at on login_attempt (at);
create index login_attempt_address on login_attempt (address, at) where address is not null;

create table api_key (
    id         uuid primary key,
    name       text        not null,
    -- SHA-256 of the key: it has 256 random bits, so that no slow hash is needed
    hash       text        not null unique,
    -- the first characters, by which people tell keys apart
    start      text        not null,
    rights     text[]      not null,
    made_by    text        not null,
    made_at    timestamptz not null default clock_timestamp(),
    ends_at    timestamptz not null,
    revoked_at timestamptz,
    used_at    timestamptz,
    used_from  text
);
create unique index api_key_name on api_key (name) where revoked_at is null;

-- What the office says goes above the files: hours, entrances, skills; one row each.
create table office_setting (
    name       text primary key,
    body       jsonb       not null,
    version    bigint      not null default 1,
    changed_by text        not null,
    changed_at timestamptz not null default clock_timestamp()
);
