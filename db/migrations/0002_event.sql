-- The event log: append-only, one hash chain per council. An act and its event are one transaction.
create table event (
  council_id uuid not null references council,
  seq bigint not null,
  event_id uuid not null,
  at timestamptz not null,
  actor_id uuid,                            -- null: the clock or the installation itself
  actor_name text not null,                 -- as it was written on that day
  command text not null,                    -- 'task.create'
  name text not null,                       -- 'task.created'
  subject_kind text not null,
  subject_id uuid,
  request_id uuid,
  data json not null,                       -- json, not jsonb: the text as written is what is sealed
  previous_hash bytea not null,
  hash bytea not null,
  primary key (council_id, seq)
);
create index event_subject on event (council_id, subject_kind, subject_id, seq desc);
create index event_at on event (council_id, at desc);

create table event_head (
  council_id uuid primary key references council,
  seq bigint not null,
  hash bytea not null
);
call app.close_table('event_head', 'select');

-- What is sealed: every column but the two hashes, joined by the unit separator.
create function app.event_text(e event) returns text language sql immutable parallel safe
return concat_ws(E'\x1f', e.council_id::text, e.seq::text, e.event_id::text,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(e.actor_id::text, ''), e.actor_name, e.command, e.name,
  e.subject_kind, coalesce(e.subject_id::text, ''), coalesce(e.request_id::text, ''), e.data::text);

-- The place in the chain is given here and nowhere else: the serving role can neither choose nor change it.
create function app.chain_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare head event_head;
begin
  insert into event_head values (new.council_id, 0, '\x00') on conflict do nothing;
  select * into head from event_head h where h.council_id = new.council_id for update;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(app.event_text(new), 'UTF8'));
  update event_head set seq = new.seq, hash = new.hash where council_id = new.council_id;
  return new;
end $$;
create trigger chain before insert on event for each row execute function app.chain_event();

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log only grows' using errcode = 'insufficient_privilege';
end $$;
create trigger only_grows before update or delete on event for each row execute function app.refuse_change();
create trigger never_emptied before truncate on event for each statement execute function app.refuse_change();
call app.close_table('event', 'select, insert');
grant execute on function app.event_text(event) to nghisu_web;

-- One submission, one act: a repeated request finds its first answer here.
create table request (
  council_id uuid not null references council deferrable initially deferred, -- the first request of a council makes it
  request_id uuid not null,
  command text not null,
  person_id uuid,
  at timestamptz not null default now(),
  result json,
  primary key (council_id, request_id)
);
call app.close_table('request', 'select, insert, update');
