-- Voters' petitions. State is the rows that exist: what was raised, classified, merged, split, referred, answered, judged, told, published, reopened, closed.
-- "Answered" and "settled" are two facts of two people; the voter has the last word (voter_verdict).
create table petition (
  council_id uuid not null references council,
  petition_id uuid not null,
  year smallint not null,
  number integer not null check (number >= 1),  -- with the year its code: KN-2026-0042
  title text not null check (title <> ''),      -- one line in the office's words
  body text not null check (body <> ''),        -- the matter as the office puts it; what voters said stands in the raisings
  village_id uuid,                              -- where it is about
  split_id uuid,                                -- made by this splitting of another petition (no key: the two would refer to each other in a circle)
  proposed_field text,                          -- what the analysis proposed when it came in; an office's other choice is a lesson
  proposed_level text,
  keys text[] not null default '{}',            -- selective words and places by which candidates for the same matter are found
  fingerprint jsonb not null default '{}',      -- what two petitions are compared by (petition/analysis/fingerprint.ts)
  search_key text not null,
  words tsvector generated always as (to_tsvector('simple', search_key)) stored,
  recorded_at timestamptz not null,
  recorded_by uuid,                             -- null: the voter, without an account
  version integer not null default 1,
  -- Below: what the rows say now, written by triggers alone (app.petition_at is the one definition).
  stage text not null default 'recorded',
  root_id uuid not null,                        -- the petition it was merged into, itself otherwise
  field text,
  level text,
  body_id uuid,                                 -- who must answer
  board_id uuid,                                -- which Board follows it
  compiled_at timestamptz,
  referral_id uuid,
  referred_on date,
  answered_on date,
  result text,                                  -- of the four classes, law:PET-08
  promised_on date,
  verdict text,
  outcome text,
  judged_at timestamptz,
  voter_agrees boolean,
  told_on date,
  published_at timestamptz,
  reopened smallint not null default 0,
  closed_at timestamptz,
  raisings integer not null default 0,
  voters integer not null default 0,
  raised_on date,
  last_raised_on date,
  primary key (council_id, petition_id),
  unique (council_id, year, number),
  foreign key (council_id, village_id) references organization
);
create index petition_stage on petition (council_id, stage, petition_id desc);
create index petition_body on petition (council_id, body_id, stage);
create index petition_root on petition (council_id, root_id);
create index petition_village on petition (council_id, village_id) where village_id is not null;
create index petition_words on petition using gin (council_id, words);
create index petition_keys on petition using gin (council_id, keys);
call app.close_table('petition', 'select, insert');
grant update (title, body, village_id, keys, fingerprint, search_key, version) on petition to nghisu_web;

-- One time one voter, meeting or delegate raised it. The words stay as they were said.
create table raising (
  council_id uuid not null references council,
  raising_id uuid not null,
  petition_id uuid not null,                    -- the petition it came in with; merging never moves it
  entry_key uuid,                               -- made by the sender's device: the same key twice is one raising
  source text not null check (source in ('meeting', 'delegate', 'public', 'reception', 'letter', 'import', 'phone', 'other')),
  voter_meeting_id uuid,
  reception_id uuid,
  letter_id uuid,
  delegate_person_id uuid,
  village_id uuid,
  raised_on date not null,
  words text not null check (words <> ''),
  place text not null default '',               -- of the document it was read from: "biên bản 02/10/2026, mục 4"
  voters integer not null default 1 check (voters between 1 and 100000),
  many boolean not null default false,          -- "nhiều cử tri", without a number
  copied_from uuid,                             -- a part made by splitting carries the raisings of the whole
  behalf text not null default '',              -- who entered it for the voter: "trưởng thôn"
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (council_id, raising_id),
  unique (council_id, entry_key),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, village_id) references organization,
  foreign key (council_id, voter_meeting_id) references voter_meeting,
  foreign key (council_id, delegate_person_id) references person
);
create index raising_petition on raising (council_id, petition_id);
create index raising_meeting on raising (council_id, voter_meeting_id) where voter_meeting_id is not null;
create index raising_raised on raising (council_id, raised_on);
call app.close_table('raising', 'select, insert');

-- Who raised it, apart from the matter: read by the office alone, in no list, search, notice, export or event.
create table raiser (
  council_id uuid not null references council,
  raising_id uuid not null,
  name text not null default '',
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  erased_at timestamptz,                        -- the person asked, or the keeping time is over
  primary key (council_id, raising_id),
  foreign key (council_id, raising_id) references raising
);
call app.close_table('raiser', 'select, insert, update');

-- A voter follows by a code nobody can guess (80 bits); only its hash is kept.
create table tracking_code (
  council_id uuid not null references council,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  raising_id uuid not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (council_id, code_hash),
  foreign key (council_id, raising_id) references raising
);
create index tracking_code_raising on tracking_code (council_id, raising_id);
call app.close_table('tracking_code', 'select, insert, update');

create table petition_file (
  council_id uuid not null references council,
  petition_file_id uuid not null,
  petition_id uuid not null,
  raising_id uuid,
  reply_id uuid,
  file_id uuid not null,
  kind text not null check (kind in ('photo', 'before', 'after', 'paper', 'minutes')),
  shown boolean not null default false,         -- may stand on the public page; decided by the office
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  primary key (council_id, petition_file_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, file_id) references file
);
create index petition_file_of on petition_file (council_id, petition_id);
call app.close_table('petition_file', 'select, insert, update');

create table petition_classification (
  council_id uuid not null references council,
  petition_classification_id uuid not null,
  petition_id uuid not null,
  field text not null check (field in ('dat_dai', 'giao_thong', 'thuy_loi_nong_nghiep', 'moi_truong_rac_thai', 'dien_nuoc_sach', 'giao_duc', 'y_te', 'chinh_sach_xa_hoi', 'an_ninh_trat_tu',
    'cchc_can_bo', 'xay_dung_quy_hoach', 'dau_tu_cong_ngan_sach', 'van_hoa_the_thao', 'thong_tin_vien_thong', 'khac')),
  level text not null check (level in ('xã', 'tỉnh', 'trung ương', 'ngành điện lực', 'ngành khác')),
  body_id uuid,
  board_id uuid,
  about_council boolean not null default false, -- a remark about the council, its Boards or delegates: law:PET-04, a list of its own
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, petition_classification_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, body_id) references organization,
  foreign key (council_id, board_id) references organization
);
create index petition_classification_of on petition_classification (council_id, petition_id, made_at);
call app.close_table('petition_classification', 'select, insert');

create table petition_merge (
  council_id uuid not null references council,
  petition_merge_id uuid not null,
  petition_id uuid not null,                    -- this one
  into_id uuid not null check (into_id <> petition_id), -- is from now on counted and answered as that one
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, petition_merge_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, into_id) references petition
);
create unique index petition_merged_once on petition_merge (council_id, petition_id) where undone_at is null;
create index petition_merge_into on petition_merge (council_id, into_id);
call app.close_table('petition_merge', 'select, insert, update');

-- "Khác": asked, and a person said they are two matters.
create table petition_apart (
  council_id uuid not null references council,
  petition_id uuid not null,
  other_id uuid not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, petition_id, other_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, other_id) references petition
);
call app.close_table('petition_apart', 'select, insert, delete');

create table petition_split (
  council_id uuid not null references council,
  petition_split_id uuid not null,
  petition_id uuid not null,
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, petition_split_id),
  foreign key (council_id, petition_id) references petition
);
create unique index petition_split_once on petition_split (council_id, petition_id) where undone_at is null;
call app.close_table('petition_split', 'select, insert, update');

-- Not, or no longer, a petition: it went to the letters, or was no petition at all. With its reason, and undone when wrong.
create table petition_removal (
  council_id uuid not null references council,
  petition_removal_id uuid not null,
  petition_id uuid not null,
  kind text not null check (kind in ('to-letters', 'not-a-petition', 'typed-wrongly')),
  reason text not null default '',
  letter_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, petition_removal_id),
  foreign key (council_id, petition_id) references petition,
  check (kind = 'typed-wrongly' or kind = 'to-letters' or length(reason) >= 5)
);
create unique index petition_removed_once on petition_removal (council_id, petition_id) where undone_at is null;
call app.close_table('petition_removal', 'select, insert, update');

-- One letter passes on all petitions of a body, with their table.
create table referral_letter (
  council_id uuid not null references council,
  referral_letter_id uuid not null,
  body_id uuid not null,
  paper_id uuid not null,                       -- the letter with its table, as issued
  sent_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, referral_letter_id),
  foreign key (council_id, body_id) references organization,
  foreign key (council_id, paper_id) references paper
);
call app.close_table('referral_letter', 'select, insert');

create table referral (
  council_id uuid not null references council,
  referral_id uuid not null,
  petition_id uuid not null,
  referral_letter_id uuid not null,
  body_id uuid not null,
  sent_on date not null,
  due_on date not null,                         -- by law from the day sent, until the receipt is known
  law_rule text not null,                       -- PET-06 or PET-14
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, referral_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, referral_letter_id) references referral_letter,
  foreign key (council_id, body_id) references organization
);
create index referral_of on referral (council_id, petition_id, made_at);
create index referral_body on referral (council_id, body_id, sent_on);
call app.close_table('referral', 'select, insert');

-- What the body says: received on a day, took it on, or sends it back as not its own. A return is ruled upon by the council; the clock runs until then.
create table referral_response (
  council_id uuid not null references council,
  referral_response_id uuid not null,
  referral_id uuid not null,
  kind text not null check (kind in ('received', 'accepted', 'returned')),
  received_on date,
  person_id uuid,                               -- who works on it at the body
  reason text not null default '',
  proposed_body_id uuid,
  proposed_body text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  ruling text check (ruling in ('rerouted', 'insisted')),
  ruled_reason text not null default '',
  ruled_at timestamptz,
  ruled_by uuid,
  primary key (council_id, referral_response_id),
  foreign key (council_id, referral_id) references referral,
  check (kind <> 'returned' or (length(reason) >= 5 and (proposed_body_id is not null or proposed_body <> ''))),
  check ((ruling is null) = (ruled_at is null))
);
create index referral_response_of on referral_response (council_id, referral_id, made_at);
call app.close_table('referral_response', 'select, insert, update');

create table referral_extension (
  council_id uuid not null references council,
  referral_extension_id uuid not null,
  referral_id uuid not null,
  until_on date not null,
  reason text not null check (length(reason) >= 5),
  made_at timestamptz not null,
  made_by uuid,
  granted boolean,
  granted_until date,
  ruled_reason text not null default '',
  ruled_at timestamptz,
  ruled_by uuid,
  primary key (council_id, referral_extension_id),
  foreign key (council_id, referral_id) references referral,
  check ((granted is null) = (ruled_at is null)),
  check (granted is distinct from true or granted_until is not null)
);
create index referral_extension_of on referral_extension (council_id, referral_id, made_at);
call app.close_table('referral_extension', 'select, insert, update');

-- A written answer; one may serve many petitions, each with its own result.
create table reply (
  council_id uuid not null references council,
  reply_id uuid not null,
  body_id uuid not null,
  number text not null default '',
  dated_on date not null,
  received_on date not null,
  signed_by text not null default '',
  file_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, reply_id),
  foreign key (council_id, body_id) references organization,
  foreign key (council_id, file_id) references file
);
call app.close_table('reply', 'select, insert');

create table reply_item (
  council_id uuid not null references council,
  reply_id uuid not null,
  petition_id uuid not null,
  referral_id uuid,
  result text not null check (result in ('done', 'in-progress', 'will-do', 'explained')),
  reply_class text not null default '',         -- the finer class, peers-vietnam 3.1 c
  promised_on date,
  words text not null check (words <> ''),      -- the answer to the voter, in plain words
  withdrawn_at timestamptz,                     -- taken back by the body before it was judged
  primary key (council_id, reply_id, petition_id),
  foreign key (council_id, reply_id) references reply,
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, referral_id) references referral,
  check ((result in ('in-progress', 'will-do')) = (promised_on is not null))
);
create index reply_item_petition on reply_item (council_id, petition_id);
call app.close_table('reply_item', 'select, insert, update');

create table petition_judgement (
  council_id uuid not null references council,
  petition_judgement_id uuid not null,
  petition_id uuid not null,
  reply_id uuid not null,
  verdict text not null check (verdict in ('satisfactory', 'unsatisfactory')),
  outcome text not null check (outcome in ('settled', 'in-progress', 'explained', 'unsettled')),
  note text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  primary key (council_id, petition_judgement_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, reply_id) references reply,
  check (verdict = 'satisfactory' or length(note) >= 5)
);
create index petition_judgement_of on petition_judgement (council_id, petition_id, made_at);
call app.close_table('petition_judgement', 'select, insert, update');

create table petition_telling (
  council_id uuid not null references council,
  petition_telling_id uuid not null,
  petition_id uuid not null,
  means text not null check (means in ('meeting', 'phone', 'letter', 'posted', 'loudspeaker', 'code', 'delegate', 'other')),
  told_on date not null,
  note text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, petition_telling_id),
  foreign key (council_id, petition_id) references petition
);
create index petition_telling_of on petition_telling (council_id, petition_id);
call app.close_table('petition_telling', 'select, insert');

create table voter_verdict (
  council_id uuid not null references council,
  voter_verdict_id uuid not null,
  petition_id uuid not null,
  raising_id uuid,                              -- whose code it was given with
  reply_id uuid,
  agrees boolean not null,
  reason text not null default '',
  means text not null check (means in ('code', 'phone', 'meeting', 'letter', 'other')),
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, voter_verdict_id),
  foreign key (council_id, petition_id) references petition,
  check (agrees or length(reason) >= 3)
);
create index voter_verdict_of on voter_verdict (council_id, petition_id, made_at);
call app.close_table('voter_verdict', 'select, insert');

-- What the public sees is what a person approved to be seen: words of its own, without anybody's name.
create table petition_publication (
  council_id uuid not null references council,
  petition_publication_id uuid not null,
  petition_id uuid not null,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  answer text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  primary key (council_id, petition_publication_id),
  foreign key (council_id, petition_id) references petition
);
create unique index petition_published_once on petition_publication (council_id, petition_id) where withdrawn_at is null;
call app.close_table('petition_publication', 'select, insert, update');

create table petition_reopening (
  council_id uuid not null references council,
  petition_reopening_id uuid not null,
  petition_id uuid not null,
  cause text not null check (cause in ('answer-unsatisfactory', 'voter-disagrees', 'raised-again', 'promise-broken', 'other')),
  reason text not null default '',
  due_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, petition_reopening_id),
  foreign key (council_id, petition_id) references petition
);
create index petition_reopening_of on petition_reopening (council_id, petition_id, made_at);
call app.close_table('petition_reopening', 'select, insert');

create table petition_closing (
  council_id uuid not null references council,
  petition_closing_id uuid not null,
  petition_id uuid not null,
  reason text not null default '',
  session_title text not null default '',       -- the session it was reported at
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, petition_closing_id),
  foreign key (council_id, petition_id) references petition
);
create unique index petition_closed_once on petition_closing (council_id, petition_id) where undone_at is null;
call app.close_table('petition_closing', 'select, insert, update');

-- Words the office adds to the dictionary of fields and levels.
create table petition_term (
  council_id uuid not null references council,
  petition_term_id uuid not null,
  term text not null check (term <> ''),
  field text,
  level text,
  body_id uuid,
  weight numeric not null default 1 check (weight between -10 and 10),
  made_at timestamptz not null,
  made_by uuid,
  removed_at timestamptz,
  primary key (council_id, petition_term_id),
  foreign key (council_id, body_id) references organization,
  check (field is not null or level is not null or body_id is not null)
);
call app.close_table('petition_term', 'select, insert, update');

-- What was learnt from the office's corrections; made anew at night from the classifications themselves.
create table petition_lesson (
  council_id uuid primary key references council,
  latest_id uuid not null,                      -- the last correction learnt from
  terms jsonb not null,                         -- petition/analysis/vocabulary.ts, ExtensionTerm[]
  corrections integer not null,
  made_at timestamptz not null
);
call app.close_table('petition_lesson', 'select, insert, update');

-- Where a petition stood at an instant, from the rows recorded by then: the one definition of its state. An act undone by then is no act.
-- Ids are in the order of writing (UUID version 7), so the later of two acts is the one with the greater id.
create function app.petition_at(instant timestamptz, council uuid, petition uuid)
returns table (stage text, into_id uuid, field text, level text, body_id uuid, board_id uuid, compiled_at timestamptz, referral_id uuid, referred_on date, answered_on date, result text, promised_on date,
  verdict text, outcome text, judged_at timestamptz, voter_agrees boolean, told_on date, published_at timestamptz, reopened integer, closed_at timestamptz)
language sql stable parallel safe as $$
  select case
      when x.removed then 'removed' when x.split then 'split' when x.into_id is not null then 'merged' when x.closed_at is not null then 'closed'
      when x.verdict is not null and x.outcome = 'in-progress' then 'promised' when x.verdict is not null then 'judged' when x.answered_on is not null then 'answered'
      when x.returned then 'returned' when x.reopened > 0 and x.referral_id is not null then 'reopened' when x.accepted then 'accepted' when x.referral_id is not null then 'referred'
      when x.compiled_at is not null then 'compiled' else 'recorded' end,
    x.into_id, x.field, x.level, coalesce(x.referred_body, x.body_id), x.board_id, x.compiled_at, x.referral_id, x.sent_on, x.answered_on, x.result, x.promised_on,
    x.verdict, x.outcome, x.judged_at, x.agrees, x.told_on, x.published_at, x.reopened, x.closed_at
  from (
    select
      exists (select from petition_removal r where r.council_id = council and r.petition_id = petition and r.made_at <= instant and (r.undone_at is null or r.undone_at > instant)) as removed,
      exists (select from petition_split s where s.council_id = council and s.petition_id = petition and s.made_at <= instant and (s.undone_at is null or s.undone_at > instant)) as split,
      (select m.into_id from petition_merge m where m.council_id = council and m.petition_id = petition and m.made_at <= instant and (m.undone_at is null or m.undone_at > instant)) as into_id,
      c.field, c.level, c.body_id, c.board_id,
      (select min(z.made_at) from petition_classification z where z.council_id = council and z.petition_id = petition and z.made_at <= instant) as compiled_at,
      f.referral_id, f.sent_on, f.body_id as referred_body,
      coalesce(p.kind = 'returned' and p.ruled_at is null, false) as returned, coalesce(a.kind = 'accepted', false) as accepted,
      y.received_on as answered_on, y.result, y.promised_on, j.verdict, j.outcome, j.made_at as judged_at, g.agrees,
      (select max(t.told_on) from petition_telling t where t.council_id = council and t.petition_id = petition and t.made_at <= instant) as told_on,
      (select u.made_at from petition_publication u where u.council_id = council and u.petition_id = petition and u.made_at <= instant and (u.withdrawn_at is null or u.withdrawn_at > instant)
        order by u.made_at desc limit 1) as published_at,
      o.times as reopened,
      (select l.made_at from petition_closing l where l.council_id = council and l.petition_id = petition and l.made_at <= instant and (l.undone_at is null or l.undone_at > instant) limit 1) as closed_at
    from (select count(*)::int as times, (array_agg(q.petition_reopening_id order by q.petition_reopening_id desc))[1] as last_id from petition_reopening q
      where q.council_id = council and q.petition_id = petition and q.made_at <= instant) o
    left join lateral (select z.field, z.level, z.body_id, z.board_id from petition_classification z where z.council_id = council and z.petition_id = petition and z.made_at <= instant
      order by z.petition_classification_id desc limit 1) c on true
    left join lateral (select z.referral_id, z.sent_on, z.body_id from referral z where z.council_id = council and z.petition_id = petition and z.made_at <= instant
      order by z.referral_id desc limit 1) f on true
    left join lateral (select z.kind, case when z.ruled_at <= instant then z.ruled_at end as ruled_at from referral_response z where z.council_id = council and z.referral_id = f.referral_id
      and z.made_at <= instant and z.kind = 'returned' order by z.referral_response_id desc limit 1) p on true
    left join lateral (select z.kind from referral_response z where z.council_id = council and z.referral_id = f.referral_id and z.made_at <= instant and z.kind = 'accepted' limit 1) a on true
    left join lateral (select r.reply_id, r.received_on, z.result, z.promised_on, r.made_at from reply_item z join reply r on r.council_id = z.council_id and r.reply_id = z.reply_id
      where z.council_id = council and z.petition_id = petition and r.made_at <= instant and (o.last_id is null or r.reply_id > o.last_id) and (z.withdrawn_at is null or z.withdrawn_at > instant)
      order by r.reply_id desc limit 1) y on true
    left join lateral (select z.verdict, z.outcome, z.made_at from petition_judgement z where z.council_id = council and z.petition_id = petition and z.reply_id = y.reply_id and z.made_at <= instant
      and (z.undone_at is null or z.undone_at > instant) order by z.petition_judgement_id desc limit 1) j on true
    left join lateral (select z.agrees from voter_verdict z where z.council_id = council and z.petition_id = petition and z.made_at <= instant and (o.last_id is null or z.voter_verdict_id > o.last_id)
      order by z.voter_verdict_id desc limit 1) g on true
  ) x
$$;
grant execute on function app.petition_at(timestamptz, uuid, uuid) to nghisu_web;

-- What of it stands at the root: raisings of everything merged into it, counted once (a split part's copies stand for the whole they came from).
create function app.petition_counts(council uuid, root uuid) returns table (raisings integer, voters integer, raised_on date, last_raised_on date)
language sql stable as $$
  select count(*)::int, coalesce(sum(r.voters), 0)::int, min(r.raised_on), max(r.raised_on)
  from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
  where p.council_id = council and p.root_id = root
$$;
grant execute on function app.petition_counts(uuid, uuid) to nghisu_web;

create function app.petition_begins() returns trigger language plpgsql as $$
begin
  new.root_id := new.petition_id; new.stage := 'recorded';
  new.field := null; new.level := null; new.body_id := null; new.board_id := null; new.compiled_at := null; new.referral_id := null; new.referred_on := null; new.answered_on := null;
  new.result := null; new.promised_on := null; new.verdict := null; new.outcome := null; new.judged_at := null; new.voter_agrees := null; new.told_on := null; new.published_at := null;
  new.reopened := 0; new.closed_at := null; new.raisings := 0; new.voters := 0; new.raised_on := null; new.last_raised_on := null;
  return new;
end $$;
create trigger begins before insert on petition for each row execute function app.petition_begins();

create function app.petition_settle(council uuid, petition uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update petition p set stage = n.stage, field = n.field, level = n.level, body_id = n.body_id, board_id = n.board_id, compiled_at = n.compiled_at, referral_id = n.referral_id,
    referred_on = n.referred_on, answered_on = n.answered_on, result = n.result, promised_on = n.promised_on, verdict = n.verdict, outcome = n.outcome, judged_at = n.judged_at,
    voter_agrees = n.voter_agrees, told_on = n.told_on, published_at = n.published_at, reopened = n.reopened, closed_at = n.closed_at
  from app.petition_at('infinity', $1, $2) n where p.council_id = $1 and p.petition_id = $2
$$;
revoke all on function app.petition_settle(uuid, uuid) from public;

create function app.petition_recount(council uuid, root uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update petition p set raisings = n.raisings, voters = n.voters, raised_on = n.raised_on, last_raised_on = n.last_raised_on from app.petition_counts($1, $2) n
  where p.council_id = $1 and p.petition_id = $2
$$;
revoke all on function app.petition_recount(uuid, uuid) from public;

create function app.petition_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.petition_settle(new.council_id, new.petition_id);
  return null;
end $$;
create trigger moves after insert or update on petition_classification for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_split for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_removal for each row execute function app.petition_moves();
create trigger moves after insert or update on referral for each row execute function app.petition_moves();
create trigger moves after insert or update on reply_item for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_judgement for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_telling for each row execute function app.petition_moves();
create trigger moves after insert or update on voter_verdict for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_publication for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_reopening for each row execute function app.petition_moves();
create trigger moves after insert or update on petition_closing for each row execute function app.petition_moves();

create function app.referral_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.petition_settle(r.council_id, r.petition_id) from referral r where r.council_id = new.council_id and r.referral_id = new.referral_id;
  return null;
end $$;
create trigger moves after insert or update on referral_response for each row execute function app.referral_moves();

create function app.raising_counts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.petition_recount(p.council_id, p.root_id) from petition p where p.council_id = new.council_id and p.petition_id = new.petition_id;
  return null;
end $$;
create trigger counts after insert on raising for each row execute function app.raising_counts();

-- A merge moves the petition and all that was merged into it before; undone, they stand again under it.
create function app.petition_merges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was uuid;
  becomes uuid;
begin
  select root_id into was from petition where council_id = new.council_id and petition_id = new.petition_id;
  if new.undone_at is null then
    select root_id into becomes from petition where council_id = new.council_id and petition_id = new.into_id;
  else
    becomes := new.petition_id;
  end if;
  with recursive under as (
    select new.petition_id as id
    union
    select m.petition_id from petition_merge m join under u on u.id = m.into_id where m.council_id = new.council_id and m.undone_at is null
  )
  update petition p set root_id = becomes from under u where p.council_id = new.council_id and p.petition_id = u.id;
  perform app.petition_settle(new.council_id, new.petition_id);
  perform app.petition_recount(new.council_id, was);
  perform app.petition_recount(new.council_id, becomes);
  return null;
end $$;
create trigger merges after insert or update on petition_merge for each row execute function app.petition_merges();

-- Ids of petitions that hold every word (`words` is a tsquery of folded words), newest first among at most `most` found. As the owner, because under row-level security
-- PostgreSQL may not use a word index (its operators are not leakproof); it names the council itself and gives ids only, which the caller reads under its own rights.
create function app.petitions_with_words(words text, most integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select petition_id from petition where council_id = app.council() and petition.words @@ $1::tsquery limit $2
$$;
revoke all on function app.petitions_with_words(text, integer) from public;
grant execute on function app.petitions_with_words(text, integer) to nghisu_web;

-- Candidates for the same matter: petitions that share any of the keys, those that share most first.
create function app.petitions_with_keys(wanted text[], most integer) returns table (petition_id uuid, shared integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.petition_id, (select count(*)::int from unnest(c.keys) k where k = any(wanted)) as shared
  from (select p.petition_id, p.keys from petition p where p.council_id = app.council() and p.keys && wanted and p.stage not in ('removed', 'split') limit 5000) c
  order by shared desc, c.petition_id desc limit most
$$;
revoke all on function app.petitions_with_keys(text[], integer) from public;
grant execute on function app.petitions_with_keys(text[], integer) to nghisu_web;
