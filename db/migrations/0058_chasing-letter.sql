-- The official letter a step of chasing went out with; null where it was a call, or a paper written elsewhere.
alter table chasing_step add column paper_id uuid, add foreign key (council_id, paper_id) references paper;
create index chasing_step_paper on chasing_step (council_id, paper_id) where paper_id is not null;
grant update (paper_id) on chasing_step to nghisu_web;
