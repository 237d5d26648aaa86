-- Voter contact (tiếp xúc cử tri, V1): rounds of meetings before and after sessions, who goes where, what was held, what was said.
-- law.md section 7 (TXC): NQLT 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN.

-- Which delegate group (constituency) a village votes in.
create table voter_area (
  council_id uuid not null references council,
  village_id uuid not null,
  group_id uuid not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (council_id, village_id),
  foreign key (council_id, village_id) references organization,
  foreign key (council_id, group_id) references organization
);
call app.close_table('voter_area', 'select, insert, update, delete');

-- One round: the meetings around one session, on one topic, or a year's plan.
create table voter_round (
  council_id uuid not null references council,
  voter_round_id uuid not null,
  timing text not null check (timing in ('before-session', 'after-session', 'thematic', 'year')),
  title text not null,
  session_title text not null default '',   -- "kỳ họp thường lệ cuối năm 2026"
  session_kind text check (session_kind in ('regular', 'thematic', 'unscheduled')),
  session_opens_on date,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  content text not null default '',         -- what delegates report and ask about
  organiser_id uuid,                        -- MTTQ of the commune (TXC-06)
  number text not null default '',          -- of the plan as a paper: '12/KH-HĐND'
  issued_on date,
  issued_at timestamptz,
  issued_by uuid,
  issued_content jsonb,                     -- the schedule as issued, row by row
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  made_at timestamptz not null default now(),
  made_by uuid,
  version integer not null default 1,
  primary key (council_id, voter_round_id),
  foreign key (council_id, organiser_id) references organization,
  check ((issued_at is null) = (issued_on is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index voter_round_days on voter_round (council_id, from_on desc);
call app.close_table('voter_round', 'select, insert, update');

create table voter_meeting (
  council_id uuid not null references council,
  voter_meeting_id uuid not null,
  voter_round_id uuid not null,
  kind text not null check (kind in ('session', 'topic', 'field', 'audience', 'area', 'residence', 'workplace', 'outside', 'person')), -- TXC-03
  mode text not null check (mode in ('in-person', 'online', 'both')),                                                                  -- TXC-04
  security_note text not null default '',   -- how information security is assured, where online
  security_by uuid,
  security_at timestamptz,
  place text not null,
  address text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  topic text not null default '',
  chair_name text not null default '',      -- who of MTTQ chairs (TXC-06)
  minute_taker_id uuid,
  minute_taker_name text not null default '',
  province_delegates text[] not null default '{}', -- shared point of two levels
  -- Outside the constituency, or with a person or a group (TXC-09, TXC-10): asked in writing, decided, told.
  asked_on date,
  asked_paper text not null default '',
  asked_by uuid,
  decided_on date,
  decided_by uuid,
  decision text check (decision in ('allowed', 'refused')),
  decision_note text not null default '',
  told_on date,
  told_paper text not null default '',
  -- To the local press (TXC-05).
  press_on date,
  press_paper text not null default '',
  forwarded_on date,                        -- opinions of a person or group passed on (TXC-10)
  -- As the issued plan has it: what "held as planned" is measured against.
  planned_starts_at timestamptz,
  planned_place text,
  -- What happened.
  began_at timestamptz,
  began_by uuid,
  voters integer check (voters >= 0),
  women integer check (women >= 0 and women <= voters),
  closed_at timestamptz,
  closed_by uuid,
  held_on date,
  held_at_place text,
  position integer not null default 0,
  made_at timestamptz not null default now(),
  made_by uuid,
  removed_at timestamptz,                   -- taken out of a plan not yet issued
  version integer not null default 1,
  primary key (council_id, voter_meeting_id),
  foreign key (council_id, voter_round_id) references voter_round,
  foreign key (council_id, minute_taker_id) references person,
  check ((decision is null) = (decided_on is null)),
  check ((closed_at is null) = (held_on is null))
);
create index voter_meeting_round on voter_meeting (council_id, voter_round_id, starts_at);
create index voter_meeting_time on voter_meeting (council_id, starts_at);
call app.close_table('voter_meeting', 'select, insert, update');

create table voter_meeting_village (
  council_id uuid not null references council,
  voter_meeting_id uuid not null,
  village_id uuid not null,
  primary key (council_id, voter_meeting_id, village_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, village_id) references organization
);
call app.close_table('voter_meeting_village', 'select, insert, delete');

-- A delegate assigned to a meeting, his answer, and whether he came.
create table voter_meeting_delegate (
  council_id uuid not null references council,
  voter_meeting_id uuid not null,
  person_id uuid not null,
  assigned_at timestamptz not null default now(),
  assigned_by uuid,
  in_place_of uuid,                         -- the delegate he replaces
  released_at timestamptz,                  -- replaced, or no longer asked
  released_reason text not null default '',
  answer text check (answer in ('comes', 'declines')),
  answered_at timestamptz,
  answer_reason text not null default '',
  answer_unsafe boolean not null default false, -- declines because safety is not assured (TXC-12)
  attended text check (attended in ('present', 'excused', 'absent')),
  attended_reason text not null default '',
  attended_at timestamptz,
  primary key (council_id, voter_meeting_id, person_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, person_id) references person,
  foreign key (council_id, in_place_of) references person,
  check ((answer is null) = (answered_at is null)),
  check ((attended is null) = (attended_at is null))
);
create index voter_meeting_delegate_person on voter_meeting_delegate (council_id, person_id);
call app.close_table('voter_meeting_delegate', 'select, insert, update');

-- Offices of the People's Committee asked to answer voters (TXC-08).
create table voter_meeting_body (
  council_id uuid not null references council,
  voter_meeting_id uuid not null,
  organization_id uuid not null,
  represented_by text not null default '',  -- who came
  attended text check (attended in ('present', 'absent')),
  attended_at timestamptz,
  primary key (council_id, voter_meeting_id, organization_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, organization_id) references organization
);
call app.close_table('voter_meeting_body', 'select, insert, update, delete');

-- The order of TXC-07, each step with the time it began.
create table voter_meeting_step (
  council_id uuid not null references council,
  voter_meeting_id uuid not null,
  step text not null check (step in ('opening', 'report', 'voters', 'committee', 'reply', 'closing')),
  began_at timestamptz not null,
  note text not null default '',            -- what was said in this step, for the minutes
  noted_by uuid,
  primary key (council_id, voter_meeting_id, step),
  foreign key (council_id, voter_meeting_id) references voter_meeting
);
call app.close_table('voter_meeting_step', 'select, insert, update, delete');

-- Moved or called off, with the reason, and how it was announced.
create table voter_meeting_change (
  council_id uuid not null references council,
  voter_meeting_change_id uuid not null,
  voter_meeting_id uuid not null,
  kind text not null check (kind in ('moved', 'called-off', 'reinstated')),
  reason text not null,
  old_starts_at timestamptz not null,
  old_place text not null,
  new_starts_at timestamptz,
  new_place text,
  announced_on date,
  announced_how text not null default '',
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (council_id, voter_meeting_change_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting
);
create index voter_meeting_change_of on voter_meeting_change (council_id, voter_meeting_id, made_at);
call app.close_table('voter_meeting_change', 'select, insert, update');

-- One opinion as typed at the meeting: by our minute-taker, or by MTTQ in its own list. Its petition is recorded when the meeting closes.
create table voter_meeting_line (
  council_id uuid not null references council,
  voter_meeting_line_id uuid not null,
  voter_meeting_id uuid not null,
  side text not null check (side in ('office', 'front')),
  entry_key uuid not null,                  -- made by the device: the same line sent twice is one
  body text not null,
  field text,
  level text,
  organization_id uuid,                     -- the body that should answer
  village_id uuid,
  many boolean not null default false,      -- "nhiều cử tri cùng nêu"
  raiser_name text not null default '',
  delegate_id uuid,                         -- noted by this delegate
  join_petition_id uuid,                    -- one more raising of an earlier petition
  join_code text not null default '',       -- its code as shown when it was joined
  warned text check (warned in ('complaint', 'denunciation')),
  diverted_at timestamptz,                  -- passed to the letters track (TXC-14)
  diverted_by uuid,
  letter_id uuid,
  typed_at timestamptz not null,            -- on the device
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  dropped_at timestamptz,
  dropped_by uuid,
  dropped_reason text not null default '',
  petition_id uuid,                         -- recorded as, or joined to
  petition_code text not null default '',
  version integer not null default 1,
  primary key (council_id, voter_meeting_line_id),
  unique (council_id, entry_key),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, village_id) references organization,
  foreign key (council_id, organization_id) references organization
);
create index voter_meeting_line_of on voter_meeting_line (council_id, voter_meeting_id, typed_at);
call app.close_table('voter_meeting_line', 'select, insert, update');

-- What was decided where the two lists differ; nothing is merged by the machine alone.
create table voter_meeting_match (
  council_id uuid not null references council,
  voter_meeting_match_id uuid not null,
  voter_meeting_id uuid not null,
  front_line_id uuid,
  office_line_id uuid,
  decision text not null check (decision in ('same', 'kept', 'left-out')),
  reason text not null default '',
  decided_at timestamptz not null default now(),
  decided_by uuid,
  undone_at timestamptz,
  primary key (council_id, voter_meeting_match_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, front_line_id) references voter_meeting_line,
  foreign key (council_id, office_line_id) references voter_meeting_line,
  check (front_line_id is not null or office_line_id is not null)
);
create index voter_meeting_match_of on voter_meeting_match (council_id, voter_meeting_id);
call app.close_table('voter_meeting_match', 'select, insert, update');

-- The common list agreed by both sides: what each signed, by its SHA-256.
create table voter_meeting_signature (
  council_id uuid not null references council,
  voter_meeting_id uuid not null,
  side text not null check (side in ('office', 'front')),
  list_hash text not null,
  person_id uuid not null,
  signed_at timestamptz not null default now(),
  primary key (council_id, voter_meeting_id, side, signed_at),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, person_id) references person
);
call app.close_table('voter_meeting_signature', 'select, insert');

-- Minutes as edited; before the first edit they are drafted from the rows above. After the close each edit says why.
create table voter_meeting_minutes (
  council_id uuid not null references council,
  voter_meeting_minutes_id uuid not null,
  voter_meeting_id uuid not null,
  content jsonb not null,                   -- {report, committee, reply, conclusion, …}: texts by part
  reason text not null default '',
  saved_at timestamptz not null default now(),
  saved_by uuid,
  primary key (council_id, voter_meeting_minutes_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting
);
create index voter_meeting_minutes_of on voter_meeting_minutes (council_id, voter_meeting_id, saved_at desc);
call app.close_table('voter_meeting_minutes', 'select, insert');

create table voter_meeting_file (
  council_id uuid not null references council,
  voter_meeting_file_id uuid not null,
  voter_meeting_id uuid not null,
  kind text not null check (kind in ('minutes', 'photo', 'request', 'notice', 'other')),
  file_id uuid not null,
  added_at timestamptz not null default now(),
  added_by uuid,
  removed_at timestamptz,
  primary key (council_id, voter_meeting_file_id),
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, file_id) references file
);
create index voter_meeting_file_of on voter_meeting_file (council_id, voter_meeting_id);
call app.close_table('voter_meeting_file', 'select, insert, update');

-- A delegate's report of the results of his contact, before the session opens (TXC-13).
create table voter_round_result (
  council_id uuid not null references council,
  voter_round_id uuid not null,
  person_id uuid not null,
  body text not null,
  reported_on date not null,
  reported_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (council_id, voter_round_id, person_id),
  foreign key (council_id, voter_round_id) references voter_round,
  foreign key (council_id, person_id) references person
);
call app.close_table('voter_round_result', 'select, insert, update');

-- For figures: each meeting of an issued plan, with what was planned, every change and what was held, and when each was recorded.
create view voter_meeting_facts with (security_invoker = true) as
select m.council_id, m.voter_meeting_id, m.voter_round_id, r.timing, m.kind, m.topic, m.place, m.starts_at,
  r.issued_at, m.planned_starts_at, m.planned_place, m.closed_at, m.held_on, m.held_at_place, m.removed_at, r.withdrawn_at,
  (select jsonb_agg(jsonb_build_object('kind', c.kind, 'at', c.made_at, 'reason', c.reason) order by c.made_at, c.voter_meeting_change_id)
    from voter_meeting_change c where c.council_id = m.council_id and c.voter_meeting_id = m.voter_meeting_id) as changes
from voter_meeting m
join voter_round r on r.council_id = m.council_id and r.voter_round_id = m.voter_round_id;
grant select on voter_meeting_facts to nghisu_web;

-- For figures: who was assigned to what, and whether he took part.
create view voter_meeting_delegate_facts with (security_invoker = true) as
select d.council_id, d.voter_meeting_id, d.person_id, p.name, d.assigned_at, d.released_at, d.released_reason, d.attended, d.attended_reason, d.attended_at,
  m.starts_at, m.held_on, m.closed_at, m.removed_at, r.issued_at, r.withdrawn_at
from voter_meeting_delegate d
join person p on p.council_id = d.council_id and p.person_id = d.person_id
join voter_meeting m on m.council_id = d.council_id and m.voter_meeting_id = d.voter_meeting_id
join voter_round r on r.council_id = m.council_id and r.voter_round_id = m.voter_round_id;
grant select on voter_meeting_delegate_facts to nghisu_web;
