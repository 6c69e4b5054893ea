-- How many things of others were found there that could become wanted: counted when a target is read.
alter table comparison add column adoptable int default 0 not null;
