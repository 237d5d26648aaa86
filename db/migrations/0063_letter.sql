-- Letters of citizens (V5; law.md 17.5): complaint, denunciation, petition. What was done with a letter are acts with who and when; its state and its
-- clocks are read from them. Who sent a denunciation stands in a table the serving role cannot read.
create table letter (
  council_id uuid not null references council,
  letter_id uuid not null,
  year integer not null check (year between 2000 and 2100),
  number integer not null check (number >= 1),
  part text not null default '' check (part ~ '^[a-z]?$'), -- 'a', 'b': parts of one split letter
  kind text not null check (kind in ('complaint', 'denunciation', 'petition')),
  stage smallint not null default 1 check (stage in (1, 2)), -- of a complaint: first or second (law:KN-03, KN-09)
  received_on date not null,
  source text not null check (source in ('post', 'reception', 'delegate', 'office', 'online', 'other-body', 'sheet')),
  title text not null,
  content text not null default '',
  about text not null default '',           -- whom or what it is against
  done_before text not null default '',
  also_sent_to text not null default '',    -- other bodies it was sent to, as it says itself
  sender_kind text not null check (sender_kind in ('person', 'group', 'organization', 'anonymous')),
  people_count integer not null default 1 check (people_count between 1 and 5000),
  sender_name text,
  sender_address text,
  sender_phone text,
  sender_village_id uuid,
  sender_key text,                          -- name without marks, to recognise the same sender
  matter_key text not null,                 -- words of the matter without marks, to recognise the same matter
  mask_number integer,                      -- "Người tố cáo Đ-12": the sender stands behind the wall
  reception_id uuid,
  split_from_id uuid,
  delegate_id uuid,                         -- who brought it and tells the citizen (law:CIT-16)
  recorded_at timestamptz not null,
  recorded_by uuid,
  search_key text not null,
  version integer not null default 1,
  primary key (council_id, letter_id),
  unique (council_id, year, number, part),
  unique (council_id, mask_number),
  foreign key (council_id, reception_id) references reception,
  foreign key (council_id, split_from_id) references letter,
  foreign key (council_id, delegate_id) references person,
  foreign key (council_id, sender_village_id) references organization,
  -- Nothing that tells the person may lie beside a masked letter, and a denunciation of a known person is always masked.
  check (mask_number is null or (sender_name is null and sender_address is null and sender_phone is null and sender_village_id is null and sender_key is null)),
  check (kind <> 'denunciation' or sender_kind = 'anonymous' or mask_number is not null),
  check (sender_kind <> 'anonymous' or (sender_name is null and mask_number is null))
);
create index letter_received on letter (council_id, received_on desc);
create index letter_sender on letter (council_id, sender_key) where sender_key is not null;
create index letter_delegate on letter (council_id, delegate_id) where delegate_id is not null;
call app.close_table('letter', 'select, insert, update');
alter table reception_matter add foreign key (council_id, letter_id) references letter;

-- What the office found when it read the letter; the last row stands.
create table letter_sorting (
  council_id uuid not null references council,
  letter_sorting_id uuid not null,
  letter_id uuid not null,
  sorted_on date not null,
  conditions text[] not null default '{}',  -- those that hold (letter/rules.ts)
  several_places boolean not null default false, -- law:TC-01.places: who denounces must be checked in several places
  organization_id uuid,                     -- the competent body
  repeats_id uuid,                          -- an earlier letter on the same matter
  repeat_kind text check (repeat_kind in ('same-sender', 'others')),
  note text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, letter_sorting_id),
  foreign key (council_id, letter_id) references letter,
  foreign key (council_id, organization_id) references organization,
  foreign key (council_id, repeats_id) references letter,
  check ((repeats_id is null) = (repeat_kind is null))
);
create index letter_sorting_of on letter_sorting (council_id, letter_id, made_at);
call app.close_table('letter_sorting', 'select, insert');

create table letter_act (
  council_id uuid not null references council,
  letter_act_id uuid not null,
  letter_id uuid not null,
  kind text not null check (kind in ('forwarded', 'guided', 'kept', 'first-notice', 'returned', 'accepted', 'declined', 'acceptance-notified', 'suspended', 'resumed',
    'ended', 'halt-sent', 'extended', 'settled', 'decision-sent', 'acted-on', 'published', 'delegate-told', 'citizen-told', 'withdrawn', 'supervised')),
  happened_on date not null,
  body_received_on date,                    -- of a forwarding: the day the body has it
  organization_id uuid,
  ground text not null default '',          -- of keeping: why, from the list (letter/rules.ts)
  criteria text[] not null default '{}',    -- what makes the case complex (law:KN-05, TC-06)
  outcome text check (outcome in ('justified', 'partly', 'unjustified', 'withdrawn', 'carried-out', 'explained')),
  paper text not null default '',
  note text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_reason text,
  primary key (council_id, letter_act_id),
  foreign key (council_id, letter_id) references letter,
  foreign key (council_id, organization_id) references organization,
  check ((taken_back_at is null) = (taken_back_reason is null)),
  check (kind <> 'forwarded' or (organization_id is not null and body_received_on is not null))
);
create index letter_act_of on letter_act (council_id, letter_id, happened_on, made_at);
create index letter_act_body on letter_act (council_id, organization_id) where kind = 'forwarded' and taken_back_at is null;
call app.close_table('letter_act', 'select, insert');
grant update (taken_back_at, taken_back_by, taken_back_reason) on letter_act to nghisu_web;

-- The wall (law:TC-08). The serving role may put an identity in and can neither read nor change it.
create table letter_identity (
  council_id uuid not null references council,
  letter_id uuid not null,
  name text not null,
  address text not null default '',
  phone text not null default '',
  representatives text not null default '', -- of a group
  name_key text not null,
  kept_at timestamptz not null,
  primary key (council_id, letter_id),
  foreign key (council_id, letter_id) references letter
);
call app.close_table('letter_identity', 'insert');

-- Who needs to know, per letter and by name; a role gives nothing.
create table letter_identity_reader (
  council_id uuid not null references council,
  letter_identity_reader_id uuid not null,
  letter_id uuid not null,
  person_id uuid not null,
  reason text not null,
  granted_at timestamptz not null,
  granted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (council_id, letter_identity_reader_id),
  foreign key (council_id, letter_id) references letter,
  foreign key (council_id, person_id) references person
);
create unique index letter_identity_reader_once on letter_identity_reader (council_id, letter_id, person_id) where revoked_at is null;
call app.close_table('letter_identity_reader', 'select, insert');
grant update (revoked_at, revoked_by) on letter_identity_reader to nghisu_web;

-- Every opening, written by the function that opens, before it answers.
create table letter_identity_reading (
  council_id uuid not null references council,
  letter_identity_reading_id uuid not null default gen_random_uuid(),
  letter_id uuid not null,
  person_id uuid not null,
  reason text not null check (length(reason) >= 5),
  at timestamptz not null,
  primary key (council_id, letter_identity_reading_id),
  foreign key (council_id, letter_id) references letter,
  foreign key (council_id, person_id) references person
);
create index letter_identity_reading_of on letter_identity_reading (council_id, letter_id, at);
call app.close_table('letter_identity_reading', 'select');

-- The one door. It opens for a person on the list of this letter, in the council of this transaction, and never without leaving the line above.
create function app.open_letter_identity(wanted uuid, why text, instant timestamptz)
returns table (name text, address text, phone text, representatives text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.council() is null or app.person() is null or not exists (
    select 1 from letter_identity_reader r where r.council_id = app.council() and r.letter_id = wanted and r.person_id = app.person() and r.revoked_at is null)
  then raise exception 'this identity is not for this person' using errcode = 'insufficient_privilege'; end if;
  insert into letter_identity_reading (council_id, letter_id, person_id, reason, at) values (app.council(), wanted, app.person(), why, instant);
  return query select i.name, i.address, i.phone, i.representatives from letter_identity i where i.council_id = app.council() and i.letter_id = wanted;
end $$;

-- Masked letters of the same sender, and only among those whose sender this person may know: the question itself must not tell who denounced.
create function app.same_masked_sender(key text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select i.letter_id from letter_identity i
  join letter_identity_reader r on r.council_id = i.council_id and r.letter_id = i.letter_id and r.person_id = app.person() and r.revoked_at is null
  where i.council_id = app.council() and i.name_key = key
$$;

-- A letter found later to be a denunciation, and the parts of one that was split, get the identity of another without anybody reading it.
create function app.copy_letter_identity(from_letter uuid, to_letter uuid, instant timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into letter_identity (council_id, letter_id, name, address, phone, representatives, name_key, kept_at)
  select i.council_id, to_letter, i.name, i.address, i.phone, i.representatives, i.name_key, instant from letter_identity i
  join letter l on l.council_id = i.council_id and l.letter_id = to_letter and l.split_from_id = from_letter
  where i.council_id = app.council() and i.letter_id = from_letter
$$;
revoke execute on function app.open_letter_identity(uuid, text, timestamptz), app.same_masked_sender(text), app.copy_letter_identity(uuid, uuid, timestamptz) from public;
grant execute on function app.open_letter_identity(uuid, text, timestamptz), app.same_masked_sender(text), app.copy_letter_identity(uuid, uuid, timestamptz) to nghisu_web;

-- A reception one of whose letters is masked keeps nothing of its visitor either.
create function app.mask_reception() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from reception_representative r where r.council_id = new.council_id and r.reception_id = new.reception_id;
  update reception r set visitor_name = null, visitor_address = null, visitor_phone = null, visitor_village_id = null, protected_at = coalesce(r.protected_at, new.recorded_at)
  where r.council_id = new.council_id and r.reception_id = new.reception_id;
  return null;
end $$;
create trigger masks_reception after insert or update of mask_number on letter for each row
  when (new.mask_number is not null and new.reception_id is not null) execute function app.mask_reception();
