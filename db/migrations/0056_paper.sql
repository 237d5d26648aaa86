-- Papers that are not reports: letters, notices, plans, invitations, minutes. A paper is drafted by the module it serves, takes its number at issue and is frozen with its files.
create table paper (
  council_id uuid not null references council,
  paper_id uuid not null,
  kind text not null,                       -- paper/layout/kinds.ts
  subject_kind text not null,               -- the noun it serves: 'voter-round', 'referral-letter', …
  subject_id uuid not null,
  subject text not null,                    -- "V/v chuyển kiến nghị của cử tri"
  body_id uuid,                             -- the body outside it is addressed to; its people may read it
  paper jsonb not null,                     -- paper/layout/model.ts, OfficialPaper
  series text,
  number integer,
  symbol text,
  issued_on date,
  signer_id uuid,
  signer_name text not null default '',
  signer_title text not null default '',
  docx_file_id uuid,
  pdf_file_id uuid,
  drafted_at timestamptz not null,
  drafted_by uuid,
  issued_at timestamptz,
  issued_by uuid,
  recalled_at timestamptz,
  recalled_by uuid,
  recalled_reason text,
  version integer not null default 1,
  primary key (council_id, paper_id),
  foreign key (council_id, body_id) references organization,
  foreign key (council_id, signer_id) references person,
  foreign key (council_id, docx_file_id) references file,
  foreign key (council_id, pdf_file_id) references file,
  foreign key (council_id, series, number) references number_given,
  check ((issued_at is null) = (issued_on is null) and (issued_at is null) = (docx_file_id is null)),
  check ((recalled_at is null) = (recalled_reason is null))
);
create index paper_subject on paper (council_id, subject_kind, subject_id);
create index paper_issued on paper (council_id, issued_on desc) where issued_at is not null;
call app.close_table('paper', 'select, insert, update, delete');
alter table number_given add column paper_id uuid;
