-- What was found when a target was last read, known by one hash: empty until it is read again.
alter table comparison add column digest varchar(64) default '' not null;

-- Somebody's decision to leave this very difference for a while.
create table ignored_difference (
  kind varchar(80) not null,
  target_key varchar(80) not null,
  digest varchar(64) not null,
  -- the moment at which its last day is over
  ends timestamp(6) with time zone not null,
  actor_name varchar(120) not null,
  at timestamp(6) with time zone not null,
  constraint ignored_difference_once primary key (kind, target_key)
);
