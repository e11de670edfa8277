-- A script that was asked for and is not there yet: kept from the 202 on, written again where its node died.
create table script_commission (
    id         uuid primary key,
    request    jsonb       not null,
    author     text        not null,
    node       uuid,
    attempts   int         not null default 0,
    failed     text,
    model_away boolean     not null default false,
    created_at timestamptz not null default now()
);
create index script_commission_open on script_commission (created_at) where failed is null;
