-- Where a person's webhooks go, and the secret under which they are signed.
create table notice_hook (
  person_id bigint primary key,
  url varchar(2000) not null,
  secret_sealed varchar(4000) not null,
  made timestamp(6) with time zone not null
);
