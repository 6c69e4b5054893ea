-- What exactly an operation does, as pages show it beneath its title: the line of a command.
alter table operation add column subject varchar(1000) default '' not null;
