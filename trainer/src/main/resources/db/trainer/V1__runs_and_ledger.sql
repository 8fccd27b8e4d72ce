-- A run of the trainer..
create table run (
    id                text primary key,
    folder            text        not null,
    source            jsonb       not null,
    machine           jsonb       not null,
    policy_checksum   text        not null,
    state             text        not null check (state in ('ACTIVE', 'FINISHED')),
    created           timestamptz not null,
    finished          timestamptz
);

-- A point that a run can go on from. Folders that no row names are garbage.
create table checkpoint (
    run       text        not null references run on delete cascade,
    number    integer     not null check (number >= 0),
    stage     integer     not null check (stage > 0),
    step      integer     not null check (step >= 0),
    version   integer     not null check (version >= 0),
    position  jsonb       not null,
    folder    text        not null,
    created   timestamptz not null,
    primary key (run, number)
);

-- The weights that each update led to. A resumed run that redoes an update must come to the same.
create table policy_version (
    run       text    not null references run on delete cascade,
    version   integer not null check (version >= 0),
    checksum  text    not null,
    primary key (run, version)
);

-- The trajectory ledger: planned = consumed + dropped + in flight (PLANNED, RUNNING, DONE).
create table rollout (
    run         text        not null references run on delete cascade,
    stage       integer     not null check (stage > 0),
    step        integer     not null check (step > 0),
    task        text        not null,
    index       integer     not null check (index >= 0),
    state       text        not null check (state in ('PLANNED', 'RUNNING', 'DONE', 'CONSUMED', 'DROPPED')),
    reason      text        check ((reason is not null) = (state = 'DROPPED')),
    version     integer     not null check (version >= 0),
    seed        bigint      not null,
    attempts    integer     not null default 0,
    checksum    text        check (checksum is not null or state not in ('DONE', 'CONSUMED')),
    trajectory  bytea       check ((trajectory is not null) = (state = 'DONE')),
    checkpoint  integer     check ((checkpoint is not null) = (state = 'CONSUMED')),
    changed     timestamptz not null,
    primary key (run, stage, step, task, index)
);

-- Every look at the transition rule, with all that it looked at.
create table decision (
    run       text        not null references run on delete cascade,
    stage     integer     not null check (stage > 0),
    version   integer     not null,
    decision  jsonb       not null,
    created   timestamptz not null,
    primary key (run, stage, version)
);
