-- Figures of petitions: one row a petition with everything a measure asks of it, as it stands (view) and as it stood at any instant (function), from one definition.

-- What a measure asks beside `app.petition_at`: its own first raising and where that was, the body's first answer to the letter, what of the answer is public and on file, why it is no petition.
create function app.petition_beside(instant timestamptz, council uuid, petition uuid)
returns table (raised_on date, meeting_id uuid, meeting_on date, session_title text, accepted_on date, answer_published boolean, answer_filed boolean, removed_kind text, removed_why text, into_id uuid)
language sql stable parallel safe as $$
  select r.raised_on, r.voter_meeting_id, r.held_on, coalesce(r.session_title, ''),
    (select min(coalesce(z.received_on, (z.made_at at time zone 'Asia/Ho_Chi_Minh')::date)) from referral_response z
      where z.council_id = council and z.made_at <= instant and z.kind in ('received', 'accepted') and z.referral_id =
        (select f.referral_id from referral f where f.council_id = council and f.petition_id = petition and f.made_at <= instant order by f.referral_id desc limit 1)),
    exists (select from petition_publication u where u.council_id = council and u.petition_id = petition and u.answer <> '' and u.made_at <= instant and (u.withdrawn_at is null or u.withdrawn_at > instant)),
    coalesce((select y.file_id is not null from reply_item i join reply y on y.council_id = i.council_id and y.reply_id = i.reply_id
      where i.council_id = council and i.petition_id = petition and y.made_at <= instant and (i.withdrawn_at is null or i.withdrawn_at > instant) order by y.reply_id desc limit 1), false),
    x.kind, x.reason,
    (select m.into_id from petition_merge m where m.council_id = council and m.petition_id = petition and m.made_at <= instant and (m.undone_at is null or m.undone_at > instant))
  from (select 1) one
  left join lateral (select z.raised_on, z.voter_meeting_id, m.held_on, w.session_title from raising z
    left join voter_meeting m on m.council_id = z.council_id and m.voter_meeting_id = z.voter_meeting_id
    left join voter_round w on w.council_id = m.council_id and w.voter_round_id = m.voter_round_id
    where z.council_id = council and z.petition_id = petition and z.recorded_at <= instant order by z.raised_on, z.raising_id limit 1) r on true
  left join lateral (select v.kind, v.reason from petition_removal v
    where v.council_id = council and v.petition_id = petition and v.made_at <= instant and (v.undone_at is null or v.undone_at > instant) limit 1) x on true
$$;
grant execute on function app.petition_beside(timestamptz, uuid, uuid) to nghisu_web;

create view petition_facts with (security_invoker = true) as
select p.council_id, p.petition_id, p.year, p.number, p.title, p.village_id, p.recorded_at, p.stage, b.into_id, p.field, p.level, p.body_id, p.board_id, p.compiled_at, p.referral_id, p.referred_on,
  p.answered_on, p.result, p.promised_on, p.verdict, p.outcome, p.judged_at, p.voter_agrees, p.told_on, p.published_at, p.reopened, p.closed_at,
  b.raised_on, b.meeting_id, b.meeting_on, b.session_title, b.accepted_on, b.answer_published, b.answer_filed, b.removed_kind, b.removed_why
from petition p cross join lateral app.petition_beside('infinity', p.council_id, p.petition_id) b;
grant select on petition_facts to nghisu_web;

-- The same columns as they stood at an instant, of petitions recorded by then.
create function app.petition_facts_at(instant timestamptz)
returns table (council_id uuid, petition_id uuid, year smallint, number integer, title text, village_id uuid, recorded_at timestamptz, stage text, into_id uuid, field text, level text, body_id uuid, board_id uuid,
  compiled_at timestamptz, referral_id uuid, referred_on date, answered_on date, result text, promised_on date, verdict text, outcome text, judged_at timestamptz, voter_agrees boolean, told_on date,
  published_at timestamptz, reopened integer, closed_at timestamptz, raised_on date, meeting_id uuid, meeting_on date, session_title text, accepted_on date, answer_published boolean, answer_filed boolean,
  removed_kind text, removed_why text)
language sql stable parallel safe as $$
  select p.council_id, p.petition_id, p.year, p.number, p.title, p.village_id, p.recorded_at, n.stage, b.into_id, n.field, n.level, n.body_id, n.board_id, n.compiled_at, n.referral_id, n.referred_on,
    n.answered_on, n.result, n.promised_on, n.verdict, n.outcome, n.judged_at, n.voter_agrees, n.told_on, n.published_at, n.reopened, n.closed_at,
    b.raised_on, b.meeting_id, b.meeting_on, b.session_title, b.accepted_on, b.answer_published, b.answer_filed, b.removed_kind, b.removed_why
  from petition p cross join lateral app.petition_at(instant, p.council_id, p.petition_id) n cross join lateral app.petition_beside(instant, p.council_id, p.petition_id) b
  where p.recorded_at <= instant
$$;
grant execute on function app.petition_facts_at(timestamptz) to nghisu_web;

-- Petitions of a period, for figures and lists by time.
create index petition_recorded on petition (council_id, recorded_at);
create index reply_received on reply (council_id, received_on);

-- Left out of the figures by a paper (measures, rule 3): funding of several years, force majeure. Listed under every figure with the paper and who recorded it.
create table petition_exclusion (
  council_id uuid not null references council,
  petition_exclusion_id uuid not null,
  petition_id uuid not null,
  paper text not null check (length(paper) >= 3),  -- number and symbol: "35/NQ-HĐND"
  paper_on date not null,
  reason text not null check (length(reason) >= 5),
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, petition_exclusion_id),
  foreign key (council_id, petition_id) references petition,
  foreign key (council_id, made_by) references person
);
create unique index petition_excluded_once on petition_exclusion (council_id, petition_id) where undone_at is null;
call app.close_table('petition_exclusion', 'select, insert, update');

-- Candidates for the same matter, key by key, so that what is told by a rare key is found however many share the common ones; a key counts the more the fewer have it.
create or replace function app.petitions_with_keys(wanted text[], most integer) returns table (petition_id uuid, shared integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.petition_id, count(*)::int as shared
  from (select p.petition_id, count(*) over (partition by w.k) as often from unnest(wanted) w(k)
    cross join lateral (select q.petition_id from petition q where q.council_id = app.council() and q.keys @> array[w.k] and q.stage not in ('removed', 'split') limit 200) p) f
  group by 1 order by sum(1.0 / f.often) desc, f.petition_id desc limit most
$$;
