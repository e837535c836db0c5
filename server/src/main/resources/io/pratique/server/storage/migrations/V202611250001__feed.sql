-- How the feeds of advisories stood after the last update, in the program's order. The same for all organisations.
create table feed (
    id       text primary key,
    position int not null,
    state    text not null,
    entries  int not null,
    checked  timestamptz,
    fetched  timestamptz,
    reason   text
);
