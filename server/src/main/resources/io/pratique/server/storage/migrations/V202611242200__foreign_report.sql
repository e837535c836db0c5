-- What other scanners found, as it was sent; see io.pratique.server.imports.
create table foreign_report (
    id           int generated always as identity primary key,
    organisation int not null references organisation,
    tool         text not null,
    version      text not null default '',
    -- What it says it scanned; empty where it does not say.
    name         text not null default '',
    digest       text not null default '',
    -- Which image of ours that is; null where it is none.
    image        int references image,
    received     timestamptz not null default now(),
    -- An array of {id, aliases, package, version, fixed, severity}.
    findings     jsonb not null
);
create index foreign_report_image on foreign_report (organisation, image, id desc);

alter table foreign_report enable row level security;
alter table foreign_report force row level security;
create policy tenant on foreign_report
    using (organisation = nullif(current_setting('pratique.organisation', true), '')::int
        or current_setting('pratique.everyone', true) = 'on');
