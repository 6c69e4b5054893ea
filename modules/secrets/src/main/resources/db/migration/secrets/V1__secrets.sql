create table secret (
    name varchar(100) not null primary key,
    sealed varchar(100000) not null,
    created_at timestamp(6) with time zone not null
);
