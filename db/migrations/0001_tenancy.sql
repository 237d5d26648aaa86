-- Tenancy: which council a transaction belongs to, and the shape every council's table must have.
-- Roles: nghisu_owner owns the tables and migrates; nghisu_web serves people and jobs, owns nothing, bypasses nothing.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create schema app;
grant usage on schema app to nghisu_web;

-- The council of this transaction, or null: then every policy below yields no row.
create function app.council() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.council_id', true), '')::uuid;

create function app.person() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.person_id', true), '')::uuid;

-- Closes a council's table: forced row-level security for its council only. Called once at the end of each table's migration.
-- acts: which of select, insert, update, delete the serving role may do.
create procedure app.close_table(tbl regclass, acts text)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy council_only on %s using (council_id = app.council()) with check (council_id = app.council())', tbl);
  -- The owner migrates, backs up and answers the few questions asked before a council is chosen; it never serves a page.
  execute format('create policy owner_keeps on %s to %I using (true) with check (true)', tbl, current_user);
  execute format('grant %s on %s to nghisu_web', acts, tbl);
end $$;

create table council (
  council_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null,                       -- "xã Mẫu"
  province text not null default '',
  unit_code text,                           -- code of the administrative unit, dated list
  kind text not null,                       -- kind of commune for law:STR-09..11
  population integer check (population between 1 and 1000000),
  delegates_by_law integer check (delegates_by_law between 1 and 60),
  term_from date not null,
  term_to date not null check (term_to > term_from),
  sample boolean not null default false,    -- a sample council: sends nothing out, can be wiped
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
call app.close_table('council', 'select, insert, update');

-- What may be known of a council before a council is chosen: its address and name, nothing else.
create function app.council_by_slug(wanted text) returns table (council_id uuid, slug text, name text, sample boolean, term_from date, term_to date)
language sql stable security definer set search_path = public, pg_temp
as $$ select c.council_id, c.slug, c.name, c.sample, c.term_from, c.term_to from council c where c.slug = wanted $$;

create function app.council_list() returns table (council_id uuid, slug text, name text, sample boolean)
language sql stable security definer set search_path = public, pg_temp
as $$ select c.council_id, c.slug, c.name, c.sample from council c order by c.sample, c.name limit 5000 $$;

grant execute on function app.council(), app.person(), app.council_by_slug(text), app.council_list() to nghisu_web;
