-- Whether somebody's account is disabled decides about access: each row carries a MAC of that under the master key.
alter table person add column mac varchar(64) default '' not null;
