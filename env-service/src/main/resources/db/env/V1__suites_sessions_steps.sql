-- A suite as it was imported. Another content is another row, so that sessions keep theirs.
create table suite (
    content_hash text primary key check (content_hash ~ '^[0-9a-f]{64}$'),
    name text not null,
    imported_at timestamptz not null default now(),
    content bytea not null
);
comment on column suite.content is 'the files that the suite was read from, as a zip';

-- External storage: the content is compressed already.
alter table suite alter column content set storage external;
create index suite_by_name on suite (name, imported_at desc);

-- The head of a session's log: all that a replay needs besides the steps.
-- The key tells a session from an earlier one of the same id, which a replica may still have in memory.
create table session (
    key bigint generated always as identity primary key,
    id text not null unique check (length(id) <= 128),
    suite text not null references suite,
    task text not null,
    task_hash text not null,
    feedback text not null,
    scoring text not null,
    sandbox_version text not null,
    created_at timestamptz not null,
    body_sha256 bytea not null
);
comment on column session.created_at is 'what the sandboxes take for the present, in milliseconds';
comment on column session.body_sha256 is 'of the canonical request that made the session';
create index session_by_age on session (created_at);
create index session_by_suite on session (suite);

-- What was sent and what was answered, as text: jsonb would reorder the arguments of a call, which are
-- part of its text, and refuse U+0000, which a model may well send.
create table step (
    session bigint not null references session on delete cascade,
    number integer not null check (number >= 0),
    body_sha256 bytea not null,
    request text not null,
    response text not null,
    created_at timestamptz not null default now(),
    primary key (session, number)
);
comment on column step.body_sha256 is 'of the canonical request';
comment on column step.request is 'JSON, as it was received';
comment on column step.response is 'JSON, as it was answered';
