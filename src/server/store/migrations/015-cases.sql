-- A case is nothing but its facts: few, and found by whose they are and by which case they speak of.
create index fact_case on fact (person_id, (envelope -> 'refs' ->> 'case')) where kind in ('case.opened', 'case.answered', 'case.found');
create index fact_case_opened on fact (at desc) where kind = 'case.opened';
