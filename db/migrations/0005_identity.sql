-- Identity and first run: what founding a council keeps, imports of people that can be taken back, tries at the door, wiping a sample council.
alter table council
  add column delegates_elected integer check (delegates_elected between 1 and 60), -- law:STR-12: elected, serving and legal numbers are three facts
  add column first_session_on date,
  add column remote_area boolean not null default false;   -- law:KN-04, KN-08 …: longer periods in remote areas

-- A council is a sample from its founding or never: otherwise a real one could be wiped.
create function app.sample_is_fixed() returns trigger language plpgsql as $$
begin
  if new.sample <> old.sample then raise exception 'a council cannot become or cease to be a sample' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger sample_is_fixed before update on council for each row execute function app.sample_is_fixed();

-- A seat on the People's Committee is a role of its own: law:STR-04 forbids it to the Standing Committee.
alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check check (role in ('chair', 'vice-chair', 'board-head', 'board-deputy', 'member', 'group-head', 'group-deputy', 'delegate',
  'clerk', 'office-head', 'ubnd-chair', 'ubnd-member', 'ubnd-officer', 'ubnd-head-of-office', 'mttq-officer', 'party-officer', 'overseer', 'administrator'));

-- People and memberships brought in together, so that the whole batch can be taken back.
create table people_import (
  council_id uuid not null references council,
  import_id uuid not null,
  file_name text not null,
  people integer not null check (people > 0),
  made_by uuid,
  made_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (council_id, import_id)
);
call app.close_table('people_import', 'select, insert, update');
alter table person add column import_id uuid, add foreign key (council_id, import_id) references people_import;
alter table membership add column import_id uuid, add foreign key (council_id, import_id) references people_import;

alter table account add column recovery_made_at timestamptz;  -- when the printed recovery codes were made
alter table invitation add column purpose text not null default 'join' check (purpose in ('join', 'reset'));
grant delete on invitation to nghisu_web;                     -- only with its person, when an import is taken back
create index invitation_person on invitation (council_id, person_id);

-- A device that need not be asked for the second factor until a day.
create table trusted_device (
  council_id uuid not null references council,
  token_hash text not null,
  person_id uuid not null,
  device text not null default '',
  made_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  primary key (council_id, token_hash),
  foreign key (council_id, person_id) references account
);
call app.close_table('trusted_device', 'select, insert, update');

-- Challenges given to passkeys before anybody is known; each is used once.
create table passkey_challenge (
  council_id uuid not null references council,
  challenge text not null,
  made_at timestamptz not null,
  primary key (council_id, challenge)
);
call app.close_table('passkey_challenge', 'select, insert, delete');

-- Tries at the door, counted by name and address (hashed); the lock of an account is counted in `account`.
create table sign_in_try (
  council_id uuid not null references council,
  key_hash text not null,
  tries integer not null,
  since timestamptz not null,
  primary key (council_id, key_hash)
);
call app.close_table('sign_in_try', 'select, insert, update, delete');

-- The log only grows; the one exception is a sample council, wiped as a whole by the function below.
create or replace function app.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and current_setting('app.wiping', true) = old.council_id::text
    and exists (select 1 from council c where c.council_id = old.council_id and c.sample) then
    return old;
  end if;
  raise exception 'the event log only grows' using errcode = 'insufficient_privilege';
end $$;

-- Erases every row of a sample council. Tables are emptied in the order their references allow, found by trying.
create function app.wipe_sample(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  waiting regclass[];
  left_over regclass[];
  tbl regclass;
begin
  if not exists (select 1 from council c where c.council_id = wanted and c.sample) then
    raise exception 'only a sample council can be wiped' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.wiping', wanted::text, true);
  select array_agg(c.oid::regclass) into waiting from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'council';
  while array_length(waiting, 1) > 0 loop
    left_over := '{}';
    foreach tbl in array waiting loop
      begin
        execute format('delete from %s where council_id = $1', tbl) using wanted;
      exception when foreign_key_violation or check_violation then -- referred to, or frozen while something else is there: later
        left_over := left_over || tbl;
      end;
    end loop;
    if array_length(left_over, 1) = array_length(waiting, 1) then
      raise exception 'tables refer to each other in a circle: %', left_over;
    end if;
    waiting := left_over;
  end loop;
  delete from council where council_id = wanted;
end $$;
revoke all on function app.wipe_sample(uuid) from public;
grant execute on function app.wipe_sample(uuid) to nghisu_web;
