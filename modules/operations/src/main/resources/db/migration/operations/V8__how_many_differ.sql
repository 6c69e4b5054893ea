-- The navigation says on every page how many targets differ.
create index comparison_state on comparison (state, target_key);
