-- How many of the active people have a second factor is counted of an index, and of nobody's row.
create index users_factor_share_idx on users (tenant_id, directory_id, status, factors);
