-- The embedded shop: knowledge, products, orders; accounts; scripts.

-- What the shop knows, as the files say it. An import wins only when its hash differs from the one last imported.
create table document (
    path        text primary key,
    content     text        not null,
    hash        text        not null,
    imported_at timestamptz not null default now()
);

create table product (
    id         text primary key,
    category   text        not null,
    price      numeric(12, 2) not null check (price >= 0),
    currency   text        not null,
    stock      integer     not null check (stock >= 0),
    body       jsonb       not null,
    source     text        not null,
    search     text        not null,
    changed_at timestamptz not null default now()
);

create table price_point (
    product  text          not null references product on delete cascade,
    from_day date          not null,
    price    numeric(12, 2) not null,
    primary key (product, from_day)
);

create table shop_order (
    number       text primary key,
    shopper      text        not null,
    phone_tail   text        not null,
    state        text        not null check (state in ('paid', 'shipped', 'delivered', 'returnRequested', 'returnReceived', 'refunded', 'cancelled')),
    items        jsonb       not null,
    total        numeric(12, 2) not null,
    currency     text        not null,
    placed_at    timestamptz not null,
    shipped_at   timestamptz,
    delivered_at timestamptz,
    parcel       jsonb,
    returned     jsonb,
    version      bigint      not null default 1
);
create index shop_order_shopper on shop_order (shopper, placed_at desc);

-- What an entrance asked the shop to do, with the number that the shopper was told.
create table service_case (
    number       text primary key,
    entrance     text        not null,
    order_number text        not null,
    conversation uuid        not null,
    detail       jsonb       not null,
    state        text        not null check (state in ('open', 'done')),
    at           timestamptz not null default now()
);
create sequence service_case_number;

create table proof_attempt (
    conversation uuid        not null references conversation on delete cascade,
    order_number text        not null,
    at           timestamptz not null default now()
);
create index proof_attempt_conversation on proof_attempt (conversation);
create index proof_attempt_order on proof_attempt (order_number, at);

-- A signed identity's jti belongs to the first conversation that it opened.
create table identity_use (
    jti          text primary key,
    conversation uuid        not null references conversation on delete cascade,
    expires_at   timestamptz not null
);

create table account (
    name          text primary key,
    role          text        not null check (role in ('agent', 'supervisor', 'operator', 'merchant', 'admin')),
    language      text        not null,
    display_name  text        not null,
    password_hash text        not null,
    demo          boolean     not null default false,
    changed_at    timestamptz not null default now()
);

create table session (
    id         uuid primary key,
    account    text        not null references account on delete cascade,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create table login_attempt (
    account text        not null,
    at      timestamptz not null default now()
);
create index login_attempt_account on login_attempt (account, at);

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   text        not null,
    act     text        not null,
    subject text        not null,
    detail  jsonb       not null default '{}'
);

create table script (
    id         uuid primary key,
    state      text        not null check (state in ('writing', 'draft', 'inReview', 'approved', 'rejected', 'expired')),
    version    text        not null,
    body       jsonb       not null,
    author     text        not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
create index script_created on script (created_at desc);

-- Append-only: what was reviewed, by whom; the entries of a script are bound to each other by their hashes.
create table script_archive (
    script      uuid        not null references script,
    no          bigint      not null,
    version     text        not null,
    act         text        not null,
    actor       text        not null,
    role        text        not null,
    at          timestamptz not null,
    reason      text,
    valid_until timestamptz,
    content     text        not null,
    previous    text        not null,
    hash        text        not null,
    primary key (script, no)
);
