-- What deriving a day looks up, however long a person's ledger grows: the visit before, what an order is about, a day's results.
create index fact_started on fact (person_id, at) where kind = 'visit.started';
create index fact_opportunity on fact (person_id, (envelope -> 'refs' ->> 'opportunity')) where envelope -> 'refs' ->> 'opportunity' is not null;
create index fact_contract on fact (person_id, (envelope -> 'refs' ->> 'contract')) where envelope -> 'refs' ->> 'contract' is not null;
create index fact_order on fact (person_id, (envelope -> 'refs' ->> 'order')) where envelope -> 'refs' ->> 'order' is not null;
create index result_person_day on result (person_id, on_day);
create index result_taken_back on result (person_id, (value ->> 'takenBackOn')) where value ->> 'takenBackOn' is not null;
