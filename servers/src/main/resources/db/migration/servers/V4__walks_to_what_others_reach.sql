-- The last walk to each thing that others reach: its hops as JSON, in the order of traffic.
create table path_walk (
    path varchar(60) primary key,
    server_id bigint not null references server (id),
    state varchar(20) not null,
    hops varchar(1000000) not null,
    walked_at timestamp(6) with time zone not null
);
create index path_walk_server on path_walk (server_id);
