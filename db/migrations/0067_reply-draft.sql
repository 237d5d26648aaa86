-- An answer being written at the body asked: kept as typed, for these petitions together, seen by that body alone. It goes when the answer is sent.
create table reply_draft (
  council_id uuid not null references council,
  reply_draft_id uuid not null,
  body_id uuid not null,
  petition_ids uuid[] not null check (cardinality(petition_ids) > 0),  -- in the order of their ids
  result text not null default '',
  reply_class text not null default '',
  promised_on text not null default '',           -- days as typed, perhaps not yet days
  words text not null default '',
  number text not null default '',
  dated_on text not null default '',
  signed_by text not null default '',
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (council_id, reply_draft_id),
  unique (council_id, petition_ids),
  foreign key (council_id, body_id) references organization
);
create index reply_draft_body on reply_draft (council_id, body_id);
call app.close_table('reply_draft', 'select, insert, update, delete');

create function app.answer_ends_draft() returns trigger language plpgsql as $$
begin
  delete from reply_draft d where d.council_id = new.council_id and new.petition_id = any(d.petition_ids);
  return null;
end $$;
create trigger ends_draft after insert on reply_item for each row execute function app.answer_ends_draft();
