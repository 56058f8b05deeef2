-- A plan that a rep made is one more word about plans.
drop index fact_plan;
create index fact_plan on fact (person_id, kind) where kind in ('plan.challenged', 'plan.proposed', 'plan.answered', 'day.replanned');
