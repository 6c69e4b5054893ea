-- Who is in a group decides about access: each row carries a MAC under the master key.
alter table person_group_person add column mac varchar(64) default '' not null;
