-- The voter without an account: how the public page takes petitions, what came in there, how often from where.

-- How this council's public page works; no row means the usual way.
create table public_page (
  council_id uuid not null references council,
  reopen_on_disagreement boolean not null default false, -- a voter's "chưa đồng ý" opens the petition again by itself; otherwise the office decides
  notice text not null default '',                       -- a sentence of the council above the form
  version integer not null default 1,
  set_at timestamptz not null,
  set_by uuid,
  primary key (council_id)
);
call app.close_table('public_page', 'select, insert, update');

-- A raising sent from the public page. Where something speaks against a person having sent it, it is kept and looked over, never thrown away.
create table public_sending (
  council_id uuid not null references council,
  raising_id uuid not null,
  publishable boolean not null,                 -- the voter lets the matter be shown, without a name
  doubts text[] not null default '{}' check (doubts <@ array['trap', 'too-fast', 'many-from-place', 'flood']),
  looked_over_at timestamptz,                   -- somebody of the office read it and let it stand
  looked_over_by uuid,
  sent_at timestamptz not null,
  primary key (council_id, raising_id),
  foreign key (council_id, raising_id) references raising
);
create index public_sending_doubtful on public_sending (council_id, sent_at) where doubts <> '{}' and looked_over_at is null;
call app.close_table('public_sending', 'select, insert, update');

-- Addresses are counted under a salt that is new every day and forgotten the day after: nobody can say later who sent what.
create table visit_salt (
  council_id uuid not null references council,
  on_day date not null,
  salt text not null,
  primary key (council_id, on_day)
);
call app.close_table('visit_salt', 'select, insert, delete');

create table visit_count (
  council_id uuid not null references council,
  key_hash text not null,                       -- of the salt, the kind of visit and the address; of the kind alone for the whole council
  since timestamptz not null,
  times integer not null check (times >= 1),
  primary key (council_id, key_hash)
);
create index visit_count_since on visit_count (council_id, since);
call app.close_table('visit_count', 'select, insert, update, delete');

-- What is searched on the public page is what was published, never the words behind it.
alter table petition_publication add column search_key text not null default '';
create index petition_publication_made on petition_publication (council_id, made_at desc) where withdrawn_at is null;
