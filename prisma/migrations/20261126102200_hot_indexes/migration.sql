-- Codes, tokens and families are looked up by their key, (tenant, environment, hash or id). An index on another column that began
-- with the same two looked just as good to the planner wherever it had no statistics: on a new installation, and on a table that
-- was empty when it was last analyzed. It was then read for the whole environment, and the plan stayed with the connection
-- (3 ms for each redemption after 6,000 codes, seen). What begins with its own column can't be taken for the key.

create index authorization_codes_family_id_tenant_id_environment_id_idx on authorization_codes (family_id, tenant_id, environment_id);
drop index authorization_codes_tenant_id_environment_id_family_id_idx;
create index refresh_tokens_family_id_tenant_id_environment_id_idx on refresh_tokens (family_id, tenant_id, environment_id);
drop index refresh_tokens_tenant_id_environment_id_family_id_idx;
create index access_tokens_family_id_tenant_id_environment_id_idx on access_tokens (family_id, tenant_id, environment_id);
drop index access_tokens_tenant_id_environment_id_family_id_idx;
create index token_families_grant_id_tenant_id_environment_id_idx on token_families (grant_id, tenant_id, environment_id);
drop index token_families_tenant_id_environment_id_grant_id_idx;
create index token_families_session_id_tenant_id_environment_id_idx on token_families (session_id, tenant_id, environment_id);
drop index token_families_tenant_id_environment_id_session_id_idx;
create index token_families_client_id_tenant_id_environment_id_id_idx on token_families (client_id, tenant_id, environment_id, id);
drop index token_families_tenant_id_environment_id_client_id_id_idx;
create index token_families_of_client_and_user_idx on token_families (client_id, user_id, tenant_id, environment_id, id);
drop index token_families_tenant_id_environment_id_client_id_user_id_i_idx;
create index token_families_user_id_tenant_id_directory_id_idx on token_families (user_id, tenant_id, directory_id);
drop index token_families_tenant_id_directory_id_user_id_idx;
