-- What was wanted when the version was written, as its planner reads it again; null where that is not kept.
alter table file_version add column wanted varchar(64) references file_content (hash);
create index file_version_wanted on file_version (wanted);
