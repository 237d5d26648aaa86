-- Who: bodies, people, memberships over time, accounts and their sessions. (OParl Organization, Person, Membership.)
create table organization (
  council_id uuid not null references council,
  organization_id uuid not null,
  kind text not null check (kind in ('council', 'standing-committee', 'board', 'delegate-group', 'office', 'peoples-committee',
    'department', 'fatherland-front', 'party-committee', 'party-body', 'union', 'village', 'higher-authority', 'all-delegates', 'other')),
  name text not null,
  short_name text not null default '',
  aliases text[] not null default '{}',     -- other ways papers write it
  inside boolean not null,                  -- belongs to the council itself
  parent_id uuid,
  position integer not null default 0,
  email text,
  dissolved_on date,
  search_key text not null default '',
  version integer not null default 1,
  primary key (council_id, organization_id),
  foreign key (council_id, parent_id) references organization
);
call app.close_table('organization', 'select, insert, update, delete');

create table person (
  council_id uuid not null references council,
  person_id uuid not null,
  name text not null,
  honorific text not null default '',       -- "ông" or "bà"
  born_in integer,                          -- year, tells people of one name apart
  phone text,
  email text,
  post text not null default '',            -- "Chuyên viên", as written under a signature
  full_time boolean not null default false, -- chuyên trách, law:STR-05
  search_key text not null default '',
  version integer not null default 1,
  primary key (council_id, person_id)
);
call app.close_table('person', 'select, insert, update, delete');

create table membership (
  council_id uuid not null references council,
  membership_id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  role text not null check (role in ('chair', 'vice-chair', 'board-head', 'board-deputy', 'member', 'group-head', 'group-deputy', 'delegate',
    'clerk', 'office-head', 'ubnd-chair', 'ubnd-officer', 'ubnd-head-of-office', 'mttq-officer', 'party-officer', 'overseer', 'administrator')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (council_id, membership_id),
  foreign key (council_id, person_id) references person,
  foreign key (council_id, organization_id) references organization,
  exclude using gist (council_id with =, person_id with =, organization_id with =, role with =,
    daterange(from_on, to_on, '[)') with &&)
);
create index membership_person on membership (council_id, person_id);
create index membership_organization on membership (council_id, organization_id);
call app.close_table('membership', 'select, insert, update, delete');

create table account (
  council_id uuid not null references council,
  person_id uuid not null,
  sign_in_name text not null,               -- phone or e-mail, as typed, lower case
  password_hash text,                       -- PHC string of Argon2id; null until an invitation is taken up
  password_changed_at timestamptz,
  must_change boolean not null default true,
  failures integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  totp_secret text,                         -- base32; null: no second factor
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  recovery_hashes text[] not null default '{}',
  calendar_token text,                      -- private iCalendar feed; null: none
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (council_id, person_id),
  unique (council_id, sign_in_name),
  foreign key (council_id, person_id) references person
);
call app.close_table('account', 'select, insert, update, delete');

create table passkey (
  council_id uuid not null references council,
  passkey_id text not null,                 -- credential id, base64url (WebAuthn §4)
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (council_id, passkey_id),
  foreign key (council_id, person_id) references account
);
call app.close_table('passkey', 'select, insert, update, delete');

create table password_history (
  council_id uuid not null references council,
  person_id uuid not null,
  password_hash text not null,
  at timestamptz not null default now(),
  primary key (council_id, person_id, at),
  foreign key (council_id, person_id) references account
);
call app.close_table('password_history', 'select, insert');

create table sign_in (
  council_id uuid not null references council,
  token_hash text not null,                 -- SHA-256 of the cookie's secret
  person_id uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  unlocked_at timestamptz not null default now(),
  device text not null default '',
  second_factor_at timestamptz,
  awaiting text check (awaiting in ('second-factor')),
  challenge text,
  ended_at timestamptz,
  primary key (council_id, token_hash),
  foreign key (council_id, person_id) references account
);
create index sign_in_person on sign_in (council_id, person_id) where ended_at is null;
call app.close_table('sign_in', 'select, insert, update');

create table invitation (
  council_id uuid not null references council,
  token_hash text not null,
  person_id uuid not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  taken_at timestamptz,
  revoked_at timestamptz,
  primary key (council_id, token_hash),
  foreign key (council_id, person_id) references person
);
call app.close_table('invitation', 'select, insert, update');
