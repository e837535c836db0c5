-- Who is logged in with a browser: the hash of a random id, which only the browser knows. A session ends with the
-- token that it was begun with.
create table session (
    hash         bytea primary key,
    organisation int not null references organisation,
    token        int not null references token,
    created      timestamptz not null default now(),
    expires      timestamptz not null
);
create index session_expires on session (expires);

alter table session enable row level security;
alter table session force row level security;
create policy tenant on session using (organisation = nullif(current_setting('pratique.organisation', true), '')::int
    or current_setting('pratique.everyone', true) = 'on');
