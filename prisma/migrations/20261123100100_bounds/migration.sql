-- What a value may be: closed lists (checks, not enums: an enum can't lose a value), and a bound on everything that comes in.
-- And the unique indexes that hold for some rows only, which Prisma can't draw.

alter table tenants
  add check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  add check (length(display_name) between 1 and 100),
  add check (status in ('active', 'suspended'));

alter table tenant_keys add check (octet_length(wrapped_key) <= 1024);
alter table person_keys add check (octet_length(sealed_key) <= 1024);

alter table platform_state
  add check (singleton),
  add check (length(origin) <= 2048),
  add check (octet_length(key_check) <= 64),
  add check (octet_length(setup_token_hash) = 32);
alter table platform_default
  add check (length(key) <= 100),
  add check (octet_length(value::text) <= 65536);
alter table key_pool
  add check (alg in ('RS256', 'ES256')),
  add check (length(kid) <= 200),
  add check (octet_length(public_jwk::text) <= 8192),
  add check (octet_length(sealed_private) <= 8192);

alter table directories
  add check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  add check (length(display_name) between 1 and 100);

alter table environments
  add check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  add check (length(display_name) between 1 and 100),
  add check (kind in ('production', 'staging', 'development', 'control')),
  add check (length(issuer) <= 2048),
  add check (status in ('active', 'suspended')),
  -- The control environment can't be suspended (DESIGN 1).
  add check (kind <> 'control' or status = 'active');
create unique index environments_one_control_key on environments (tenant_id) where kind = 'control';

alter table policies
  add check (length(kind) <= 60),
  add check (octet_length(value::text) <= 65536),
  add check (
    case level
      when 'tenant' then environment_id is null and directory_id is null and client_id is null
      when 'environment' then environment_id is not null and directory_id is null and client_id is null
      when 'directory' then environment_id is null and directory_id is not null and client_id is null
      when 'client' then environment_id is not null and directory_id is null and client_id is not null
      else false
    end);

alter table apis
  add check (length(identifier) between 1 and 255),
  add check (length(name) between 1 and 100),
  add check (token_format in ('jwt', 'opaque')),
  -- Access tokens live at most ten minutes (DESIGN 2.4); opaque ones are looked up live, so they may live a day.
  add check (token_lifetime_seconds between 30 and case token_format when 'jwt' then 600 else 86400 end);
alter table permissions
  add check (name ~ '^[!#-\[\]-~]{1,100}$'),
  add check (length(description) <= 500);
alter table roles
  add check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  add check (length(display_name) between 1 and 100),
  add check (length(description) <= 500);
alter table role_roles add check (parent_role_id <> child_role_id);
alter table assignments
  add check (length(builtin_role) <= 60),
  add check ((role_id is null) <> (builtin_role is null)),
  add check (num_nonnulls(user_id, group_id, client_id) = 1),
  add check ((user_directory_id is null) = (user_id is null)),
  add check ((group_directory_id is null) = (group_id is null)),
  add check ((client_environment_id is null) = (client_id is null)),
  -- A client lives in one environment; its roles hold there and nowhere else.
  add check (client_id is null or environment_id = client_environment_id);

alter table users
  add check (length(sub) between 1 and 255 and sub ~ '^[!-~]+$'),
  add check (length(display_name) <= 200),
  add check (length(given_name) <= 100),
  add check (length(family_name) <= 100),
  add check (length(picture) <= 2048),
  add check (length(locale) <= 35),
  add check (length(zoneinfo) <= 64),
  add check (octet_length(address::text) <= 4096),
  add check (status in ('active', 'suspended')),
  add check (length(external_id) <= 200);
alter table identifiers
  add check (kind in ('email', 'username', 'phone')),
  add check (length(value) between 1 and 320),
  add check (length(normalized) between 1 and 320);
create unique index identifiers_verified_key on identifiers (tenant_id, directory_id, kind, normalized)
  where verified_at is not null;
create unique index identifiers_primary_key on identifiers (tenant_id, directory_id, user_id, kind) where "primary";
alter table credentials
  add check (kind in ('password', 'passkey', 'totp', 'recovery_code')),
  add check (length(secret_hash) <= 1024),
  add check (octet_length(data::text) <= 16384);
create unique index credentials_one_password_key on credentials (tenant_id, directory_id, user_id) where kind = 'password';
alter table groups
  add check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  add check (length(display_name) between 1 and 100);

alter table signing_keys
  add check (length(kid) <= 200),
  add check (alg in ('RS256', 'ES256')),
  add check (status in ('next', 'current', 'previous', 'retired')),
  add check (octet_length(public_jwk::text) <= 8192),
  add check (octet_length(sealed_private) <= 8192);
-- Whoever signs finds one key, however rotations race.
create unique index signing_keys_one_current_key on signing_keys (tenant_id, environment_id, alg) where status = 'current';
create unique index signing_keys_one_next_key on signing_keys (tenant_id, environment_id, alg) where status = 'next';

alter table clients
  add check (length(client_id) between 1 and 100 and client_id ~ '^[!-~]+$'),
  add check (length(name) between 1 and 100),
  add check (kind in ('web', 'spa', 'native', 'm2m')),
  add check (status in ('active', 'disabled')),
  add check (token_endpoint_auth_method in ('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none')),
  add check (length(token_endpoint_auth_signing_alg) <= 20),
  add check (octet_length(jwks::text) <= 32768),
  add check (cardinality(redirect_uris) <= 50 and octet_length(redirect_uris::text) <= 131072),
  add check (cardinality(post_logout_redirect_uris) <= 50 and octet_length(post_logout_redirect_uris::text) <= 131072),
  add check (cardinality(origins) <= 50 and octet_length(origins::text) <= 131072),
  add check (cardinality(grant_types) <= 10),
  add check (grant_types <@ array['authorization_code', 'refresh_token', 'client_credentials']),
  add check (cardinality(scopes) <= 50 and octet_length(scopes::text) <= 8192),
  add check (id_token_signed_response_alg in ('RS256', 'ES256')),
  add check (userinfo_signed_response_alg in ('RS256', 'ES256')),
  add check (length(logo_uri) <= 2048),
  add check (length(client_uri) <= 2048),
  add check (length(policy_uri) <= 2048),
  add check (length(tos_uri) <= 2048),
  add check (access_token_lifetime_seconds between 30 and 86400),
  add check (built_in in ('portal')),
  -- T08: a public client holds no secret, so client_credentials would be anyone's; and PKCE is all that binds its codes.
  add check (token_endpoint_auth_method <> 'none' or (require_pkce and not 'client_credentials' = any (grant_types)));
create unique index clients_built_in_key on clients (tenant_id, environment_id, built_in) where built_in is not null;
alter table client_secrets
  add check (octet_length(secret_hash) = 32),
  add check (length(hint) <= 20);

alter table browsers add check (octet_length(token_hash) = 32);
alter table sessions
  add check (length(sid) between 1 and 100),
  add check (cardinality(amr) <= 10 and octet_length(amr::text) <= 512),
  add check (length(acr) <= 200),
  add check (length(end_reason) <= 60);
alter table authorization_requests
  add check (octet_length(parameters::text) <= 65536),
  add check (octet_length(progress::text) <= 65536);
alter table attempts
  add check (length(scope) <= 60),
  add check (octet_length(key_hash) = 32),
  add check (count >= 0);

alter table grants
  add check (cardinality(scopes) <= 300 and octet_length(scopes::text) <= 32768),
  add check (cardinality(claims) <= 100 and octet_length(claims::text) <= 8192),
  add check (cardinality(resources) <= 50 and octet_length(resources::text) <= 16384);
create unique index grants_live_key on grants (tenant_id, environment_id, user_id, client_id) where revoked_at is null;
alter table token_families
  add check (cardinality(scopes) <= 300 and octet_length(scopes::text) <= 32768),
  add check (cardinality(resources) <= 50 and octet_length(resources::text) <= 16384),
  add check (octet_length(claims::text) <= 65536),
  add check (cardinality(amr) <= 10 and octet_length(amr::text) <= 512),
  add check (length(acr) <= 200),
  add check (length(sid) <= 100),
  add check (length(nonce) <= 4096),
  add check (length(revoke_reason) <= 60),
  add check ((directory_id is null) = (user_id is null)),
  add check ((revoked_at is null) = (revoke_reason is null));
alter table authorization_codes
  add check (octet_length(code_hash) = 32),
  add check (length(redirect_uri) <= 2048),
  add check (length(code_challenge) = 43);
alter table refresh_tokens
  add check (octet_length(token_hash) = 32),
  add check (octet_length(successor_hash) = 32),
  add check (octet_length(predecessor_hash) = 32),
  add check (octet_length(presenter_hash) = 32),
  add check (octet_length(sealed_response) <= 65536);
alter table access_tokens
  add check (octet_length(token_hash) = 32),
  add check (length(audience) <= 2048),
  add check (cardinality(scopes) <= 300 and octet_length(scopes::text) <= 32768),
  add check (octet_length(claims::text) <= 65536);
alter table revoked_tokens add check (octet_length(jti_hash) = 32);
alter table used_assertions add check (octet_length(jti_hash) = 32);

alter table portal_users
  add check (length(name) <= 200),
  add check (length(email) <= 320),
  add check (length(image) <= 2048);
alter table portal_accounts
  add check (length(provider) <= 100),
  add check (length(provider_account_id) <= 255),
  add check (length(type) <= 20);
alter table portal_sessions
  add check (octet_length(token_hash) = 32),
  add check (length(sid) <= 100);

alter table audit_event
  add check (length(actor_kind) <= 30),
  add check (length(actor_id) <= 100),
  add check (length(on_behalf_of) <= 100),
  add check (length(action) <= 100),
  add check (length(target_kind) <= 60),
  add check (length(target_id) <= 255),
  add check (result in ('ok', 'failed', 'refused')),
  add check (length(reason) <= 200),
  add check (length(request_id) <= 100),
  add check (octet_length(changes::text) <= 65536),
  add check (octet_length(personal) <= 65536),
  add check (octet_length(subject_hash) <= 64);
alter table token_event
  add check (length(kind) <= 60),
  add check (length(grant_type) <= 100),
  add check (cardinality(scopes) <= 300 and octet_length(scopes::text) <= 32768),
  add check (length(audience) <= 2048),
  add check (length(jti) <= 200),
  add check (length(result) <= 30),
  add check (length(request_id) <= 100);
