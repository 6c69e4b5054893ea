-- What was approved on one target is not approved on another: each part keeps its own.
alter table operation_part add column approval varchar(1000000);
update operation_part set approval = (select o.approval from operation o where o.id = operation_part.operation);
alter table operation_part alter column approval set not null;
alter table operation drop column approval;
