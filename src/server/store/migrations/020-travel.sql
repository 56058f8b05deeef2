-- What visits taught about ways between customers: it follows from facts and pins, and can be dropped like all that does.
create table travel_model (
  area text not null,            -- a geohash cell of four characters; '' is the whole company
  hours text not null,
  factor double precision not null,
  low double precision not null,
  high double precision not null,
  n int not null,
  left_out int not null,
  primary key (area, hours)
);

-- Answers of the routing server, kept for a while: by the cells of both ends and the kind of hour.
create table travel_leg (
  from_cell text not null,
  to_cell text not null,
  hours text not null,
  travel_s int not null,
  at bigint not null,
  primary key (hours, from_cell, to_cell)
);
create index travel_leg_at on travel_leg (at);
grant select, insert, update, delete on travel_model, travel_leg to rounds_app;
