-- What is asked of plans is nothing but its facts: few, and found by whose they are.
create index fact_plan on fact (person_id, kind) where kind in ('plan.challenged', 'plan.answered', 'day.replanned');
