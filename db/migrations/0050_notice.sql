-- What people are told: notices, how each person wants to hear of them, and what was sent outside.
create table notice (
  council_id uuid not null references council,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('ahead', 'due', 'late', 'escalation', 'chased', 'assigned', 'answered', 'waiting', 'comment')),
  once text not null,                       -- what it says only once: 'remind:<obligation>:<due day>:-3', 'event:<seq>'
  obligation_id uuid,
  subject_kind text not null,               -- where it leads: 'obligation', 'report', …
  subject_id uuid not null,
  text_key text not null,                   -- the sentence, in the reader's language
  params jsonb not null default '{}',       -- as it stood when it was said
  in_app boolean not null,                  -- shown under the bell; false where the person asked for other ways only
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (council_id, notice_id),
  unique (council_id, person_id, once),
  foreign key (council_id, person_id) references person,
  foreign key (council_id, obligation_id) references obligation
);
create index notice_of on notice (council_id, person_id, made_at desc);
create index notice_unread on notice (council_id, person_id) where read_at is null and in_app;
create index notice_obligation on notice (council_id, obligation_id);
call app.close_table('notice', 'select, insert, update');

-- How a person wants to hear of a kind; no row: the usual way (`usualWays` of the module).
create table notice_preference (
  council_id uuid not null references council,
  person_id uuid not null,
  kind text not null,
  in_app boolean not null,
  email text not null check (email in ('none', 'digest', 'at-once')),
  push boolean not null,
  primary key (council_id, person_id, kind),
  foreign key (council_id, person_id) references person
);
call app.close_table('notice_preference', 'select, insert, update, delete');

-- When a person wants quiet; no row: the usual hours.
create table notice_quiet (
  council_id uuid not null references council,
  person_id uuid not null,
  quiet_from smallint not null check (quiet_from between 0 and 1440),  -- minutes after midnight
  quiet_to smallint not null check (quiet_to between 0 and 1440),
  rest_days boolean not null,               -- Saturdays, Sundays and holidays are quiet as well
  primary key (council_id, person_id),
  foreign key (council_id, person_id) references person
);
call app.close_table('notice_quiet', 'select, insert, update');

create table push_subscription (
  council_id uuid not null references council,
  push_subscription_id uuid not null,
  person_id uuid not null,
  endpoint text not null,
  p256dh text not null,                     -- keys of the browser (RFC 8291), base64url
  auth text not null,
  device text not null default '',
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (council_id, push_subscription_id),
  unique (council_id, endpoint),
  foreign key (council_id, person_id) references person
);
create index push_subscription_person on push_subscription (council_id, person_id) where ended_at is null;
call app.close_table('push_subscription', 'select, insert, update');

-- One message to one person over one way. It is waiting, sent, given up, or held here and only shown (`held` says why).
create table sending (
  council_id uuid not null references council,
  sending_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('email', 'push')),
  push_subscription_id uuid,
  digest_on date,                           -- the morning letter of that day
  made_at timestamptz not null,
  send_after timestamptz not null,
  held text check (held in ('sample', 'no-smtp', 'read')),
  claimed_at timestamptz,
  tries smallint not null default 0,
  last_error text,
  sent_at timestamptz,
  given_up_at timestamptz,
  primary key (council_id, sending_id),
  unique (council_id, person_id, digest_on),
  foreign key (council_id, person_id) references person,
  foreign key (council_id, push_subscription_id) references push_subscription,
  check ((channel = 'push') = (push_subscription_id is not null) or held is not null)
);
create index sending_waiting on sending (council_id, send_after) where sent_at is null and given_up_at is null and held is null;
create index sending_person on sending (council_id, person_id, made_at desc);
call app.close_table('sending', 'select, insert, update');

create table sending_notice (
  council_id uuid not null references council,
  sending_id uuid not null,
  notice_id uuid not null,
  primary key (council_id, sending_id, notice_id),
  foreign key (council_id, sending_id) references sending,
  foreign key (council_id, notice_id) references notice
);
create index sending_notice_of on sending_notice (council_id, notice_id);
call app.close_table('sending_notice', 'select, insert');

-- How far the event log has been read for notices.
create table notice_cursor (
  council_id uuid primary key references council,
  seq bigint not null
);
call app.close_table('notice_cursor', 'select, insert, update');

-- A question of the chair's page put aside until a day; taken up again by ending it.
create table decision_aside (
  council_id uuid not null references council,
  person_id uuid not null,
  key text not null,                        -- which question: 'judge:<obligation>', 'chase:<body>:<step>'
  until_on date not null,                   -- asked again from this day on
  made_at timestamptz not null,
  primary key (council_id, person_id, key),
  foreign key (council_id, person_id) references person
);
call app.close_table('decision_aside', 'select, insert, update, delete');

-- Searching without marks. Keys of work are stored by its commands; those of plans, targets and reports follow from their columns.
create extension if not exists btree_gin;
-- The same key as `khongDau` of src/core/text.ts makes. Immutable: the dictionary is named, and nobody edits it.
create function app.search_key(words text) returns text language sql immutable parallel safe strict
return trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, nfc))), '\s+', ' ', 'g'));
grant execute on function app.search_key(text) to nghisu_web;

alter table plan add column search_key text generated always as (app.search_key(title || ' ' || short_title || ' ' || coalesce(number, '') || ' ' || coalesce(issuer, ''))) stored;
alter table target add column search_key text generated always as (app.search_key(code || ' ' || title || ' ' || group_title)) stored;
alter table report add column search_key text generated always as (app.search_key(title || ' ' || subject)) stored;

create index obligation_words on obligation using gin (council_id, search_key gin_trgm_ops);
create index task_words on task using gin (council_id, search_key gin_trgm_ops);

-- Ids of work whose key holds every pattern, at most `most`, in no order. As the owner, because under row-level security PostgreSQL may not use a word index
-- (its operators are not leakproof); it names the council itself and gives ids only, which the caller reads under its own rights.
create function app.work_with_words(kind text, patterns text[], most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  pattern text;
  wanted text := '';
begin
  if kind not in ('obligation', 'task') then raise exception 'unknown kind %', kind; end if;
  foreach pattern in array patterns loop
    wanted := wanted || format(' and search_key ~ %L', pattern);
  end loop;
  return query execute format('select %I from %I where council_id = app.council() and withdrawn_at is null%s limit %s', kind || '_id', kind, wanted, most);
end $$;
revoke all on function app.work_with_words(text, text[], integer) from public;
grant execute on function app.work_with_words(text, text[], integer) to nghisu_web;
