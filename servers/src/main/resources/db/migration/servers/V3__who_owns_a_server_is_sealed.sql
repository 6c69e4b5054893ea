-- Who owns a server decides about access: each row carries a MAC under the master key.
alter table server_owner add column mac varchar(64) default '' not null;
