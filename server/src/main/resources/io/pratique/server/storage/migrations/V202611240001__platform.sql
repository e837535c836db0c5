-- The schema of the platform. Every table of a tenant has the column `organisation` and a row-level policy:
-- a transaction sees the rows of the organisation named by `pratique.organisation`, or all where
-- `pratique.everyone` is on, as it is for the program's own work. What is known of packages is not a tenant's:
-- `place`, `component`, `problem` and `generation` hold published facts about published names and are shared.

create table organisation (
    id      int generated always as identity primary key,
    name    text not null unique,
    created timestamptz not null default now()
);

create table project (
    id           int generated always as identity primary key,
    organisation int not null references organisation,
    name         text not null,
    unique (organisation, name)
);

-- What administrators decided, by name; what is not here has its default.
create table setting (
    organisation int not null references organisation,
    name         text not null,
    value        jsonb not null,
    primary key (organisation, name)
);

create table registry (
    id             int generated always as identity primary key,
    organisation   int not null references organisation,
    project        int references project,
    name           text not null,
    kind           text not null,
    address        text not null,
    insecure       boolean not null default false,
    -- Whether it may be in a private network or on this machine: only an administrator says so.
    internal       boolean not null default false,
    -- Patterns for `repository` and `repository:tag`; empty includes all.
    include        text[] not null default '{}',
    exclude        text[] not null default '{}',
    -- Sealed: see io.pratique.server.secret.
    credential     bytea,
    webhook_secret bytea,
    parallel       smallint not null default 4,
    poll_seconds   int not null default 900,
    poll_due       timestamptz not null default now(),
    poll_state     jsonb not null default '{}',
    created        timestamptz not null default now(),
    removed        timestamptz,
    unique (organisation, name)
);

create table repository (
    id           int generated always as identity primary key,
    organisation int not null references organisation,
    registry     int not null references registry,
    name         text not null,
    removed      timestamptz,
    unique (registry, name)
);

-- What a tag pointed to, and when. The present has `until` = infinity.
create table tag (
    id           bigint generated always as identity primary key,
    organisation int not null references organisation,
    repository   int not null references repository,
    name         text not null,
    digest       text not null,
    since        timestamptz not null,
    until        timestamptz not null default 'infinity'
);
create unique index tag_present on tag (repository, name) where until = 'infinity';
create index tag_history on tag (repository, name, since);
create index tag_digest on tag (digest, repository) where until = 'infinity';

-- An image of one platform, by the digest of its manifest.
create table image (
    id           int generated always as identity primary key,
    organisation int not null references organisation,
    digest       text not null,
    platform     text not null default '',
    size         bigint,
    created      timestamptz,
    seen         timestamptz not null default now(),
    pushed       timestamptz,
    pulled       timestamptz,
    running      timestamptz,
    -- When it left the last repository that had it.
    removed      timestamptz,
    unique (organisation, digest)
);
create index image_newest on image (organisation, id desc);
create index image_pushed on image (organisation, pushed desc nulls last, id desc);

-- Which images a digest stands for: itself, and for an index those of its platforms.
create table member (
    organisation int not null references organisation,
    digest       text not null,
    image        int not null references image,
    primary key (organisation, digest, image)
);
create index member_image on member (image);

-- Where an image lies. The lineage of an image is the repository and the platform: decisions follow those.
create table placement (
    organisation int not null references organisation,
    repository   int not null references repository,
    image        int not null references image,
    since        timestamptz not null default now(),
    until        timestamptz not null default 'infinity',
    primary key (repository, image) include (organisation, until)
);
create index placement_image on placement (image);

-- The packages of an image, as a CycloneDX document (compressed): all that judging needs.
create table inventory (
    id           bigint generated always as identity primary key,
    organisation int not null references organisation,
    image        int not null references image,
    scanned      timestamptz not null default now(),
    superseded   timestamptz not null default 'infinity',
    -- Which analyzers made it, and what made it: this program or somebody's upload.
    analyzers    text not null,
    source       text not null default 'scan',
    status       text not null,
    problems     jsonb not null default '[]',
    ledger       jsonb not null default '{}',
    packages     int not null,
    -- The components of one that was superseded; those of the present one stand in image_component.
    components   int[],
    document     bytea not null
);
create unique index inventory_present on inventory (image) where superseded = 'infinity';
create index inventory_history on inventory (image, scanned);

-- A name under which advisories are looked up, and what they said when its components were judged last.
create table place (
    id          int generated always as identity primary key,
    -- SHA-256 over the next three, 16 bytes of it: names from outside may be longer than an index allows.
    key         bytea not null unique,
    ecosystem   text not null,
    name        text not null,
    -- Every ecosystem and name that has a say, in turn: {"names": ["Debian:12", "openssl"]}.
    lookups     jsonb not null,
    fingerprint bigint not null default 0,
    -- The generation that brought the fingerprint.
    generation  int not null default 0
);

-- A package in one version, once for all images.
create table component (
    id         int generated always as identity primary key,
    -- SHA-256 over everything that judging depends on, 16 bytes of it.
    key        bytea not null unique,
    purl       text not null,
    name       text not null,
    version    text not null,
    platform   text not null,
    -- Null where nobody publishes advisories for such packages, or where they do not count; `doubt` says why.
    place      int references place,
    coordinate jsonb,
    doubt      text,
    -- Whether something is known in spite of the doubt.
    partly     boolean not null default false
);
create index component_place on component (place);
create index component_name on component (left(name, 200), left(version, 100));
create index place_name on place (left(name, 200));
create index place_lookups on place using gin (lookups jsonb_path_ops);

-- What is, or was, known to be wrong with a component. The present has `until` = infinity. `since` is when this
-- program learnt it, `published` when the world did.
create table problem (
    id         bigint generated always as identity primary key,
    component  int not null references component,
    name       text not null,
    aliases    text[] not null default '{}',
    -- By io.pratique.model.finding.Severity, the worst being 0.
    severity   smallint not null,
    score      real,
    risk       real not null,
    exploited  boolean not null default false,
    state      text not null,
    fixed      text,
    published  date,
    since      timestamptz not null,
    until      timestamptz not null default 'infinity'
);
create index problem_present on problem (component) where until = 'infinity';
create index problem_history on problem (component, since);
create index problem_name on problem (name) where until = 'infinity';

create table image_component (
    image     int not null,
    component int not null,
    primary key (image, component)
);
create index component_image on image_component (component, image);
-- A component is in a hundred images, more or less. What a sample finds is far too few of them, for which PostgreSQL
-- would read the whole table.
alter table image_component alter column component set (n_distinct = -0.01);

-- What is wrong with an image, counted; there is no row for an image that was never judged.
create table tally (
    image        int primary key references image,
    organisation int not null references organisation,
    critical     int not null default 0,
    high         int not null default 0,
    medium       int not null default 0,
    low          int not null default 0,
    negligible   int not null default 0,
    unknown      int not null default 0,
    fixable      int not null default 0,
    exploited    int not null default 0,
    packages     int not null default 0,
    -- Packages of which nothing is known, and of which not all is known.
    unjudged     int not null default 0,
    partly       int not null default 0,
    judged       timestamptz not null default now()
) with (fillfactor = 80);
create index tally_worst on tally (organisation, critical desc, high desc, medium desc, low desc, image desc);

-- What people decided about a problem of a package in a lineage: accepted, not affected, who owns it.
create table decision (
    id           bigint generated always as identity primary key,
    organisation int not null references organisation,
    repository   int not null references repository,
    platform     text not null,
    package      text not null,
    problem      text not null,
    status       text not null,
    reason       text not null default '',
    author       text not null default '',
    owner        text,
    ticket       text,
    since        timestamptz not null default now(),
    until        timestamptz not null default 'infinity',
    expires      timestamptz not null default 'infinity'
);
create unique index decision_present on decision (repository, platform, package, problem) where until = 'infinity';

-- The advisory databases that this platform judged by. The newest one has the highest id.
create table generation (
    id      int generated always as identity primary key,
    name    text not null,
    built   timestamptz not null,
    adopted timestamptz not null default now(),
    judged  timestamptz,
    -- Places whose advisories had changed.
    changed int,
    size    bigint not null
);

-- The contents of the newest ones, in pieces; not compressed, since they hardly can be.
create table generation_piece (
    generation int not null references generation,
    number     int not null,
    content    bytea not null,
    primary key (generation, number)
);
alter table generation_piece alter column content set storage external;

-- What registries told, each notification once.
create table event (
    id           bigint generated always as identity primary key,
    organisation int not null references organisation,
    registry     int not null references registry,
    delivery     text not null,
    kind         text not null,
    repository   text not null,
    tag          text,
    digest       text,
    actor        text,
    happened     timestamptz,
    received     timestamptz not null default now(),
    unique (registry, delivery)
);
create index event_received on event (organisation, received);
create index event_place on event (registry, repository, happened desc);

-- Work to do. A job is taken by giving it a lease and a token; who lost the lease cannot finish it.
create table job (
    id           bigint generated always as identity primary key,
    organisation int not null references organisation,
    kind         text not null,
    -- Two jobs of a kind with the same key that wait or run are one.
    key          text not null,
    registry     int references registry,
    -- The lower the sooner: see io.pratique.server.queue.Priority.
    priority     smallint not null,
    payload      jsonb not null,
    state        text not null default 'ready',
    attempts     smallint not null default 0,
    due          timestamptz not null default now(),
    leased       timestamptz,
    token        bigint not null default 0,
    worker       text,
    cancel       boolean not null default false,
    -- Whether it is done once more where it was asked for again while it ran, and whether it was.
    repeats      boolean not null default false,
    asked        boolean not null default false,
    progress     jsonb,
    created      timestamptz not null default now(),
    started      timestamptz,
    finished     timestamptz,
    error        text
);
create unique index job_open on job (organisation, kind, key) where state in ('ready', 'running');
create index job_ready on job (organisation, priority, due, id) where state = 'ready';
create index job_running on job (leased) where state = 'running';
create index job_finished on job (organisation, finished desc) where state not in ('ready', 'running');

-- Work that comes again, by a cron expression in a time zone.
create table schedule (
    id           int generated always as identity primary key,
    organisation int not null references organisation,
    name         text not null,
    cron         text not null,
    zone         text not null default 'UTC',
    kind         text not null,
    payload      jsonb not null default '{}',
    due          timestamptz not null,
    last         timestamptz,
    enabled      boolean not null default true,
    unique (organisation, name)
);

-- Tokens that may call the API: only their hash is kept.
create table token (
    id           int generated always as identity primary key,
    organisation int not null references organisation,
    name         text not null,
    hash         bytea not null unique,
    created      timestamptz not null default now(),
    revoked      timestamptz
);

insert into organisation (name) values ('default');
insert into project (organisation, name) select id, 'default' from organisation;

do $$
declare
    tenant text;
begin
    foreach tenant in array array['project', 'setting', 'registry', 'repository', 'tag', 'image', 'member', 'placement',
        'inventory', 'tally', 'decision', 'event', 'job', 'schedule', 'token']
    loop
        execute format('alter table %I enable row level security', tenant);
        execute format('alter table %I force row level security', tenant);
        -- As subqueries the settings are read once for a statement, not for each row.
        execute format('create policy tenant on %I using'
            || ' (organisation = (select nullif(current_setting(''pratique.organisation'', true), '''')::int)'
            || ' or (select current_setting(''pratique.everyone'', true) = ''on''))', tenant);
    end loop;
end
$$;
