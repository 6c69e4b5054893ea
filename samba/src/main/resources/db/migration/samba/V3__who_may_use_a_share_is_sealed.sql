-- Who may use a share decides about access: each row carries a MAC under the master key.
alter table samba_access add column mac varchar(64) default '' not null;
