-- Reception of citizens (V5): the year's plan with its duty roster, the record of each visit, what was taken and what was refused.
-- What a person says of himself stands here only while none of his matters is a denunciation; then it lies behind the wall of 0063.
create table reception_plan (
  council_id uuid not null references council,
  reception_plan_id uuid not null,
  year integer not null check (year between 2020 and 2100),
  place text not null,                      -- law:CIT-02
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440 and to_minute > from_minute),
  pattern jsonb not null,                   -- how the days were found (reception/schema.ts, Pattern)
  drawn_at timestamptz not null,
  drawn_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  approved_paper text,
  version integer not null default 1,
  primary key (council_id, reception_plan_id),
  unique (council_id, year),
  check ((approved_at is null) = (approved_paper is null))
);
call app.close_table('reception_plan', 'select, insert, update');

create table reception_day (
  council_id uuid not null references council,
  reception_day_id uuid not null,
  reception_plan_id uuid,                   -- null: not of the plan, received because it was needed or asked for
  on_day date not null,
  from_minute smallint not null,
  to_minute smallint not null check (to_minute > from_minute),
  place text not null,
  drawn_at timestamptz not null default now(),
  closed_at timestamptz,                    -- when it was recorded how the day went
  closed_by uuid,
  not_held_reason text,                     -- closed and not held
  version integer not null default 1,
  primary key (council_id, reception_day_id),
  foreign key (council_id, reception_plan_id) references reception_plan,
  check (not_held_reason is null or closed_at is not null)
);
create index reception_day_on on reception_day (council_id, on_day);
call app.close_table('reception_day', 'select, insert, update, delete');

-- Posting is an act; a day that moves is posted anew. `on_day` is the day as it was posted.
create table reception_posting (
  council_id uuid not null references council,
  reception_posting_id uuid not null,
  reception_day_id uuid not null,
  on_day date not null,
  posted_on date not null,
  places text not null,                     -- "Trụ sở UBND xã, trang thông tin điện tử"
  paper text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, reception_posting_id),
  foreign key (council_id, reception_day_id) references reception_day
);
create index reception_posting_of on reception_posting (council_id, reception_day_id, made_at);
call app.close_table('reception_posting', 'select, insert');

create table reception_move (
  council_id uuid not null references council,
  reception_move_id uuid not null,
  reception_day_id uuid not null,
  old_day date not null,
  new_day date not null,
  reason text not null check (length(reason) >= 5),
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, reception_move_id),
  foreign key (council_id, reception_day_id) references reception_day
);
create index reception_move_of on reception_move (council_id, reception_day_id, made_at);
call app.close_table('reception_move', 'select, insert');

-- Whose duty a day is. A duty handed over is released and another begins; nothing is overwritten.
create table reception_duty (
  council_id uuid not null references council,
  reception_duty_id uuid not null,
  reception_day_id uuid not null,
  person_id uuid not null,
  replaces_duty_id uuid,
  assigned_at timestamptz not null,
  assigned_by uuid,
  released_at timestamptz,
  released_reason text,
  received_at timestamptz,                  -- when it was recorded that the delegate received
  absent_at timestamptz,
  absent_reason text,
  recorded_by uuid,
  primary key (council_id, reception_duty_id),
  foreign key (council_id, reception_day_id) references reception_day,
  foreign key (council_id, person_id) references person,
  foreign key (council_id, replaces_duty_id) references reception_duty,
  check ((released_at is null) = (released_reason is null)),
  check ((absent_at is null) = (absent_reason is null)),
  check (received_at is null or absent_at is null)
);
create index reception_duty_day on reception_duty (council_id, reception_day_id);
create index reception_duty_person on reception_duty (council_id, person_id);
create unique index reception_duty_once on reception_duty (council_id, reception_day_id, person_id) where released_at is null;
call app.close_table('reception_duty', 'select, insert, update, delete');

-- Asked by one delegate, agreed by the other, allowed by the Standing Committee. With `other_duty_id` the two change places.
create table reception_swap (
  council_id uuid not null references council,
  reception_swap_id uuid not null,
  reception_duty_id uuid not null,
  to_person_id uuid not null,
  other_duty_id uuid,
  reason text not null check (length(reason) >= 5),
  asked_at timestamptz not null,
  asked_by uuid not null,
  agreed_at timestamptz,
  allowed_at timestamptz,
  allowed_by uuid,
  ended_at timestamptz,                     -- declined, refused or taken back
  ended_by uuid,
  ended_reason text,
  primary key (council_id, reception_swap_id),
  foreign key (council_id, reception_duty_id) references reception_duty,
  foreign key (council_id, other_duty_id) references reception_duty,
  foreign key (council_id, to_person_id) references person
);
create unique index reception_swap_open on reception_swap (council_id, reception_duty_id) where allowed_at is null and ended_at is null;
call app.close_table('reception_swap', 'select, insert, update');

-- One visit (law:CIT-09). For a protected person name, address and telephone are null here.
create table reception (
  council_id uuid not null references council,
  reception_id uuid not null,
  year integer not null,
  number integer not null check (number >= 1),
  kind text not null check (kind in ('regular', 'unscheduled', 'standing')),
  received_on date not null,
  reception_day_id uuid,
  received_by uuid not null,                -- the delegate, or whoever of the desk received
  visitor_name text,
  visitor_address text,
  visitor_phone text,
  visitor_village_id uuid,
  protected_at timestamptz,                 -- a matter is a denunciation: the visitor stands behind the wall
  people_count integer not null default 1 check (people_count between 1 and 5000),
  chosen_paper text not null default '',    -- the writing by which a group chose its representatives, law:CIT-13
  done_before text not null default '',
  request text not null default '',
  handling text not null default '',
  read_back_at timestamptz,                 -- law:CIT-11
  read_back_by uuid,
  signed_how text check (signed_how in ('signature', 'fingerprint')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  version integer not null default 1,
  primary key (council_id, reception_id),
  unique (council_id, year, number),
  foreign key (council_id, reception_day_id) references reception_day,
  foreign key (council_id, received_by) references person,
  foreign key (council_id, visitor_village_id) references organization,
  check (protected_at is null or (visitor_name is null and visitor_address is null and visitor_phone is null and visitor_village_id is null)),
  check ((read_back_at is null) = (signed_how is null))
);
create index reception_day_of on reception (council_id, reception_day_id);
create index reception_on on reception (council_id, received_on desc);
call app.close_table('reception', 'select, insert, update');

create table reception_representative (
  council_id uuid not null references council,
  reception_id uuid not null,
  position smallint not null,
  name text not null,
  address text not null default '',
  primary key (council_id, reception_id, position),
  foreign key (council_id, reception_id) references reception
);
call app.close_table('reception_representative', 'select, insert, delete');

-- Each matter on its own track (law:CIT-10). `petition_id` is of the module of petitions.
create table reception_matter (
  council_id uuid not null references council,
  reception_matter_id uuid not null,
  reception_id uuid not null,
  position smallint not null,
  kind text not null check (kind in ('complaint', 'denunciation', 'petition', 'voter-petition', 'advice')),
  text text not null,
  handling text not null default '',        -- what was said or done at once
  letter_id uuid,
  petition_id uuid,
  handed_at timestamptz,
  handed_by uuid,
  primary key (council_id, reception_matter_id),
  unique (council_id, reception_id, position),
  foreign key (council_id, reception_id) references reception
);
call app.close_table('reception_matter', 'select, insert, update');

-- Documents taken from a person (law:CIT-12, Mẫu 02/TCD).
create table reception_receipt (
  council_id uuid not null references council,
  reception_receipt_id uuid not null,
  reception_id uuid not null,
  year integer not null,
  number integer not null,
  given_on date not null,
  documents jsonb not null,                 -- [{ name, copies, original }]
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, reception_receipt_id),
  unique (council_id, year, number),
  foreign key (council_id, reception_id) references reception
);
call app.close_table('reception_receipt', 'select, insert');

-- Refused on a listed ground only; the notice is due within law:CIT-17 (Mẫu 01/TCD).
create table reception_refusal (
  council_id uuid not null references council,
  reception_refusal_id uuid not null,
  reception_day_id uuid,
  year integer not null,
  number integer not null,
  refused_on date not null,
  refused_by uuid not null,
  person_name text not null,
  person_address text not null default '',
  matter text not null default '',
  ground text not null check (ground in ('not-in-control', 'threatens', 'settled', 'other-law')),
  ground_note text not null check (length(ground_note) >= 5),
  noticed_on date,
  noticed_paper text,
  noticed_at timestamptz,
  noticed_by uuid,
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, reception_refusal_id),
  unique (council_id, year, number),
  foreign key (council_id, reception_day_id) references reception_day,
  foreign key (council_id, refused_by) references person,
  check ((noticed_on is null) = (noticed_at is null))
);
call app.close_table('reception_refusal', 'select, insert, update');
