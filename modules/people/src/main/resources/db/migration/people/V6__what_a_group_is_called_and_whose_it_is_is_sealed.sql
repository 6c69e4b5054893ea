-- By its name people know what a group gives, and its owner says who is in it: each row carries a MAC under the master key.
alter table person_group add column mac varchar(64) default '' not null;
