-- Hashes no council has a file of any more: their bytes may go from the disk. Bytes are shared between councils, rows are not, so only the owner can say it.
create function app.hashes_nobody_has(wanted text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp
as $$ select h from unnest(wanted) h where not exists (select 1 from file f where f.sha256 = h and f.destroyed_at is null) $$;
revoke all on function app.hashes_nobody_has(text[]) from public;
grant execute on function app.hashes_nobody_has(text[]) to nghisu_web;
create index file_bytes on file (sha256);
